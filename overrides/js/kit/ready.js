/** A ready kit: a button adds all its messages to the visitor's own, with days counted from the event. */

import { kitItems, setKit } from "../bank/kit-store.js";
import { button, make, worded } from "../lib/dom.js";
import { onSender, setTheDay, theDay } from "../sender/sender.js";

/**
 * Add a field for the event's day, which all texts share, and the button to a ready kit.
 * @param {Found} kit
 */
export function startReadyKit(kit) {
  const field = make("input", { type: "date", id: `kit-day-${kit.dataset.readyKit}` });
  const status = make("p", { class: "brand-ready-kit__status", role: "status" });
  const add = button(brand.words.kit_ready_add, () => addAll(kit, field.value, status));
  onSender(() => {
    if (field !== document.activeElement) field.value = theDay();
  });
  kit.append(
    make(
      "div",
      { class: "brand-ready-kit__take" },
      make("div", { class: "brand-field" }, make("label", { for: field.id }, brand.words.kit_ready_day), field),
      add,
    ),
    status,
  );
}

/** @param {Found} kit @param {string} day @param {HTMLElement} status */
function addAll(kit, day, status) {
  const items = steps(kit, day);
  const others = kitItems().filter((each) => !items.some((item) => item.id === each.id));
  if (day) setTheDay(day);
  setKit([...others, ...items]);
  const words = worded(brand.words.kit_ready_added, { count: items.length });
  status.replaceChildren(words, " ", make("a", { href: "#kit" }, brand.words.kit_see));
}

/** @param {Found} kit @param {string} day */
function steps(kit, day) {
  return [...kit.querySelectorAll("[data-step]")].map((step) => ({
    id: step.dataset.step,
    day: day && step.dataset.days !== undefined ? later(day, Number(step.dataset.days)) : "",
  }));
}

/**
 * Return the day so many days after another (2027-06-12).
 * @param {string} day
 * @param {number} days
 */
function later(day, days) {
  const moved = new Date(`${day}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}
