/** A profile as slides: the company, an argument with its picture and figure on each, the map, the sources. */
import { asset, load } from "../lib/load.js";
import { clean } from "../lib/save.js";
import { signed, TYPEFACE } from "../lib/word.js";
import { pictureIn } from "./picture.js";
import { factWords } from "./sheet.js";
import { onPage } from "./text.js";

const WIDTH = 13.33; // inches; a slide is 7.5 high
const HEIGHT = 7.5;
const MARGIN = 0.8;
const PICTURE = { x: 7.33, w: 6 }; // the picture beside the text, extending to the edges
const TEXT = { x: MARGIN, w: PICTURE.x - 2 * MARGIN, margin: 0, align: "left", valign: "top" };
const ACROSS = { ...TEXT, w: WIDTH - 2 * MARGIN };
const LOGO = { y: 6.72, h: 0.6, w: 2.4 }; // the logotype's greatest size, at the foot of every slide
const SOURCES = 14; // on a slide
const TYPES = "[Content_Types].xml"; // the package's list of its parts
const SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation";

/**
 * Return the profile as slides.
 * @param {ProfileExport} profile
 */
export async function slides(profile) {
  await Promise.all([load(asset("./lib/pptxgenjs.js")), load(asset("./lib/fflate.js"))]);
  const deck = new PptxGenJS();
  const company = clean(profile.company);
  Object.assign(deck, { layout: "LAYOUT_WIDE", title: company, author: company, company: markup(company) });
  deck.theme = { headFontFace: TYPEFACE, bodyFontFace: TYPEFACE };
  deck.defineSlideMaster(master("first", profile, { ...ACROSS, y: 1.6, h: 1.8, fontSize: 48 }));
  deck.defineSlideMaster(master("argument", profile, { ...TEXT, y: 0.5, h: 1.1, fontSize: 30 }));
  deck.defineSlideMaster(master("text", profile, { ...ACROSS, y: 0.5, h: 0.9, fontSize: 36 }));
  const add = (/** @type {string} */ masterName) => started(deck.addSlide({ masterName }), profile);
  firstSlide(add("first"), profile);
  const { paragraphs } = profile.texts[profile.texts.length - 1];
  textSlide(add("text"), { name: profile.words.about, paragraphs });
  for (const strength of onPage(profile.strengths))
    for (const argument of strength.arguments) await argumentSlide(add("argument"), strength, argument, profile);
  if (profile.map) await mapSlide(add("text"), profile.map);
  for (let from = 0; from < profile.facts.length; from += SOURCES)
    sourceSlide(add("text"), profile.facts.slice(from, from + SOURCES), profile);
  textSlide(add("text"), { name: profile.words.contact, paragraphs: [profile.company, profile.words.reach] });
  return whole(await deck.write({ outputType: "arraybuffer" }));
}

/**
 * Escape the text for XML: the company's name is the only text that PptxGenJS does not escape.
 * @param {string} text
 */
function markup(text) {
  return new XMLSerializer().serializeToString(new Text(text));
}

/**
 * Return the package as a blob with a correct list of parts: PptxGenJS lists a slide master per slide.
 * @param {any} made
 */
function whole(made) {
  const parts = fflate.unzipSync(new Uint8Array(made), { filter: ({ name }) => !name.endsWith("/") });
  const types = new DOMParser().parseFromString(fflate.strFromU8(parts[TYPES]), "application/xml");
  for (const part of types.querySelectorAll("Override"))
    if (!parts[part.getAttribute("PartName").slice(1)]) part.remove();
  const named = fflate.strToU8(new XMLSerializer().serializeToString(types));
  return new Blob([fflate.zipSync({ ...parts, [TYPES]: named })], { type: SLIDES });
}

/**
 * @param {string} name
 * @param {ProfileExport} profile
 * @param {object} title
 * @returns {any}
 */
function master(name, { colours }, title) {
  const line = { x: 0, y: 6.5, w: name === "argument" ? PICTURE.x : WIDTH, h: 0 };
  const box = { ...title, valign: "bottom", bold: true, color: colours.text };
  return {
    title: name,
    background: { color: colours.ground },
    objects: [
      { line: { ...line, line: { color: colours.text, width: 2 } } },
      { placeholder: { options: { name: "title", type: "title", ...box }, text: "" } },
    ],
  };
}

/**
 * Add a slide with the company's logotype, else its name, at its foot. write: adds a text to it, in the profile's
 * language; nothing for an empty one; after: what follows it, smaller.
 * @param {any} slide
 * @param {ProfileExport} profile
 */
function started(slide, { language, colours, company, logo }) {
  const lang = signed(language);
  const write = (
    /** @type {string} */ text,
    /** @type {any} */ { color = colours.text, hyperlink, after, ...options },
  ) => {
    const run = { color, lang, ...(hyperlink && { hyperlink }) };
    const small = after ? [{ text: ` ${clean(after)}`, options: { ...run, fontSize: 20 } }] : [];
    if (text) slide.addText([{ text: clean(text), options: run }, ...small], { color, lang, ...options });
  };
  if (logo) slide.addImage({ data: logo.data, altText: company, ...inside(logo) });
  else write(company, { ...TEXT, y: 6.75, h: 0.4, fontSize: 12, color: colours.quiet });
  return { slide, write, colours };
}

