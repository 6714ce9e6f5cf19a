/** Start the message bank's tools on any page with cards: the sender's form, the cards, the filter, the changes. */
import { worded } from "../lib/dom.js";
import { startSender } from "../sender/sender.js";
import { startCard } from "./card.js";
import { keepCard } from "./cards.js";
import { startChanges } from "./changes.js";
import { startFilter } from "./filter.js";
import { kitItems, onKit } from "./kit-store.js";

document.querySelectorAll("[data-sender]").forEach(startSender);
for (const card of document.querySelectorAll("[data-bank] [data-message]")) {
  keepCard(card);
  startCard(card);
}
document.querySelectorAll("[data-filter]").forEach(startFilter);
document.querySelectorAll("[data-changes]").forEach(startChanges);
for (const link of document.querySelectorAll("[data-kit-link]")) {
  onKit(() => {
    if (kitItems().length) link.textContent = worded(brand.words.kit_link, { count: kitItems().length });
  });
}
