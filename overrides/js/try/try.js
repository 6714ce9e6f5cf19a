/** Check of the visitor's own text: its subjects, whether it fits, what could be better, what is good. Never blocks. */

import { graphemes, smsParts } from "../lib/count.js";
import { button, make, worded } from "../lib/dom.js";
import { load } from "../lib/load.js";
import { kept } from "../lib/storage.js";
import { findings, lix, sentences, words } from "./style.js";

const PAUSE = 200; // milliseconds between the last key press and the answer
const READ = 20000; // characters examined: more than any channel allows
const SHOWN = 30; // warnings shown
const GOOD_SENTENCE = 14; // words
/** @type {[number, string][]} */
const EASY = [
  [30, "easy"],
  [40, "fair"],
  [50, "hard"],
  [Infinity, "harder"],
];

/**
 * Start the form. The rules are loaded when somebody begins to write.
 * @param {Found} form
 */
function startTry(form) {
  const place = document.querySelector("[data-try-results]");
  const [summary, body] = ["summary", "body"].map((name) => place.querySelector(`[data-try-${name}]`));
  /** @type {TryView} */
  const view = { form, field: form.elements.text, place, summary, body };
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    clearTimeout(view.timer);
    view.timer = setTimeout(() => answer(view), PAUSE);
  });
  if (view.field.value) answer(view); // the browser kept the text over a reload
}

/** @param {TryView} view */
async function answer(view) {
  const text = view.field.value.slice(0, READ);
  view.place.hidden = !text.trim();
  if (view.place.hidden) return;
  const address = new URL(view.form.dataset.rules, location.href).href;
  try {
    await load(address);
  } catch {
    view.summary.textContent = brand.words.try_failed;
    return;
  }
  show(view, text, address);
}

/** @param {TryView} view @param {string} text @param {string} address */
function show(view, text, address) {
  const strengths = spokenOf(text);
  const warnings = warningsOn(text, address);
  const good = praise(text, view.form.elements.channel.value, strengths, warnings);
  view.summary.textContent = worded(brand.words.try_summary, { warnings: warnings.length, good: good.length });
  view.body.replaceChildren(
    ...part(brand.words.try_good, list(good)),
    ...part(
      brand.words.try_warnings,
      warnings.length ? warningList(view, warnings) : make("p", {}, brand.words.try_none),
    ),
    ...part(
      brand.words.try_strengths,
      strengths.length ? strengthList(strengths, address) : make("p", {}, brand.words.try_no_strength),
    ),
    ...part(brand.words.try_fits, fitting(text, view.form.elements.channel.value)),
    ...part(brand.words.try_reading, make("p", {}, reading(text))),
  );
}

/** @param {string} heading @param {Node} content */
function part(heading, content) {
  return [make("h3", {}, heading), content];
}

/** @param {Child[]} rows */
function list(rows) {
  return make("ul", { class: "brand-try__list" }, ...rows.map((row) => make("li", {}, row)));
}

/**
 * Return the strengths whose words are in the text.
 * @param {string} text
 */
function spokenOf(text) {
  const found = words(text.toLowerCase());
  const speaks = (/** @type {string} */ word) =>
    found.some((each) => each === word || (word.length > 3 && each.startsWith(word)));
  return brand.rules.strengths.filter((strength) => strength.words.some(speaks) || text.includes(strength.name));
}

/** @param {Rules["strengths"]} strengths @param {string} address */
function strengthList(strengths, address) {
  return list(strengths.map(({ name, address: path }) => make("a", { href: new URL(path, address).href }, name)));
}

/**
 * Show whether the text fits each channel, the chosen one first.
 * @param {string} text
 * @param {string} chosen
 */
function fitting(text, chosen) {
  const count = graphemes(text);
  const ids = [chosen, ...Object.keys(brand.words.channels).filter((id) => id !== chosen)];
  const rows = ids.map((id) => {
    const channel = brand.words.channels[id];
    return make("tr", {}, make("th", { scope: "row" }, channel.name), make("td", {}, fits(count, channel, text)));
  });
  return make("table", {}, make("tbody", {}, ...rows));
}

/** @param {number} count @param {Channel} channel @param {string} text */
function fits(count, { limit, fold, sms }, text) {
  const size =
    count > limit
      ? worded(brand.words.try_over, { over: count - limit, limit })
      : worded(brand.words.try_within, { count, limit });
  const folded = fold && count > fold ? worded(brand.words.try_folded, { fold }) : "";
  return [size, folded, sms && worded(brand.words.try_parts, { count: smsParts(text) })].filter(Boolean).join(" · ");
}

