/** Which messages match a filter: choices from lists, and free text in the words' forms and with typing mistakes. */
import { asset, load } from "../lib/load.js";
import { bankAddress } from "./cards.js";

export const FACETS = ["channel", "about", "audience", "length", "goal"];
/** @type {Record<string, (row: Row) => string[]>} */
const SPEAKS = {
  channel: (row) => [row.channel],
  about: (row) => [row.about],
  audience: (row) => row.audiences,
  length: (row) => [row.length],
  goal: (row) => row.goals,
};
/** @type {Promise<{ search: (words: string) => string[] }> | undefined} */
let engine;

/**
 * The rows that match all choices ({channel: "sms", …}) and are among the found ids, in the order of those if given.
 * @param {Row[]} rows
 * @param {Choices} choices
 * @param {string[] | null} found
 */
export function matching(rows, choices, found) {
  const chosen = FACETS.filter((facet) => choices[facet]);
  const fits = (/** @type {Row} */ row) => chosen.every((facet) => SPEAKS[facet](row).includes(choices[facet]));
  if (!found) return rows.filter(fits);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return found
    .map((id) => byId.get(id))
    .filter((row) => row !== undefined)
    .filter(fits);
}

/**
 * How many rows there are for each value of a facet, among those that match everything else.
 * @param {string} facet
 * @param {Row[]} rows
 * @param {Choices} choices
 * @param {string[] | null} found
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
 * The ids of the messages that the words find, the best first; null for no words.
 * @param {string} words
 */
export async function findWords(words) {
  if (!words.trim()) return null;
  const { search } = await prepareSearch();
  return search(words);
}

/** Fetch what free text is searched with, before it is needed; what could not be fetched is tried again next time. */
export function prepareSearch() {
  engine ??= startEngine().catch((error) => {
    engine = undefined;
    throw error;
  });
  return engine;
}

async function startEngine() {
  await Promise.all([
    load(bankAddress("texts.js")),
    load(asset("./lib/minisearch.js")),
    brand.words.stemmer && load(asset(brand.words.stemmer)),
  ]);
  const stems = new Map();
  const processTerm = (/** @type {string} */ term) => {
    const word = term.toLowerCase();
    if (!stems.has(word)) stems.set(word, brand.words.stemmer ? brand.stem(word) : word);
    return stems.get(word);
  };
  const mini = new MiniSearch({ fields: ["text"], processTerm });
  mini.addAll(Object.entries(brand.texts).map(([id, text]) => ({ id, text })));
  /** @type {import("minisearch").SearchOptions} */
  const options = {
    combineWith: "AND",
    prefix: (term) => term.length > 2,
    fuzzy: (term) => (term.length > 3 ? 0.25 : false),
  };
  return { search: (/** @type {string} */ words) => mini.search(words, options).map((result) => result.id) };
}
