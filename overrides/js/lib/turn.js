/** Deterministic rotation by name, so that neighbours do not send the same words. */

/**
 * Return the FNV-1a hash of a text.
 * @param {string} words
 */
export function turn(words) {
  let sum = 2166136261;
  for (const letter of words) sum = Math.imul(sum ^ /** @type {number} */ (letter.codePointAt(0)), 16777619) >>> 0;
  return sum;
}

/**
 * Return the items rotated by the hash of the name.
 * @param {any[]} items
 * @param {string} name
 */
export function turned(items, name) {
  const start = name && items.length ? turn(name) % items.length : 0;
  return [...items.slice(start), ...items.slice(0, start)];
}
