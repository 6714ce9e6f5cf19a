/** "Our idea": the strengths and goals of an idea, why, the goals' status, and a text to copy. Its state is in the address. */
import { showAddress } from "../lib/address.js";
import { button, counted, make, worded } from "../lib/dom.js";
import { load } from "../lib/load.js";
import { offer } from "../lib/offer.js";
import { filling, goToField, onSender, startSender } from "../sender/sender.js";
import { ideaAnswer } from "./answer.js";
import { ideaText } from "./text.js";

const BEST = 4; // goals shown and named in the text; the others are collapsed

/**
 * Start the form. The topics' goals are loaded when something is ticked.
 * @param {Found} form
 */
async function startIdea(form) {
  const source = new URL(form.dataset.ideas, location.href).href;
  const view = /** @type {IdeaView} */ ({ form, source, ...parts() });
  document.querySelectorAll("[data-sender]").forEach(startSender);
  fromAddress(view);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", () => answerIdea(view));
  view.words.addEventListener("submit", (event) => event.preventDefault());
  view.words.addEventListener("input", () => writeIdea(view));
  view.buttons.append(button(brand.words.copy, () => offerIdea(view), { class: "brand-button brand-button--main" }));
  onSender(() => writeIdea(view));
  if (ticked(view).length) await answerIdea(view);
}

function parts() {
  const find = (/** @type {string} */ name) => document.querySelector(`[data-idea-${name}]`);
  return Object.fromEntries(
    ["count", "jump", "answer", "strengths", "goals", "words", "paragraphs", "buttons", "status"].map((name) => [
      name,
      find(name),
    ]),
  );
}

/** @param {IdeaView} view */
function ticked(view) {
  return [...view.form.querySelectorAll("input:checked")].map((box) => box.value);
}

/** @param {IdeaView} view */
function fromAddress(view) {
  const asked = new URLSearchParams(location.search);
  const topics = (asked.get("topics") ?? "").split(",");
  for (const box of view.form.elements.topic) box.checked = box.checked || topics.includes(box.value);
  if (asked.get("form") === "decision") view.words.elements.form.value = "decision";
}

/**
 * Return the page's address with the ticked topics, which can be shared.
 * @param {IdeaView} view
 */
function addressOf(view) {
  const address = new URL(location.href.split(/[?#]/)[0]);
  const topics = ticked(view).join(",");
  const form = view.words.elements.form.value;
  return address.href + (topics ? `?topics=${topics}${form === "decision" ? "&form=decision" : ""}` : "");
}

/** @param {IdeaView} view */
async function answerIdea(view) {
  const topics = ticked(view);
  try {
    await load(view.source);
  } catch {
    view.count.textContent = brand.words.idea_failed;
    return;
  }
  view.found = ideaAnswer(topics, brand.ideas);
  view.answer.hidden = view.jump.hidden = !topics.length;
  view.count.textContent = topics.length ? countOf(view.found) : brand.words.idea_none;
  if (!topics.length) showAddress(addressOf(view));
  else showIdea(view, view.found);
}

/** @param {IdeaAnswer} ideaAnswer */
function countOf({ strengths, goals }) {
  return worded(brand.words.idea_count, {
    strengths: counted("idea_strengths", strengths.length),
    goals: counted("idea_goals", goals.length),
  });
}

/** @param {IdeaView} view @param {IdeaAnswer} ideaAnswer */
function showIdea(view, { strengths, goals }) {
  view.strengths.replaceChildren(make("h3", {}, brand.words.idea_strengths), ideaRows(view, strengths, strengthRow));
  view.goals.replaceChildren(make("h3", {}, brand.words.idea_goals), ideaRows(view, goals.slice(0, BEST), goalRow));
  const others = goals.slice(BEST);
  if (others.length) {
    const summary = make("summary", {}, worded(brand.words.idea_more, { count: others.length }));
    view.goals.append(make("details", {}, summary, ideaRows(view, others, goalRow)));
  }
  writeIdea(view);
}

/**
 * @param {IdeaView} view
 * @param {Served[]} rows
 * @param {(view: IdeaView, each: Served) => Child[]} row
 */
function ideaRows(view, rows, row) {
  return make("ul", { class: "brand-idea-page__rows" }, ...rows.map((each) => make("li", {}, ...row(view, each))));
}

/** @param {IdeaView} view @param {Served} served */
function strengthRow(view, { id, whys }) {
  const { name, address } = brand.ideas.strengths[id];
  return [ideaLink(view, address, name), make("p", {}, whys.join(" "))];
}

/** @param {IdeaView} view @param {Served} served */
function goalRow(view, { id, whys }) {
  const goal = brand.ideas.goals[id];
  const status = make("span", { class: `brand-status brand-status--${goal.status}` }, goal.status_words);
  const stands = make(
    "p",
    { class: "brand-idea-page__standing" },
    `${goal.target} ${goal.standing || brand.words.idea_no_figure}`,
  );
  return [ideaLink(view, goal.address, goal.title), " ", status, make("p", {}, whys.join(" ")), stands];
}

/** @param {IdeaView} view @param {string} address @param {string} words */
function ideaLink(view, address, words) {
  return make("a", { href: new URL(address, new URL(".", view.source)).href }, words);
}

/**
 * Update the text, and clear an earlier message about copying.
 * @param {IdeaView} view
 */
function writeIdea(view) {
  if (!view.found?.goals.length) return;
  const { name, form } = view.words.elements;
  const names = {
    sender: filling().avsandare ?? `[${brand.words.placeholders.avsandare.shown}]`,
    idea: name.value.trim() || brand.words.idea_name_shown,
  };
  const named = { ...view.found, goals: view.found.goals.slice(0, BEST) };
  const address = addressOf(view);
  showAddress(address);
  view.paragraphs.replaceChildren(
    ...ideaText(form.value, names, named, brand.ideas, address).map((text) => make("p", {}, text)),
  );
  view.status.replaceChildren();
}

/** @param {IdeaView} view */
function offerIdea(view) {
  const { name } = view.words.elements;
  /** @type {{ words: string, go: () => void }[]} */
  const lacking = [];
  if (!filling().avsandare)
    lacking.push({ words: brand.words.placeholders.avsandare.name, go: () => goToField("avsandare") });
  if (!name.value.trim()) lacking.push({ words: brand.words.idea_name, go: () => name.focus() });
  const text = () => [...view.paragraphs.children].map((each) => each.textContent).join("\n\n");
  offer(view.status, text, { missing: lacking.map((each) => each.words), fill: () => lacking[0].go() });
}

document.querySelectorAll("[data-idea]").forEach(startIdea);
