/** A message's card: the text as it will look, its variants, one's own first sentence, and copying. */

import { graphemes, smsParts } from "../lib/count.js";
import { button, dayInWords, make, today, worded } from "../lib/dom.js";
import { give } from "../lib/offer.js";
import { keep, kept } from "../lib/storage.js";
import { turn } from "../lib/turn.js";
import { fieldsFor, fillSlots, missing, onSender, senderName } from "../sender/sender.js";
import { copiedTexts, rememberCopied } from "./copied.js";
import { addToKit, dropFromKit, inKit, kitItems, onKit } from "./kit-store.js";
import { counted, lengthInWords } from "./length.js";

const folds = globalThis.Highlight && CSS.highlights ? new Highlight() : null;
if (folds) CSS.highlights.set("brand-fold", folds);
const own = kept("own", {});
const READ = 1500; // milliseconds that the end of a text stands in the window when somebody has read it

/**
 * Give a card its tools.
 * @param {Found} card
 */
export function startCard(card) {
  const texts = [...card.querySelectorAll(".brand-message__text")];
  const view = /** @type {CardView} */ ({ card, id: card.dataset.message, texts });
  view.print = takenPrint(view);
  view.templates = view.texts.map((text) => text.textContent.trim());
  if (card.dataset.to && card.dataset.to < today()) return showExpired(view);
  buildTools(view);
  holdWhenMet(view);
  onSender(() => showText(view));
  onKit(() => showKitButton(view));
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
 * A text that the visitor has met is not changed for another: one that was read to its end, opened, pressed.
 * @param {CardView} view
 */
function holdWhenMet(view) {
  for (const met of ["pointerdown", "focusin", "click", "toggle"])
    view.card.addEventListener(met, () => hold(view), true);
  new IntersectionObserver((entries) => {
    clearTimeout(view.reading);
    if (entries.at(-1)?.isIntersecting) view.reading = setTimeout(() => hold(view), READ);
  }).observe(view.buttons);
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
}

/** @param {CardView} view */
function buildTools(view) {
  view.turn = make("p", { class: "brand-message__turn" });
  view.meter = make("p", { class: "brand-message__meter" });
  view.buttons = make("div", { class: "brand-message__buttons" }, ...copyButtons(view));
  view.status = make("div", { class: "brand-message__status", role: "status" });
  view.fill = make("div", { class: "brand-message__fill", hidden: true });
  const after = view.card.querySelector(".brand-message__tags") ?? view.texts.at(-1);
  after.after(view.turn, ...ownField(view), view.meter, view.buttons, view.status, view.fill);
  if (view.texts.length > 1) buildTurn(view);
}

/** @param {CardView} view */
function buildTurn(view) {
  view.place = make("span");
  view.turn.append(
    view.place,
    button(
      brand.words.variant_next,
      () => {
        view.print = view.texts[(shownIndex(view) + 1) % view.texts.length].dataset.print;
        if (inKit(view.id)) addToKit({ id: view.id, print: view.print });
        showText(view);
      },
      { class: "brand-link-button" },
    ),
  );
}

/** @param {CardView} view */
function ownField(view) {
  const question = view.card.dataset.question;
  if (!question) return [];
  const field = make("textarea", { id: `own-${view.id}`, rows: 2, maxlength: 600 });
  field.value = ownWords(view);
  field.addEventListener("input", () => {
    own[ownName(view)] = field.value;
    keep("own", own);
    showText(view);
  });
  const label = make("label", { for: field.id }, make("b", {}, brand.words.own), " ", question);
  return [make("div", { class: "brand-field brand-message__own-field" }, label, field)];
}

// A sentence in Swedish has nothing to do in the English text: each language has its own.
/** @param {CardView} view */
function ownName({ id }) {
  return `${brand.words.language}/${id}`;
}

/** @param {CardView} view */
function ownWords(view) {
  const words = own[ownName(view)];
  return typeof words === "string" ? words : "";
}

/** @param {CardView} view */
function copyButtons(view) {
  const tags = view.card.querySelector(".brand-message__tags");
  view.kit = button("", () => toggleKit(view));
  view.all = button(brand.words.copy_all, () => offerCard(view, () => withSources(view)));
  return [
    button(brand.words.copy, () => offerCard(view, () => sentText(view.card)), {
      class: "brand-button brand-button--main",
    }),
    ...(tags
      ? [button(brand.words.copy_tags, () => give(view.status, tags.textContent.trim(), () => remember(view)))]
      : []),
    view.all,
    view.kit,
  ];
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
function showText(view) {
  const index = shownIndex(view);
  view.texts.forEach((text, place) => {
    text.hidden = place !== index;
  });
  view.text = view.texts[index];
  view.template = view.templates[index];
  if (senderName()) hold(view); // the name has had its turn
  showOwn(view);
  fillSlots(view.text);
  if (view.place) view.place.textContent = worded(brand.words.variant, { number: index + 1, count: view.texts.length });
  showMeter(view);
  view.all.hidden = !cardFacts(view.card).length;
  if (!view.fill.hidden) showMissing(view);
}

/** @param {CardView} view */
function showOwn(view) {
  for (const text of view.texts) text.querySelector(".brand-message__own")?.remove();
  const words = ownWords(view).trim();
  if (words && view.card.dataset.question) view.text.prepend(make("p", { class: "brand-message__own" }, words));
}

/**
 * The card's text as it is sent, own sentence and name in place.
 * @param {Found} card
 */
export function sentText(card) {
  const shown = card.querySelector(".brand-message__text:not([hidden])");
  const text = [...shown.querySelectorAll("p")].map((each) => each.textContent.trim()).join("\n\n");
  // A text message with a no-break space would be sent in the alphabet that takes twice the room.
  return brand.words.channels[card.dataset.channel].sms ? text.replace(/[\u00a0\u202f]/g, " ") : text;
}

/** @param {CardView} view */
function withSources(view) {
  const tags = view.card.querySelector(".brand-message__tags")?.textContent.trim();
  const sources = cardFacts(view.card).map(
    (fact) => `${fact.label}: ${fact.value}${fact.year ? `, ${fact.year}` : ""} (${fact.publisher})`,
  );
  const heading = sources.length > 1 ? brand.words.sources : brand.words.source;
  const address = worded(brand.words.source_line, { address: view.card.querySelector(".brand-message__name a").href });
  return [sentText(view.card), tags, [heading, ...sources].join("\n"), address].filter(Boolean).join("\n\n");
}

/**
 * The facts that prove the variant that a card shows: [{label, value, year, publisher, url}].
 * @param {Found} card
 */
export function cardFacts(card) {
  const proof = card.querySelector(".brand-message__text:not([hidden])").dataset.facts.split(" ");
  return [...card.querySelectorAll("[data-fact]")]
    .filter((row) => proof.includes(row.dataset.fact))
    .map((row) => ({
      label: row.querySelector("[data-label]").textContent,
      value: row.querySelector("b").textContent,
      year: row.querySelector("[data-year]")?.textContent ?? "",
      publisher: row.querySelector("a").textContent,
      url: row.querySelector("a").href,
    }));
}

/** @param {CardView} view */
function showMeter(view) {
  const channel = brand.words.channels[view.card.dataset.channel];
  const tags = view.card.querySelector(".brand-message__tags")?.textContent.trim() ?? "";
  const text = sentText(view.card) + (tags ? `\n\n${tags}` : "");
  const count = graphemes(text);
  const parts = [lengthInWords(count, channel.limit)];
  if (channel.fold && count > channel.fold) parts.push(worded(brand.words.fold, { fold: channel.fold }));
  if (channel.sms) parts.push(counted("sms", smsParts(text)));
  if (tags) parts.push(counted("tags", tags.split(" ").length));
  view.meter.textContent = parts.join(" · ");
  view.meter.classList.toggle("brand-message__meter--over", count > channel.limit);
  view.meter.title = channel.note;
  showFold(view, channel.fold);
}

/**
 * What the reader of the channel sees only after pressing for more is shown quieter.
 * @param {CardView} view
 * @param {number | null} fold
 */
function showFold(view, fold) {
  if (!folds || !fold) return;
  if (view.range) folds.delete(view.range);
  const walker = document.createTreeWalker(view.text, NodeFilter.SHOW_TEXT);
  let left = fold;
  while (walker.nextNode()) {
    const node = /** @type {Text} */ (walker.currentNode);
    if (node.length > left) {
      view.range = new Range();
      view.range.setStart(node, left);
      view.range.setEndAfter(view.text.lastChild ?? node);
      folds.add(view.range);
      return;
    }
    left -= node.length;
  }
}

/**
 * Copy, or first say what is not filled in, let the visitor do so here and now, or go on without.
 * @param {CardView} view
 * @param {() => string} text
 */
function offerCard(view, text) {
  const lacking = missing(view.text);
  if (!lacking.length) return giveCard(view, text());
  view.on = button("", () => giveCard(view, text()));
  const fields = make(
    "div",
    { class: "brand-fields" },
    ...lacking.flatMap((name) => fieldsFor(name, `fill-${view.id}`)),
  );
  view.fill.replaceChildren(fields, view.on);
  view.fill.hidden = false;
  showMissing(view);
  fields.querySelector("input").focus();
  return undefined;
}

/**
 * What is still not filled in, while it is filled in.
 * @param {CardView} view
 */
function showMissing({ text, on, status }) {
  const names = missing(text)
    .map((name) => brand.words.placeholders[name].name.toLowerCase())
    .join(", ");
  on.textContent = names ? brand.words.copy_anyway : brand.words.copy_now;
  const words = names && worded(brand.words.missing, { names });
  // Said again only when it is no longer the same: a screen reader reads it out.
  if (status.textContent !== words) status.replaceChildren(...(words ? [make("p", {}, words)] : []));
}

/** @param {CardView} view @param {string} text */
function giveCard(view, text) {
  if (view.fill.contains(document.activeElement)) view.buttons.querySelector("button").focus();
  view.fill.hidden = true;
  return give(view.status, text, () => remember(view));
}

/** @param {CardView} view */
function remember({ id, card, text, template }) {
  const name = card.querySelector(".brand-message__name").textContent;
  rememberCopied({ id, language: brand.words.language, name, print: text.dataset.print, text: template });
}

/** @param {CardView} view */
function toggleKit(view) {
  if (inKit(view.id)) dropFromKit(view.id);
  else addToKit({ id: view.id, print: view.text.dataset.print });
  view.status.replaceChildren(make("p", {}, worded(brand.words.kit_added, { count: kitItems().length })));
}

/** @param {CardView} view */
function showKitButton(view) {
  const chosen = inKit(view.id);
  view.kit.textContent = chosen ? brand.words.kit_remove : brand.words.kit_add;
}
