/** What one chooses among: templates, motifs, colours, formats; each a row of radio buttons. */
import { make } from "../lib/dom.js";
import { svgElement } from "../picture/to-svg.js";

/**
 * Put the choices in their places.
 * @param {MakerView} view
 */
export function buildChoices({ form, data }) {
  const put = (/** @type {string} */ name, /** @type {Element[]} */ choices) =>
    form.querySelector(`[data-maker-${name}]`).replaceChildren(...choices);
  const { templates, motifs, colours, formats } = data;
  put(
    "templates",
    Object.entries(templates).map(([id, { name }]) => choice("template", id, "brand-chip", name)),
  );
  put("motifs", [
    ...Object.entries(motifs).map(([id, { name }]) => choice("motif", id, "brand-maker__pick", name, swatch())),
    choice("motif", "", "brand-maker__pick", data.words.no_motif, swatch()),
  ]);
  put(
    "colours",
    Object.entries(colours).map(([id, tones]) => choice("colour", id, "brand-maker__pick", tones.name, dab(tones))),
  );
  put(
    "formats",
    Object.entries(formats).map(([id, format]) =>
      choice("format", id, "brand-maker__pick", format.name, swatch(), format.use),
    ),
  );
}

/**
 * @param {string} group
 * @param {string} value
 * @param {string} kind
 * @param {string} name
 * @param {Element} [picture]
 * @param {string} [more]
 */
function choice(group, value, kind, name, picture, more) {
  const words = make("span", {}, name, ...(more ? [" ", make("small", {}, more)] : []));
  return make(
    "label",
    { class: kind },
    make("input", { type: "radio", name: group, value }),
    ...(picture ? [picture] : []),
    words,
  );
}

function swatch() {
  return make("span", { class: "brand-maker__small", "aria-hidden": "true", "data-small": "" });
}

/**
 * A colour as its ground, with its tone and its ink on it.
 * @param {Tones} tones
 */
function dab({ ground, tone, ink }) {
  const holder = swatch();
  const stripes = [ground, tone, ink].map((fill, index) => ({
    fill,
    d: `M${[0, 24, 34][index]} 0H40V20H${[0, 24, 34][index]}Z`,
  }));
  holder.append(drawing(40, 20, stripes));
  return holder;
}

/**
 * Flat paths as a picture.
 * @param {number} width
 * @param {number} height
 * @param {Omit<PathShape, "kind" | "role">[]} paths
 */
function drawing(width, height, paths) {
  const shapes = paths.map((path) => /** @type {PathShape} */ ({ kind: "path", role: "motif", ...path }));
  return svgElement({ width, height, unit: "px", bleed: 0, language: "", title: "", alt: "", ground: "none", shapes });
}

/**
 * Show what is chosen, and the motifs in the chosen colour.
 * @param {MakerView} view
 */
export function showChoices({ form, data, shown, format }) {
  const chosen = { ...shown, format };
  for (const radio of form.querySelectorAll("[type=radio]"))
    radio.checked = radio.value === chosen[/** @type {"template"} */ (radio.name)];
  const place = form.querySelector("[data-maker-motifs]");
  if (place.dataset.colour === shown.colour) return;
  place.dataset.colour = shown.colour;
  for (const radio of place.querySelectorAll("[type=radio]")) {
    const motif = data.motifs[radio.value];
    const holder = radio.parentElement.querySelector("[data-small]");
    if (motif) holder.replaceChildren(motifDrawing(motif, shown.colour, data.colours[shown.colour]));
  }
}

/** @param {Motif} motif @param {string} colour @param {Tones} plain */
function motifDrawing({ width, height, paths, tones: own }, colour, plain) {
  const tones = { ...plain, ...own?.[colour] };
  const tone = (/** @type {keyof Tones | undefined} */ part) => (part ? tones[part] : undefined);
  return drawing(
    width,
    height,
    paths.map((path) => ({ ...path, fill: tone(path.fill), stroke: tone(path.stroke) })),
  );
}
