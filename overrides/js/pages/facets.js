/** A filter of a list by the choices in its form. Its state is in the address.
 *
 * The form is marked data-facets with the name of its words, an item data-facets-item with data-<choice> (its value says
 * how many it stands for, if it is not one), and what is hidden when all that it holds is hidden data-facets-group. Without this the whole list stands.
 */
import { showInAddress } from "../lib/address.js";
import { button, make, worded } from "../lib/dom.js";

document.querySelectorAll("[data-facets]").forEach(startFacets);

/** @param {Found} form */
function startFacets(form) {
  const view = {
    form,
    words: form.dataset.facets,
    facets: [...form.querySelectorAll("select")].map((list) => list.name),
    items: [...document.querySelectorAll("[data-facets-item]")],
    groups: [...document.querySelectorAll("[data-facets-group]")],
    count: form.querySelector("[data-facets-count]"),
    none: form.querySelector("[data-filter-none]"),
  };
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", () => changed(view));
  addEventListener("popstate", () => readAddress(view));
  addEventListener("pageshow", () => readAddress(view));
  readAddress(view);
}

/**
 * Set the fields from the address; invalid values are ignored.
 * @param {FacetsView} view
 */
function readAddress(view) {
  const asked = new URLSearchParams(location.search);
  for (const name of view.facets) {
    const list = view.form.elements[name];
    list.value = asked.get(name) ?? "";
    if (list.selectedIndex < 0) list.value = "";
  }
  show(view);
}

/** @param {FacetsView} view */
function changed(view) {
  showInAddress([...new FormData(/** @type {any} */ (view.form))]);
  show(view);
}

/**
 * Return the items that match the choices, ignoring those in `except`.
 * @param {FacetsView} view
 * @param {string[]} [except]
 */
function matches(view, except = []) {
  const chosen = view.facets.filter((name) => !except.includes(name) && view.form.elements[name].value);
  return view.items.filter((item) => chosen.every((name) => item.dataset[name] === view.form.elements[name].value));
}

/**
 * Return the number that the items represent.
 * @param {Found[]} items
 */
function countOf(items) {
  return items.reduce((sum, item) => sum + Number(item.dataset.facetsItem || 1), 0);
}

/** @param {FacetsView} view */
function show(view) {
  const shown = new Set(matches(view));
  for (const item of view.items) item.hidden = !shown.has(item);
  for (const group of view.groups) showGroup(view, group);
  view.count.textContent = worded(brand.words[`${view.words}_count`], {
    shown: countOf([...shown]),
    count: countOf(view.items),
  });
  for (const name of view.facets) showCounts(view, name);
  view.none.replaceChildren(
    ...(shown.size ? [] : [make("p", {}, brand.words[`${view.words}_none`]), ...loosening(view)]),
  );
  view.none.hidden = shown.size > 0;
}

/**
 * Expand a collapsible group while something is chosen, so that the matches are visible.
 * @param {FacetsView} view
 * @param {Found} group
 */
function showGroup(view, group) {
  group.hidden = !group.querySelector("[data-facets-item]:not([hidden])");
  if (group.tagName === "DETAILS" && view.facets.some((name) => view.form.elements[name].value)) group.open = true;
}

/**
 * Show on each option how many items it has among those that match the other choices.
 * @param {FacetsView} view
 * @param {string} name
 */
function showCounts(view, name) {
  const others = matches(view, [name]);
  for (const option of view.form.elements[name].options) {
    option.dataset.words ??= option.textContent;
    const count = countOf(others.filter((item) => item.dataset[name] === option.value));
    if (option.value) option.textContent = `${option.dataset.words} (${count})`;
  }
}

/** @param {FacetsView} view */
function loosening(view) {
  const ways = view.facets.flatMap((name) => {
    const {
      selectedOptions: [{ dataset, value }],
    } = view.form.elements[name];
    const count = countOf(matches(view, [name]));
    const words = worded(brand.words.loosen, { name: dataset.words, count });
    return value && count ? [button(words, () => clear(view, [name]))] : [];
  });
  return [...ways, button(brand.words.clear, () => clear(view, view.facets))];
}

/** @param {FacetsView} view @param {string[]} names */
function clear(view, names) {
  for (const name of names) view.form.elements[name].value = "";
  changed(view);
  view.form.elements[names[0]].focus();
}
