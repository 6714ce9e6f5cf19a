/** The bank's filter. Its state is in the address, so that a search can be shared. */
import { showInAddress } from "../lib/address.js";
import { button, make, today, worded } from "../lib/dom.js";
import { bankIndex, cardOf } from "./cards.js";
import { wantLanguage } from "./languages.js";
import { countsOf, FACETS, findWords, matching, prepareSearch } from "./matching.js";

const STEP = 24; // cards shown at a time
const PAUSE = 60; // milliseconds from a key press to its answer: where there are many messages, the next press must not wait
const FIELDS = ["occasion", "channel", "audience", "about", "length", "language", "q"];
let asked = 0;

/**
 * Start the filter's form.
 * @param {Found} form
 */
export function startFilter(form) {
  const view = /** @type {FilterView} */ ({
    form,
    list: document.querySelector("[data-bank]"),
    first: [...document.querySelector("[data-bank]").children],
    count: document.querySelector("[data-count]"),
    none: document.querySelector("[data-filter-none]"),
    more: document.querySelector("[data-more]"),
    pager: document.querySelector("[data-pager]"),
    goal: "",
    shown: STEP,
  });
  view.startWords = view.count.textContent;
  view.counts = Object.fromEntries(
    chips(view).map((chip) => [chip.value, chip.parentElement.querySelector("small").textContent]),
  );
  form.addEventListener("input", (event) => {
    clearTimeout(view.pause);
    view.pause = setTimeout(() => changed(view), /** @type {Found} */ (event.target).type === "search" ? PAUSE : 0);
  });
  // If it fails now, the search itself says so.
  form.elements.q.addEventListener("focus", () => prepareSearch().catch(() => undefined));
  form.addEventListener("submit", (event) => event.preventDefault());
  view.more.addEventListener("click", () => showMore(view));
  addEventListener("popstate", () => readAddress(view));
  readAddress(view);
}

/** @param {FilterView} view */
function readAddress(view) {
  const asked = new URLSearchParams(location.search);
  for (const name of FIELDS) setField(view, name, asked.get(name) ?? "");
  const more = view.form.querySelector("details");
  more.open ||= [...more.querySelectorAll("select")].some((list) => list.value);
  view.goal = asked.get("goal") ?? "";
  view.shown = STEP;
  apply(view);
}

/**
 * Set a field of the form; an unknown value clears it.
 * @param {FilterView} view
 * @param {string} name
 * @param {string} value
 */
function setField({ form }, name, value) {
  // namedItem, because `elements.length` is a number. There is no field of occasions if no message has one.
  const field = /** @type {Found | null} */ (form.elements.namedItem(name));
  if (!field) return;
  field.value = value;
  if (field.value !== value) field.value = "";
}

/**
 * @param {FilterView} view
 * @returns {Choices}
 */
function choices(view) {
  return { ...Object.fromEntries(new FormData(/** @type {any} */ (view.form))), goal: view.goal };
}

/** @param {FilterView} view */
function changed(view) {
  view.shown = STEP;
  showInAddress(Object.entries(choices(view)));
  apply(view);
}

/**
 * Show the matching cards. A later change cancels an earlier one that is still waiting for its data.
 * @param {FilterView} view
 */
async function apply(view) {
  const chosen = choices(view);
  const mine = ++asked;
  wantLanguage(chosen.language ?? "");
  if (!Object.values(chosen).some((value) => value.trim())) return showStart(view);
  try {
    const { rows } = await bankIndex();
    const held = rows.filter((row) => !row.to || row.to >= today());
    const found = await findWords(chosen.q);
    if (mine === asked) await showMatches(view, chosen, held, found, mine);
  } catch {
    view.count.textContent = brand.words.load_failed;
  }
  return undefined;
}

/** @param {FilterView} view */
function showStart(view) {
  view.list.replaceChildren(...view.first);
  view.count.textContent = view.startWords;
  view.none.hidden = true;
  view.more.parentElement.hidden = true;
  if (view.pager) view.pager.hidden = false;
  for (const option of view.form.querySelectorAll("option[value]")) showOption(option, undefined);
  for (const chip of chips(view)) showChip(chip, view.counts[chip.value]);
}

/**
 * @param {FilterView} view
 * @param {Choices} chosen
 * @param {Row[]} rows
 * @param {Hits | null} found
 * @param {number} mine
 */
