/** Parsing of SVG path data to what PDF supports: no H, V or Q, and only absolute coordinates. */

/** @typedef {[number, number]} Point */
/** @typedef {{ to: "M" | "L" | "C" | "Z", points: Point[] }} Step */

const TAKEN = { M: 2, L: 2, H: 1, V: 1, Q: 4, C: 6, Z: 0 };

/**
 * Return the path's steps, with M, L, C and Z only.
 * @param {string} d
 */
export function steps(d) {
  /** @type {Step[]} */
  const made = [];
  /** @type {Point} */
  let from = [0, 0];
  for (const [to, numbers] of commands(d)) {
    const step = stepped(to, numbers, from);
    made.push(step);
    from = step.points.at(-1) ?? from; // after Z, all our paths continue with an M
  }
  return made;
}

/**
 * Yield each command with its numbers; a command followed by more of them is repeated.
 * @param {string} d
 * @returns {Generator<[keyof typeof TAKEN, number[]]>}
 */
function* commands(d) {
  for (const [, letter, rest] of d.matchAll(/([MLHVQCZ])([^MLHVQCZ]*)/g)) {
    const name = /** @type {keyof typeof TAKEN} */ (letter);
    const numbers = (rest.match(/-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi) ?? []).map(Number);
    const count = TAKEN[name] || 1;
    for (let at = 0; at === 0 || at < numbers.length; at += count)
      yield [name === "M" && at ? "L" : name, numbers.slice(at, at + count)];
  }
}

/** @param {keyof typeof TAKEN} to @param {number[]} numbers @param {Point} from @returns {Step} */
function stepped(to, numbers, from) {
  if (to === "H") return { to: "L", points: [[numbers[0], from[1]]] };
  if (to === "V") return { to: "L", points: [[from[0], numbers[0]]] };
  const points = paired(numbers);
  if (to === "Q") return { to: "C", points: cubic(from, points[0], points[1]) };
  return { to, points };
}

/** @param {number[]} numbers @returns {Point[]} */
function paired(numbers) {
  return numbers.flatMap((x, index) => (index % 2 ? [] : [/** @type {Point} */ ([x, numbers[index + 1]])]));
}

/**
 * Return a quadratic curve as a cubic one.
 * @param {Point} from
 * @param {Point} handle
 * @param {Point} end
 * @returns {Point[]}
 */
function cubic(from, handle, end) {
  const near = (/** @type {Point} */ point) =>
    /** @type {Point} */ ([0, 1].map((axis) => point[axis] + ((handle[axis] - point[axis]) * 2) / 3));
  return [near(from), near(end), end];
}
