/** A profile as files made in the browser: a document and slides. profile: see `described` in profile.js. */
import { asset, load } from "../lib/load.js";
import { clean } from "../lib/save.js";
import { wordDocument, wordFact, wordHeading } from "../lib/word.js";
import { slides } from "./slides.js";

const LOGO = { width: 220, height: 60 }; // at most, in pixels of 1/96 inch

/**
 * Return the profile as a Word document, with headings, language tags, links to sources, and the company as author.
 * @param {ProfileExport} profile
 */
async function word(profile) {
  await load(asset("./lib/docx.js"));
  const texts = profile.texts.flatMap(({ name, paragraphs }) => [
    wordHeading(name, "HEADING_1"),
    ...paragraphs.map((text) => new docx.Paragraph(clean(text))),
  ]);
  const facts = profile.facts.length
    ? [wordHeading(profile.words.facts, "HEADING_1"), ...profile.facts.map(wordFact)]
    : [];
  const logo = profile.logo ? [wordLogo(profile.logo, clean(profile.company))] : [];
  const heading = wordHeading(profile.company, "TITLE");
  const children = [...logo, heading, ...texts, ...facts, new docx.Paragraph(clean(profile.made))];
  return wordDocument({ title: profile.company, creator: profile.company, language: profile.language, children });
}

/**
 * Return the logotype as large as fits, in its own proportions.
 * @param {Logo} logo
 * @param {string} company
 */
function wordLogo({ data, width, height }, company) {
  const scale = Math.min(LOGO.width / width, LOGO.height / height);
  const picture = new docx.ImageRun({
    type: data.startsWith("data:image/png") ? "png" : "jpg",
    data: data.slice(data.indexOf(",") + 1),
    transformation: { width: width * scale, height: height * scale },
    altText: { name: company, title: company, description: company },
  });
  return new docx.Paragraph({ children: [picture] });
}

globalThis.brand ??= /** @type {Brand} */ ({});
brand.profileFiles = { word, slides };
