// Lines of words as shapes, from the outlines of the typeface.
import { fitted } from "./fit.js";

const CAP = 0.65; // how high capitals are, in sizes
const DESCENT = 0.2;
const LEADING = 1.24; // of rows in the smaller sizes
const LINES = 6;

/**
 * A field as a row in one of the smaller sizes; none where nothing is said.
 * @param {Sheet} sheet
 * @param {WordRow} kind
 * @param {number} width
 * @param {Sizes} sizes
 * @returns {Block[]}
 */
export function row(sheet, kind, width, sizes) {
  const words = sheet.words(kind.field);
  if (!words) return [];
  const size = sizes[kind.size];
  const leading = kind.size === "medium" ? 1.12 : LEADING;
  const face = sheet.faces[kind.weight];
  const box = {
    width,
    height: size * leading * LINES,
    largest: size,
    smallest: size,
    leading,
    joints: sheet.data.joints,
  };
  const fit = fitted(words, face, box);
  const fill = sheet.tones[kind.fill];
  return [
    { field: kind.field, fit, face, weight: kind.weight === "bold" ? 700 : 500, fill, leading, gap: size * 0.55 },
  ];
}

/**
 * How high blocks are together, with the gaps between them; accents of the first line reach no higher.
 * @param {Block[]} blocks
 */
export function total(blocks) {
  return blocks.reduce((sum, block, index) => sum + tall(block) + (index ? block.gap : 0), 0);
}

/** @param {Block} block */
function tall({ fit, leading, face }) {
  return fit.lines.length ? ((fit.lines.length - 1) * leading + top(face, fit.lines[0]) + DESCENT) * fit.size : 0;
}

/**
 * How far a line reaches above its base line, in sizes.
 * @param {Face} face
 * @param {string} text
 */
function top(face, text) {
  return Math.max(CAP, face.reach(text).above);
}

/**
 * The blocks' lines as shapes, from a place downwards.
 * @param {Block[]} blocks
 * @param {number} x
 * @param {number} y
 * @returns {PathShape[]}
 */
export function lines(blocks, x, y) {
  let at = y;
  return blocks.flatMap((block, index) => {
    at += index ? block.gap : 0;
    const shapes = linesOf(block, () => x, at);
    at += tall(block);
    return shapes;
  });
}

/**
 * A block's lines as shapes. x: where a line begins; y: the top of the first.
 * @param {Block} block
 * @param {(line: string) => number} x
 * @param {number} y
 * @returns {PathShape[]}
 */
export function linesOf({ field, fit, face, weight, fill, leading }, x, y) {
  const scale = fit.size / face.unit;
  const first = y + top(face, fit.lines[0] ?? "") * fit.size;
  return fit.lines.map((text, index) => {
    const set = { x: x(text), y: first + index * leading * fit.size, size: fit.size, weight };
    const transform = /** @type {Matrix} */ ([scale, 0, 0, -scale, set.x, set.y]);
    return { kind: "path", role: "text", d: face.outline(text), transform, fill, field, text, set };
  });
}

export { tall };
