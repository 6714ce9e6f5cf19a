/** A message's card: closed, its first lines; open, one variant of the text and its tools. */

import { dayInWords, make, today, worded } from "../lib/dom.js";
import { turn } from "../lib/turn.js";
import { filling, fillSlots, onSender, senderName } from "../sender/sender.js";
import { copiedTexts } from "./copied.js";
import { kitItems } from "./kit-store.js";
import { followLanguage, startLanguages } from "./languages.js";
import { buildTools, copyPost, showTools } from "./tools.js";

/**
 * Give a card its life. Its tools are made when it is opened: most cards never are.
 * @param {Found} card
 */
export function startCard(card) {
  const texts = [...card.querySelectorAll(".brand-message__text")];
  const view = /** @type {CardView} */ ({ card, id: card.dataset.message, texts });
  view.fold = card.querySelector(".brand-message__fold");
  view.print = takenPrint(view);
  view.templates = texts.map((text) => text.textContent.trim());
  view.show = () => showCard(view);
  startLanguages(view);
  if (card.dataset.to && card.dataset.to < today()) return showExpired(view);
  card.querySelector("[data-take]").addEventListener("click", () => take(view));
  view.fold.addEventListener("toggle", () => view.fold.open && open(view));
  holdWhenMet(view);
  if (view.fold.open) buildTools(view);
  onSender(view.show);
  followLanguage(view);
}

/**
 * The variant that the visitor has taken: it lies in the kit, or was copied.
 * @param {CardView} view
 */
function takenPrint({ id, texts }) {
  const prints = texts.map((text) => text.dataset.print);
  return [...kitItems(), ...copiedTexts()].find(
    (each) => each.id === id && each.print !== undefined && prints.includes(each.print),
  )?.print;
}

/**
 * A text that the visitor has met is not changed for another: one that was opened, pressed, reached by keyboard.
 * @param {CardView} view
 */
function holdWhenMet(view) {
  for (const met of ["pointerdown", "focusin", "click", "toggle"])
    view.card.addEventListener(met, () => hold(view), true);
}

/** @param {CardView} view */
function hold(view) {
  view.print = view.text.dataset.print;
}

/** @param {CardView} view */
function showExpired({ card }) {
  card.classList.add("brand-message--expired");
  const words = worded(brand.words.expired, { day: dayInWords(card.dataset.to) });
  card.querySelector(".brand-message__text").before(make("p", { class: "brand-note" }, words));
  card.querySelector("[data-take]").remove();
}

/** @param {CardView} view */
function open(view) {
  if (!view.buttons) buildTools(view);
  view.show();
}

/**
 * Copy from a closed card: it opens, so that one sees what was copied, or what is not filled in.
 * @param {CardView} view
 */
function take(view) {
  view.fold.open = true;
  open(view);
  copyPost(view);
}

/**
 * The variant that is shown: the one that is held, else the one whose turn it is for this sender.
 * @param {CardView} view
 */
function shownIndex(view) {
  const held = view.texts.findIndex((text) => text.dataset.print === view.print);
  const name = senderName();
  return held >= 0 ? held : name ? turn(name + view.id) % view.texts.length : 0;
}

/** @param {CardView} view */
function showCard(view) {
  view.index = shownIndex(view);
  view.texts.forEach((text, place) => {
    text.hidden = place !== view.index;
  });
  view.text = view.texts[view.index];
  if (senderName()) hold(view); // the name has had its turn
  if (view.buttons) showTools(view);
  else if (view.index || view.language !== brand.words.language || Object.keys(filling()).length) showLines(view);
}

/** @param {CardView} view */
function showLines({ card, text }) {
  fillSlots(text);
  card.querySelector("[data-lines]").textContent = text.textContent.trim();
}
