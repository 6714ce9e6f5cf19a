/** The visitor's photograph or logotype: decoded, scaled and cropped. It never leaves the browser. */
import { onCanvas, QUALITY } from "./canvas.js";

const LONGEST = 3000; // pixels: a photograph's longest side
const LONGEST_LOGO = 1200; // pixels: a vector drawing's longest side
const HEAVIEST = 60_000_000; // bytes
const MOST = 100_000_000; // pixels
const MOST_ZOOM = 4;
const DRAWING = "image/svg+xml";
// HTML in a drawing: browsers refuse to export the pixels of such an image.
const PAGES_WITHIN = /<foreignObject\b(?:[^>]*\/>|[\s\S]*?<\/foreignObject>)/g;
const DRAWN = /^image\/svg|\.svg$/i;
// Formats with transparency; others are stored as JPEG, which is ten times smaller.
const CLEAR = /^image\/(png|gif|webp|svg)|\.(png|gif|webp|svg)$/i;
const HEIC = /^image\/hei[cf]|\.hei[cf]$/i;
const IMAGE = /^image\/|\.(jpe?g|png|gif|webp|avif|svg)$/i;

/** The preset centres of a crop: the middle, edges and corners of a picture, row by row. */
export const FOCUS = [0, 0.5, 1].flatMap((y) => [0, 0.5, 1].map((x) => ({ x, y })));

/**
 * Decode the file to a picture, upright, in sRGB, and no larger than needed. Only pixels are kept, so where and when a
 * photograph was taken is removed. Rejects with the label that says what is wrong with the file.
 * @param {Blob & { name?: string }} file
 * @returns {Promise<Picture>}
 */
export async function opened(file) {
  if (file.size > HEAVIEST) throw new Error("photo_large");
  const kind = `${file.type} ${file.name}`.trim(); // systems report one or both
  const drawn = DRAWN.test(kind);
  try {
    const image = await loaded(drawn ? sized(await file.text()) : file);
    if (image.naturalWidth * image.naturalHeight <= MOST)
      return await redrawn(image, CLEAR.test(kind) ? "image/png" : "image/jpeg");
  } catch {
    if (HEIC.test(kind)) throw new Error("photo_heic");
    throw new Error(IMAGE.test(kind) ? "photo_damaged" : "photo_kind");
  }
  throw new Error("photo_large");
}

/** @param {Blob} file @returns {Promise<HTMLImageElement>} */
async function loaded(file) {
  const image = new Image();
  image.src = URL.createObjectURL(file);
  try {
    // Its size is known now. The browser applies the camera's orientation when drawing; no other code may.
    await new Promise((resolve, reject) => Object.assign(image, { onload: resolve, onerror: reject }));
    return image;
  } finally {
    URL.revokeObjectURL(image.src);
  }
}

/**
 * @param {HTMLImageElement} image
 * @param {string} type
 * @returns {Promise<Picture>}
 */
function redrawn(image, type) {
  const scale = Math.min(1, LONGEST / Math.max(image.naturalWidth, image.naturalHeight));
  const [width, height] = [image.naturalWidth, image.naturalHeight].map((side) =>
    Math.max(1, Math.round(side * scale)),
  );
  const draw = (/** @type {CanvasRenderingContext2D} */ drawing) => drawing.drawImage(image, 0, 0, width, height);
  return onCanvas(width, height, draw, async (canvas) => {
    return { image: await createImageBitmap(canvas), width, height, url: canvas.toDataURL(type, QUALITY) };
  });
}

/**
 * Return the drawing with the size to draw it in, which it may lack. Only its first tag is read, as text: as
 * elements, its styles would be blocked by the page's policy. As an image, it runs and loads nothing.
 * @param {string} text
 */
function sized(text) {
  const tag = /<svg\b[^>]*>/.exec(text)?.[0] ?? "";
  const box = attribute(tag, "viewBox")
    .trim()
    .split(/[\s,]+/)
    .slice(2);
  const [width, height] = (box.length ? box : [attribute(tag, "width"), attribute(tag, "height")]).map(
    Number.parseFloat,
  );
  if (!(width > 0 && height > 0)) throw new Error("no size");
  const scale = LONGEST_LOGO / Math.max(width, height);
  const size = ` width="${width * scale}" height="${height * scale}"`;
  const added = `<svg${size}${box.length ? "" : ` viewBox="0 0 ${width} ${height}"`}`;
  const bare = tag.replace(/\s(?:width|height)\s*=\s*(?:"[^"]*"|'[^']*')/g, "");
  const whole = text.replace(tag, () => bare.replace("<svg", added)).replace(PAGES_WITHIN, "");
  return new Blob([whole], { type: DRAWING });
}

/** @param {string} tag @param {string} name */
function attribute(tag, name) {
  return new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)`).exec(tag)?.[1] ?? "";
}

/**
 * Return the part of the picture that fills the box, zoomed and moved by the crop.
 * @param {{ width: number, height: number }} picture
 * @param {{ width: number, height: number }} box
 * @param {Draft["crop"]} crop
 * @returns {Box}
 */
export function cropped(picture, box, crop) {
  const middle = keptInside(crop);
  const scale = Math.min(picture.width / box.width, picture.height / box.height) / middle.zoom;
  const [width, height] = [box.width * scale, box.height * scale];
  const x = within(middle.x * picture.width - width / 2, 0, Math.max(picture.width - width, 0));
  const y = within(middle.y * picture.height - height / 2, 0, Math.max(picture.height - height, 0));
  return { x, y, width, height };
}

/**
 * Return the crop with its centre and zoom clamped to what is allowed.
 * @param {Draft["crop"]} crop
 * @returns {Draft["crop"]}
 */
export function keptInside({ x, y, zoom }) {
  return { x: within(x, 0, 1), y: within(y, 0, 1), zoom: within(zoom, 1, MOST_ZOOM) };
}

/**
 * Clamp the number to the range.
 * @param {number} value
 * @param {number} least
 * @param {number} most
 */
export function within(value, least, most) {
  return Math.min(Math.max(value, least), most);
}