/**
 * Return the logotype's box: as large as fits, in its own proportions.
 * @param {Logo} logo
 */
function inside({ width, height }) {
  const scale = Math.min(LOGO.w / width, LOGO.h / height);
  return { x: MARGIN, y: LOGO.y, w: width * scale, h: height * scale };
}

/** @param {Started} started @param {ProfileExport} profile */
function firstSlide({ write, colours }, { company, about, made }) {
  write(company, { placeholder: "title", fontSize: company.length > 40 ? 28 : 48 });
  write(about, { ...ACROSS, y: 3.6, h: 0.6, fontSize: 24 });
  write(made, { ...ACROSS, y: 5.8, h: 0.5, fontSize: 12, color: colours.quiet });
}

/** @param {Started} started @param {{ name: string, paragraphs: string[] }} text */
function textSlide({ write }, { name, paragraphs }) {
  write(name, { placeholder: "title" });
  write(paragraphs.join("\n"), { ...ACROSS, y: 1.8, h: 4.4, fontSize: 22, paraSpaceAfter: 8 });
}

/**
 * Fill a slide with an argument beside its strength's picture, and the figure that it states, if any.
 * @param {Started} started
 * @param {ProfileStrength} strength
 * @param {Argument} argument
 * @param {ProfileExport} profile
 */
async function argumentSlide({ slide, write, colours }, { name, colour, picture }, { claim, more }, { known }) {
  write(name, { placeholder: "title", color: colour });
  write(claim.text, { ...TEXT, y: 1.8, h: 1.7, fontSize: 22 });
  const fact = (claim.stated ?? []).map((id) => known[id]).find(({ figure }) => figure);
  if (fact) figureOn(write, fact, colour, colours);
  const notes = [...more.map(({ text }) => text), ...claim.facts.map((id) => factWords(known[id]))];
  slide.addNotes(clean(notes.join("\n")));
  await show(slide, picture, { ...PICTURE, y: 0, h: HEIGHT });
}

/**
 * Write a large figure with its unit smaller beside it; below it its label, year and source.
 * @param {Write} write
 * @param {ProfileFact} profileFact
 * @param {string} color
 * @param {Record<string, string>} colours
 */
function figureOn(write, { figure, unit, label, year, publisher, url }, color, colours) {
  write(figure, { ...TEXT, y: 3.6, h: 1.1, fontSize: 60, bold: true, color, after: unit });
  write(label, { ...TEXT, y: 4.8, h: 0.8, fontSize: 16 });
  write([year, publisher].join(" · "), {
    ...TEXT,
    y: 5.7,
    h: 0.4,
    fontSize: 14,
    color: colours.quiet,
    hyperlink: { url },
  });
}

/** @param {Started} started @param {ProfileMap} map */
async function mapSlide({ slide, write }, { title, text, picture }) {
  write(title, { placeholder: "title" });
  write(text, { ...TEXT, w: 4.6, y: 1.8, h: 4.4, fontSize: 22 });
  await show(slide, picture, { x: 5.9, y: 1.8, w: 6.6, h: 4.4 });
}

/** @param {Started} started @param {ProfileFact[]} facts @param {ProfileExport} profile */
function sourceSlide({ slide, write, colours }, facts, { words, language }) {
  write(words.facts, { placeholder: "title" });
  const run = { lang: signed(language), color: colours.text };
  // Each text gets its own options object, since PptxGenJS modifies it.
  const rows = facts.flatMap((fact) => [
    { text: clean(`${factWords(fact)}. `), options: { ...run } },
    { text: clean(fact.publisher), options: { ...run, hyperlink: { url: fact.url }, breakLine: true } },
  ]);
  slide.addText(rows, { ...ACROSS, ...run, y: 1.7, h: 4.6, fontSize: 14, paraSpaceAfter: 4 });
}

/**
 * Add a picture of the site, cropped to the box; nothing if it cannot be loaded, as from a disk.
 * @param {any} slide
 * @param {ProfilePicture | null} picture
 * @param {{ x: number, y: number, w: number, h: number }} box
 */
async function show(slide, picture, box) {
  const found = picture && (await fetched(picture.path));
  if (found) {
    const high = (box.w * found.height) / found.width;
    const sizing = { type: "cover", w: box.w, h: box.h };
    slide.addImage({ data: found.data, altText: picture.text, ...box, h: high, sizing });
  }
}

/** @param {string} path Below the site's root. */
async function fetched(path) {
  try {
    const answer = await fetch(asset(`../${path}`));
    return answer.ok ? await pictureIn(await answer.blob()) : null;
  } catch {
    return null;
  }
}
