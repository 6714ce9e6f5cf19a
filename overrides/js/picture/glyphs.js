// A weight of the typeface, from its glyph table: the widths and outlines of words.

const PAIR = /(-?\d+) (-?\d+)/;

/** An outline's parts: what stands before a point, its x, its y, and so on. */
const parts = kept((/** @type {string} */ d) => d.split(PAIR));

/** The weight that a table has the glyphs of; the same for the same table, as it keeps what it has measured. */
export const face = kept(made, /** @type {WeakMap<GlyphTable, Face>} */ (new WeakMap()));

/**
 * @param {GlyphTable} table
 * @returns {Face}
 */
function made(table) {
  const each = kept((character) => heights(table, character));
  return {
    has: (character) => character in table.glyphs,
    width: kept((text) => placed(table, text).end / table.unit),
    reach: kept((text) => {
      const [above, below] = [0, 1].map((side) => Math.max(0, ...[...text].map((found) => each(found)[side])));
      return { above: above / table.unit, below: below / table.unit };
    }),
    outline: (text) =>
      placed(table, text)
        .glyphs.map(([d, start]) => moved(d, start))
        .join(""),
    unit: table.unit,
  };
}

/**
 * The function, which works out each value once. known: where what has been worked out is kept.
 * @template K, T
 * @param {(key: K) => T} of
 * @param {{ get: (key: K) => T | undefined, set: (key: K, value: T) => unknown }} [known]
 */
export function kept(of, known = new Map()) {
  return (/** @type {K} */ key) => {
    const found = known.get(key) ?? of(key);
    known.set(key, found);
    return found;
  };
}

/**
 * Return each glyph's outline and start, with kerning; missing characters are left out.
 * @param {GlyphTable} table
 * @param {string} text
 */
function placed(table, text) {
  /** @type {[string, number][]} */
  const glyphs = [];
  let end = 0;
  let before = "";
  for (const character of text) {
    const glyph = table.glyphs[character];
    if (!glyph) continue;
    const start = end + (table.kerns[before + character] ?? 0);
    glyphs.push([glyph[1], start]);
    end = start + glyph[0];
    before = character;
  }
  return { glyphs, end };
}

/**
 * @param {string} d
 * @param {number} right
 */
function moved(d, right) {
  return parts(d)
    .map((part, index) => (index % 3 === 1 ? `${Number(part) + right} ` : part))
    .join("");
}

/**
 * Return a glyph's height above and below the baseline, in font units.
 * @param {GlyphTable} table
 * @param {string} character
 */
function heights(table, character) {
  const ys = parts(table.glyphs[character]?.[1] ?? "").flatMap((part, index) => (index % 3 === 2 ? Number(part) : []));
  return [Math.max(0, ...ys), Math.max(0, ...ys.map((y) => -y))];
}
