// A weight of the typeface, from its glyph table: how wide words are, and their outlines.

const PAIR = /(-?\d+) (-?\d+)/g;

/**
 * @param {GlyphTable} table
 * @returns {Face}
 */
export function face(table) {
  const widths = new Map();
  /** @param {string} text */
  const width = (text) => {
    if (!widths.has(text)) widths.set(text, placed(table, text).end / table.unit);
    return widths.get(text);
  };
  return {
    has: (character) => character in table.glyphs,
    width,
    reach: (text) => reach(table, text),
    outline: (text) =>
      placed(table, text)
        .glyphs.map(([d, start]) => moved(d, start))
        .join(""),
    unit: table.unit,
  };
}

/**
 * Each glyph's outline and where it starts, kerned; characters that the typeface lacks are left out.
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
 * How far a text's letters reach above the base line and below it, in sizes.
 * @param {GlyphTable} table
 * @param {string} text
 */
function reach(table, text) {
  const outlines = placed(table, text).glyphs.map(([d]) => d);
  const heights = outlines.flatMap((d) => [...d.matchAll(PAIR)].map((found) => Number(found[2])));
  return { above: Math.max(0, ...heights) / table.unit, below: Math.max(0, ...heights.map((y) => -y)) / table.unit };
}
