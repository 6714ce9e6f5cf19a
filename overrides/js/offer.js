/** Offering a text to copy: says first what is not filled in, then how it went, also where the clipboard is closed. */
import { button, make, worded } from "./dom.js";
import { copy, richText } from "./copy.js";

/** Say what is not filled in and let the visitor choose; go on at once where nothing is. names: of what is lacking. */
export function offerCopy(status, names, fill, goOn) {
  if (!names.length) return goOn();
  const words = worded(brand.words.missing, { names: names.join(", ").toLowerCase() });
  status.replaceChildren(make("p", {}, words), button(brand.words.fill_in, fill), " ", button(brand.words.copy_anyway, goOn));
  return undefined;
}

/** Copy the text and say so; resolves to whether the clipboard took it. */
export async function giveCopy(status, text) {
  if (await copy(text, richText(text))) {
    status.replaceChildren(make("p", { class: "brand-message__done" }, brand.words.copied));
    return true;
  }
  showToCopy(status, text);
  return false;
}

/** Where the clipboard is closed: the text in a field, selected, with what to press. */
export function showToCopy(place, text) {
  const field = make("textarea", { readonly: true, rows: 6, "aria-label": brand.words.copy_field });
  field.value = text;
  place.replaceChildren(make("p", {}, brand.words.copy_refused), field);
  field.focus();
  field.select();
}
