/** The language of a card's text: the page's own, another edition's, or one that the message is translated into. */
import { button, make } from "../lib/dom.js";
import { load } from "../lib/load.js";
import { kitItems } from "./kit-store.js";
import { bankAddress } from "./where.js";

/** @type {CardView[]} */
const views = [];
let wanted = ""; // in the filter

/**
 * Let a card be shown in other languages. Its own texts are those in its HTML.
 * @param {CardView} view
 */
export function startLanguages(view) {
  const { card, texts } = view;
  const name = card.querySelector(".brand-message__name");
  const tags = card.querySelector(".brand-message__tags");
  view.language = brand.words.language;
  view.own = { title: name.textContent, texts, below: tags ? [tags] : [] };
  view.version = view.own;
  view.chosen = kitItems().find(({ id }) => id === view.id)?.language ?? "";
  views.push(view);
}

/**
 * Show every card that has the language in it; with an empty language, each as the visitor has chosen.
 * @param {string} language
 */
export function wantLanguage(language) {
  if (language === wanted) return;
  wanted = language;
  views.forEach(followLanguage);
}

/**
 * Show the card in the language chosen for it, else in that of the filter.
 * @param {CardView} view
 */
export function followLanguage(view) {
  const asked = view.chosen || wanted;
  return speak(view, languagesOf(view).includes(asked) ? asked : brand.words.language);
}

/**
 * Return the languages that the card's text is available in.
 * @param {CardView} view
 */
function languagesOf({ card }) {
  return [...Object.keys(brand.words.editions), ...(card.dataset.languages ?? "").split(" ").filter(Boolean)];
}

/**
 * Return the choice of a card's language: a button per edition, and a list of the other languages.
 * @param {CardView} view
 */
export function languageChoice(view) {
  const editions = Object.entries(brand.words.editions);
  const others = languagesOf(view).slice(editions.length);
  if (editions.length + others.length < 2) return [];
  const buttons = editions.map(([language, name]) =>
    button(name, () => choose(view, language), { class: "brand-link-button", lang: language }),
  );
  view.choice = make(
    "div",
    { class: "brand-message__languages", role: "group", "aria-label": brand.words.languages_title },
    ...buttons,
    ...(others.length ? [listOf(view, others)] : []),
  );
  showChoice(view);
  return [view.choice];
}

/** @param {CardView} view @param {string[]} languages */
function listOf(view, languages) {
  const options = languages.map((each) => make("option", { value: each, lang: each }, brand.words.languages[each]));
  const first = make("option", { value: "" }, brand.words.languages_more);
  const list = make("select", { "aria-label": brand.words.languages_more }, first, ...options);
  list.addEventListener("change", () => choose(view, list.value || brand.words.language));
  return make("div", { class: "brand-field" }, list);
}

/** @param {CardView} view */
function showChoice({ choice, language }) {
  if (!choice) return;
  for (const each of choice.querySelectorAll("button"))
    each.setAttribute("aria-pressed", String(each.lang === language));
  const list = choice.querySelector("select");
  if (list) list.value = language in brand.words.editions ? "" : language;
}

/** @param {CardView} view @param {string} language */
function choose(view, language) {
  view.chosen = language;
  return speak(view, language);
}

/**
 * Show the text in the language. A later choice cancels one that is still waiting for its texts.
 * @param {CardView} view
 * @param {string} language
 */
async function speak(view, language) {
  view.asked = language;
  if (language === view.language) return;
  try {
    const version = language === brand.words.language ? view.own : await versionOf(view, language);
    if (view.asked === language) put(view, version, language);
  } catch {
    view.status?.replaceChildren(make("p", {}, brand.words.load_failed));
  }
  showChoice(view);
}

/**
 * Load the message in a language, with the others of its page in the list.
 * @param {CardView} view
 * @param {string} language
 * @returns {Promise<Version>}
 */
async function versionOf({ id, card: { dataset } }, language) {
  await load(bankAddress(`texts-${language}-${dataset.page}.js`));
  const { content } = Object.assign(document.createElement("template"), {
    innerHTML: brand[`texts_${language.replaceAll("-", "_")}${dataset.page}`][id],
  });
  const title = content.querySelector(".brand-message__title");
  const texts = [...content.querySelectorAll(".brand-message__text")];
  const below = [...content.querySelectorAll(".brand-message__tags, .brand-message__standing")];
  return { title: title?.textContent, texts, below };
}

/** @param {CardView} view @param {Version} version @param {string} language */
function put(view, version, language) {
  const before = [...view.version.texts, ...view.version.below];
  before[0].before(...version.texts, ...version.below);
  for (const each of before) each.remove();
  Object.assign(view, { version, language, texts: version.texts, print: undefined });
  view.templates = version.texts.map((text) => text.textContent.trim());
  const name = view.card.querySelector(".brand-message__name");
  const [{ lang, dir }] = version.texts;
  // Within the line, whose own direction is that of the page: the button beside it stays where it is.
  name.replaceChildren(version.title ? make("bdi", { lang, dir }, version.title) : (view.own.title ?? ""));
  Object.assign(view.card.querySelector("[data-lines]"), { lang, dir });
  view.show();
}
