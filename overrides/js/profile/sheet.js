/** The page to print: the company's name, the chosen arguments, their proof. */
import { dayInWords, make, today, worded } from "../lib/dom.js";
import { onPage, provedBy } from "./text.js";

/**
 * Return the sheet's contents as elements. data: the texts in the chosen language; company: the name as shown.
 * @param {ProfileData} data
 * @param {ProfileStrength[]} speaking
 * @param {{ sector: string, town: string, company: string }} given
 */
export function sheetParts(data, speaking, { sector, town, company }) {
  const strengths = onPage(speaking);
  const facts = provedBy(strengths);
  const about = [sector, town].filter(Boolean).join(" · ");
  return [
    make("h4", { class: "brand-sheet__company" }, company),
    ...(about ? [make("p", { class: "brand-sheet__about" }, about)] : []),
    ...strengths.map((strength) => strengthPart(strength, facts)),
    ...sourceList(data, facts),
    make("p", { class: "brand-sheet__made" }, madeBy(data, company)),
  ];
}

/**
 * Return a line about who made it, when and from what, in the language of the text.
 * @param {ProfileData} data
 * @param {string} company
 */
export function madeBy(data, company) {
  return worded(data.words.made, { day: dayInWords(today(), undefined, data.language), company, site: data.site });
}

/**
 * Return a fact in words, with its year and, if it is our conclusion, how.
 * @param {FactData} toldFact
 */
export function factWords({ label, value, year, note }) {
  const more = [year, note].filter(Boolean).join(", ");
  return `${label}: ${value}${more && ` (${more})`}`;
}

/** @param {ProfileStrength} profileStrength @param {string[]} facts */
function strengthPart({ name, arguments: all }, facts) {
  return make(
    "section",
    { class: "brand-sheet__strength" },
    make("h5", {}, name),
    ...all.map(({ claim, more }) => {
      const proof = [...new Set([claim, ...more].flatMap((piece) => piece.facts))].map((id) => facts.indexOf(id) + 1);
      const signs = proof.length
        ? [" ", make("small", {}, `[${proof.sort((one, other) => one - other).join(", ")}]`)]
        : [];
      return make("p", {}, make("b", {}, claim.text), ...more.map((piece) => ` ${piece.text}`), ...signs);
    }),
  );
}

/** @param {ProfileData} data @param {string[]} ids */
function sourceList(data, ids) {
  const rows = ids
    .map((id) => data.facts[id])
    .map((fact) =>
      make("li", {}, `${factWords(fact)}. `, make("a", { rel: "noreferrer", href: fact.url }, fact.publisher)),
    );
  return rows.length ? [make("h5", {}, data.words.facts), make("ol", { class: "brand-sheet__sources" }, ...rows)] : [];
}