/** @param {string} text */
function reading(text) {
  const value = lix(text);
  const [, level] = /** @type {[number, string]} */ (EASY.find(([limit]) => value < limit));
  return worded(brand.words.try_lix, { value, level: brand.words[`try_${level}`] });
}

/**
 * Return the warnings: [{found, text, link}].
 * @param {string} text
 * @param {string} address
 */
function warningsOn(text, address) {
  return [...findings(text, brand.rules).map((finding) => warning(finding, address)), ...senderWarning(text)];
}

/** @param {Finding} finding @param {string} address */
function warning({ code, found, why }, address) {
  if (code === "figure") return figureWarning(found, address);
  const key = code === "lix" ? "try_lix_high" : `try_${code.replaceAll("-", "_")}`;
  return {
    found: code === "lix" ? "" : found,
    text: worded(brand.words[key], { found, why, limit: brand.rules.sentence, lix: brand.rules.lix }),
  };
}

/** @param {string} found @param {string} address */
function figureWarning(found, address) {
  const fact = brand.rules.facts.find((each) => plainFigure(each.figure) === plainFigure(found));
  if (!fact) return { found, text: worded(brand.words.try_figure, { found }) };
  return {
    found,
    proved: true,
    text: worded(brand.words.try_figure_fact, { ...fact, found }),
    link: new URL(fact.address, address).href,
  };
}

/** @param {string} text */
function plainFigure(text) {
  return text
    .replace(/[\s\u00a0\u202f]/g, "")
    .replace("−", "-")
    .replace(/,(?=\d{3}\b)/g, "")
    .replace(",", ".");
}

/** @param {string} text */
function senderWarning(text) {
  const name = kept("sender", {}).avsandare;
  if (typeof name === "string" && name.trim()) {
    return text.toLowerCase().includes(name.trim().toLowerCase())
      ? []
      : [{ found: "", text: worded(brand.words.try_no_sender, { name: name.trim() }) }];
  }
  return [{ found: "", text: brand.words.try_unknown_sender }];
}

/** @param {TryView} view @param {Warning[]} warnings */
function warningList(view, warnings) {
  const rows = warnings.slice(0, SHOWN).map((each) => make("li", {}, each.text, ...ways(view, each)));
  if (warnings.length > SHOWN)
    rows.push(make("li", {}, worded(brand.words.try_more, { count: warnings.length - SHOWN })));
  return make("ul", { class: "brand-try__list" }, ...rows);
}

/** @param {TryView} view @param {Warning} warning */
function ways(view, { found, link }) {
  const show =
    found && button(brand.words.try_show, () => select(view, found), { class: "brand-link-button brand-button" });
  return [link && make("a", { href: link }, brand.words.try_fact), show].flatMap((way) => (way ? [" ", way] : []));
}

/**
 * Select the words in the text field.
 * @param {TryView} view
 * @param {string} found
 */
function select({ field }, found) {
  const start = field.value.indexOf(found);
  field.focus();
  if (start >= 0) field.setSelectionRange(start, start + found.length);
}

/**
 * Return what is good about the text, in words.
 * @param {string} text
 * @param {string} channel
 * @param {Rules["strengths"]} strengths
 * @param {Warning[]} warnings
 */
function praise(text, channel, strengths, warnings) {
  const { limit } = brand.words.channels[channel];
  const lengths = sentences(text).map((each) => words(each).length);
  const short = lengths.length > 1 && lengths.every((length) => length <= GOOD_SENTENCE);
  const has = (/** @type {string} */ code) => findings(text, brand.rules).some((each) => each.code === code);
  return [
    short && brand.words.try_good_short,
    strengths.length && worded(brand.words.try_good_strength, { name: strengths[0].name }),
    warnings.some((each) => each.proved) && brand.words.try_good_figure,
    graphemes(text) <= limit && worded(brand.words.try_good_fits, { channel: brand.words.channels[channel].name }),
    words(text).length > 10 && !has("cliche") && !has("superlative") && brand.words.try_good_words,
    words(text).length > 10 && lix(text) <= brand.rules.lix && brand.words.try_good_lix,
  ].filter(Boolean);
}

document.querySelectorAll("[data-try]").forEach(startTry);
