/** Propose a change: a form for the texts of one item, which makes a proposal that the visitor sends. Sends nothing. */
import { graphemes, smsParts } from "./count.js";
import { copy } from "./copy.js";
import { difference } from "./difference.js";
import { button, make, today, worded } from "./dom.js";
import { counted, lengthInWords } from "./length.js";
import { asset, load } from "./load.js";
import { showToCopy } from "./offer.js";
import { issueAddress, mailAddress, markupIn, paragraphsOf, proposalYaml, typedParagraphs } from "./propose-text.js";
import { save } from "./save.js";
import { keep, kept } from "./storage.js";

const PAUSE = 200; // milliseconds between the last key press and the answer
const DRAFTS = 20; // kept at once
const PARTS = ["name", "page", "file", "kept", "again", "which", "before", "error", "count", "references", "changes", "differences"];
const READY_PARTS = ["ready", "ways", "status", "yaml", "done", "told", "list"];

/** Start the form for what the address names (`#goal:bad`), if it names something that is in the list. */
async function startPropose(form) {
  addEventListener("hashchange", () => location.reload());
  const [kind, id, field] = namedInAddress().split(":");
  const row = document.getElementById(`${kind}:${id}`);
  if (!row) return;
  const view = { form, row, ...partsOf(form, PARTS), ...partsOf(document, READY_PARTS) };
  try {
    await load(asset("lib/diff.js"));
    view.item = kind === "page" ? pageItem(view, id) : await itemOf(view, kind, id);
  } catch {
    view.told.textContent = brand.words.propose_failed;
    return;
  }
  showForm(view, field);
  listen(view);
}

/** What stands after the address's #; nothing where it cannot be read. */
function namedInAddress() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return "";
  }
}

function partsOf(place, names) {
  return Object.fromEntries(names.map((name) => [name, place.querySelector(`[data-propose-${name}]`)]));
}

async function itemOf({ form }, kind, id) {
  await load(new URL(`${form.dataset.texts}${kind}/${id}.js`, location.href).href);
  return { ...brand.proposed, name: brand.proposed.name[brand.words.language] };
}

/** A page has no texts of its own in data/: the visitor says which of its words are meant. */
function pageItem({ row }, id) {
  const path = id === "start" ? "" : `${id}/`;
  return { item: `page/${id}`, name: row.querySelector("a").textContent, path, file: row.querySelector("code").textContent, version: "0".repeat(16), texts: [] };
}

function showForm(view, field) {
  const { form, item } = view;
  const own = kept("proposals", {})[item.item];
  const fields = item.texts.flatMap((each) => Object.keys(each.text).map((language) => `${each.field}.${language}`));
  view.texts = Object.fromEntries(Object.entries(own?.texts ?? {}).filter(([name]) => !fields.length || fields.includes(name)));
  view.name.textContent = item.name;
  view.file.textContent = item.file;
  view.page.href = new URL(`../../${item.path}`, location.href).href;
  view.list.hidden = true;
  view.which.hidden = !item.texts.length;
  view.before.hidden = Boolean(item.texts.length);
  form.elements.field.replaceChildren(...item.texts.map((each) => make("option", { value: each.field }, each.name[brand.words.language])));
  if (item.texts.some((each) => each.field === field)) form.elements.field.value = field;
  else if (item.texts.some((each) => each.field === "variants.0")) form.elements.field.value = "variants.0";
  form.elements.why.value = own?.why ?? "";
  form.elements.before.value = own?.before ?? "";
  view.kept.hidden = !own;
  form.hidden = false;
  showText(view);
  view.name.focus();
}

