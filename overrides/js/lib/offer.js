/** Copying of a text, with a warning about unfilled placeholders, and a fallback without a clipboard. */

import { copy } from "./copy.js";
import { button, make, worded } from "./dom.js";

/**
 * Copy, or first show what is not filled in and let the visitor choose.
 * status: where to tell; text: gives the text; missing: the names of what is not filled in, in words; fill: takes the
 * visitor to the first of it; copied: what else happens when it has been copied.
 * @param {HTMLElement} status
 * @param {() => string} text
 * @param {{ missing: string[], fill: () => void, copied?: () => void }} given
 */
export function offer(status, text, { missing, fill, copied }) {
  if (!missing.length) return give(status, text(), copied);
  const on = button(brand.words.copy_anyway, () => give(status, text(), copied));
  const names = missing.join(", ").toLowerCase();
  status.replaceChildren(
    make("p", {}, worded(brand.words.missing, { names })),
    button(brand.words.fill_in, fill),
    " ",
    on,
  );
  return undefined;
}

/**
 * Copy the text and show the result.
 * @param {HTMLElement} status
 * @param {string} text
 * @param {() => void} [copied]
 */
export async function give(status, text, copied) {
  if (await copy(text)) {
    status.replaceChildren(make("p", { class: "brand-message__done" }, brand.words.copied));
    copied?.();
  } else {
    showToCopy(status, text);
  }
}

/**
 * Without a clipboard, show the text selected in a field, with the keys to press.
 * @param {HTMLElement} place
 * @param {string} text
 */
export function showToCopy(place, text) {
  const field = make("textarea", { readonly: true, rows: 6, "aria-label": brand.words.copy_field });
  field.value = text;
  place.replaceChildren(make("p", {}, brand.words.copy_refused), field);
  field.focus();
  field.select();
}
