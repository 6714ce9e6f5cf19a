/** The tools of an expanded card: next variant, own first sentence, copy, share, kit. */

import { graphemes, smsParts } from "../lib/count.js";
import { button, counted, make, worded } from "../lib/dom.js";
import { give } from "../lib/offer.js";
import { keep, kept } from "../lib/storage.js";
import { fieldsFor, filling, fillSlots, missing } from "../sender/sender.js";
import { rememberCopied } from "./copied.js";
import { addToKit, dropFromKit, inKit, kitItems, onKit } from "./kit-store.js";
import { languageChoice } from "./languages.js";
import { showPictureLink } from "./picture.js";
import { cardFacts, hashtags, post, sentText, withSources } from "./post.js";

const folds = globalThis.Highlight && CSS.highlights ? new Highlight() : null;
if (folds) CSS.highlights.set("brand-fold", folds);
const own = kept("own", {});
const PHONE = matchMedia("(pointer: coarse)");

/**
 * Build the tools below the text.
 * @param {CardView} view
 */
export function buildTools(view) {
  view.turn = make("p", { class: "brand-message__turn" });
  view.meter = make("p", { class: "brand-message__meter" });
  view.buttons = make("div", { class: "brand-message__buttons" }, ...copyButtons(view));
  view.status = make("div", { class: "brand-message__status", role: "status" });
  view.fill = make("div", { class: "brand-message__fill", hidden: true });
  view.texts[0].before(...languageChoice(view));
  const [after] = [...view.texts, ...view.version.below].slice(-1);
  after.after(view.turn, ...ownField(view), view.meter, view.buttons, view.status, view.fill);
  buildTurn(view);
  onKit(() => showKitButton(view));
}

/** @param {CardView} view */
function buildTurn(view) {
  view.place = make("span");
  const next = button(brand.words.variant_next, () => showNext(view), { class: "brand-link-button" });
  view.turn.append(view.place, next);
}

/** @param {CardView} view */
function showNext(view) {
  view.print = view.texts[(view.index + 1) % view.texts.length].dataset.print;
  if (inKit(view.id)) addToKit(taken(view));
  view.show();
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
    view.show();
  });
  const label = make("label", { for: field.id }, make("b", {}, brand.words.own), " ", question);
  return [make("div", { class: "brand-field brand-message__own-field" }, label, field)];
}

// Each language has an own sentence, as it cannot be used in a text in another language.
/** @param {CardView} view */
function ownName({ id, language }) {
  return `${language}/${id}`;
}

/** @param {CardView} view */
function ownWords(view) {
  const words = own[ownName(view)];
  return typeof words === "string" ? words : "";
}

/** @param {CardView} view */
function copyButtons(view) {
  view.kit = button("", () => toggleKit(view), { "data-kit-toggle": true });
  view.sourced = wayButton(view, {
    words: brand.words.copy_all,
    take: () => giveCard(view, withSources(view.card)),
  });
  return [
    wayButton(view, copying(view), { class: "brand-button brand-button--main" }),
    ...phoneWays(view).map((way) => wayButton(view, way)),
    view.kit,
    view.sourced,
  ];
}

/** @param {CardView} view @param {Way} way @param {Attributes} [attributes] */
function wayButton(view, way, attributes = {}) {
  return button(way.words, () => offerCard(view, way), attributes);
}

/** @param {CardView} view @returns {Way} */
function copying(view) {
  return { words: brand.words.copy_post, take: () => giveCard(view, post(view.card)) };
}

/**
 * Return a phone's ways to use a text: share it with another app, or send it.
 * @param {CardView} view
 * @returns {Way[]}
 */
function phoneWays(view) {
  const share = { words: brand.words.share, take: () => shareCard(view) };
  const send = { words: brand.words.send_sms, take: () => sendCard(view) };
  const { sms } = brand.words.channels[view.card.dataset.channel];
  return [...("share" in navigator ? [share] : []), ...(sms && PHONE.matches ? [send] : [])];
}

/** @param {CardView} view */
async function shareCard(view) {
  closeFill(view);
  try {
    await navigator.share({ text: post(view.card) });
    remember(view);
  } catch {
    // The visitor changed their mind, or the browser refused: the text stands there to be copied.
  }
}

