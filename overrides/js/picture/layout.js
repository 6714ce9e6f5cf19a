// The layout of a draft in a format, as a scene. Words are on the ground alone, beside the picture;
// a line separates the two, from one edge to another.
import { altText } from "./alt-text.js";
import { compositions } from "./compositions.js";
import { fitted, tidy } from "./fit.js";
import { foot } from "./foot.js";
import { face } from "./glyphs.js";
import { line, paint, picture } from "./picture.js";
import { lines, row, total } from "./text.js";

const SCALES = [1, 0.9, 0.8, 0.72, 0.64, 0.58]; // the ratio by which the sizes below the headline's shrink until all words fit
const LARGE = 2.6; // the wanted ratio of the headline's size to the next
const STEP = 1.12;
const SIDE = 1.25; // wider than this many heights, a sheet has its picture beside the words
const HIDDEN = 0.15; // of its height below which nothing may be said: there the picture stands

/**
 * @param {Draft} draft
 * @param {Format} format
 * @param {MakerData} data
 * @param {Brought} brought
 * @returns {Layout}
 */
export function layout(draft, format, data, brought) {
  const sheet = sheetOf(draft, format, data, brought);
  const found = grown(sheet, best(sheet));
  return {
    scene: {
      width: format.width,
      height: format.height,
      unit: format.unit,
      bleed: format.bleed,
      language: data.language,
      title: tidy(sheet.words(sheet.composition.main)).replaceAll("\n", " "),
      alt: draft.alt || altText(draft, data),
      ground: sheet.tones.ground,
      shapes: drawn(sheet, found),
    },
    fits: fits(sheet, found),
  };
}

/**
 * Return what the layout needs of the draft and its format.
 * @param {Draft} draft
 * @param {Format} format
 * @param {MakerData} data
 * @param {Brought} brought
 * @returns {Sheet}
 */
function sheetOf(draft, format, data, brought) {
  const template = data.templates[draft.template];
  const composition = compositions[template.composition];
  const hidden = format.safe[2] > format.height * HIDDEN;
  return {
    draft,
    format,
    data,
    brought,
    composition: hidden ? { ...composition, at: "below" } : composition,
    tones: { ...data.colours[draft.colour], ...data.motifs[draft.motif]?.tones?.[draft.colour] },
    faces: { bold: face(data.faces.bold), medium: face(data.faces.medium) },
    measure: Math.sqrt(format.width * format.height),
    side: format.width > format.height * SIDE,
    pictured: draft.motif === "photo" ? Boolean(brought.photo) : draft.motif in data.motifs,
    words: (field) => said(field, draft, data, template),
  };
}

/**
 * Return a field's text in the picture; empty if the template has no such field.
 * @param {string} field
 * @param {Draft} draft
 * @param {MakerData} data
 * @param {Template} template
 */
function said(field, draft, data, template) {
  const words = field in template.fields ? (draft.words[field] ?? "").trim() : "";
  if (field === "credit" && draft.motif !== "photo") return "";
  if (field === "link") return words.replace(/^https?:\/\/(?:www\.)?|\/$/g, "");
  if (field !== "source" || !words) return words;
  return data.words.source.replace("{source}", words).replace("{year}", (draft.words.year ?? "").trim());
}

/**
 * Return the first arrangement in which all words fit and the headline is large; else the one that comes
 * closest to it.
 * @param {Sheet} sheet
 */
function best(sheet) {
  const [least, usual] = sheet.composition.share;
  const shares = sheet.pictured ? [usual, (least + usual) / 2, least] : [0];
  const tried = [];
  for (const scale of SCALES) {
    for (const share of shares) {
      const found = arranged(sheet, share, scale);
      if (!found.over && found.main.fit.size >= found.medium * (sheet.composition.large ?? LARGE)) return found;
      tried.push(found);
    }
  }
  return tried.reduce((one, other) => (isBetter(other, one) ? other : one));
}

/**
 * Whether more words fit, or the headline is larger without the rest being smaller.
 * @param {Arranged} one
 * @param {Arranged} other
 */
function isBetter(one, other) {
  if (one.over || other.over) return one.over < other.over;
  return one.main.fit.size * one.scale > other.main.fit.size * other.scale;
}

/**
 * Enlarge the picture into the space that the words do not need.
 * @param {Sheet} sheet
 * @param {Arranged} found
 */
function grown(sheet, found) {
  if (!sheet.pictured || sheet.side) return found;
  const share = Math.min(sheet.composition.share[2], found.share + found.left / sheet.format.height);
  return share > found.share ? arranged(sheet, share - 0.0001, found.scale, found.main.fit.size) : found;
}

/**
 * @param {Sheet} sheet
 * @param {number} share of the sheet, that the picture has
 * @param {number} scale of the smaller sizes
 * @param {number} [most] the headline's size, where it has been found
 * @returns {Arranged}
 */
