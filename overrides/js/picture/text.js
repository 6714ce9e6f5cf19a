// Lines of words as shapes, from the outlines of the typeface.
import { DESCENT, fitted, tall, top } from "./fit.js";

const LEADING = 1.24; // the line height of rows in the smaller sizes
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
  return [{ field: kind.field, fit, face, weight: kind.weight === "bold" ? 700 : 500, fill, leading, gap: size * 0.6 }];
}

/**
 * Return the total height of blocks with gaps, including accents on the first line.
 * @param {Block[]} blocks
 */
export function total(blocks) {
  return blocks.reduce((sum, block, index) => sum + heightOf(block) + (index ? block.gap : 0), 0);
}

/** @param {Block} block */
export function heightOf({ fit, leading, face }) {
  return tall(fit.lines, face, fit.size, leading);
}

/**
 * Return the blocks' lines as shapes, from a position downwards.
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
    at += heightOf(block);
    if (block.beside) shapes.push(...besides(block, block.beside, x, at));
    return shapes;
  });
}

/**
 * Return what follows a block on its last line. bottom: the block's.
 * @param {Block} block
 * @param {Block} beside
 * @param {number} x
 * @param {number} bottom
 */
function besides({ face, fit }, beside, x, bottom) {
  const start = x + face.width(fit.lines.at(-1) ?? "") * fit.size + beside.fit.size * 0.35;
  const base = bottom - DESCENT * fit.size;
  return linesOf(beside, () => start, base - top(beside.face, beside.fit.lines[0]) * beside.fit.size);
}

/**
 * Return a block's lines as shapes. x: the start of the lines; y: the top of the first.
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
