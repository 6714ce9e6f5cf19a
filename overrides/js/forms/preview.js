/** A preview of an item's texts: references and placeholders in words, in each language, and a message's length. */
import { worded } from "../lib/dom.js";

/**
 * Show previews beside the forms of all kinds in the configuration. styles: the style sheets' addresses.
 * @param {Forms} forms
 * @param {string[]} styles
 */
export function startPreviews(forms, styles) {
  for (const each of styles) CMS.registerPreviewStyle(each);
  for (const { name, format, fields } of forms.config.collections) {
    if (format.startsWith("data-")) CMS.registerPreviewTemplate(name, previewOf(name, fields, forms));
  }
}

/** @param {string} kind @param {FormField[]} fields @param {Forms} forms */
function previewOf(kind, fields, forms) {
  return (/** @type {{ entry: any }} */ { entry }) => {
    const data = entry.get("data").toJS();
    const channel = kind === "message" ? forms.preview.channels[data.channel] : null;
    return h("div", { className: "brand-content brand-preview" }, ...shown(fields, data, forms, channel));
  };
}

/**
 * Return the texts among the fields, in order, including those in groups and lists.
 * @param {FormField[]} fields
 * @param {Data} data
 * @param {Forms} forms
 * @param {{ limit: number } | null} channel
 * @returns {any[]}
 */
function shown(fields, data, forms, channel) {
  return fields.flatMap((field) => {
    const inside = data?.[field.name] ? inField(field, data[field.name], forms, channel) : [];
    return inside.length ? [h("h2", {}, field.label), ...inside] : [];
  });
}

/**
 * @param {FormField} field
 * @param {Data} value
 * @param {Forms} forms
 * @param {{ limit: number } | null} channel
 * @returns {any[]}
 */
function inField(field, value, forms, channel) {
  if (isLanguages(field.fields))
    return [value].flat().map((each) => pair(field, each, forms, field.name === "variants" ? channel : null));
  return field.fields ? [value].flat().flatMap((each) => shown(field.fields ?? [], each, forms, null)) : [];
}

/** @param {FormField[] | undefined} fields */
function isLanguages(fields) {
  return (
    fields !== undefined &&
    fields.length > 0 &&
    fields.every(({ name, widget }) => /^[a-z]{2,3}$/.test(name) && ["string", "text"].includes(widget))
  );
}

/**
 * @param {FormField} field
 * @param {Data} value
 * @param {Forms} forms
 * @param {{ limit: number } | null} channel
 */
function pair(field, value, forms, channel) {
  const texts = (field.fields ?? []).map(({ name }) =>
    h(
      "div",
      { lang: name, key: name },
      ...paragraphs(value?.[name] ?? "", name, forms),
      ...count(value?.[name] ?? "", name, forms, channel),
    ),
  );
  return h("div", { className: "brand-preview__pair" }, ...texts);
}

/** @param {string} text @param {string} language @param {Forms} forms */
function paragraphs(text, language, forms) {
  return text.split(/\n\s*\n/).map((each) => h("p", {}, ...pieces(each, language, forms)));
}

/** @param {string} text @param {string} language @param {Forms} forms */
function pieces(text, language, forms) {
  return text.split(/(\{[^{}]*\})/).map((piece) => {
    if (!piece.startsWith("{")) return piece;
    const words = inWords(piece, language, forms);
    return h("mark", { className: words ? "brand-slot" : "brand-preview__unknown" }, words ?? piece);
  });
}

/**
 * Return a reference in words; undefined if it does not exist.
 * @param {string} piece
 * @param {string} language
 * @param {Forms} forms
 */
function inWords(piece, language, { preview }) {
  const [kind, id] = piece.slice(1, -1).split(":");
  return id === undefined ? preview.placeholders[kind]?.[language] : preview.references[kind]?.[id]?.[language];
}

// Without a limit, no count is shown.
/**
 * @param {string} text
 * @param {string} language
 * @param {Forms} forms
 * @param {{ limit: number } | null} channel
 */
function count(text, language, forms, channel) {
  if (!channel) return [];
  const length = [...pieces(text, language, forms)]
    .map((each) => (typeof each === "string" ? each : each.props.children))
    .join("").length;
  const over = length > channel.limit;
  const className = over ? "brand-preview__unknown" : "brand-preview__count";
  return [h("p", { className }, worded(forms.words.count, { count: length, limit: channel.limit }))];
}
