/** The relations diagram: highlights a hovered, focused or tapped item with its relations, and shows them in words. */
import { make, worded } from "../lib/dom.js";

/**
 * Start a diagram. The relations are read from the list beside it: [{strength, goal, why}].
 * @param {Found} place
 */
function startRelations(place) {
  const ties = [...document.querySelectorAll("[data-tie]")].map((row) => {
    const [strength, goal] = row.dataset.tie.split(" ");
    return { strength, goal, why: row.querySelector("[data-why]").cloneNode(true) };
  });
  const view = {
    place,
    ties,
    links: [...place.querySelectorAll("[data-node]")],
    words: place.querySelector("[data-relations-words]"),
  };
  for (const link of view.links) follow(view, link);
  place.addEventListener("keydown", (event) => {
    if (event.key === "Escape") clear(view);
  });
}

/** @param {RelationsView} view @param {Found} link */
function follow(view, link) {
  let first = false; // the first tap on an item shows it, the second follows the link
  link.addEventListener("pointerenter", (event) => {
    if (event.pointerType === "mouse") show(view, link);
  });
  link.addEventListener("pointerdown", (event) => {
    first = event.pointerType !== "mouse" && view.shown !== link.dataset.node;
  });
  link.addEventListener("focus", () => {
    show(view, link);
    // The words are shown at the bottom of the window: keep the focused item clear of them.
    if (link.matches(":focus-visible")) link.scrollIntoView({ block: "center" });
  });
  link.addEventListener("click", (event) => {
    if (first) event.preventDefault();
    first = false;
    show(view, link);
  });
}

/** @param {RelationsView} view @param {Found} link */
function show(view, link) {
  const node = link.dataset.node;
  if (view.shown === node) return;
  const ties = tiesOf(view, node);
  light(view, node, ties);
  tell(view, link, ties);
  view.shown = node;
}

/** @param {RelationsView} view */
function clear(view) {
  view.shown = "";
  view.place.classList.remove("brand-relations-page--following");
  view.words.hidden = true;
}

/** @param {RelationsView} view @param {string} goal */
function areaOf(view, goal) {
  return view.links.find((link) => link.dataset.node === `goal:${goal}`)?.dataset.area;
}

/**
 * Return the relations of a strength, an area or a goal; all of them for the vision.
 * @param {RelationsView} view
 * @param {string} node
 */
function tiesOf(view, node) {
  const [kind, id] = node.split(":");
  if (kind === "vision") return view.ties;
  return view.ties.filter(
    (tie) => (kind === "area" ? areaOf(view, tie.goal) : tie[/** @type {"strength" | "goal"} */ (kind)]) === id,
  );
}

/** @param {RelationsView} view @param {string} node @param {Tie[]} ties */
function light(view, node, ties) {
  const lit = new Set(["vision", node]);
  for (const { strength, goal } of ties)
    for (const each of [`strength:${strength}`, `goal:${goal}`, `area:${areaOf(view, goal)}`]) lit.add(each);
  const [kind, id] = node.split(":");
  if (kind === "goal") lit.add(`area:${areaOf(view, id)}`);
  if (kind === "area")
    for (const link of view.links.filter((link) => link.dataset.area === id)) lit.add(link.dataset.node);
  view.place.classList.add("brand-relations-page--following");
  for (const link of view.links) link.classList.toggle("brand-relations-page__lit", lit.has(link.dataset.node));
  for (const curve of view.place.querySelectorAll("[data-strength]")) {
    const { strength, goal } = curve.dataset;
    curve.classList.toggle(
      "brand-relations-page__lit",
      ties.some((tie) => tie.strength === strength && tie.goal === goal),
    );
  }
}

/** @param {RelationsView} view @param {Found} link @param {Tie[]} ties */
function tell(view, link, ties) {
  const kind = link.dataset.node.split(":")[0];
  const open = make("a", { href: link.getAttribute("href") }, brand.words.relations_open);
  const heading = make(
    "p",
    { class: "brand-relations-page__item" },
    make("b", {}, link.getAttribute("aria-label")),
    " ",
    open,
  );
  view.words.replaceChildren(heading, ...(kind === "vision" ? [visionWords(view)] : tieWords(ties)));
  view.words.hidden = false;
}

/** @param {RelationsView} view */
function visionWords(view) {
  const names = new Set(view.ties.map((tie) => nameOf(`strength`, tie.strength)));
  return make("p", {}, worded(brand.words.relations_vision, { names: [...names].join(", ") }));
}

/** @param {Tie[]} ties */
function tieWords(ties) {
  if (!ties.length) return [make("p", {}, brand.words.relations_none)];
  const rows = ties.map((tie) =>
    make(
      "li",
      {},
      make("b", {}, `${nameOf("strength", tie.strength)} → ${nameOf("goal", tie.goal)}: `),
      plainWords(tie.why),
    ),
  );
  return [make("ul", {}, ...rows)];
}

/**
 * Return an item's name, from the list.
 * @param {string} kind
 * @param {string} id
 */
function nameOf(kind, id) {
  return document.querySelector(kind === "strength" ? `#${id} a` : `[data-tie$=" ${id}"] a`).textContent;
}

/**
 * Return the reason without the popovers of its figures.
 * @param {Found} why
 */
function plainWords(why) {
  const bare = why.cloneNode(true);
  for (const note of bare.querySelectorAll("[popover]")) note.remove();
  return bare.textContent.trim();
}

document.querySelectorAll("[data-relations]").forEach(startRelations);
