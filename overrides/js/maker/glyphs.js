// A weight of the typeface, from its glyph table: how wide words are, and their outlines.

const PAIR = /(-?\d+) (-?\d+)/g;

const MOST = 5000; // widths that are remembered
/** @type {WeakMap<GlyphTable, Face>} */
const faces = new WeakMap();

/**
 * The weight that the table is of; the same every time, as it remembers what it has measured.
 * @param {GlyphTable} table
 * @returns {Face}
 */
export function face(table) {
  const found = faces.get(table) ?? measured(table);
  faces.set(table, found);
  return found;
}

/**
 * @param {GlyphTable} table
 * @returns {Face}
 */
function measured(table) {
  const widths = new Map();
  const reaches = new Map(Object.entries(table.glyphs).map(([character, [, d]]) => [character, reach(d, table.unit)]));
  /** @param {string} text */
  const width = (text) => {
    if (widths.size > MOST) widths.clear();
    if (!widths.has(text)) widths.set(text, placed(table, text).end / table.unit);
    return widths.get(text);
  };
  return {
    has: (character) => character in table.glyphs,
    width,
    reach: (text) => highest([...text].flatMap((character) => reaches.get(character) ?? [])),
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
 * How far a letter reaches above the base line and below it, in sizes.
 * @param {string} d
 * @param {number} unit
 */
function reach(d, unit) {
  const heights = [...d.matchAll(PAIR)].map((found) => Number(found[2]) / unit);
  return { above: Math.max(0, ...heights), below: Math.max(0, ...heights.map((y) => -y)) };
}

/** @param {ReturnType<Face["reach"]>[]} letters */
function highest(letters) {
  return {
    above: Math.max(0, ...letters.map(({ above }) => above)),
    below: Math.max(0, ...letters.map(({ below }) => below)),
  };
}
