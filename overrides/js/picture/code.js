/** A QR code as a path. */
import { correction, generate } from "lean-qr";
import { toSvgPath } from "lean-qr/extras/svg";

const QUIET = 4; // modules of the quiet zone that a reader needs around the code

/**
 * Return the address's QR code as a path of its dark modules. box: the light plate, including the quiet zone.
 * @param {string} address
 * @param {Box} box
 */
export function codePath(address, box) {
  const code = generate(address, { minCorrectionLevel: correction.M });
  const side = Math.min(box.width, box.height);
  const module = side / (code.size + 2 * QUIET);
  const left = box.x + (box.width - side) / 2 + QUIET * module;
  const top = box.y + (box.height - side) / 2 + QUIET * module;
  const placed = (/** @type {string} */ _, /** @type {string} */ x, /** @type {string} */ y) =>
    `${round(left + Number(x) * module)} ${round(top + Number(y) * module)}`;
  return toSvgPath(code).replace(/(\d+) (\d+)/g, placed);
}

/** @param {number} length */
function round(length) {
  return Number(length.toFixed(3));
}