async function showMatches(view, chosen, rows, found, mine) {
  const matches = matching(rows, chosen, found);
  const cards = await Promise.all(matches.slice(0, view.shown).map((row) => cardOf(row)));
  if (mine !== asked) return;
  view.list.replaceChildren(...cards);
  view.count.textContent = worded(brand.words.count, { shown: matches.length, count: rows.length });
  view.more.parentElement.hidden = matches.length <= view.shown;
  if (view.pager) view.pager.hidden = true;
  showCounts(view, chosen, rows, found);
  showNone(view, chosen, rows, found, matches.length);
}

/** @param {FilterView} view @param {Choices} chosen @param {Row[]} rows @param {Hits | null} found */
function showCounts(view, chosen, rows, found) {
  for (const list of view.form.querySelectorAll("select")) {
    const counts = countsOf(list.name, rows, chosen, found);
    for (const option of list.options) if (option.value) showOption(option, counts[option.value] ?? 0);
  }
  const counts = countsOf("occasion", rows, chosen, found);
  for (const chip of chips(view)) showChip(chip, String(counts[chip.value] ?? 0));
}

/** @param {FilterView} view */
function chips({ form }) {
  return [...form.querySelectorAll("[name=occasion]:not([value=''])")];
}

/** @param {Found} chip @param {string} count */
function showChip(chip, count) {
  chip.parentElement.querySelector("small").textContent = count;
}

/** @param {Found | HTMLOptionElement} option @param {number | undefined} count */
function showOption(option, count) {
  option.dataset.words ??= option.textContent;
  option.textContent = count === undefined ? option.dataset.words : `${option.dataset.words} (${count})`;
}

/**
 * Nothing matches: say what to loosen and how much there would be; or that this is only what comes nearest. A filter by
 * goal can always be taken off.
 * @param {FilterView} view
 * @param {Choices} chosen
 * @param {Row[]} rows
 * @param {Hits | null} found
 * @param {number} count
 */
function showNone(view, chosen, rows, found, count) {
  const active = [...FACETS, "q"].filter((name) => chosen[name]?.trim());
  const words = found?.ids.length === 0 ? worded(brand.words.none_words, { words: chosen.q.trim() }) : brand.words.none;
  const parts = count ? [] : [make("p", {}, words), ...loosening(view, active, chosen, rows, found)];
  if (count && found?.near)
    parts.push(make("p", {}, worded(brand.words.near, { words: chosen.q.trim(), near: found.near })));
  if (count && chosen.goal) parts.push(goalNote(view, chosen.goal));
  view.none.replaceChildren(...parts);
  view.none.hidden = !parts.length;
}

/**
 * @param {FilterView} view
 * @param {string[]} active
 * @param {Choices} chosen
 * @param {Row[]} rows
 * @param {Hits | null} found
 */
function loosening(view, active, chosen, rows, found) {
  const ways = active.flatMap((name) => {
    const { length } = name === "q" ? matching(rows, chosen, null) : matching(rows, { ...chosen, [name]: "" }, found);
    const words = worded(brand.words.loosen, { name: nameOf(view, name, chosen[name]), count: length });
    return length ? [button(words, () => clear(view, [name]))] : [];
  });
  return [...ways, button(brand.words.clear, () => clear(view, active))];
}

/** @param {FilterView} view @param {string} goal */
function goalNote(view, goal) {
  const words = worded(brand.words.goal_filter, { goal: brand.words.goals[goal] ?? goal });
  return make(
    "p",
    {},
    words,
    " ",
    button(brand.words.goal_filter_off, () => clear(view, ["goal"])),
  );
}

/** @param {FilterView} view @param {string} name @param {string} value */
function nameOf(view, name, value) {
  if (name === "q") return worded(brand.words.loosen_words, { words: value });
  if (name === "goal") return brand.words.goals[value] ?? value;
  const { dataset, textContent } = view.form.querySelector(
    `[name=${name}] option:checked, input[name=${name}]:checked`,
  );
  return dataset.words ?? textContent;
}

/** @param {FilterView} view @param {string[]} names */
function clear(view, names) {
  for (const name of names) {
    if (name === "goal") view.goal = "";
    else setField(view, name, "");
  }
  changed(view);
  view.count.parentElement.focus();
}

/** @param {FilterView} view */
function showMore(view) {
  const next = view.shown;
  view.shown += STEP;
  apply(view).then(() => view.list.children[next]?.querySelector("summary").focus());
}
