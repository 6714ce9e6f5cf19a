/** Which messages match a filter: choices, and free text with stemming, typing mistakes and keywords. */
import { asset, load } from "../lib/load.js";
import { bankIndex } from "./cards.js";
import { bankAddress } from "./where.js";

export const FACETS = ["occasion", "channel", "about", "audience", "length", "language", "goal"];
/** @type {Record<string, (row: Row) => string[]>} */
const SPEAKS = {
  occasion: (row) => row.occasions,
  channel: (row) => [row.channel],
  about: (row) => [row.about],
  audience: (row) => row.audiences,
  length: (row) => [row.length],
  language: (row) => row.languages,
  goal: (row) => row.goals,
};
const CHUNK = 100; // messages: so many are indexed in less than 100 ms on a slow phone
const SHORT = 4; // letters: a part of a compound that is shorter than this says nothing
/** @type {Promise<(words: string) => Hits> | undefined} */
let engine;

/**
 * Return the rows that match all choices ({channel: "sms", …}) and are among the hits, in their order, if there are any.
 * @param {Row[]} rows
 * @param {Choices} choices
 * @param {Hits | null} found
 */
export function matching(rows, choices, found) {
  const chosen = FACETS.filter((facet) => choices[facet]);
  const fits = (/** @type {Row} */ row) => chosen.every((facet) => SPEAKS[facet](row).includes(choices[facet]));
  if (!found) return rows.filter(fits);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return found.ids
    .map((id) => byId.get(id))
    .filter((row) => row !== undefined)
    .filter(fits);
}

/**
 * Count the rows for each value of a facet, among those that match the other choices.
 * @param {string} facet
 * @param {Row[]} rows
 * @param {Choices} choices
 * @param {Hits | null} found
 */
export function countsOf(facet, rows, choices, found) {
  /** @type {Record<string, number>} */
  const counts = {};
  for (const row of matching(rows, { ...choices, [facet]: "" }, found)) {
    for (const value of SPEAKS[facet](row)) counts[value] = (counts[value] ?? 0) + 1;
  }
  return counts;
}

/**
 * Find messages by words, the best first; null without words.
 * @param {string} words
 */
export async function findWords(words) {
  if (!words.trim()) return null;
  const search = await prepareSearch();
  return search(words);
}

/** Load the free-text search before it is needed; after a failure, the next call tries again. */
export function prepareSearch() {
  engine ??= startEngine().catch((error) => {
    engine = undefined;
    throw error;
  });
  return engine;
}

async function startEngine() {
  const [{ rows }] = await Promise.all([
    bankIndex(),
    load(bankAddress("texts.js")),
    load(asset("./lib/minisearch.js")),
    brand.words.stemmer && load(asset(brand.words.stemmer)),
  ]);
  const written = new Map(); // a stem without marks → the word as it was first written
  const processTerm = (/** @type {string} */ term) => {
    const stem = stemOf(term.toLowerCase());
    if (!written.has(stem)) written.set(stem, term);
    return stem;
  };
  const names = new Map(rows.map((row) => [row.id, row.name]));
  const mini = new MiniSearch({ fields: ["name", "text"], searchOptions: { boost: { name: 3 } }, processTerm });
  // A little at a time: where there are thousands, the page would not answer meanwhile.
  const texts = Object.entries(brand.texts).map(([id, text]) => ({ id, name: names.get(id) ?? "", text }));
  await mini.addAllAsync(texts, { chunkSize: CHUNK });
  const known = [...written.keys()].filter((stem) => stem.length >= SHORT);
  return (/** @type {string} */ words) => exactly(mini, words) ?? nearest(mini, words, known, written);
}

/** @type {Map<string, string>} */
const stems = new Map();

/**
 * Return the word's stem without diacritics, so that arsmote finds årsmöte.
 * @param {string} word
 */
function stemOf(word) {
  const stem = stems.get(word) ?? (brand.words.stemmer ? brand.stem(word) : word);
  stems.set(word, stem);
  return stem.normalize("NFD").replace(/\p{M}/gu, "");
}

/** Allow one wrong letter in a word, and two in a long one. */
const FORGIVING = { fuzzy: (/** @type {string} */ term) => (term.length > SHORT ? 0.2 : false) };

/**
 * Find what contains every word, in some form; null if nothing does.
 * @param {import("minisearch").default} mini
 * @param {string} words
 * @returns {Hits | null}
 */
function exactly(mini, words) {
  const found = mini.search(words, { ...FORGIVING, combineWith: "AND", prefix: (term) => term.length > 2 });
  return found.length ? { ids: found.map(({ id }) => id), near: "" } : null;
}

/**
 * Find what contains one of the words, or a similar one; and that word.
 * @param {import("minisearch").default} mini
 * @param {string} words
 * @param {string[]} known
 * @param {Map<string, string>} written
 * @returns {Hits}
 */
function nearest(mini, words, known, written) {
  const telling = words
    .toLowerCase()
    .split(/\P{L}+/u)
    .filter((word) => word.length >= SHORT);
  const near = telling.map((word) => nearTo(stemOf(word), known));
  const [best, ...others] = mini.search([...telling, ...near].join(" "), FORGIVING);
  if (!best) return { ids: [], near: "" };
  const [term] = best.terms.sort((a, b) => b.length - a.length);
  const same = others.filter(({ terms }) => terms.includes(term));
  return { ids: [best, ...same].map(({ id }) => id), near: written.get(term) ?? term };
}

/**
 * A known word of the same letters in another order; else the longest that a compound ends with, or begins with: the
 * marknad in julmarknad.
 * @param {string} word
 * @param {string[]} known
 */
function nearTo(word, known) {
  const letters = (/** @type {string} */ each) => [...each].sort().join("");
  const longest = (/** @type {(part: string) => boolean} */ fits) =>
    known.filter((part) => part !== word && fits(part)).sort((a, b) => b.length - a.length)[0];
  return (
    known.find((each) => each.length === word.length && letters(each) === letters(word)) ??
    longest((part) => word.endsWith(part)) ??
    longest((part) => word.startsWith(part)) ??
    ""
  );
}
