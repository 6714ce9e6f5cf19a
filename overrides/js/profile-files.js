/** A profile as files, made here in the browser: a document and a slide deck. profile: see `described` in profile.js. */
import { asset, load } from "./load.js";
import { clean } from "./save.js";
import { TYPEFACE, signed, wordDocument, wordFact, wordHeading } from "./word.js";

const WIDTH = 13.33; // inches; a slide is 7.5 high
const MARGIN = 0.8;
const FIGURES = 3; // on a slide,
const BIG = 16; // each of so many characters at most

/** The profile as a Word document: real headings, the right language, links to the sources, the company as author. */
export async function word(profile) {
  await load(asset("lib/docx.js"));
  const texts = profile.texts.flatMap(({ name, paragraphs }) => [
    wordHeading(name, "HEADING_1"),
    ...paragraphs.map((text) => new docx.Paragraph(clean(text))),
  ]);
  const facts = profile.facts.length ? [wordHeading(profile.words.facts, "HEADING_1"), ...profile.facts.map(wordFact)] : [];
  const children = [wordHeading(profile.company, "TITLE"), ...texts, ...facts, new docx.Paragraph(clean(profile.made))];
  return wordDocument({ title: profile.company, creator: profile.company, language: profile.language, children });
}

/** The profile as slides: a title slide, then one for each strength with its claim and figures. */
export async function slides(profile) {
  await load(asset("lib/pptxgenjs.js"));
  const deck = new PptxGenJS();
  Object.assign(deck, { layout: "LAYOUT_WIDE", title: clean(profile.company), author: clean(profile.company), company: clean(profile.company) });
  deck.theme = { headFontFace: TYPEFACE, bodyFontFace: TYPEFACE };
  deck.defineSlideMaster(master("first", profile, { y: 2.2, h: 1.8, fontSize: 48 }));
  deck.defineSlideMaster(master("strength", profile, { y: 0.6, h: 0.9, fontSize: 36 }));
  firstSlide(deck.addSlide({ masterName: "first" }), profile);
  profile.strengths.forEach((strength) => strengthSlide(deck.addSlide({ masterName: "strength" }), strength, profile));
  return deck.write({ outputType: "blob" });
}

function master(name, { colours }, title) {
  const box = { x: MARGIN, w: WIDTH - 2 * MARGIN, margin: 0, align: "left", valign: "bottom", bold: true, color: colours.text };
  const line = { x: 0, y: 6.8, w: WIDTH, h: 0, line: { color: colours.text, width: 2 } };
  return {
    title: name,
    background: { color: colours.ground },
    objects: [{ line }, { placeholder: { options: { name: "title", type: "title", ...box, ...title }, text: "" } }],
  };
}

function firstSlide(slide, profile) {
  const write = writer(slide, profile);
  slide.addText(clean(profile.company), { placeholder: "title", lang: signed(profile.language), fontSize: profile.company.length > 40 ? 28 : 48 });
  write(profile.about, { y: 4.1, h: 0.6, fontSize: 24 });
  write(profile.made, { y: 6.9, h: 0.4, fontSize: 12, color: profile.colours.quiet });
}

function strengthSlide(slide, strength, profile) {
  const write = writer(slide, profile);
  const figures = strength.facts.filter(({ value }) => value.length <= BIG).slice(0, FIGURES);
  const [first, ...others] = strength.arguments;
  slide.addText(clean(strength.name), { placeholder: "title", lang: signed(profile.language), color: strength.colour });
  write(first.claim.text, { y: 1.7, h: 1.2, fontSize: 28, bold: true });
  write(others.slice(0, figures.length ? 1 : 3).map(({ claim }) => claim.text).join("\n"), { y: 2.9, h: 1.1, fontSize: 20 });
  figures.forEach((fact, index) => figure(write, fact, index, strength.colour, profile));
  write(profile.company, { y: 6.9, h: 0.4, fontSize: 12, color: profile.colours.quiet });
}

function figure(write, { value, label, year, publisher, url }, index, color, profile) {
  const width = (WIDTH - 2 * MARGIN) / FIGURES;
  const place = { x: MARGIN + index * width, w: width - 0.3 };
  write(value, { ...place, y: 4.2, h: 0.9, fontSize: value.length > 9 ? 32 : 48, bold: true, color });
  write(label, { ...place, y: 5.1, h: 0.8, fontSize: 16 });
  const source = [year, publisher].filter(Boolean).join(" · ");
  write(source, { ...place, y: 5.95, h: 0.6, fontSize: 12, color: profile.colours.quiet, hyperlink: { url } });
}

/** Writes a text on the slide: nothing for an empty one; at the top left of its box, in the profile's language. */
function writer(slide, profile) {
  const usual = { x: MARGIN, w: WIDTH - 2 * MARGIN, margin: 0, align: "left", valign: "top", color: profile.colours.text, lang: signed(profile.language) };
  return (text, { hyperlink, ...options }) => {
    if (text) slide.addText([{ text: clean(text), options: { ...(hyperlink && { hyperlink }), lang: usual.lang } }], { ...usual, ...options });
  };
}

(globalThis.brand ??= {}).profileFiles = { word, slides };
