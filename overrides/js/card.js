/** A message's card: the text as it will look, its variants, one's own first sentence, and copying. */
import { button, dayInWords, make, today, worded } from "./dom.js";
import { give } from "./offer.js";
import { rememberCopied } from "./copied.js";
import { addToKit, dropFromKit, inKit, kitItems, onKit } from "./kit-store.js";
import { fieldsFor, fillSlots, filling, missing, onSender } from "./sender.js";
import { counted, lengthInWords } from "./length.js";
import { keep, kept } from "./storage.js";
import { graphemes, smsParts } from "./count.js";
import { turn } from "./turn.js";

const folds = globalThis.Highlight && CSS.highlights ? new Highlight() : null;
if (folds) CSS.highlights.set("brand-fold", folds);
const own = kept("own", {});

/** Give a card its tools. print: the variant to show; without one, variants take turns by the sender's name. */
export function startCard(card, print = "") {
  const view = { card, print, id: card.dataset.message, texts: [...card.querySelectorAll(".brand-message__text")] };
  view.templates = view.texts.map((text) => text.textContent.trim());
  if (card.dataset.to && card.dataset.to < today()) return showExpired(view);
  buildTools(view);
  onSender(() => showText(view));
  onKit(() => showKitButton(view));
}

function showExpired({ card }) {
  card.classList.add("brand-message--expired");
  const words = worded(brand.words.expired, { day: dayInWords(card.dataset.to) });
  card.querySelector(".brand-message__text").before(make("p", { class: "brand-note" }, words));
}

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

function buildTurn(view) {
  view.place = make("span");
  view.turn.append(view.place, button(brand.words.variant_next, () => {
    view.print = view.texts[(shownIndex(view) + 1) % view.texts.length].dataset.print;
    if (inKit(view.id)) addToKit({ id: view.id, print: view.print });
    showText(view);
  }, { class: "brand-link-button" }));
}

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
function ownName({ id }) {
  return `${brand.words.language}/${id}`;
}

function ownWords(view) {
  const words = own[ownName(view)];
  return typeof words === "string" ? words : "";
}

function copyButtons(view) {
  const tags = view.card.querySelector(".brand-message__tags");
  view.kit = button("", () => toggleKit(view));
  return [
    button(brand.words.copy, () => offerCard(view, () => sent(view)), { class: "brand-button brand-button--main" }),
    ...(tags ? [button(brand.words.copy_tags, () => give(view.status, tags.textContent.trim(), () => remember(view)))] : []),
    button(brand.words.copy_all, () => offerCard(view, () => withSources(view))),
    view.kit,
  ];
}

/** The variant that is shown: the chosen one, else the one whose turn it is for this sender. */
function shownIndex(view) {
  const chosen = view.texts.findIndex((text) => text.dataset.print === view.print);
  const name = filling().avsandare;
  return chosen >= 0 ? chosen : name ? turn(name + view.id) % view.texts.length : 0;
}

function showText(view) {
  const index = shownIndex(view);
  view.texts.forEach((text, place) => { text.hidden = place !== index; });
  view.text = view.texts[index];
  view.template = view.templates[index];
  showOwn(view);
  fillSlots(view.text);
  if (view.place) view.place.textContent = worded(brand.words.variant, { number: index + 1, count: view.texts.length });
  showMeter(view);
  if (view.on) view.on.textContent = missing(view.text).length ? brand.words.copy_anyway : brand.words.copy_now;
}

function showOwn(view) {
  view.texts.forEach((text) => text.querySelector(".brand-message__own")?.remove());
  const words = ownWords(view).trim();
  if (words && view.card.dataset.question) view.text.prepend(make("p", { class: "brand-message__own" }, words));
}

/** The card's text as it is sent, own sentence and name in place. */
export function sentText(card) {
  const shown = card.querySelector(".brand-message__text:not([hidden])");
  const text = [...shown.querySelectorAll("p")].map((each) => each.textContent.trim()).join("\n\n");
  // A text message with a no-break space would be sent in the alphabet that takes twice the room.
  return brand.words.channels[card.dataset.channel].sms ? text.replace(/[\u00a0\u202f]/g, " ") : text;
}

function sent({ card }) {
  return sentText(card);
}

function withSources(view) {
  const tags = view.card.querySelector(".brand-message__tags")?.textContent.trim();
  const sources = cardFacts(view.card).map((fact) => `${fact.label}: ${fact.value}${fact.year ? `, ${fact.year}` : ""} (${fact.publisher})`);
  const heading = sources.length > 1 ? brand.words.sources : brand.words.source;
  const address = worded(brand.words.source_line, { address: view.card.querySelector(".brand-message__name a").href });
  return [sentText(view.card), tags, sources.length && [heading, ...sources].join("\n"), address].filter(Boolean).join("\n\n");
}

/** The facts that prove the variant that a card shows: [{label, value, year, publisher, url}]. */
export function cardFacts(card) {
  const proof = card.querySelector(".brand-message__text:not([hidden])").dataset.facts.split(" ");
  return [...card.querySelectorAll("[data-fact]")].filter((row) => proof.includes(row.dataset.fact)).map((row) => ({
    label: row.querySelector("[data-label]").textContent,
    value: row.querySelector("b").textContent,
    year: row.querySelector("[data-year]")?.textContent ?? "",
    publisher: row.querySelector("a").textContent,
    url: row.querySelector("a").href,
  }));
}

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

/** What the reader of the channel sees only after pressing for more is shown quieter. */
function showFold(view, fold) {
  if (!folds || !fold) return;
  if (view.range) folds.delete(view.range);
  const walker = document.createTreeWalker(view.text, NodeFilter.SHOW_TEXT);
  let left = fold;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.length > left) {
      view.range = new Range();
      view.range.setStart(node, left);
      view.range.setEndAfter(view.text.lastChild);
      folds.add(view.range);
      return;
    }
    left -= node.length;
  }
}

/** Copy, or first say what is not filled in, let the visitor do so here and now, or go on without. */
function offerCard(view, text) {
  const lacking = missing(view.text);
  if (!lacking.length) return giveCard(view, text());
  const names = lacking.map((name) => brand.words.placeholders[name].name.toLowerCase()).join(", ");
  view.status.replaceChildren(make("p", {}, worded(brand.words.missing, { names })));
  view.print = view.text.dataset.print; // a name that is typed now changes the text, not which text it is
  view.on = button(brand.words.copy_anyway, () => giveCard(view, text()));
  const fields = make("div", { class: "brand-fields" }, ...lacking.flatMap((name) => fieldsFor(name, `fill-${view.id}`)));
  view.fill.replaceChildren(fields, view.on);
  view.fill.hidden = false;
  fields.querySelector("input").focus();
  return undefined;
}

function giveCard(view, text) {
  if (view.fill.contains(document.activeElement)) view.buttons.querySelector("button").focus();
  view.fill.hidden = true;
  return give(view.status, text, () => remember(view));
}

function remember({ id, card, text, template }) {
  const name = card.querySelector(".brand-message__name").textContent;
  rememberCopied({ id, language: brand.words.language, name, print: text.dataset.print, text: template });
}

function toggleKit(view) {
  if (inKit(view.id)) dropFromKit(view.id);
  else addToKit({ id: view.id, print: view.text.dataset.print });
  view.status.replaceChildren(make("p", {}, worded(brand.words.kit_added, { count: kitItems().length })));
}

function showKitButton(view) {
  const chosen = inKit(view.id);
  view.kit.textContent = chosen ? brand.words.kit_remove : brand.words.kit_add;
}
