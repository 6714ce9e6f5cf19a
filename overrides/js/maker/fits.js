/** What of the words does not fit, in sentences. */
import { worded } from "../lib/dom.js";

/**
 * What is wrong with a field in a format: [] where it can be drawn as it stands.
 * @param {MakerView} view
 * @param {string} format
 * @param {string} field
 */
export function faultsOf({ data, shown, fits }, format, field) {
  const { words } = data;
  const { name, required } = data.templates[shown.template].fields[field];
  if (!shown.words[field].trim()) return required ? [worded(words.required, { name })] : [];
  const { over = 0, missing = [], wide } = fits[format]?.[field] ?? {};
  return [
    ...(wide ? [worded(words.wide, { name, word: wide })] : []),
    ...(over && !wide ? [worded(words.over, { name, count: over })] : []),
    ...(missing.length ? [worded(words.undrawable, { name, characters: missing.join(" ") })] : []),
  ];
}

/**
 * All that is wrong in a format.
 * @param {MakerView} view
 * @param {string} format
 */
export function faults(view, format) {
  return faulty(view, format).flatMap((field) => faultsOf(view, format, field));
}

/**
 * The fields that are wrong in a format.
 * @param {MakerView} view
 * @param {string} format
 */
export function faulty(view, format) {
  const fields = Object.keys(view.data.templates[view.shown.template].fields);
  return fields.filter((field) => faultsOf(view, format, field).length);
}