function arranged(sheet, share, scale, most) {
  const sizes = { medium: sheet.measure * 0.05 * scale, small: sheet.measure * 0.032 * scale };
  const area = areaOf(sheet, share);
  const rows = (/** @type {WordRow[]} */ kinds) => kinds.flatMap((each) => row(sheet, each, area.width, sizes));
  const before = rows(sheet.composition.before);
  const after = rows(sheet.composition.after);
  const [beside] = rows(sheet.composition.beside ? [sheet.composition.beside] : []);
  const end = foot(sheet, area, sizes);
  const gap = sheet.pictured ? sizes.small * 1.1 : sheet.measure * 0.17;
  const rest = total(before) + total(after) + (end.height ? end.height + sizes.medium : 0) + gap;
  const room = { ...area, height: area.height - rest - (before.length ? sizes.small : 0) };
  const main = mainOf(sheet, room, sizes, beside, most);
  const left = room.height - total([main]);
  const fits = [...[...before, main, ...after].map((each) => each.fit), ...Object.values(end.fits)];
  const over = fits.reduce((sum, each) => sum + each.over, Math.max(0, -left));
  return { share, scale, area, before, main, after, end, gap, left, over, medium: sizes.medium };
}

/**
 * Set the largest text: as large as fits, or as the visitor has chosen.
 * @param {Sheet} sheet
 * @param {Box} room
 * @param {Sizes} sizes
 * @param {Block} [beside]
 * @param {number} [most] its size, where that has been found
 * @returns {Block}
 */
function mainOf(sheet, { width, height }, sizes, beside, most) {
  const { main: field, most: largest } = sheet.composition;
  const aside = beside ? beside.face.width(beside.fit.lines[0]) * beside.fit.size + sizes.small : 0;
  const smallest = sizes.medium * 1.15;
  const box = { width: width - aside, height, smallest, leading: 1, joints: sheet.data.joints };
  const fit = (/** @type {number} */ size) =>
    fitted(sheet.words(field), sheet.faces.bold, { ...box, largest: Math.max(size, smallest) });
  const found = fit(most ?? sheet.measure * largest);
  const sized = most || !sheet.draft.size ? found : fit(found.size * STEP ** sheet.draft.size);
  const isLarger = sheet.draft.size > 0;
  return {
    field,
    fit: isLarger && sized.size < found.size ? found : sized,
    face: sheet.faces.bold,
    weight: 700,
    fill: sheet.tones.ink,
    leading: 1,
    gap: sizes.small,
    beside,
  };
}

/**
 * Return the area for words beside a picture with this share of the sheet.
 * @param {Sheet} sheet
 * @param {number} share
 * @returns {Box}
 */
function areaOf(sheet, share) {
  const { width, height, safe } = sheet.format;
  const [top, right, bottom, left] = safe;
  const whole = { x: left, y: top, width: width - left - right, height: height - top - bottom };
  if (!sheet.pictured) return whole;
  const found = line(sheet, share);
  const air = sheet.measure * 0.045;
  if (sheet.side) return { ...whole, width: Math.min(whole.width, found.near - air - left) };
  if (sheet.composition.at === "below") return { ...whole, height: Math.min(whole.height, found.near - air - top) };
  const y = Math.max(top, found.near + air);
  return { ...whole, y, height: height - bottom - y };
}

/**
 * Return every shape, bottom first.
 * @param {Sheet} sheet
 * @param {Arranged} found
 * @returns {Shape[]}
 */
function drawn(sheet, found) {
  const { area, before, main, after, end, gap } = found;
  const under = total([...before, main]);
  const bottom = area.y + area.height - end.height;
  const above = lines([...before, main], area.x, area.y);
  const low = sheet.side || !sheet.pictured;
  const y = low && end.height ? bottom - total(after) - found.medium : area.y + under + gap;
  const below = lines(after, area.x, y);
  const back = sheet.pictured ? picture(sheet, found.share) : [paint(sheet, line(sheet, 0, y - gap / 2).d)];
  return [...back, ...above, ...below, ...end.shapes(bottom)];
}

/**
 * Return how each of the template's fields fits.
 * @param {Sheet} sheet
 * @param {Arranged} found
 * @returns {Record<string, Fit>}
 */
function fits(sheet, found) {
  const beside = found.main.beside ? [found.main.beside] : [];
  const blocks = [...found.before, found.main, ...beside, ...found.after];
  const drawn = { ...Object.fromEntries(blocks.map((each) => [each.field, each.fit])), ...found.end.fits };
  const none = { size: 0, lines: [], over: 0, missing: [] };
  const fields = Object.keys(sheet.data.templates[sheet.draft.template].fields);
  return Object.fromEntries(fields.map((field) => [field, drawn[field] ?? none]));
}
