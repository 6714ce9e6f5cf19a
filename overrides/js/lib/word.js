/** Parts of a Word document, made with the docx library: it must have been loaded. */
import { clean } from "./save.js";

/** The typeface of documents: every system has it, or one of the same width. */
export const TYPEFACE = "Calibri";

/**
 * Return the language tag for office programs, with the country of the site's edition, or else the most likely one.
 * @param {string} name
 */
export function signed(name) {
  const { language, region } = new Intl.Locale(name).maximize();
  const editions = document.querySelectorAll('meta[property^="og:locale"]');
  const own = [...editions].map((edition) => edition.getAttribute("content") ?? "");
  return own.find((locale) => locale.startsWith(`${language}_`))?.replace("_", "-") ?? `${language}-${region}`;
}

/**
 * Return the document as a blob. children: its paragraphs.
 * @param {{ title: string, creator: string, language: string, children: any[] }} given
 */
export function wordDocument({ title, creator, language, children }) {
  const { Document, Packer } = docx;
  const run = { language: { value: signed(language) }, font: TYPEFACE, size: 22 };
  const styles = { default: { document: { run, paragraph: { spacing: { after: 160 } } } } };
  return Packer.toBlob(
    new Document({ title: clean(title), creator: clean(creator), styles, sections: [{ children }] }),
  );
}

/**
 * Create a heading. level: TITLE, HEADING_1 …
 * @param {string} text
 * @param {keyof typeof docx.HeadingLevel} level
 */
export function wordHeading(text, level) {
  return new docx.Paragraph({ text: clean(text), heading: docx.HeadingLevel[level] });
}

/**
 * Create a paragraph in a language of its own, which may be right-to-left. options: such as its heading's level.
 * @param {string} text
 * @param {Spoken} spoken
 * @param {import("docx").IParagraphOptions} [options]
 */
export function wordSpoken(text, { language, rtl }, options = {}) {
  const name = { [rtl ? "bidirectional" : "value"]: signed(language) };
  const run = new docx.TextRun({ text: clean(text), rightToLeft: rtl, language: name });
  return new docx.Paragraph({ ...options, bidirectional: rtl, children: [run] });
}

/**
 * Create a heading with a row per item; nothing without items. made: creates an item's row.
 * @param {string} heading
 * @param {any[]} items
 * @param {(item: any) => any} made
 */
export function wordList(heading, items, made) {
  return items.length ? [wordHeading(heading, "HEADING_2"), ...items.map(made)] : [];
}

/**
 * Create a fact with its year and a link to its source: {label, value, year, note, publisher, url}.
 * @param {FactData} fact
 */
export function wordFact(fact) {
  const { ExternalHyperlink, Paragraph, TextRun } = docx;
  const link = new ExternalHyperlink({
    link: fact.url,
    children: [new TextRun({ text: clean(fact.publisher), style: "Hyperlink" })],
  });
  const text = `${fact.label}: ${[fact.value, fact.year, fact.note].filter(Boolean).join(", ")}, `;
  return new Paragraph({ bullet: { level: 0 }, children: [new TextRun(clean(text)), link] });
}
