/** Searching titles and keywords, which are fetched whole: letters without their accents, typing mistakes allowed. */
import MiniSearch from "minisearch";
import { load } from "../lib/load.js";

const FIELDS = ["title", "about", "keywords"];
/**
 * How many letters of a word may be wrong.
 * @param {number} most
 * @returns {(word: string) => number | false}
 */
const mistakes = (most) => (word) => !/\d/.test(word) && word.length > 3 && Math.min(most, word.length > 5 ? 2 : 1);
/**
 * The ways to search, tried in turn until one finds something.
 * @type {import("minisearch").SearchOptions[]}
 */
const WAYS = [
  { combineWith: "AND", fuzzy: mistakes(1) },
  { combineWith: "AND", fuzzy: mistakes(2) },
  { combineWith: "OR", fuzzy: mistakes(1) },
];

/**
 * The word in small letters without accents: Klarälven → klaralven.
 * @param {string} word
 */
export function fold(word) {
  return word.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}

/**
 * Fetch the titles of the edition; gives what finds them by words, the best first, and what is known of a page.
 * @param {string} home address of the edition
 */
export async function openTitles(home) {
  await load(new URL("titles.js", home).href);
  const mini = new MiniSearch({
    idField: "path",
    fields: FIELDS,
    storeFields: ["path", "title", "about", "kind", "weight"],
    processTerm: fold,
    searchOptions: {
      boost: { title: 3, keywords: 2 },
      boostDocument: (_path, _word, row) => Number(row?.weight),
      prefix: (word) => word.length > 2,
    },
  });
  mini.addAll(brand.titles.flatMap(rows));
  return {
    find: (/** @type {string} */ words) => firstFound(mini, words),
    at: (/** @type {string} */ path) => mini.getStoredFields(path),
  };
}

/** @param {Titles} titles */
function rows({ kind, weight, rows }) {
  return rows.map(([path, title, about, keywords]) => ({ path, title, about, keywords, kind, weight }));
}

/**
 * @param {MiniSearch} mini
 * @param {string} words
 */
function firstFound(mini, words) {
  for (const way of WAYS) {
    /** @type {any[]} */
    const found = mini.search(words, way);
    if (found.length) return found;
  }
  return [];
}
