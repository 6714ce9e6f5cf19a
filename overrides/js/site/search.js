/** The search dialog: hits in titles and keywords; if there are none, or on request, in the pages' text. */
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
 * Make the dialog search. dialog: its element; home: the edition's address.
 * @param {Found} dialog
 * @param {string} home
 */
async function startSearching(dialog, home) {
  if (started) return;
  started = true;
  const titles = await openTitles(home).catch((error) => {
    started = false; // retried next time
    throw error;
  });
  const part = (/** @type {string} */ name) => dialog.querySelector(`.brand-search__${name}`);
  /** @type {SearchView} */
  const view = {
    home,
    titles,
    words: brand.titles.words,
    input: dialog.querySelector("input"),
    status: part("status"),
    list: part("results"),
    more: part("more"),
    none: part("none"),
    turn: 0,
    answer: Promise.resolve(),
  };
  view.input.addEventListener("input", () => ask(view, false));
  view.more.addEventListener("click", () => ask(view, true));
  dialog.addEventListener("keydown", (event) => press(dialog, view, event));
  ask(view, false);
}

/**
 * Search for the current words. all: whether to show every hit, including those in the text of pages.
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
  if (!words) return show(view, [], "");
  if (named.length && !all) return show(view, named.slice(0, SHOWN), counted(view.words, named.length, SHOWN), true);
  if (!all) show(view, [], view.words.searching);
  await new Promise((resolve) => setTimeout(resolve, all ? 0 : PAUSE));
  const rest = turn === view.turn ? await inPages(view, words, named) : [];
  return turn === view.turn && showAll(view, words, [...named, ...rest]); // otherwise a later key press has cancelled this search
}

/**
 * Find the pages with the words in their text, except those found already.
 * @param {SearchView} view
 * @param {string} words
 * @param {Hit[]} named
 */
async function inPages(view, words, named) {
  view.pages ??= openPages(view.home, ON_DISK).catch((error) => {
    view.pages = undefined; // retried next time
    throw error;
  });
  const find = await view.pages;
  const found = await find(words);
  return found
    .filter(({ path }) => named.every((hit) => hit.path !== path))
    .map((hit) => ({ ...view.titles.at(hit.path), ...hit }));
}

/**
 * Show every hit; without any, what may be meant; without that, advice.
 * @param {SearchView} view
 * @param {string} words
 * @param {Hit[]} hits
 */
function showAll(view, words, hits) {
  const before = view.list.children.length;
  if (hits.length) {
    show(view, hits, counted(view.words, hits.length, hits.length));
    // There are earlier hits only after the button, now gone, was pressed.
    if (before) (view.list.querySelectorAll("a")[before] ?? view.input).focus();
    return;
  }
  const meant = view.titles.guess(words).slice(0, SHOWN);
  show(view, meant, worded(meant.length ? view.words.meant : view.words.none, { words }));
  view.none.hidden = meant.length > 0;
}

/**
 * more: whether there may be more hits than these.
 * @param {SearchView} view
 * @param {Hit[]} hits
 * @param {string} status
 * @param {boolean} [more]
 */
function show(view, hits, status, more = false) {
  view.list.replaceChildren(...hits.map((hit) => row(view, hit)));
  view.more.hidden = !more;
  view.none.hidden = true;
  view.status.textContent = status;
}

/**
 * @param {Record<string, string>} texts
 * @param {number} count
 * @param {number} shown
 */
function counted(texts, count, shown) {
  if (count === 1) return texts.one;
  return worded(count > shown ? texts.many : texts.all, { count, shown });
}

/**
 * @param {SearchView} view
 * @param {Hit} hit
 */
function row({ home, words }, { path, title, about, kind = words.kind_page }) {
  const address = new URL(path, home);
  if (ON_DISK) address.pathname += "index.html"; // on a disk, the address of a folder does not open its page
  const below = make("span", {}, make("i", {}, kind), about && ` ${about}`);
  return make("li", {}, make("a", { href: address.href }, make("b", {}, title), below));
}

/**
 * Move with the arrow keys between the hits and the field above; Enter in the field opens the first hit.
 * @param {Found} dialog
 * @param {SearchView} view
 * @param {KeyboardEvent} event
 */
async function press(dialog, view, event) {
  if (event.key === "Enter" && event.target === view.input) {
    event.preventDefault(); // it would close the dialog
    await view.answer;
    view.list.querySelector("a")?.click();
  }
  const step = STEPS[event.key];
  const stops = [...dialog.querySelectorAll("input, a, .brand-search__more")].filter((stop) => stop.checkVisibility());
  const next = step && stops[stops.indexOf(/** @type {Found} */ (event.target)) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

globalThis.brand ??= /** @type {Brand} */ ({});
brand.search = startSearching;
