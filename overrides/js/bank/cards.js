/** Cards that are not on the page: they are loaded, as rendered at build, in a script per page of the list. */
import { load } from "../lib/load.js";
import { startCard } from "./card.js";
import { bankAddress } from "./where.js";

/** @type {Map<string, Found>} */
const made = new Map();

/** Load the summary of every message: {rows, retired}. */
export async function bankIndex() {
  await load(bankAddress("index.js"));
  return brand.index;
}

/**
 * Store a card that is on the page, so that it is reused.
 * @param {Found} card
 */
export function keepCard(card) {
  made.set(card.dataset.message, card);
}

/**
 * Return the started card of a row of the index; the same element every time.
 * @param {Row} row
 */
export async function cardOf(row) {
  if (!made.has(row.id)) await load(bankAddress(`cards-${row.page}.js`));
  const there = made.get(row.id); // another may have asked for it while it was waited for
  if (there) return there;
  const card = parsed(brand[`cards${row.page}`][row.id]);
  made.set(row.id, card);
  startCard(card);
  return card;
}

/** @param {string} html */
function parsed(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  const card = /** @type {Found} */ (template.content.firstElementChild);
  // Links were written for the first page of the list.
  for (const link of card.querySelectorAll("a[href]"))
    link.href = new URL(link.getAttribute("href"), bankAddress("")).href;
  return card;
}
