/** A scene as PNG. */
import { encoded, onCanvas, pixels } from "../picture/canvas.js";

const MOST = 16_777_216; // pixels of a canvas that every phone can hold
const PROBE = [
  [0x7a, 0x5c, 0x3e, 255],
  [0x3e, 0x5c, 0x7a, 255],
];
const PER_MM = 150 / 25.4; // a poster on a screen; for print there is PDF

/**
 * Return the scene as PNG, in its unit's resolution as far as the largest canvas allows.
 * @param {Scene} scene
 */
export function toPng(scene) {
  const fine = scene.unit === "mm" ? PER_MM : 1;
  const scale = Math.min(fine, Math.sqrt(MOST / (scene.width * scene.height)));
  const [width, height] = [scene.width, scene.height].map((length) => Math.floor(length * scale + 1e-6));
  const draw = (/** @type {CanvasRenderingContext2D} */ drawing) => {
    drawing.fillStyle = scene.ground;
    drawing.fillRect(0, 0, width, height);
    drawing.scale(width / scene.width, height / scene.height);
    for (const shape of scene.shapes) drawShape(drawing, shape);
  };
  return onCanvas(width, height, draw, (canvas) => encoded(canvas, "image/png"));
}

/** @param {CanvasRenderingContext2D} drawing @param {Shape} shape */
function drawShape(drawing, shape) {
  drawing.save();
  if (shape.kind === "path") drawPath(drawing, shape);
  else if (shape.kind === "picture") drawPicture(drawing, shape);
  else drawClipped(drawing, shape);
  drawing.restore();
}

/** @param {CanvasRenderingContext2D} drawing @param {PathShape} shape */
function drawPath(drawing, { d, transform, fill, stroke, width = 1, opacity = 1 }) {
  const path = new Path2D(d);
  if (transform) drawing.transform(...transform);
  Object.assign(drawing, { globalAlpha: opacity, lineWidth: width, lineCap: "round", lineJoin: "round" });
  if (fill) {
    drawing.fillStyle = fill;
    drawing.fill(path);
  }
  if (stroke) {
    drawing.strokeStyle = stroke;
    drawing.stroke(path);
  }
}

/** @param {CanvasRenderingContext2D} drawing @param {PictureShape} shape */
function drawPicture(drawing, { picture, source, box }) {
  const from = /** @type {const} */ ([source.x, source.y, source.width, source.height]);
  drawing.drawImage(picture.image, ...from, box.x, box.y, box.width, box.height);
}

/** @param {CanvasRenderingContext2D} drawing @param {ClippedShapes} shape */
function drawClipped(drawing, { box, shapes }) {
  drawing.beginPath();
  drawing.rect(box.x, box.y, box.width, box.height);
  drawing.clip();
  for (const shape of shapes) drawShape(drawing, shape);
}

/**
 * Return the label of a browser's fault with canvases: `noisy` if it alters what is read from a canvas, against
 * tracking, which speckles pictures; else nothing. Two colours are probed, as it may leave a single one unchanged.
 */
export function canvasFault() {
  const draw = (/** @type {CanvasRenderingContext2D} */ drawing) => {
    drawing.fillStyle = "#7a5c3e";
    drawing.fillRect(0, 0, 32, 64);
    drawing.fillStyle = "#3e5c7a";
    drawing.fillRect(32, 0, 32, 64);
  };
  return onCanvas(64, 64, draw, (canvas) => {
    const whole = pixels(canvas).every((part, index) => part === PROBE[index % 256 < 128 ? 0 : 1][index % 4]);
    return whole ? "" : "noisy";
  });
}
