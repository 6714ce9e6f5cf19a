/** A message's card: collapsed, it shows the first lines; expanded, one variant of the text and its tools. */

import { dayInWords, make, today, worded } from "../lib/dom.js";
import { turn } from "../lib/turn.js";
import { filling, fillSlots, onSender, senderName } from "../sender/sender.js";
import { copiedTexts } from "./copied.js";
import { kitItems } from "./kit-store.js";
import { followLanguage, startLanguages } from "./languages.js";
import { buildTools, copyPost, showTools } from "./tools.js";

/**
 * Start a card. Its tools are built when it is expanded, as most cards never are.
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
 * The digest of the variant that the visitor has put in the kit or copied.
 * @param {CardView} view
 */
function takenPrint({ id, texts }) {
  const prints = texts.map((text) => text.dataset.print);
  return [...kitItems(), ...copiedTexts()].find(
    (each) => each.id === id && each.print !== undefined && prints.includes(each.print),
  )?.print;
}

/**
 * Keep showing the same variant once the visitor has expanded, pressed or focused the card.
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
 * Copy from a collapsed card, which expands to show what was copied, or what is not filled in.
 * @param {CardView} view
 */
function take(view) {
  view.fold.open = true;
  open(view);
  copyPost(view);
}

/**
 * The index of the variant to show: the one that is kept, else the one assigned to this sender.
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