function listen(view) {
  const { form } = view;
  form.elements.field.addEventListener("change", () => showText(view));
  form.elements.language.addEventListener("change", () => showText(view));
  form.addEventListener("input", (event) => {
    if (event.target.matches("select")) return;
    view.texts[fieldOf(view)] = form.elements.text.value;
    tell(view, "");
    keepDraft(view);
    clearTimeout(view.timer);
    view.timer = setTimeout(() => showChanges(view), PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    makeProposal(view);
  });
  view.again.addEventListener("click", () => startAgain(view));
  view.done.addEventListener("click", () => finish(view));
}

/** The text that the fields name: `variants.0.sv`; of a page there is one. */
function fieldOf({ form, item }) {
  return item.texts.length ? `${form.elements.field.value}.${form.elements.language.value}` : "text";
}

/** What stands there now, as paragraphs. */
function presentOf({ form, item }, field) {
  const place = field.lastIndexOf(".");
  const text = item.texts.find((each) => each.field === field.slice(0, place));
  return text ? paragraphsOf(text.text[field.slice(place + 1)] ?? "") : typedParagraphs(form.elements.before.value);
}

function showText(view) {
  const { form, item } = view;
  const field = fieldOf(view);
  const present = item.texts.length ? presentOf(view, field) : [];
  form.elements.text.value = view.texts[field] ?? present.join("\n\n");
  form.elements.text.lang = item.texts.length ? form.elements.language.value : brand.words.language;
  tell(view, "");
  showReferences(view, present.join(" "));
  showChanges(view);
}

/** What the references in the text become, so that nobody takes them for a mistake. */
function showReferences(view, text) {
  const found = [...new Set(text.match(/\{[^{}\s]+\}/g))];
  const rows = found.map((each) => make("li", {}, make("code", {}, each), ` ${meaningOf(view, each)}`));
  view.references.replaceChildren(...(rows.length ? [make("p", {}, brand.words.propose_references), make("ul", {}, ...rows)] : []));
}

function meaningOf({ form, item }, reference) {
  const words = item.facts[reference]?.[form.elements.language.value];
  if (words) return `${brand.words.propose_becomes} ${words}`;
  return reference.startsWith("{goal:") ? brand.words.propose_goal : brand.words.propose_by_sender;
}

/** Every change: [{field, before, text}], texts as paragraphs. */
function changesOf(view) {
  return Object.entries(view.texts)
    .map(([field, text]) => ({ field, before: presentOf(view, field), text: typedParagraphs(text) }))
    .filter(({ before, text }) => before.join("\n") !== text.join("\n"));
}

function showChanges(view) {
  const changes = changesOf(view);
  showCount(view);
  for (const option of view.form.elements.field.options) {
    const { name } = view.item.texts.find((each) => each.field === option.value);
    const changed = changes.some(({ field }) => field.replace(/\.\w+$/, "") === option.value);
    const words = name[brand.words.language];
    option.textContent = changed ? worded(brand.words.propose_changed, { name: words }) : words;
  }
  view.changes.hidden = !changes.length;
  view.differences.replaceChildren(...changes.flatMap((change) => differenceOf(view, change)));
  if (!view.ready.hidden) showProposal(view);
}

function differenceOf({ item }, { field, before, text }) {
  const place = field.lastIndexOf(".");
  const named = item.texts.find((each) => each.field === field.slice(0, place));
  const shown = difference(before.join("\n\n"), text.join("\n\n"));
  shown.lang = named ? field.slice(place + 1) : brand.words.language;
  return named ? [make("h4", {}, `${named.name[brand.words.language]} (${shown.lang})`), shown] : [shown];
}

/** The length beside what the message's channel takes, references written out. */
function showCount(view) {
  const channel = brand.words.channels[view.item.channel];
  view.count.hidden = !channel || !fieldOf(view).startsWith("variants.");
  if (view.count.hidden) return;
  const text = writtenOut(view, typedParagraphs(view.form.elements.text.value).join("\n\n"));
  const count = graphemes(text);
  view.count.textContent = [lengthInWords(count, channel.limit), channel.sms && counted("sms", smsParts(text))].filter(Boolean).join(" · ");
  view.count.classList.toggle("brand-message__meter--over", count > channel.limit);
}

function writtenOut({ form, item }, text) {
  return text.replace(/\{(goal:)?([^{}\s]+)\}/g, (found, goal, name) => {
    if (goal) return brand.words.goals[name] ?? found;
    const slot = brand.words.placeholders[name];
    return slot ? `[${slot.shown}]` : item.facts[found]?.[form.elements.language.value] ?? found;
  });
}

/** Say what is wrong with the text; nothing when nothing is. */
function tell({ form, error }, words) {
  error.textContent = words;
  form.elements.text.setAttribute("aria-invalid", String(Boolean(words)));
}

/** What must be put right first, and in which text; nothing when nothing must. */
function faultIn(view) {
  const changes = changesOf(view);
  if (!changes.length) return { words: brand.words.propose_unchanged };
  const empty = changes.find(({ text }) => !text.length);
  if (empty) return { field: empty.field, words: brand.words.propose_empty };
  const marked = changes.find(({ text }) => markupIn(text.join(" ")));
  return marked && { field: marked.field, words: worded(brand.words.propose_markup, { found: markupIn(marked.text.join(" ")) }) };
}

function makeProposal(view) {
  clearTimeout(view.timer);
  showChanges(view);
  const fault = faultIn(view);
  if (fault) {
    view.ready.hidden = true;
    if (fault.field && view.item.texts.length) goTo(view, fault.field);
    tell(view, fault.words);
    view.form.elements.text.focus();
    return;
  }
  view.ready.hidden = false;
  showProposal(view);
  document.getElementById("forslag-klart").focus();
}

function goTo(view, field) {
  const place = field.lastIndexOf(".");
  view.form.elements.field.value = field.slice(0, place);
  view.form.elements.language.value = field.slice(place + 1);
  showText(view);
}

/** The proposal as it reads now, and the ways to send it; an earlier word about copying no longer holds. */
function showProposal(view) {
  view.ready.hidden = Boolean(faultIn(view));
  if (view.ready.hidden) return;
  const proposal = proposalOf(view);
  view.yaml.textContent = proposal;
  view.status.replaceChildren();
  view.ways.replaceChildren(...waysOf(view, proposal));
}

function proposalOf(view) {
  const { form, item } = view;
  return proposalYaml({
    ...item, address: form.dataset.home + item.path, changes: changesOf(view), day: today(),
    why: typedParagraphs(form.elements.why.value), who: typedParagraphs(form.elements.who.value).join(" "),
  });
}

function waysOf(view, proposal) {
  const { mail, issue } = view.form.dataset;
  const { propose_title: title, propose_greeting: greeting, propose_paste: paste } = brand.words;
  const file = `forslag-${view.item.item.replaceAll("/", "-")}.yml`;
  const [subject, otherwise] = [worded(title, { name: view.item.name }), worded(paste, { file })];
  const filed = issue && issueAddress(issue, subject, `${greeting}\n\n\`\`\`yaml\n${proposal}\`\`\`\n`, otherwise);
  return [
    sending(view, brand.words.propose_mail, mailAddress(mail, subject, `${greeting}\n\n${proposal}`, otherwise), proposal),
    filed && sending(view, brand.words.propose_issue, filed, proposal),
    button(brand.words.propose_copy, () => take(view, proposal)),
    button(brand.words.propose_save, () => saveFile(view, proposal, file)),
  ].filter(Boolean);
}

function sending(view, words, { href, whole }, proposal) {
  const link = make("a", { class: "brand-button brand-button--main", rel: "noreferrer", href }, words);
  if (!whole) link.addEventListener("click", () => take(view, proposal));
  return link;
}

async function take({ status }, proposal) {
  // As rich text it keeps its spaces too: the indentation means something.
  if (await copy(proposal, make("pre", {}, proposal).outerHTML)) status.replaceChildren(make("p", { class: "brand-message__done" }, brand.words.propose_copied));
  else showToCopy(status, proposal);
}

function saveFile({ status }, proposal, file) {
  save(new Blob([proposal], { type: "text/yaml" }), file);
  status.replaceChildren(make("p", {}, worded(brand.words.propose_saved, { file })));
}

/** Keep what is changed, and why. Who proposes is not kept: it goes along in what is sent, and nowhere else. */
function keepDraft(view) {
  const { item } = view.item;
  const others = Object.entries(kept("proposals", {})).filter(([name]) => name !== item);
  const texts = Object.fromEntries(changesOf(view).map(({ field }) => [field, view.texts[field]]));
  const own = { texts, before: view.form.elements.before.value, why: view.form.elements.why.value };
  keep("proposals", Object.fromEntries([...others, [item, own]].slice(-DRAFTS)));
}

function dropDraft({ item }) {
  const { [item.item]: _, ...others } = kept("proposals", {});
  keep("proposals", others);
}

function startAgain(view) {
  dropDraft(view);
  view.form.reset();
  view.texts = {};
  view.kept.hidden = true;
  view.ready.hidden = true;
  showText(view);
  view.name.focus();
}

function finish(view) {
  startAgain(view);
  view.told.textContent = brand.words.propose_sent;
}

document.querySelectorAll("[data-propose]").forEach(startPropose);
