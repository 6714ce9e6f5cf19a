/** The search dialog: first what titles and keywords find; where that is nothing, or when asked for, all pages' text. */
import { make, worded } from "../lib/dom.js";
import { openPages } from "./search-pages.js";
import { openTitles } from "./search-titles.js";

const SHOWN = 8;
const PAUSE = 300; // milliseconds between the last key press and a search in all pages' text
const ON_DISK = location.protocol === "file:";
/** @type {Record<string, number>} */
const STEPS = { ArrowDown: 1, ArrowUp: -1 };
let started = false;

/**
 * Make the dialog search. dialog: its element, whose data attributes hold the words to show; home: the edition's address.
 * @param {Found} dialog
 * @param {string} home
 */
async function startSearching(dialog, home) {
  if (started) return;
  const part = (/** @type {string} */ name) => dialog.querySelector(`.brand-search__${name}`);
  /** @type {SearchView} */
  const view = {
    home,
    titles: await openTitles(home),
    words: dialog.dataset,
    input: dialog.querySelector("input"),
    status: part("status"),
    list: part("results"),
    more: part("more"),
    none: part("none"),
    turn: 0,
    answer: Promise.resolve(),
  };
  started = true;
  view.input.addEventListener("input", () => ask(view, false));
  view.more.addEventListener("click", () => ask(view, true));
  dialog.addEventListener("keydown", (event) => press(view, event));
  ask(view, false);
}

/**
 * Answer what is asked now. all: whether to show every hit, also those in the text of pages.
 * @param {SearchView} view
 * @param {boolean} all
 */
function ask(view, all) {
  view.answer = answer(view, all).catch(() => {
    view.status.textContent = view.words.failed;
  });
}

/**
 * @param {SearchView} view
 * @param {boolean} all
 */
async function answer(view, all) {
  const turn = ++view.turn;
  const words = view.input.value.trim();
  const named = words ? view.titles.find(words) : [];
  if (!words || (named.length && !all)) return show(view, words, named.slice(0, SHOWN), named.length);
  if (!all) await new Promise((resolve) => setTimeout(resolve, PAUSE));
  if (turn !== view.turn) return undefined; // a later key press has taken over
  const hits = [...named, ...(await inPages(view, words, named))];
  if (turn !== view.turn) return undefined;
  const before = view.list.children.length;
  show(view, words, hits, hits.length);
  view.more.hidden = true;
  if (all) (view.list.querySelectorAll("a")[before] ?? view.input).focus();
  return undefined;
}

/**
 * The pages with the words in their text, but those that are found already.
 * @param {SearchView} view
 * @param {string} words
 * @param {Hit[]} named
 */
async function inPages(view, words, named) {
  view.pages ??= openPages(view.home, ON_DISK).catch((error) => {
    view.pages = undefined; // it is tried again next time
    throw error;
  });
  const find = await view.pages;
  const found = await find(words);
  return found
    .filter(({ path }) => named.every((hit) => hit.path !== path))
    .map((hit) => ({ ...view.titles.at(hit.path), ...hit }));
}

/**
 * Show the hits; count: how many there are of them, should more not be shown.
 * @param {SearchView} view
 * @param {string} words
 * @param {Hit[]} hits
 * @param {number} count
 */
function show(view, words, hits, count) {
  view.list.replaceChildren(...hits.map((hit) => row(view, hit)));
  view.more.hidden = !count;
  view.none.hidden = !words || count > 0;
  view.status.textContent = words && counted(view.words, words, count, hits.length);
}

/**
 * @param {Record<string, string>} texts
 * @param {string} words
 * @param {number} count
 * @param {number} shown
 */
function counted(texts, words, count, shown) {
  if (count === 0) return worded(texts.none, { words });
  if (count === 1) return texts.one;
  if (count > shown) return worded(texts.many, { count, shown });
  return texts.all.replace("#", String(count)); // as Material's own words are written
}

/**
 * @param {SearchView} view
 * @param {Hit} hit
 */
function row({ home, words }, { path, title, about, kind = words.page }) {
  const address = new URL(path, home);
  if (ON_DISK) address.pathname += "index.html"; // a folder on a disk does not open the page in it
  const below = make("span", {}, make("i", {}, kind), about && ` ${about}`);
  return make("li", {}, make("a", { href: address.href }, make("b", {}, title), below));
}

/**
 * Arrows go from hit to hit, and to the field above them; Enter in the field opens the first hit.
 * @param {SearchView} view
 * @param {KeyboardEvent} event
 */
async function press({ input, list, answer }, event) {
  if (event.key === "Enter" && event.target === input) {
    event.preventDefault(); // it would close the dialog
    await answer;
    list.querySelector("a")?.click();
  }
  const step = STEPS[event.key];
  const stops = [input, ...list.querySelectorAll("a")];
  const next = step && stops[stops.indexOf(/** @type {Found} */ (event.target)) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

globalThis.brand ??= /** @type {Brand} */ ({});
brand.search = startSearching;
