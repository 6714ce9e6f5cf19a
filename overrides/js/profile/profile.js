/** The profile tool: from a company's choices it makes a paragraph, a boilerplate, a page to print, a document and slides. */
import { button, make, today, worded } from "../lib/dom.js";
import { asset, load } from "../lib/load.js";
import { offer } from "../lib/offer.js";
import { fileName, save } from "../lib/save.js";
import { choicesOf, rememberChoices, restoreChoices } from "./choices.js";
import { pictureIn } from "./picture.js";
import { factWords, madeBy, sheetParts } from "./sheet.js";
import { composed, heard, kept, plainParagraphs } from "./text.js";

const PAUSE = 700; // milliseconds between the last change and announcing the text's length
const NEAR = 0.15; // relative to the wanted length: a larger deviation is explained
let latest = 0;

/** @param {Found} form */
function startProfile(form) {
  const results = document.querySelector("[data-profile-results]");
  const view = /** @type {ProfileView} */ ({ form, results, without: new Set() });
  build(view);
  restoreChoices(form);
  decide(view);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    rememberChoices(choicesOf(form));
    view.undecided = true;
    show(view);
  });
  form.addEventListener("change", () => settle(view));
  form.querySelector("[data-logo]").addEventListener("change", (event) => takeLogo(view, event.target));
  // Focusing the texts ends the editing of the field, so that what is pressed there is what was read.
  view.results.addEventListener("mouseenter", () => settle(view));
  view.results.addEventListener("pointerdown", () => {
    view.undecided = false;
  });
  show(view);
}

/** @param {ProfileView} view */
function settle(view) {
  if (!view.undecided) return;
  decide(view);
  show(view);
}

/**
 * When the values are final, select sentences by them; the name decides the order of strengths.
 * @param {ProfileView} view
 */
function decide(view) {
  view.undecided = false;
  view.done = choicesOf(view.form).values;
  view.name ||= view.done.foretag;
}

/** @param {ProfileView} view */
function build(view) {
  view.note = make("p", { class: "brand-note" });
  view.live = make("p", { class: "brand-unseen", role: "status" });
  view.blocks = [textBlock(view), textBlock(view)];
  view.sheet = make("article", { class: "brand-sheet" });
  view.picked = make("details", { class: "brand-fold" });
  view.body = make(
    "div",
    { hidden: true },
    view.picked,
    ...view.blocks.map((block) => block.element),
    takeAlong(view),
    make("h3", {}, brand.words.profile_page),
    view.sheet,
  );
  view.results.append(view.note, view.live, view.body);
}

/** @param {ProfileView} view */
function textBlock(view) {
  const block = /** @type {ProfileBlock} */ ({
    heading: make("h3", { class: "brand-message__name" }),
    text: make("div", { class: "brand-message__text" }),
    meter: make("p", { class: "brand-message__meter" }),
    status: make("div", { class: "brand-message__status", role: "status" }),
  });
  const copying = (/** @type {string} */ words, /** @type {(block: ProfileBlock) => string} */ text, main = "") =>
    button(words, () => copyBlock(view, block, text), { class: `brand-button ${main}` });
  block.all = copying(brand.words.copy_all, withSources);
  const buttons = make(
    "div",
    { class: "brand-message__buttons" },
    copying(brand.words.copy, plain, "brand-button--main"),
    block.all,
  );
  block.element = make(
    "article",
    { class: "brand-message brand-message--jobad" },
    block.heading,
    block.text,
    block.meter,
    buttons,
    block.status,
  );
  return block;
}

/**
 * Show the result of the choices. A later change cancels an earlier one that is still waiting for its data.
 * @param {ProfileView} view
 */
async function show(view) {
  const choices = choicesOf(view.form);
  const mine = ++latest;
  view.body.hidden = view.body.hidden || !choices.strengths.length;
  if (!choices.strengths.length) return tell(view, brand.words.profile_choose);
  try {
    await load(new URL(view.form.querySelector("[name=text]:checked").dataset.data, location.href).href);
  } catch {
    return tell(view, brand.words.profile_failed);
  }
  return mine === latest ? showTexts(view, choices, brand[`profile_${choices.text}`]) : undefined;
}

