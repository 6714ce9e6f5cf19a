/** Who is telling: filled in once, kept in this browser, and shown in every text at once. */
import { dayInWords } from "./dom.js";
import { keep, kept, watch } from "./storage.js";

const listeners = [];
let known = kept("sender", {});

/** What is filled in, by placeholder; a day and time are written as the page's language writes them. */
export function filling() {
  const { day, time, ...rest } = known;
  const filled = Object.entries({ ...rest, datum: when(day, time) })
    .filter(([, value]) => typeof value === "string" && value.trim());
  return Object.fromEntries(filled.map(([name, value]) => [name, value.trim()]));
}

function when(day, time) {
  if (!/^\d{4}-\d\d-\d\d$/.test(day ?? "")) return "";
  const words = dayInWords(day, { weekday: "long", day: "numeric", month: "long" });
  if (!time) return words;
  return document.documentElement.lang === "sv" ? `${words} kl. ${time.replace(":", ".")}` : `${words}, ${time}`;
}

/** Call back now and whenever what is filled in changes, here or in another tab. */
export function onSender(changed) {
  listeners.push(changed);
  changed();
}

function tell() {
  listeners.forEach((changed) => changed());
}

/** Make a form show and keep what is filled in. */
export function startSender(form) {
  showFilled(form);
  form.addEventListener("input", () => {
    known = { ...known, ...Object.fromEntries(new FormData(form)) }; // a form need not have every field
    keep("sender", known);
    tell();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  watch("sender", () => {
    known = kept("sender", {});
    showFilled(form);
    tell();
  });
}

function showFilled(form) {
  for (const field of form.querySelectorAll("input")) field.value = known[field.name] ?? "";
}

/** Write what is filled in into every slot below the element; what is missing stands in brackets. */
export function fillSlots(element) {
  const values = filling();
  for (const slot of element.querySelectorAll("[data-slot]")) {
    const value = values[slot.dataset.slot];
    slot.textContent = value ?? `[${brand.words.placeholders[slot.dataset.slot].shown}]`;
    slot.classList.toggle("brand-slot--filled", value !== undefined);
  }
}

/** The names of the slots below the element that are not filled in, each once. */
export function missing(element) {
  const slots = [...element.querySelectorAll("[data-slot]:not(.brand-slot--filled)")].map((slot) => slot.dataset.slot);
  return [...new Set(slots)];
}

/** Take the visitor to the field of a placeholder. */
export function goToField(placeholder) {
  const field = document.querySelector(`[data-sender] [name="${placeholder === "datum" ? "day" : placeholder}"]`);
  field.closest("details")?.setAttribute("open", "");
  field.focus();
}
