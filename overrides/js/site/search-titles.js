/** Searching titles and keywords, which are fetched whole: letters without their accents, typing mistakes allowed. */
import MiniSearch from "minisearch";
import { load } from "../lib/load.js";

const FIELDS = ["title", "about", "keywords"];
/**
 * How many letters of a word may be wrong: so many, where it has at least so many letters and no digit.
 * @param {number} wrong
 * @param {number} letters
 * @returns {(word: string) => number | false}
 */
const mistakes = (wrong, letters) => (word) => word.length >= letters && !/\d/.test(word) && wrong;
/** @type {import("minisearch").SearchOptions[]} */
const SURE = [{ combineWith: "AND", fuzzy: mistakes(1, 5) }];
/** @type {import("minisearch").SearchOptions[]} */
const GUESSED = [
  { combineWith: "AND", fuzzy: mistakes(2, 6) },
  { combineWith: "OR", fuzzy: mistakes(1, 5) },
];

/**
 * The word in small letters without accents: Älvö → alvo.
 * @param {string} word
 */
export function fold(word) {
  return word.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}

/**
 * Fetch the titles of the edition; gives what finds them by words, the best first, what finds those that may be meant
 * where nothing has the words, and what is known of a page.
 * @param {string} home address of the edition
 */
export async function openTitles(home) {
  await load(new URL("titles.js", home).href);
  const small = new Set(brand.titles.words.small.split(", ")); // how and what: nobody looks for those
  const mini = new MiniSearch({
    idField: "path",
    fields: FIELDS,
    storeFields: ["path", "title", "about", "kind", "weight"],
    processTerm: (word) => !small.has(word.toLowerCase()) && fold(word),
    searchOptions: {
      boost: { title: 3, keywords: 3 },
      bm25: { k: 1.2, b: 0.2, d: 0.5 }, // a long list of keywords takes little from each of them
      boostDocument: (_path, _word, row) => Number(row?.weight),
      prefix: (word) => word.length > 2,
      weights: { fuzzy: 0.6, prefix: 0.4 },
    },
  });
  mini.addAll(brand.titles.kinds.flatMap(rows));
  return {
    find: (/** @type {string} */ words) => firstFound(mini, words, SURE),
    guess: (/** @type {string} */ words) => firstFound(mini, words, GUESSED),
    at: (/** @type {string} */ path) => mini.getStoredFields(path),
  };
}

/** @param {Titles} titles */
function rows({ kind, weight, columns: [paths, titles, abouts, keywords] }) {
  return paths.map((path, at) => ({
    path,
    title: titles[at],
    about: abouts[at],
    keywords: keywords[at],
    kind,
    weight,
  }));
}

/**
 * What the first of the ways finds that finds something.
 * @param {MiniSearch} mini
 * @param {string} words
 * @param {import("minisearch").SearchOptions[]} ways
 */
function firstFound(mini, words, ways) {
  for (const way of ways) {
    /** @type {any[]} */
    const found = mini.search(words, way);
    if (found.length) return found;
  }
  return [];
}