/** @param {ProfileView} view @param {ProfileChoices} choices @param {ProfileData} data */
function showTexts(view, choices, data) {
  const { speaking: able, silent } = heard(data, { ...choices, name: view.name });
  const speaking = kept(able, view.without);
  /** @type {[Frame, number][]} */
  const frames = [
    [data.frames[choices.audience], choices.length],
    [data.boilerplate, data.boilerplate_length],
  ];
  const headings = [view.form.querySelector("[name=audience]:checked").dataset.name, view.results.dataset.boilerplate];
  Object.assign(view, { choices, data, speaking });
  showArguments(view, able);
  view.body.hidden = !speaking.length;
  view.note.textContent = silent.length
    ? worded(brand.words.profile_silent, { names: silent.map((each) => each.name).join(", ") })
    : "";
  view.note.hidden = !silent.length;
  if (!speaking.length) return announce(view, view.note.textContent);
  view.blocks.forEach((block, index) => {
    const [frame, target] = frames[index];
    Object.assign(block, { data, frame, result: composed(frame, speaking, target, view.done, choices.values) });
    showBlock(block, headings[index], target);
  });
  view.taken.replaceChildren(); // it was about an earlier text
  Object.assign(view.sheet, { lang: data.language, dir: "auto" });
  const { bransch: sector, ort: town } = choices.values;
  view.sheet.replaceChildren(...sheetParts(data, speaking, { sector, town, company: companyName(view) }));
  return announce(view, `${headings[0]}: ${view.blocks[0].meter.textContent}. ${view.note.textContent}`);
}

/**
 * Show the available arguments, each with a checkbox; the last one that is ticked cannot be unticked.
 * @param {ProfileView} view
 * @param {ProfileStrength[]} able
 */
function showArguments(view, able) {
  const all = able.flatMap(({ arguments: each }) => each);
  const taken = view.speaking.flatMap(({ arguments: each }) => each);
  const rows = all.map(({ key = "", claim }) => {
    const box = make("input", { type: "checkbox", checked: !view.without.has(key), "data-argument": key });
    box.disabled = taken.length === 1 && box.checked;
    box.addEventListener("change", () => pick(view, key));
    return make("label", { class: "brand-choice" }, box, make("span", { lang: view.data.language }, claim.text));
  });
  const count = worded(brand.words.profile_arguments, { count: taken.length, all: all.length });
  view.picked.replaceChildren(make("summary", {}, count), ...rows);
}

/** @param {ProfileView} view @param {string} key */
async function pick(view, key) {
  if (!view.without.delete(key)) view.without.add(key);
  await show(view);
  view.picked.querySelector(`[data-argument="${key}"]`).focus();
}

/**
 * Read the company's logotype, which is only used in the files made in the browser.
 * @param {ProfileView} view
 * @param {any} field
 */
async function takeLogo(view, field) {
  field.setCustomValidity("");
  const [file] = field.files;
  try {
    view.logo = file && (await pictureIn(file));
  } catch {
    view.logo = undefined;
    field.setCustomValidity(brand.words.profile_no_logo);
    field.reportValidity();
  }
}

/** @param {ProfileBlock} block @param {string} heading @param {number} target */
function showBlock(block, heading, target) {
  const { words } = block.result;
  const few = words < target * (1 - NEAR);
  block.heading.textContent = heading;
  Object.assign(block.text, { lang: block.data.language, dir: "auto" });
  block.text.replaceChildren(
    ...block.result.paragraphs.map((parts) => make("p", {}, ...parts.map((part) => slotted(part, block.data)))),
  );
  block.meter.textContent = worded(few ? brand.words.profile_few : brand.words.profile_words, { count: words });
  block.all.hidden = !block.result.facts.length;
  block.status.replaceChildren();
}

/** @param {Part} part @param {ProfileData} data */
function slotted(part, data) {
  if (typeof part === "string") return part;
  const filled = part.value ? "brand-slot brand-slot--filled" : "brand-slot";
  return make("mark", { class: filled }, part.value || bracketed(data, part.slot));
}

/** @param {ProfileData} data @param {string} slot */
function bracketed(data, slot) {
  return `[${data.placeholders[slot].shown}]`;
}

