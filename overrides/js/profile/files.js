/** A profile as files, made here in the browser: a document and a slide deck. profile: see `described` in profile.js. */
import { asset, load } from "../lib/load.js";
import { clean } from "../lib/save.js";
import { signed, TYPEFACE, wordDocument, wordFact, wordHeading } from "../lib/word.js";
import { factWords } from "./sheet.js";
import { provedBy } from "./text.js";

const WIDTH = 13.33; // inches; a slide is 7.5 high
const MARGIN = 0.8;
const LEFT = { x: MARGIN, w: WIDTH - 2 * MARGIN, margin: 0, align: "left", valign: "top" };
const FIGURES = 3; // on a slide
const TYPES = "[Content_Types].xml"; // the package's list of its parts
const SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation";

/**
 * The profile as a Word document: real headings, the right language, links to the sources, the company as author.
 * @param {ToldProfile} profile
 */
export async function word(profile) {
  await load(asset("./lib/docx.js"));
  const texts = profile.texts.flatMap(({ name, paragraphs }) => [
    wordHeading(name, "HEADING_1"),
    ...paragraphs.map((text) => new docx.Paragraph(clean(text))),
  ]);
  const facts = profile.facts.length
    ? [wordHeading(profile.words.facts, "HEADING_1"), ...profile.facts.map(wordFact)]
    : [];
  const children = [wordHeading(profile.company, "TITLE"), ...texts, ...facts, new docx.Paragraph(clean(profile.made))];
  return wordDocument({ title: profile.company, creator: profile.company, language: profile.language, children });
}

/**
 * The profile as slides: a title slide, then one for each strength with its claim and figures.
 * @param {ToldProfile} profile
 */
export async function slides(profile) {
  await Promise.all([load(asset("./lib/pptxgenjs.js")), load(asset("./lib/fflate.js"))]);
  const deck = new PptxGenJS();
  const company = clean(profile.company);
  Object.assign(deck, { layout: "LAYOUT_WIDE", title: company, author: company, company: markup(company) });
  deck.theme = { headFontFace: TYPEFACE, bodyFontFace: TYPEFACE };
  deck.defineSlideMaster(master("first", profile, { y: 2.2, h: 1.8, fontSize: 48 }));
  deck.defineSlideMaster(master("strength", profile, { y: 0.6, h: 0.9, fontSize: 36 }));
  firstSlide(deck.addSlide({ masterName: "first" }), profile);
  for (const strength of profile.strengths) strengthSlide(deck.addSlide({ masterName: "strength" }), strength, profile);
  return whole(await deck.write({ outputType: "arraybuffer" }));
}

/**
 * The text as XML: the company is the one text that PptxGenJS writes as it stands.
 * @param {string} text
 */
function markup(text) {
  return new XMLSerializer().serializeToString(new Text(text));
}

/**
 * The package as a blob, its list of parts naming those that are there: PptxGenJS names a slide master for each slide.
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
 * @param {ToldProfile} profile
 * @param {object} title
 * @returns {any}
 */
function master(name, { colours }, title) {
  const box = { ...LEFT, valign: "bottom", bold: true, color: colours.text };
  const line = { x: 0, y: 6.8, w: WIDTH, h: 0, line: { color: colours.text, width: 2 } };
  return {
    title: name,
    background: { color: colours.ground },
    objects: [{ line }, { placeholder: { options: { name: "title", type: "title", ...box, ...title }, text: "" } }],
  };
}

/** @param {any} slide @param {ToldProfile} profile */
function firstSlide(slide, profile) {
  const write = writer(slide, profile);
  write(profile.company, { placeholder: "title", fontSize: profile.company.length > 40 ? 28 : 48 });
  write(profile.about, { ...LEFT, y: 4.2, h: 0.6, fontSize: 24 });
  write(profile.made, { ...LEFT, y: 6.9, h: 0.4, fontSize: 12, color: profile.colours.quiet });
}

/** @param {any} slide @param {ProfileStrength} strength @param {ToldProfile} profile */
function strengthSlide(slide, strength, profile) {
  const write = writer(slide, profile);
  const proved = [...new Set([...strength.essence.facts, ...provedBy([strength])])].map((id) => profile.known[id]);
  const figures = proved.filter((fact) => fact.figure).slice(0, FIGURES);
  const claims = strength.arguments.map(({ claim }) => claim).slice(0, figures.length ? 2 : 4);
  const named = [...new Set([strength.essence, ...claims].flatMap(({ facts }) => facts))].map(
    (id) => profile.known[id],
  );
  const rest = named.filter((fact) => !figures.includes(fact));
  write(strength.name, { placeholder: "title", color: strength.colour });
  write(strength.essence.text, { ...LEFT, y: 1.55, h: 0.8, fontSize: 18, color: profile.colours.quiet });
  write(claims.map(({ text }) => text).join("\n"), {
    ...LEFT,
    y: 2.4,
    h: figures.length ? 1.7 : 3.6,
    fontSize: 20,
    bold: true,
    paraSpaceAfter: 6,
  });
  for (const [index, fact] of figures.entries()) figureOn(write, fact, index, strength.colour, profile.colours);
  const proof = rest.map((fact) => `${factWords(fact)}, ${fact.publisher}`).join("; ");
  write(proof, { ...LEFT, y: 6.25, h: 0.5, fontSize: 11, color: profile.colours.quiet });
  write(profile.company, { ...LEFT, y: 6.9, h: 0.4, fontSize: 12, color: profile.colours.quiet });
}

/**
 * A figure, large, its unit smaller beside it; below it what it is, its year and its source.
 * @param {any} write
 * @param {ProfileFact} profileFact
 * @param {number} index
 * @param {string} color
 * @param {Record<string, string>} colours
 */
function figureOn(write, { figure, unit, label, year, publisher, url }, index, color, colours) {
  const width = LEFT.w / FIGURES;
  const place = { ...LEFT, x: MARGIN + index * width, w: width - 0.4 };
  write(figure, { ...place, y: 4.2, h: 0.8, fontSize: 44, bold: true, color, after: unit });
  write(label, { ...place, y: 5, h: 0.75, fontSize: 14 });
  write([year, publisher].filter(Boolean).join(" · "), {
    ...place,
    y: 5.8,
    h: 0.4,
    fontSize: 12,
    color: colours.quiet,
    hyperlink: { url },
  });
}

/**
 * Writes a text on the slide, in the profile's language: nothing for an empty one. after: what follows it, smaller.
 * @param {any} slide
 * @param {ToldProfile} profile
 */
function writer(slide, profile) {
  const lang = signed(profile.language);
  return (
    /** @type {string} */ text,
    /** @type {any} */ { color = profile.colours.text, hyperlink, after, ...options },
  ) => {
    const run = { color, lang, ...(hyperlink && { hyperlink }) };
    const small = after ? [{ text: ` ${clean(after)}`, options: { ...run, fontSize: 18 } }] : [];
    if (text) slide.addText([{ text: clean(text), options: run }, ...small], { color, lang, ...options });
  };
}

globalThis.brand ??= /** @type {Brand} */ ({});
brand.profileFiles = { word, slides };
