/** How long a text is, in words, beside what its channel takes. */
import { worded } from "../lib/dom.js";

/**
 * So many characters of so many; or how many there are too many.
 * @param {number} count
 * @param {number} limit
 */
export function lengthInWords(count, limit) {
  const form = new Intl.NumberFormat(brand.words.language);
  if (count <= limit) return worded(brand.words.characters, { count: form.format(count), limit: form.format(limit) });
  return worded(brand.words.too_long, { count: form.format(count), over: form.format(count - limit) });
}

/**
 * One or many of something: `sms`, `tags`.
 * @param {string} what
 * @param {number} count
 */
export function counted(what, count) {
  return count === 1 ? brand.words[`${what}_one`] : worded(brand.words[`${what}_many`], { count });
}
