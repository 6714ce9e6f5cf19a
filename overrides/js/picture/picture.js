// The picture on a sheet, a drawing or photograph, and the line along its edge.
import { cropped } from "./photo.js";

const DROP = 0.075; // the line's lateral displacement, relative to the sheet's measure
const WIDTH = 0.0065;
const BEND = [0.34, 0.5, 0.66]; // where along the sheet the line bends

/**
 * Return the line across the sheet, at the edge of a picture with this share of it, or at a height. near: how far the words
 * may extend; far: how far the picture extends.
 * @param {Sheet} sheet
 * @param {number} share
 * @param {number} [middle]
 */
export function line(sheet, share, middle) {
  const { width, height, bleed } = sheet.format;
  const half = (sheet.measure * DROP) / 2;
  if (sheet.side && middle === undefined) {
    const x = width * (1 - (0.12 + 0.66 * share));
    const d = curve(x + half, x - half, height, bleed, (along, across) => `${across} ${along}`);
    return { d, near: x - half, far: x - half };
  }
  const below = sheet.composition.at === "below";
  const y = middle ?? height * (below ? 1 - share : share);
  const d = curve(y + half, y - half, width, bleed, (along, across) => `${along} ${across}`);
  return { d, near: below ? y - half : y + half, far: below ? y - half : y + half };
}

/**
 * Return a line from edge to edge that moves from one position to another in a bend.
 * @param {number} from
 * @param {number} to
 * @param {number} length
 * @param {number} bleed
 * @param {(along: number, across: number) => string} point
 */
function curve(from, to, length, bleed, point) {
  const [begins, turns, ends] = BEND.map((each) => each * length);
  const middle = `${point(turns, from)} ${point(turns, to)} ${point(ends, to)}`;
  return `M${point(-bleed, from)}L${point(begins, from)}C${middle}L${point(length + bleed, to)}`;
}

/**
 * Return the line as a shape.
 * @param {Sheet} sheet
 * @param {string} d
 * @returns {Shape}
 */
export function paint(sheet, d) {
  return { kind: "path", role: "line", d, stroke: sheet.tones.line, width: sheet.measure * WIDTH };
}

/**
 * Return the picture, clipped by the edges of the sheet and by the line.
 * @param {Sheet} sheet
 * @param {number} share
 * @returns {Shape[]}
 */
export function picture(sheet, share) {
  const found = line(sheet, share);
  const box = boxOf(sheet, found.far);
  const shapes = sheet.draft.motif === "photo" ? photo(sheet, box) : motif(sheet, box);
  const cover = `${found.d}L${corners(sheet)}Z`;
  return [
    { kind: "clipped", box, shapes },
    { kind: "path", role: "ground", d: cover, fill: sheet.tones.ground },
    paint(sheet, found.d),
  ];
}

/**
 * Return the part of the sheet that the picture fills, out to the trim.
 * @param {Sheet} sheet
 * @param {number} far
 * @returns {Box}
 */
function boxOf(sheet, far) {
  const { width, height, bleed } = sheet.format;
  const whole = { x: -bleed, y: -bleed, width: width + 2 * bleed, height: height + 2 * bleed };
  if (sheet.side) return { ...whole, x: far, width: width + bleed - far };
  if (sheet.composition.at === "below") return { ...whole, y: far, height: height + bleed - far };
  return { ...whole, height: far + bleed };
}

/**
 * Return the corners on the words' side of the line, from its end to its beginning.
 * @param {Sheet} sheet
 */
function corners(sheet) {
  const { width, height, bleed } = sheet.format;
  const [left, top, right, bottom] = [-bleed, -bleed, width + bleed, height + bleed];
  if (sheet.side) return `${left} ${bottom}L${left} ${top}`;
  const y = sheet.composition.at === "below" ? top : bottom;
  return `${right} ${y}L${left} ${y}`;
}

/**
 * Return a drawing in the sheet's colours, scaled to fill the box.
 * @param {Sheet} sheet
 * @param {Box} box
 * @returns {Shape[]}
 */
function motif(sheet, box) {
  const drawing = sheet.data.motifs[sheet.draft.motif];
  const source = cropped(drawing, box, sheet.draft.crop);
  const scale = box.width / source.width;
  const transform = /** @type {Matrix} */ ([scale, 0, 0, scale, box.x - source.x * scale, box.y - source.y * scale]);
  return drawing.paths.map(({ d, fill, stroke, width, opacity }) => ({
    kind: "path",
    role: "motif",
    d,
    transform,
    ...(fill && { fill: sheet.tones[fill] }),
    ...(stroke && { stroke: sheet.tones[stroke], width }),
    ...(opacity && { opacity }),
  }));
}

/**
 * @param {Sheet} sheet
 * @param {Box} box
 * @returns {Shape[]}
 */
function photo(sheet, box) {
  const shown = sheet.brought.photo;
  if (!shown) return [];
  return [{ kind: "picture", role: "photo", box, source: cropped(shown, box, sheet.draft.crop), picture: shown }];
}
