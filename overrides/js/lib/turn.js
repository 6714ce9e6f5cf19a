/** Taking turns by a name, so that neighbours do not send the same words; the same every time. */

/**
 * A number from a text (FNV-1a).
 * @param {string} words
 */
export function turn(words) {
  let sum = 2166136261;
  for (const letter of words) sum = Math.imul(sum ^ /** @type {number} */ (letter.codePointAt(0)), 16777619) >>> 0;
  return sum;
}

/**
 * The items from the one whose turn it is for the name, in the same order, round to the one before it.
 * @param {any[]} items
 * @param {string} name
 */
export function turned(items, name) {
  const start = name && items.length ? turn(name) % items.length : 0;
  return [...items.slice(start), ...items.slice(0, start)];
}