/** @param {CardView} view */
function sendCard(view) {
  closeFill(view);
  remember(view);
  location.href = `sms:?&body=${encodeURIComponent(sentText(view.card))}`; // iOS wants the &, Android does not mind
}

/**
 * Copy the post from a card that has just been expanded.
 * @param {CardView} view
 */
export function copyPost(view) {
  view.buttons.querySelector("button").focus();
  return offerCard(view, copying(view));
}

/**
 * Show the chosen variant as it will be sent.
 * @param {CardView} view
 */
export function showTools(view) {
  showOwn(view);
  fillSlots(view.text);
  showLink(view);
  showPictureLink(view);
  view.turn.hidden = view.texts.length < 2;
  view.place.textContent = worded(brand.words.variant, { number: view.index + 1, count: view.texts.length });
  showMeter(view);
  view.sourced.hidden = !cardFacts(view.card).length;
  if (!view.fill.hidden) showMissing(view);
}

/** @param {CardView} view */
function showOwn(view) {
  for (const text of view.texts) text.querySelector(".brand-message__own")?.remove();
  const words = ownWords(view).trim();
  if (words && view.card.dataset.question) view.text.prepend(make("p", { class: "brand-message__own" }, words));
}

/**
 * Add the sender's link to the end of a post without a placeholder for it.
 * @param {CardView} view
 */
function showLink({ card, text }) {
  text.querySelector(".brand-message__link")?.remove();
  const { lank } = filling();
  if (lank && brand.words.channels[card.dataset.channel].hashtags && !text.querySelector("[data-slot=lank]"))
    text.append(make("p", { class: "brand-message__link" }, lank));
}

/** @param {CardView} view */
function showMeter(view) {
  const channel = brand.words.channels[view.card.dataset.channel];
  const tags = hashtags(view.card);
  const text = post(view.card);
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
 * Return the length and the limit in words, or by how much it is exceeded.
 * @param {number} count
 * @param {number} limit
 */
function lengthInWords(count, limit) {
  const form = new Intl.NumberFormat(brand.words.language);
  if (count <= limit) return worded(brand.words.characters, { count: form.format(count), limit: form.format(limit) });
  return worded(brand.words.too_long, { count: form.format(count), over: form.format(count - limit) });
}

/**
 * Dim the part that readers of the channel only see after “more”.
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
 * Use the text; if placeholders are not filled in, first ask for them, or let the visitor go on without.
 * @param {CardView} view
 * @param {Way} way
 */
function offerCard(view, way) {
  const lacking = missing(view.text);
  if (!lacking.length) return way.take();
  view.way = way;
  view.on = button("", () => way.take());
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
 * Update the list of placeholders that are not filled in.
 * @param {CardView} view
 */
function showMissing({ text, on, way, status }) {
  const names = missing(text)
    .map((name) => brand.words.placeholders[name].name.toLowerCase())
    .join(", ");
  on.textContent = names ? worded(brand.words.anyway, { action: way.words }) : way.words;
  const words = names && worded(brand.words.missing, { names });
  // Updated only when it changes, since a screen reader announces it.
  if (status.textContent !== words) status.replaceChildren(...(words ? [make("p", {}, words)] : []));
}

/** @param {CardView} view */
function closeFill(view) {
  if (view.fill.contains(document.activeElement)) view.buttons.querySelector("button").focus();
  view.fill.hidden = true;
}

/** @param {CardView} view @param {string} text */
function giveCard(view, text) {
  closeFill(view);
  return give(view.status, text, () => remember(view));
}

/** @param {CardView} view */
function remember({ id, card, text, templates, index, language }) {
  const name = card.querySelector(".brand-message__name").textContent;
  rememberCopied({ id, language, name, print: text.dataset.print, text: templates[index] });
}

/** @param {CardView} view */
function toggleKit(view) {
  if (inKit(view.id)) dropFromKit(view.id);
  else addToKit(taken(view));
  view.status.replaceChildren(make("p", {}, worded(brand.words.kit_added, { count: kitItems().length })));
}

/**
 * Return the kit's item for a card: the variant shown, and its language if it is not the page's.
 * @param {CardView} view
 */
function taken({ id, print, text, language }) {
  return { id, print: print ?? text.dataset.print, language: language === brand.words.language ? undefined : language };
}

/** @param {CardView} view */
function showKitButton(view) {
  view.kit.textContent = inKit(view.id) ? brand.words.kit_remove : brand.words.kit_add;
}
