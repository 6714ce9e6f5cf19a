/** The sender of the texts: filled in once, stored in this browser, and shown in every text. */
import { daysInWords, make, worded } from "../lib/dom.js";
import { keep, kept, watch } from "../lib/storage.js";

/** @type {(() => void)[]} */
const listeners = [];
/** @type {Found[]} */
const forms = [];
/**
 * What precedes a time of day and separates its hours and minutes, in languages where that is not a comma and a colon.
 * @type {Record<string, [string, string]>}
 */
const CLOCK = { sv: [" kl. ", "."], "sv-simple": [" klockan ", "."], nb: [" kl. ", "."], fi: [" klo ", "."] };
let known = kept("sender", {});
let doneName = filling().avsandare ?? "";

/**
 * Return the values by placeholder, with dates and time formatted in the language, by default the page's.
 * @param {string} [language]
 */
export function filling(language = document.documentElement.lang) {
  const { day, until, time, ...rest } = known;
  const filled = Object.entries({ ...rest, datum: when(day, until, time, language) }).filter(
    ([, value]) => typeof value === "string" && value.trim(),
  );
  return Object.fromEntries(filled.map(([name, value]) => [name, value.trim()]));
}

/** Return the event's date (2027-06-12), or "". */
export function theDay() {
  return isDay(known.day) ? known.day : "";
}

/**
 * Set the event's date in every text and form, and clear a last day that belongs to another date.
 * @param {string} day
 */
export function setTheDay(day) {
  if (day !== theDay()) learn({ day, until: "" });
}

/** Return the sender's last completed name: while a name is typed, no card may switch to another variant. */
export function senderName() {
  return doneName;
}

/** @param {unknown} day */
function isDay(day) {
  return typeof day === "string" && /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day));
}

/** @param {string} day @param {string | undefined} until @param {string | undefined} time @param {string} language */
function when(day, until, time, language) {
  if (!isDay(day)) return "";
  const words = daysInWords(day, isDay(until) ? until : undefined, language);
  const [before, point] = CLOCK[language] ?? [", ", ":"];
  return time ? `${words}${before}${time.replace(":", point)}` : words;
}

/**
 * Call back now and whenever the values change, here or in another tab.
 * @param {() => void} changed
 */
export function onSender(changed) {
  listeners.push(changed);
  changed();
}

function tell() {
  forms.forEach(showFilled);
  for (const changed of listeners) changed();
}

/** @param {Record<string, any>} values */
function learn(values) {
  known = { ...known, ...values };
  keep("sender", known);
  tell();
}

let pressing = false;
addEventListener(
  "pointerdown",
  () => {
    pressing = true;
  },
  true,
);
for (const over of ["pointerup", "pointercancel"])
  addEventListener(
    over,
    () => {
      pressing = false;
    },
    true,
  );

/** Complete the name; delayed if the field is left by a press, so that what is pressed does not move. */
function nameIsDone() {
  if (pressing) {
    addEventListener("pointerup", () => setTimeout(nameIsDone), { once: true });
    return;
  }
  doneName = filling().avsandare ?? "";
  tell();
}

watch("sender", () => {
  known = kept("sender", {});
  tell();
});

/**
 * Make a form show and store the values.
 * @param {Found} form
 */
export function startSender(form) {
  forms.push(form);
  showFilled(form);
  form.addEventListener("input", () => learn(Object.fromEntries(new FormData(/** @type {any} */ (form)))));
  form.addEventListener("change", nameIsDone);
  form.addEventListener("submit", (event) => event.preventDefault());
}

/**
 * Return fields for a missing placeholder, outside the form. place: the prefix of their ids.
 * @param {string} placeholder
 * @param {string} place
 */
export function fieldsFor(placeholder, place) {
  const { day, until, time, placeholders } = brand.words;
  if (placeholder !== "datum") {
    const { name, hint } = placeholders[placeholder];
    return [fieldFor(placeholder, name, place, { maxlength: 200 }, hint)];
  }
  return [
    fieldFor("day", day, place, { type: "date" }),
    fieldFor("until", until, place, { type: "date" }),
    fieldFor("time", time, place, { type: "time" }),
  ];
}

/**
 * @param {string} key
 * @param {string} words
 * @param {string} place
 * @param {Attributes} attributes
 * @param {string} [hint]
 */
function fieldFor(key, words, place, attributes, hint) {
  const id = `${place}-${key}`;
  const field = make("input", { id, ...attributes, "aria-describedby": hint ? `${id}-hint` : null });
  field.value = known[key] ?? "";
  field.addEventListener("input", () => learn({ [key]: field.value }));
  field.addEventListener("change", nameIsDone);
  const help = hint ? [make("small", { id: `${id}-hint` }, hint)] : [];
  return make("div", { class: "brand-field" }, make("label", { for: id }, words), field, ...help);
}

/** @param {Found} form */
function showFilled(form) {
  for (const field of form.querySelectorAll("input"))
    if (field !== document.activeElement) field.value = known[field.name] ?? "";
  const title = form.querySelector("[data-sender-title]");
  if (!title) return;
  title.dataset.words ??= title.textContent;
  title.textContent = doneName ? worded(brand.words.sender, { name: doneName }) : title.dataset.words;
}

/**
 * Fill in every placeholder below the element; one without a value shows its original words.
 * @param {HTMLElement} element
 */
export function fillSlots(element) {
  const values = filling(element.lang || undefined);
  for (const slot of element.querySelectorAll("[data-slot]")) {
    const value = values[slot.dataset.slot];
    slot.dataset.empty ??= slot.textContent;
    slot.textContent = value ?? slot.dataset.empty;
    slot.classList.toggle("brand-slot--filled", value !== undefined);
  }
}

/**
 * Return the placeholders below the element that have no value, in the order of the form.
 * @param {ParentNode} element
 */
export function missing(element) {
  const slots = new Set([...element.querySelectorAll("[data-slot]")].map((slot) => slot.dataset.slot));
  const values = filling();
  return Object.keys(brand.words.placeholders).filter((slot) => slots.has(slot) && !(slot in values));
}

/**
 * Scroll to and focus the field of a placeholder in the form.
 * @param {string} placeholder
 */
export function goToField(placeholder) {
  const field = document.querySelector(`[data-sender] [name="${placeholder === "datum" ? "day" : placeholder}"]`);
  field.closest("details")?.setAttribute("open", "");
  field.focus();
}
