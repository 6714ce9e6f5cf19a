/** The kit's page: the visitor's own kit with its order, days and exports; and the ready kits. */
import { bankIndex, cardOf } from "../bank/cards.js";
import { dropFromKit, kitItems, moveInKit, onKit, setKit } from "../bank/kit-store.js";
import { button, make, today, worded } from "../lib/dom.js";
import { startSender } from "../sender/sender.js";
import { startExports } from "./exports.js";
import { startReadyKit } from "./ready.js";

let latest = 0;

/**
 * Show the kit, now and whenever it changes.
 * @param {Found} section
 */
async function startKit(section) {
  const view = /** @type {KitView} */ ({
    section,
    body: section.querySelector("[data-kit-body]"),
    list: make("ol", { class: "brand-kit__list" }),
    rows: new Map(),
  });
  view.count = make("p", { class: "brand-kit__count", tabindex: -1 });
  view.status = make("p", { class: "brand-kit__status", role: "status" });
  view.undo = button(brand.words.kit_undo, () => takeBack(view), {
    class: "brand-button brand-kit__undo",
    hidden: true,
  });
  view.empty = emptyNote(section);
  view.body.append(view.empty, view.count, startExports(view), view.status, view.undo, view.list);
  document.querySelectorAll("[data-ready-kit]").forEach(startReadyKit);
  try {
    view.index = await bankIndex();
    onKit(() => showKit(view));
  } catch {
    view.status.textContent = brand.words.load_failed;
  }
}

/** @param {Found} section */
function emptyNote(section) {
  const link = make("a", { href: section.dataset.address }, brand.words.kit_bank);
  return make("p", { class: "brand-kit__empty" }, brand.words.kit_empty, " ", link);
}

/**
 * Show the kit's messages. A later change cancels an earlier one that is still waiting for its cards.
 * @param {KitView} view
 */
async function showKit(view) {
  const mine = ++latest;
  const items = heldItems(view);
  const cards = await Promise.all(items.map(({ row }) => cardOf(row)));
  if (mine !== latest) return;
  const rows = items.map((item, index) => rowOf(view, item, cards[index]));
  // Rows that do not move are not touched: somebody may be typing a day in one.
  if (rows.length !== view.list.children.length || rows.some((row, index) => row !== view.list.children[index]))
    keepingFocus(view, () => view.list.replaceChildren(...rows));
  view.empty.hidden = items.length > 0;
  view.section.classList.toggle("brand-kit--empty", !items.length);
  view.count.textContent = items.length ? worded(brand.words.kit_count, { count: items.length }) : "";
}

/**
 * Change the list and keep the focus; if the focused row is removed, focus the one that takes its place.
 * @param {KitView} view
 * @param {() => void} change
 */
function keepingFocus({ list, undo }, change) {
  const held = /** @type {HTMLElement} */ (document.activeElement);
  const place = [...list.children].findIndex((row) => row.contains(held));
  change();
  if (place < 0) return;
  const next = list.children[Math.min(place, list.children.length - 1)];
  (list.contains(held) ? held : (next?.querySelector("[data-drop]") ?? undo)).focus();
}

/**
 * Return the kit's items that are in the bank; others are removed, which is shown.
 * @param {KitView} view
 */
function heldItems(view) {
  const current = (/** @type {string} */ id) =>
    view.index.rows.find((row) => row.id === id || row.former?.includes(id));
  const items = kitItems().map((item) => ({ ...item, row: /** @type {Row} */ (current(item.id)) }));
  const held = items.filter((item) => item.row && (!item.row.to || item.row.to >= today()));
  if (held.length < items.length) {
    view.status.textContent = brand.words.kit_gone;
    setKit(held.map(({ row, ...item }) => ({ ...item, id: row.id })));
  }
  return held;
}

/** @param {KitView} view @param {HeldItem} item @param {Element} card */
function rowOf(view, item, card) {
  const { row } = item;
  if (!view.rows.has(row.id)) {
    /** @type {Found} */ (card.querySelector(".brand-message__fold")).open = true;
    view.rows.set(row.id, make("li", { class: "brand-kit__item", "data-id": row.id }, controls(view, row), card));
  }
  const element = /** @type {HTMLElement} */ (view.rows.get(row.id));
  const field = element.querySelector("input[type=date]");
  if (document.activeElement !== field) field.value = item.day;
  return element;
}

/** @param {KitView} view @param {Row} row */
function controls(view, { id, name }) {
  const field = make("input", { type: "date", id: `day-${id}` });
  field.addEventListener("change", () => setDay(id, field.value));
  const iconButton = (
    /** @type {string} */ words,
    /** @type {string} */ icon,
    /** @type {() => void} */ pressed,
    /** @type {Attributes} */ attributes = {},
  ) =>
    button(make("span", { class: `brand-icon brand-icon--${icon}` }), pressed, {
      class: "brand-icon-button",
      "aria-label": worded(words, { name }),
      title: worded(words, { name }),
      ...attributes,
    });
  return make(
    "div",
    { class: "brand-kit__controls" },
    iconButton(brand.words.kit_up, "up", () => move(view, id, name, -1)),
    iconButton(brand.words.kit_down, "down", () => move(view, id, name, 1)),
    iconButton(brand.words.kit_drop, "close", () => drop(view, id, name), { "data-drop": true }),
    make("div", { class: "brand-field" }, make("label", { for: field.id }, brand.words.kit_day), field),
  );
}

/** @param {string} id @param {string} day */
function setDay(id, day) {
  setKit(kitItems().map((item) => (item.id === id ? { ...item, day } : item)));
}

/**
 * @param {KitView} view
 * @param {string} id
 * @param {string} name
 * @param {number} step
 */
function move(view, id, name, step) {
  view.status.textContent = worded(brand.words.kit_moved, { name, number: moveInKit(id, step) });
}

/** @param {KitView} view @param {string} id @param {string} name */
function drop(view, id, name) {
  view.before = kitItems();
  view.undo.hidden = false;
  dropFromKit(id);
  view.status.textContent = worded(brand.words.kit_dropped, { name });
}

/** @param {KitView} view */
function takeBack(view) {
  setKit(view.before);
  view.count.focus();
  view.undo.hidden = true;
  view.status.textContent = "";
}

document.querySelectorAll("[data-sender]").forEach(startSender);
document.querySelectorAll("[data-kit]").forEach(startKit);
