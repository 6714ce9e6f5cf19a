// A weight of the typeface, from its glyph table: the widths and outlines of words.

const PAIR = /(-?\d+) (-?\d+)/g;

/** @type {WeakMap<GlyphTable, Face>} */
const faces = new WeakMap();

/**
 * The weight that the table has the glyphs of; the same for the same table, as it keeps what it has measured.
 * @param {GlyphTable} table
 * @returns {Face}
 */
export function face(table) {
  const found = faces.get(table) ?? made(table);
  faces.set(table, found);
  return found;
}

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
 * The function, which works out each text once.
 * @template T
 * @param {(text: string) => T} of
 * @returns {(text: string) => T}
 */
function kept(of) {
  /** @type {Map<string, T>} */
  const known = new Map();
  return (text) => {
    const found = known.get(text) ?? of(text);
    known.set(text, found);
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
  return d.replace(PAIR, (_, x, y) => `${Number(x) + right} ${y}`);
}

/**
 * Return a glyph's height above and below the baseline, in font units.
 * @param {GlyphTable} table
 * @param {string} character
 */
function heights(table, character) {
  const ys = [...(table.glyphs[character]?.[1] ?? "").matchAll(PAIR)].map((found) => Number(found[2]));
  return [Math.max(0, ...ys), Math.max(0, ...ys.map((y) => -y))];
}
