/** Search in titles and keywords, which are loaded whole: accents are ignored, typing mistakes allowed. */
import MiniSearch from "minisearch";
import { load } from "../lib/load.js";

const FIELDS = ["title", "about", "keywords"];
/**
 * Return the number of letters that may be wrong: in a word of at least so many letters, without digits.
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
 * Return the word in lower case without accents: Älvö → alvo.
 * @param {string} word
 */
export function fold(word) {
  return word.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}

/**
 * Load the titles of the edition; returns functions that find them by words, the best first, that find those perhaps meant
 * if nothing has the words, and that return what is known of a page.
 * @param {string} home address of the edition
 */
export async function openTitles(home) {
  await load(new URL("titles.js", home).href);
  const small = new Set(brand.titles.words.small.split(", ")); // stop words
  const mini = new MiniSearch({
    idField: "path",
    fields: FIELDS,
    storeFields: ["path", "title", "about", "kind", "weight"],
    processTerm: (word) => !small.has(word.toLowerCase()) && fold(word),
    searchOptions: {
      boost: { title: 3, keywords: 3 },
      bm25: { k: 1.2, b: 0.2, d: 0.5 }, // a long list of keywords lowers each keyword's score only a little
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
 * Return the hits of the first search options that give any.
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
