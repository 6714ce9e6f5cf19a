/** The goals' filter: by status and area, its state in the address. Without it the whole list stands. */
import { showInAddress } from "./address.js";
import { button, make, worded } from "./dom.js";

const FACETS = ["status", "area"];

document.querySelectorAll("[data-goals-filter]").forEach(startGoalsFilter);

function startGoalsFilter(form) {
  const view = {
    form,
    items: [...document.querySelectorAll("[data-goals-area] [data-status]")],
    areas: [...document.querySelectorAll("[data-goals-area]")],
    count: form.querySelector("[data-goals-count]"),
    none: form.querySelector("[data-filter-none]"),
  };
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", () => changed(view));
  addEventListener("popstate", () => readAddress(view));
  addEventListener("pageshow", () => readAddress(view));
  readAddress(view);
}

/** Set the fields as the address says; what it says wrongly is left out. */
function readAddress(view) {
  const asked = new URLSearchParams(location.search);
  for (const name of FACETS) {
    const list = view.form.elements[name];
    list.value = asked.get(name) ?? "";
    if (list.selectedIndex < 0) list.value = "";
  }
  show(view);
}

function changed(view) {
  showInAddress([...new FormData(view.form)]);
  show(view);
}

/** The items that match the choices, those in `except` left out. */
function matches(view, except = []) {
  const chosen = FACETS.filter((name) => !except.includes(name) && view.form.elements[name].value);
  return view.items.filter((item) => chosen.every((name) => item.dataset[name] === view.form.elements[name].value));
}

function show(view) {
  const shown = new Set(matches(view));
  for (const item of view.items) item.hidden = !shown.has(item);
  for (const area of view.areas) area.hidden = !area.querySelector("[data-status]:not([hidden])");
  view.count.textContent = worded(brand.words.goals_count, { shown: shown.size, count: view.items.length });
  for (const name of FACETS) showCounts(view, name);
  view.none.replaceChildren(...(shown.size ? [] : [make("p", {}, brand.words.goals_none), ...loosening(view)]));
  view.none.hidden = shown.size > 0;
}

/** Each option says how many there would be, among those that match the other choice. */
function showCounts(view, name) {
  const others = matches(view, [name]);
  for (const option of view.form.elements[name].options) {
    option.dataset.words ??= option.textContent;
    const count = others.filter((item) => item.dataset[name] === option.value).length;
    if (option.value) option.textContent = `${option.dataset.words} (${count})`;
  }
}

function loosening(view) {
  const ways = FACETS.flatMap((name) => {
    const { selectedOptions: [{ dataset, value }] } = view.form.elements[name];
    const { length } = matches(view, [name]);
    const words = worded(brand.words.loosen, { name: dataset.words, count: length });
    return value && length ? [button(words, () => clear(view, [name]))] : [];
  });
  return [...ways, button(brand.words.clear, () => clear(view, FACETS))];
}

function clear(view, names) {
  for (const name of names) view.form.elements[name].value = "";
  changed(view);
  view.form.elements[names[0]].focus();
}
