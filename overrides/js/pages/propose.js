/** Suggest a change: words what the visitor has typed as a plain text, to be sent by mail or as an issue. Sends nothing
 * by itself and keeps nothing. */
import { worded } from "../lib/dom.js";
import { give } from "../lib/offer.js";
import { clean } from "../lib/save.js";

const LONGEST = 1900; // characters of an address that every mail program, browser and host takes
// What would show the text in another order than it is read in.
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
 * The page that the visitor comes from, as the address names it after #; nothing where it names none.
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
 * Whether there is something in all that is needed; spaces alone are nothing.
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
 * What is filled in, each part under its name.
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
 * Let the link open a mail or an issue with the text, or with what to do where it has no room for it. Returns whether
 * it has.
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
 * The text as a block of code, in which a git host takes nothing for markup or for somebody's name.
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