/** @param {ProfileView} profileView */
function companyName({ choices, data }) {
  return choices.values.foretag || bracketed(data, "foretag");
}

/** @param {ProfileView} view @param {string} words */
function tell(view, words) {
  view.note.textContent = words;
  view.note.hidden = false;
}

/**
 * Announce the result to a screen reader when the visitor has paused.
 * @param {ProfileView} view
 * @param {string} words
 */
function announce(view, words) {
  clearTimeout(view.timer);
  view.timer = setTimeout(() => {
    view.live.textContent = words;
  }, PAUSE);
}

/** @param {ProfileView} view @param {ProfileBlock} block @param {(block: ProfileBlock) => string} text */
function copyBlock(view, block, text) {
  offer(block.status, () => text(block), { missing: missingNames(view), fill: () => goToBlank(view) });
}

/** @param {ProfileBlock} profileBlock */
function plain({ data, result }) {
  return plainParagraphs(result.paragraphs, (slot) => bracketed(data, slot)).join("\n\n");
}

/** @param {ProfileBlock} block */
function withSources(block) {
  const rows = block.result.facts
    .map((id) => block.data.facts[id])
    .map((fact) => `– ${factWords(fact)}. ${fact.publisher}, ${fact.url}`);
  return [plain(block), [`${block.data.words.facts}:`, ...rows].join("\n")].join("\n\n");
}

/**
 * Return the names of the fields that the texts still need.
 * @param {ProfileView} view
 */
function missingNames(view) {
  const slots = [...new Set(view.blocks.flatMap((block) => block.result.missing))];
  return slots.map((slot) => view.form.elements[slot].labels[0].textContent);
}

/** @param {ProfileView} view */
function goToBlank(view) {
  view.form.elements[view.blocks.flatMap((block) => block.result.missing)[0]].focus();
}

/** @param {ProfileView} view */
function takeAlong(view) {
  view.taken = make("div", { class: "brand-message__status", role: "status" });
  const take = (/** @type {string} */ words, /** @type {(place: HTMLElement) => void} */ made) =>
    button(words, () => made(view.taken), { class: "brand-button" });
  return make(
    "section",
    { class: "brand-profile__take" },
    make("h3", {}, brand.words.profile_take),
    make(
      "div",
      { class: "brand-message__buttons" },
      take(brand.words.profile_word, (place) => saveFile(view, place, "word", "docx")),
      take(brand.words.profile_slides, (place) => saveFile(view, place, "slides", "pptx")),
      take(brand.words.profile_print, () => print()),
    ),
    view.taken,
  );
}

/** @param {ProfileView} view @param {HTMLElement} note @param {string} maker @param {string} ending */
async function saveFile(view, note, maker, ending) {
  const names = missingNames(view);
  note.replaceChildren(
    ...(names.length
      ? [make("p", {}, worded(brand.words.profile_unfilled, { names: names.join(", ").toLowerCase() }))]
      : []),
  );
  const name = `${fileName(view.choices.values.foretag || brand.words.profile_file)} ${today()}.${ending}`;
  try {
    await load(asset("./profile-files.js"));
    save(await brand.profileFiles[maker](described(view)), name);
    note.append(make("p", {}, worded(brand.words.kit_saved, { name })));
  } catch {
    note.replaceChildren(make("p", {}, brand.words.kit_failed));
  }
}

/**
 * Return the profile as plain values for its files, in the language of the text.
 * @param {ProfileView} view
 */
function described(view) {
  const { choices, data, speaking, blocks } = view;
  const ids = [...new Set(blocks.flatMap((block) => block.result.facts))];
  return {
    language: data.language,
    company: companyName(view),
    about: [choices.values.bransch, choices.values.ort].filter(Boolean).join(" · "),
    texts: blocks.map(({ frame, result }) => ({
      name: frame.name,
      paragraphs: plainParagraphs(result.paragraphs, (slot) => bracketed(data, slot)),
    })),
    facts: ids.map((id) => data.facts[id]),
    known: data.facts,
    strengths: speaking,
    made: madeBy(data, companyName(view)),
    site: data.site,
    words: data.words,
    colours: data.colours,
    map: data.map,
    logo: view.logo,
  };
}

document.querySelectorAll("[data-profile]").forEach(startProfile);
