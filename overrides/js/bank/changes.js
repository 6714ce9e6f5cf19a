/** Show which texts copied in this browser have changed, or should no longer be used. */

import { button, dayInWords, make, today, worded } from "../lib/dom.js";
import { asset, load } from "../lib/load.js";
import { bankIndex, cardOf } from "./cards.js";
import { copiedTexts, forgetCopied } from "./copied.js";
import { difference } from "./difference.js";
import { bankAddress } from "./where.js";

/**
 * Show the changes, if there are any, in this element.
 * @param {Found} place
 */
export async function startChanges(place) {
  const copied = copiedTexts().filter((each) => each.language === brand.words.language);
  if (!copied.length) return;
  const index = await bankIndex();
  const news = copied.map((each) => changeOf(each, index)).filter((each) => each !== null);
  if (!news.length) return;
  place.append(make("h2", {}, brand.words.changes), make("ul", {}, ...news.map((each) => item(place, each))));
  place.hidden = false;
}

/**
 * Return the change to a copied text: {kind, copied, row | retired}; null if there is none.
 * @param {Copied} copied
 * @param {BankIndex} bankIndex
 * @returns {Change | null}
 */
function changeOf(copied, { rows, retired }) {
  const is = (/** @type {{ id: string, former?: string[] }} */ each) =>
    each.id === copied.id || (each.former ?? []).includes(copied.id);
  const row = rows.find((each) => is(each) && (!each.to || each.to >= today()));
  if (row) return row.prints.includes(copied.print) ? null : { kind: "changed", copied, row };
  const over = retired.find(is) ?? rows.find(is);
  return over ? { kind: "withdrawn", copied, over } : { kind: "gone", copied };
}

/** @param {Found} place @param {Change} change */
function item(place, change) {
  const { copied, kind, over } = change;
  const values = { name: copied.name, day: dayInWords(copied.day), why: over?.why ?? "" };
  return make("li", {}, make("p", {}, worded(brand.words[kind], values)), ...ways(change), forget(place, copied));
}

/** @param {Change} change */
function ways({ kind, row, over, copied }) {
  if (kind === "changed" && row) return [showDifference(row, copied), " ", link(row.id, brand.words.copy_new), " "];
  return over?.instead ? [link(over.instead, brand.words.instead), " "] : [];
}

/** @param {string} id @param {string} words */
function link(id, words) {
  return make("a", { href: bankAddress(`${id}/`) }, words);
}

/** @param {Row} row @param {Copied} copied */
function showDifference(row, copied) {
  return button(brand.words.see_change, async (event) => {
    await load(asset("./lib/diff.js"));
    const card = (await cardOf(row)).cloneNode(true);
    const texts = [...card.querySelectorAll(".brand-message__text")];
    event.target.replaceWith(difference(copied.text, closest(copied.text, texts.map(templateOf))));
  });
}

// The card may show the sender's name, while the copied text was stored with its placeholders, as published.
/** @param {Found} text */
function templateOf(text) {
  for (const added of text.querySelectorAll(".brand-message__own, .brand-message__link")) added.remove();
  for (const slot of text.querySelectorAll("[data-slot]"))
    slot.textContent = `[${brand.words.placeholders[slot.dataset.slot].shown}]`;
  return text.textContent.trim();
}

/**
 * Return the text that has the most in common with the old one.
 * @param {string} old
 * @param {string[]} texts
 */
function closest(old, texts) {
  const common = (/** @type {string} */ text) =>
    Diff.diffWords(old, text)
      .filter((part) => !part.added && !part.removed)
      .reduce((sum, part) => sum + part.value.length, 0);
  return texts.reduce((best, text) => (common(text) > common(best) ? text : best));
}

/** @param {Found} place @param {Copied} copied */
function forget(place, copied) {
  return button(
    brand.words.forget,
    (event) => {
      forgetCopied(copied);
      event.target.closest("li").remove();
      place.hidden = !place.querySelector("li");
    },
    { class: "brand-link-button" },
  );
}
