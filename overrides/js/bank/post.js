/** A card's text as it is sent: with hashtags, and with the facts that prove it. */
import { worded } from "../lib/dom.js";

/**
 * Return the card's text as it is sent, with the sender's sentence, name and link.
 * @param {Found} card
 */
export function sentText(card) {
  const shown = card.querySelector(".brand-message__text:not([hidden])");
  const text = [...shown.querySelectorAll("p")].map((each) => each.textContent.trim()).join("\n\n");
  // With these characters, a text message would be sent in UCS-2, which halves its length.
  return brand.words.channels[card.dataset.channel].sms
    ? text.replace(/[\u00a0\u202f]/g, " ").replaceAll("–", "-")
    : text;
}

/**
 * The card's hashtags in a row, or nothing.
 * @param {Found} card
 */
export function hashtags(card) {
  return card.querySelector(".brand-message__tags")?.textContent.trim() ?? "";
}

/**
 * Return the whole post: the text and the hashtags.
 * @param {Found} card
 */
export function post(card) {
  return [sentText(card), hashtags(card)].filter(Boolean).join("\n\n");
}

/**
 * The post with its sources, and the address of the text.
 * @param {Found} card
 */
export function withSources(card) {
  const sources = cardFacts(card).map(
    (fact) => `${fact.label}: ${fact.value}${fact.year ? `, ${fact.year}` : ""} (${fact.publisher})`,
  );
  const heading = sources.length > 1 ? brand.words.sources : brand.words.source;
  const address = worded(brand.words.source_line, { address: cardAddress(card) });
  return [post(card), [heading, ...sources].join("\n"), address].join("\n\n");
}

/**
 * The address of the message's own page.
 * @param {Found} card
 */
export function cardAddress(card) {
  return card.querySelector("[data-own-page]").href;
}

/**
 * Return the facts that prove the variant shown: [{label, value, year, publisher, url}].
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
