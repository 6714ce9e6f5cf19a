/** What has been chosen and written: its steps, as a link, and filled in with what the sender and the template know. */
import { keptInside, within } from "../picture/photo.js";

const STEPS = 100;
const LARGER = 4;
const VERSION = "1";
const WORD = "word.";
const MIDDLE = { x: 0.5, y: 0.5, zoom: 1 };

/**
 * The steps of a draft, from the first.
 * @param {Draft} first
 * @returns {DraftHistory}
 */
export function history(first) {
  const steps = [first];
  let at = 0;
  let open = "";
  const go = (/** @type {number} */ step) => {
    at = Math.min(Math.max(at + step, 0), steps.length - 1);
    open = "";
  };
  return {
    get now() {
      return steps[at];
    },
    get undoable() {
      return at > 0;
    },
    get redoable() {
      return at < steps.length - 1;
    },
    set(draft, what = "") {
      const same = what !== "" && what === open;
      steps.splice(same ? at : at + 1, steps.length, draft);
      if (steps.length > STEPS) steps.shift();
      at = steps.length - 1;
      open = what;
    },
    close() {
      open = "";
    },
    undo: () => go(-1),
    redo: () => go(1),
  };
}

/**
 * A whole draft of what a link, a door or the browser's storage gives; what the data do not know is left out.
 * @param {MakerData} data
 * @param {Linked} [given]
 * @returns {Draft}
 */
export function begun(data, given = {}) {
  const template = among(data.templates, given.template, Object.keys(data.templates)[0]);
  const { motif, colour } = data.templates[template];
  return {
    template,
    motif: given.motif === "" ? "" : among(data.motifs, given.motif, motif),
    colour: among(data.colours, given.colour, colour),
    words: { ...given.words },
    size: sized(given.size ?? 0),
    crop: given.crop ?? MIDDLE,
    code: given.code ?? false,
    alt: given.alt ?? "",
  };
}

/**
 * The steps that a headline may be larger or smaller than what fits best.
 * @param {number} steps
 */
export function sized(steps) {
  return within(steps, -LARGER, LARGER);
}

/**
 * The key, if it is one of those that there are.
 * @param {Record<string, unknown>} known
 * @param {string | undefined} key
 * @param {string} otherwise
 */
export function among(known, key, otherwise) {
  return key !== undefined && Object.hasOwn(known, key) ? key : otherwise;
}

/**
 * The draft in another template: what was the former one's own motif and colour become the new one's.
 * @param {MakerData} data
 * @param {Draft} draft
 * @param {string} template
 * @returns {Partial<Draft>}
 */
export function inTemplate(data, draft, template) {
  const [former, next] = [data.templates[draft.template], data.templates[template]];
  return {
    template,
    motif: draft.motif === former.motif ? next.motif : draft.motif,
    colour: draft.colour === former.colour ? next.colour : draft.colour,
    size: 0,
  };
}

/**
 * The draft with a word for each of the template's fields: the visitor's, else the sender's, else the example.
 * @param {MakerData} data
 * @param {Draft} draft
 * @param {Record<string, string>} sender
 * @returns {Draft}
 */
export function filledIn(data, draft, sender) {
  const fields = Object.entries(data.templates[draft.template].fields);
  const words = fields.map(([name, { placeholder, example }]) => [
    name,
    draft.words[name] ?? sender[placeholder] ?? example,
  ]);
  return { ...draft, words: Object.fromEntries(words) };
}

/**
 * The part of an address, from # on, that opens the same picture; the photograph and the logotype are not in it.
 * @param {Linked} given
 */
export function toLink({ words = {}, crop, size, code, format, template, motif, colour, alt }) {
  const own = Object.entries(words).map(([name, word]) => [WORD + name, word]);
  const plain = Object.entries({ template, format, motif: motif === "photo" ? undefined : motif, colour });
  const rest = [
    ["size", size || ""],
    ["code", code ? 1 : ""],
    ["alt", alt ?? ""],
    ["crop", crop && crop !== MIDDLE ? [crop.x, crop.y, crop.zoom].join() : ""],
  ];
  const pairs = [...plain.filter(([, value]) => value !== undefined), ...own, ...rest.filter(([, value]) => value)];
  return `#${new URLSearchParams([["v", VERSION], ...pairs.map((pair) => pair.map(String))])}`;
}

/**
 * What such a part of an address says; nothing where it is none.
 * @param {string} hash
 * @returns {Linked | undefined}
 */
export function fromLink(hash) {
  const asked = new URLSearchParams(hash.replace(/^#/, ""));
  if (asked.get("v") !== VERSION) return undefined;
  const text = (/** @type {string} */ name) => asked.get(name) ?? undefined;
  const words = [...asked].filter(([name]) => name.startsWith(WORD));
  return {
    template: text("template"),
    format: text("format"),
    motif: text("motif"),
    colour: text("colour"),
    words: Object.fromEntries(words.map(([name, word]) => [name.slice(WORD.length), word])),
    size: Math.round(Number(text("size") ?? 0)) || 0,
    code: asked.has("code"),
    alt: text("alt"),
    crop: cropOf(text("crop")),
  };
}

/** @param {string | undefined} given */
function cropOf(given) {
  const [x, y, zoom] = (given ?? "").split(",").map(Number);
  return [x, y, zoom].every(Number.isFinite) ? keptInside({ x, y, zoom }) : undefined;
}
