/** A ready kit: all its messages go into the visitor's own with one press, their days counted from the day itself. */

import { kitItems, setKit } from "../bank/kit-store.js";
import { button, make, worded } from "../lib/dom.js";

/**
 * Give a ready kit its day and its button. status: where to tell what has happened.
 * @param {Found} kit
 * @param {HTMLElement} status
 */
export function startReadyKit(kit, status) {
  const field = make("input", { type: "date", id: `kit-day-${kit.dataset.readyKit}` });
  const add = button(brand.words.kit_ready_add, () => {
    const items = steps(kit, field.value);
    const others = kitItems().filter((each) => !items.some((item) => item.id === each.id));
    setKit([...others, ...items]);
    status.textContent = worded(brand.words.kit_ready_added, { count: items.length });
    status.scrollIntoView({ block: "center" });
  });
  kit.append(
    make(
      "div",
      { class: "brand-ready-kit__take" },
      make("div", { class: "brand-field" }, make("label", { for: field.id }, brand.words.kit_ready_day), field),
      add,
    ),
  );
}

/** @param {Found} kit @param {string} day */
function steps(kit, day) {
  return [...kit.querySelectorAll("[data-step]")].map((step) => ({
    id: step.dataset.step,
    day: day && step.dataset.days !== undefined ? later(day, Number(step.dataset.days)) : "",
  }));
}

/**
 * The day so many days after another (2027-06-12).
 * @param {string} day
 * @param {number} days
 */
function later(day, days) {
  const moved = new Date(`${day}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}
