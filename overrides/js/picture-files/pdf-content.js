/** A scene as the operators of a PDF page: paths, flat colours, clips, and the places of its pictures. */
import { steps } from "../picture/path.js";
import { cropped } from "../picture/photo.js";
import { number } from "./pdf-file.js";

const TOUCHES = 0.02; // the distance within which a point counts as on the edge, in the scene's unit

/**
 * What a page is drawn with. colour: the operator of a colour, for a stroke or else a fill; outward: where a point goes that stands on
 * the edge. opacities and pictures: those met so far, in order: their names are /O and /P with the number.
 * @typedef {{
 *   colour: (hex: string, stroke: boolean) => string,
 *   outward: (point: [number, number]) => [number, number],
 *   opacities: number[],
 *   pictures: PictureShape[],
 * }} Drawing
 */

/**
 * Return a new drawing.
 * @param {Scene} scene
 * @param {number} bleed
 * @param {MakerData["cmyk"] | undefined} cmyk
 * @returns {Drawing}
 */
export function begun(scene, bleed, cmyk) {
  const moved = (/** @type {number} */ place, /** @type {number} */ length) => {
    if (Math.abs(place) < TOUCHES) return -bleed;
    return Math.abs(place - length) < TOUCHES ? length + bleed : place;
  };
  return {
    colour: cmyk
      ? (hex, stroke) => inProcess(hex, cmyk) + (stroke ? "K" : "k")
      : (hex, stroke) => inLight(hex) + (stroke ? "RG" : "rg"),
    outward: ([x, y]) => [moved(x, scene.width), moved(y, scene.height)],
    opacities: [],
    pictures: [],
  };
}

/** @param {string} hex */
function light(hex) {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
}

/** @param {string} hex */
function inLight(hex) {
  return light(hex)
    .map((part) => `${number(part)} `)
    .join("");
}

/**
 * The colour in DeviceCMYK: as the table has it, else the plain conversion.
 * @param {string} hex
 * @param {MakerData["cmyk"]} table
 */
function inProcess(hex, table) {
  const most = Math.max(...light(hex));
  const plain = most ? [...light(hex).map((part) => 1 - part / most), 1 - most] : [0, 0, 0, 1];
  return (table[hex.toUpperCase()] ?? plain).map((part) => `${number(part)} `).join("");
}

/**
 * Return the operators that draw the shape.
 * @param {Drawing} drawing
 * @param {Shape} shape
 * @returns {string}
 */
export function shapeOperators(drawing, shape) {
  if (shape.kind === "path") return pathOperators(drawing, shape);
  const box = wider(drawing, shape.box);
  if (shape.kind === "picture") return pictureOperators(drawing, shape, box);
  const inside = shape.shapes.map((each) => shapeOperators(drawing, each));
  return ["q", rectangle(box), "W n", ...inside, "Q"].join("\n");
}

/** @param {Drawing} drawing @param {PathShape} shape */
function pathOperators(drawing, { role, d, transform = [1, 0, 0, 1, 0, 0], fill, stroke, width = 1, opacity = 1 }) {
  const [a, b, c, e, left, top] = transform;
  const out = role === "text" || role === "code" ? (/** @type {[number, number]} */ point) => point : drawing.outward;
  const path = steps(d).map(({ to, points }) => {
    const placed = points.map(([x, y]) =>
      out([a * x + c * y + left, b * x + e * y + top])
        .map(number)
        .join(" "),
    );
    return `${placed.join(" ")} ${OPERATORS[to]}`.trim();
  });
  const pen = width * Math.sqrt(Math.abs(a * e - b * c)); // a transformation that keeps circles round
  const look = [
    ...(opacity < 1 ? [`/O${place(drawing.opacities, opacity)} gs`] : []),
    ...(fill ? [drawing.colour(fill, false)] : []),
    ...(stroke ? [drawing.colour(stroke, true), `${number(pen)} w 1 J 1 j`] : []),
  ];
  return ["q", ...look, ...path, painted(fill, stroke), "Q"].join("\n");
}

const OPERATORS = { M: "m", L: "l", C: "c", Z: "h" };

/** @param {string} [fill] @param {string} [stroke] */
function painted(fill, stroke) {
  if (fill) return stroke ? "B" : "f";
  return stroke ? "S" : "n";
}

/**
 * Return the operators of a picture in its box; one widened to the bleed is filled by a slight enlargement.
 * @param {Drawing} drawing
 * @param {PictureShape} shape
 * @param {Box} box
 */
function pictureOperators(drawing, shape, box) {
  const index = drawing.pictures.push({ ...shape, box, source: filling(shape, box) }) - 1;
  // A picture's first row is at the top of its unit square, which is upside down in a scene.
  const map = [box.width, 0, 0, -box.height, box.x, box.y + box.height];
  return `q ${map.map(number).join(" ")} cm /P${index} Do Q`;
}

/** @param {PictureShape} shape @param {Box} box */
function filling({ picture, source, box: before }, box) {
  if (box.width === before.width && box.height === before.height) return source;
  const middle = {
    x: (source.x + source.width / 2) / picture.width,
    y: (source.y + source.height / 2) / picture.height,
  };
  return cropped(picture, box, { ...middle, zoom: cropped(picture, box, { ...middle, zoom: 1 }).width / source.width });
}

/** @param {Drawing} drawing @param {Box} box */
function wider({ outward }, box) {
  const [x, y] = outward([box.x, box.y]);
  const [right, bottom] = outward([box.x + box.width, box.y + box.height]);
  return { x, y, width: right - x, height: bottom - y };
}

/** @param {Box} box */
export function rectangle({ x, y, width, height }) {
  return `${[x, y, width, height].map(number).join(" ")} re`;
}

/**
 * Return the value's index in the list, after adding it if missing.
 * @param {number[]} list
 * @param {number} value
 */
function place(list, value) {
  const found = list.indexOf(value);
  return found < 0 ? list.push(value) - 1 : found;
}
