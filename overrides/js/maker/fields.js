/** The fields of a template: each with how much it holds, and what does not fit. */
import { graphemes } from "../lib/count.js";
import { make, worded } from "../lib/dom.js";
import { faultsOf } from "./fits.js";

const LONG = 50; // characters: a field that holds more may have several lines

/**
 * Show the fields of the draft's template, and what is written in them.
 * @param {MakerView} view
 */
export function showFields(view) {
  const place = view.form.querySelector("[data-maker-fields]");
  if (place.dataset.template !== view.shown.template) {
    place.dataset.template = view.shown.template;
    place.replaceChildren(...Object.entries(view.data.templates[view.shown.template].fields).map(fieldFor));
  }
  for (const field of place.querySelectorAll("[data-word]")) {
    const words = view.shown.words[field.dataset.word];
    if (field.value !== words) field.value = words;
    field.closest(".brand-field").hidden = field.dataset.word === "credit" && view.shown.motif !== "photo";
  }
  showFits(view);
}

/**
 * Say at each field how much of it is used, and what does not fit.
 * @param {MakerView} view
 */
function showFits(view) {
  const { fields } = view.data.templates[view.shown.template];
  for (const field of view.form.querySelectorAll("[data-word]")) {
    const name = field.dataset.word;
    const faults = faultsOf(view, view.format, name);
    const counted = { count: graphemes(field.value), limit: fields[name].limit };
    const line = field.closest(".brand-field").querySelector("[data-fit]");
    line.textContent = faults.join(" ") || worded(view.data.words.count, counted);
    line.classList.toggle("brand-maker__fault", faults.length > 0);
    field.setAttribute("aria-invalid", String(faults.length > 0));
  }
}

/** @param {[string, TemplateField]} field */
function fieldFor([key, { name, hint, limit, required }]) {
  const id = `bild-${key}`;
  const attributes = {
    id,
    "data-word": key,
    required,
    "aria-describedby": `${id}-hint ${id}-fit`,
    autocomplete: "off",
  };
  return make(
    "div",
    { class: "brand-field" },
    make("label", { for: id }, name),
    limit > LONG ? make("textarea", { ...attributes, rows: 1 }) : make("input", attributes),
    make("small", { id: `${id}-hint` }, hint),
    make("small", { id: `${id}-fit`, "data-fit": "", class: "brand-maker__fit" }),
  );
}
