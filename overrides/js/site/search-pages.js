/** Search in the text of all pages: Pagefind's engine and index are loaded in pieces on demand. */
import { load } from "../lib/load.js";
import { fold } from "./search-titles.js";

const FOLDER = "/pagefind/"; // the address that the engine on a disk is given for itself
const WORDS = /[\p{L}\p{N}]+/gu;
const MARKED = /<mark>[^\p{L}\p{N}]*(.*?)<\/mark>/gu;

/**
 * Start the engine; returns a function that finds pages by their words.
 * @param {string} home address of the edition
 * @param {boolean} onDisk
 */
export async function openPages(home, onDisk) {
  /** @type {any} */
  let pagefind;
  try {
    pagefind = await (onDisk ? unpacked(home) : import(new URL("pagefind/pagefind.js", home).href));
    await pagefind.options({ baseUrl: "/" });
    await pagefind.init();
  } catch (error) {
    await pagefind?.destroy(); // otherwise it would run without its worker, which the policy forbids
    throw error;
  }
  return (/** @type {string} */ words) => find(pagefind, words);
}

/**
 * Load the engine on a disk, where nothing can be fetched, from a script with the engine and its index.
 * @param {string} home
 */
async function unpacked(home) {
  await load(new URL("search.js", home).href);
  const { engine, files } = brand.search_pack;
  globalThis.fetch = async (/** @type {any} */ address) => {
    const packed = atob(files[address.slice(FOLDER.length).split("?")[0]]);
    return new Response(Uint8Array.from(packed, (sign) => sign.charCodeAt(0)));
  };
  const pagefind = await import(URL.createObjectURL(new Blob([engine], { type: "text/javascript" })));
  await pagefind.options({ basePath: FOLDER, noWorker: true });
  return pagefind;
}

/**
 * @param {any} pagefind
 * @param {string} words
 */
async function find(pagefind, words) {
  const { results } = await pagefind.search(words);
  const found = await Promise.all(results.map((/** @type {any} */ result) => result.data()));
  return found.length && holds(found[0], words) ? found.map(row) : [];
}

/**
 * Whether the page contains the words, in some form. For an unknown word, Pagefind returns the hits of its first letters,
 * however few: the words marked in the first page's excerpt show this.
 * @param {any} page
 * @param {string} words
 */
function holds({ excerpt }, words) {
  const marked = [...excerpt.matchAll(MARKED)].map(([, word]) => fold(word));
  const stems = (fold(words).match(WORDS) ?? []).map((word) => word.slice(0, Math.max(3, word.length * 0.6)));
  return stems.every((stem) => marked.some((word) => word.startsWith(stem)));
}

/** @param {any} page */
function row({ url, meta }) {
  return { path: url.slice(1), title: meta.title, about: meta.description };
}
