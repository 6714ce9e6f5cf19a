// Where everything stands: a draft in a format becomes a scene. Words stand on the ground alone, beside the picture;
// the line parts the two, entering at one edge and leaving at another.
import { altText } from "./alt-text.js";
import { compositions } from "./compositions.js";
import { fitted, tidy } from "./fit.js";
import { foot } from "./foot.js";
import { face } from "./glyphs.js";
import { line, paint, picture } from "./picture.js";
import { lines, row, total } from "./text.js";

const SCALES = [1, 0.9, 0.8, 0.72, 0.64, 0.58]; // of the sizes below the headline's, until all words find room
const LARGE = 1.9; // how many times as large as the next size the headline is to be, if it can
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
 * All that the layout asks of the draft and its format.
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
 * What a field says in the picture; empty where the template has no such field.
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
 * The first way to arrange the sheet in which all words find room and the headline is large; else the one that comes
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
      if (!found.over && found.main.fit.size >= found.medium * LARGE) return found;
      tried.push(found);
    }
  }
  return tried.reduce((one, other) => (other.over < one.over ? other : one));
}

/**
 * The picture takes the room that the words do not need.
 * @param {Sheet} sheet
 * @param {Arranged} found
 */
function grown(sheet, found) {
  if (!sheet.pictured || sheet.side) return found;
  const share = Math.min(sheet.composition.share[2], found.share + found.left / sheet.format.height);
  return share > found.share ? arranged(sheet, share, found.scale, found.main.fit.size) : found;
}

/**
 * @param {Sheet} sheet
 * @param {number} share of the sheet, that the picture has
 * @param {number} scale of the smaller sizes
 * @param {number} [most] the headline's size, where it has been found
 * @returns {Arranged}
 */
function arranged(sheet, share, scale, most) {
  const { composition, measure, faces } = sheet;
  const sizes = { medium: measure * 0.05 * scale, small: measure * 0.031 * scale };
  const area = areaOf(sheet, share);
  const before = composition.before.flatMap((each) => row(sheet, each, area.width, sizes));
  const after = composition.after.flatMap((each) => row(sheet, each, area.width, sizes));
  const end = foot(sheet, area, sizes);
  const gap = sheet.pictured ? sizes.small * 1.1 : measure * 0.13;
  const rest = total(before) + total(after) + (end.height ? end.height + sizes.medium : 0) + gap;
  const field = composition.main;
  const largest = most ?? Math.min(measure * 0.32, area.height * 0.9);
  const box = {
    width: area.width,
    height: area.height - rest,
    largest,
    smallest: Math.min(sizes.medium * 1.15, largest),
    leading: 1,
    joints: sheet.data.joints,
  };
  let fit = fitted(sheet.words(field), faces.bold, box);
  if (!most && sheet.draft.size) {
    const wanted = Math.max(box.smallest, fit.size * STEP ** sheet.draft.size);
    fit = fitted(sheet.words(field), faces.bold, { ...box, largest: wanted });
  }
  const main = { field, fit, face: faces.bold, weight: 700, fill: sheet.tones.ink, leading: 1, gap: 0 };
  const blocks = [...before, main, ...after];
  const left = box.height - total([main]);
  const over = [...blocks.map((each) => each.fit), ...Object.values(end.fits)].reduce(
    (sum, each) => sum + each.over,
    0,
  );
  return {
    share,
    scale,
    area,
    before,
    main,
    after,
    end,
    gap,
    left,
    over: over + Math.max(0, -left),
    medium: sizes.medium,
  };
}

/**
 * Where words may stand, with a picture that has this share of the sheet.
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
 * Every shape, bottom first.
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
  const y = low && end.height ? bottom - total(after) - sheetGap(found) : area.y + under + gap;
  const below = lines(after, area.x, low ? y : area.y + under + gap);
  const back = sheet.pictured ? picture(sheet, found.share) : [paint(sheet, line(sheet, 0, y - gap / 2).d)];
  return [...back, ...above, ...below, ...end.shapes(bottom)];
}

/** @param {Arranged} found */
function sheetGap(found) {
  return found.medium;
}

/**
 * How each of the template's fields fits.
 * @param {Sheet} sheet
 * @param {Arranged} found
 * @returns {Record<string, Fit>}
 */
function fits(sheet, found) {
  const blocks = [...found.before, found.main, ...found.after];
  const drawn = { ...Object.fromEntries(blocks.map((each) => [each.field, each.fit])), ...found.end.fits };
  const none = { size: 0, lines: [], over: 0, missing: [] };
  const fields = Object.keys(sheet.data.templates[sheet.draft.template].fields);
  return Object.fromEntries(fields.map((field) => [field, drawn[field] ?? none]));
}
