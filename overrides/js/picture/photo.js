/** A photograph or logotype that the visitor brings: opened, made small and plain, and cropped. It goes nowhere. */
import { onCanvas, QUALITY } from "./canvas.js";

const LONGEST = 3000; // pixels of a photograph's long side
const LONGEST_LOGO = 1200; // of a drawing's, which has no pixels of its own
const HEAVIEST = 60_000_000; // bytes
const MOST = 100_000_000; // pixels
const MOST_ZOOM = 4;
const DRAWING = "image/svg+xml";
// HTML in a drawing: browsers give out no pixels of an image with such.
const PAGES_WITHIN = /<foreignObject\b(?:[^>]*\/>|[\s\S]*?<\/foreignObject>)/g;
const DRAWN = /^image\/svg|\.svg$/i;
// Kinds that can have parts to see through; every other is kept as JPEG, which is ten times smaller.
const CLEAR = /^image\/(png|gif|webp|svg)|\.(png|gif|webp|svg)$/i;
const HEIC = /^image\/hei[cf]|\.hei[cf]$/i;
const IMAGE = /^image\/|\.(jpe?g|png|gif|webp|avif|svg)$/i;

/** The middle, the edges and the corners of a picture, row by row: what a crop can be set to in one press. */
export const FOCUS = [0, 0.5, 1].flatMap((y) => [0, 0.5, 1].map((x) => ({ x, y })));

/**
 * The file as a picture, upright, in sRGB, and no larger than is needed. Only pixels are kept, so where and when a
 * photograph was taken does not come along. Rejects with the label that says what is wrong with the file.
 * @param {Blob & { name?: string }} file
 * @returns {Promise<Picture>}
 */
export async function opened(file) {
  if (file.size > HEAVIEST) throw new Error("photo_large");
  const kind = `${file.type} ${file.name}`.trim(); // systems tell one, or both
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
    // Its size is known now. The browser turns it as the camera says when it is drawn, and nobody else does.
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
 * The drawing in the size that it is to be drawn in, which its own need not say. Only its first tag is read, as text: as
 * elements, styles in it would be held to the page's policy. As an image it runs nothing and fetches nothing.
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
 * The part of the picture that fills the box: as much as there is room for, enlarged and moved as the crop says.
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
 * The crop, its middle kept inside the picture and its zoom to what is allowed.
 * @param {Draft["crop"]} crop
 * @returns {Draft["crop"]}
 */
export function keptInside({ x, y, zoom }) {
  return { x: within(x, 0, 1), y: within(y, 0, 1), zoom: within(zoom, 1, MOST_ZOOM) };
}

/**
 * The number, or the end of the range that it lies beyond.
 * @param {number} value
 * @param {number} least
 * @param {number} most
 */
export function within(value, least, most) {
  return Math.min(Math.max(value, least), most);
}
