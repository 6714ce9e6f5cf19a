/** Suggest a change: turns what the visitor has typed into a plain text, to be sent by mail or as an issue. Sends nothing
 * and stores nothing. */
import { worded } from "../lib/dom.js";
import { give } from "../lib/offer.js";
import { clean } from "../lib/save.js";

const LONGEST = 1900; // characters of an address that every mail program, browser and host accepts
// Bidirectional control characters.
const DECEPTIVE = /[\u202a-\u202e\u2066-\u2069]/g;

/** @param {Found} form */
function startProposal(form) {
  const ready = document.querySelector("[data-propose-ready]");
  form.elements.page.value = pageInAddress(form.dataset.home);
  form.addEventListener("input", () => {
    ready.hidden = true;
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (isFilledIn(form)) showProposal(form, ready);
  });
  ready
    .querySelector("[data-propose-copy]")
    .addEventListener("click", () =>
      give(ready.querySelector("[data-propose-status]"), ready.querySelector("[data-propose-text]").textContent),
    );
  form.hidden = false;
}

/**
 * Return the page that the visitor comes from, from the address's fragment; nothing if it names none.
 * @param {string} home
 */
function pageInAddress(home) {
  const asked = new URLSearchParams(location.hash.slice(1));
  return asked.has("title") ? `${typed(asked.get("title") ?? "")} (${home}${typed(asked.get("page") ?? "")})` : "";
}

/** @param {string} text */
function typed(text) {
  return clean(text).replace(DECEPTIVE, "").trim();
}

/**
 * Whether all required fields are filled in with more than spaces.
 * @param {Found} form
 */
function isFilledIn(form) {
  for (const field of form.querySelectorAll("[required]")) field.value = field.value.trim();
  return form.reportValidity();
}

/** @param {Found} form @param {HTMLElement} ready */
function showProposal(form, ready) {
  const text = proposalOf(form);
  const title = worded(form.dataset.title, { page: typed(form.elements.page.value).replace(/ \(\S*\)$/, "") });
  const fits = [...ready.querySelectorAll("[data-propose-to]")].map((link) =>
    lead(link, title, text, form.dataset.paste),
  );
  ready.querySelector("[data-propose-text]").textContent = text;
  ready.querySelector("[data-propose-long]").hidden = fits.every(Boolean);
  ready.querySelector("[data-propose-status]").replaceChildren();
  ready.hidden = false;
  ready.querySelector("h2").focus();
}

/**
 * Return the values of the form, by name.
 * @param {Found} form
 */
function proposalOf(form) {
  const parts = [...form.querySelectorAll("[data-part]")].map(({ dataset, value }) => [dataset.part, typed(value)]);
  return parts
    .filter(([, words]) => words)
    .map(([name, words]) => `${name}:\n${words}`)
    .join("\n\n");
}

/**
 * Set the link to open a mail or an issue with the text, or with instructions if it is too long. Returns whether
 * it fits.
 * @param {Found} link
 * @param {string} title
 * @param {string} text
 * @param {string} otherwise
 */
function lead(link, title, text, otherwise) {
  const whole = addressOf(link, title, text);
  const fits = whole.length <= LONGEST;
  link.href = fits ? whole : addressOf(link, title, otherwise);
  return fits;
}

/** @param {Found} found @param {string} title @param {string} text */
function addressOf({ dataset }, title, text) {
  const values = { title, body: "fenced" in dataset ? fenced(text) : text };
  return worded(
    dataset.proposeTo,
    Object.fromEntries(Object.entries(values).map(([name, words]) => [name, coded(words)])),
  );
}

/**
 * Return the text as a code block, in which a git host recognises neither markup nor mentions.
 * @param {string} text
 */
function fenced(text) {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([found]) => found.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}\n`;
}

/** @param {string} text */
function coded(text) {
  return encodeURIComponent(text.replace(/\n/g, "\r\n"));
}

document.querySelectorAll("[data-propose]").forEach(startProposal);
