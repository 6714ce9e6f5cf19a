/** The words that go with the picture: its alternative text, and the text of the post. */
import { give } from "../lib/offer.js";
import { altText, caption } from "../picture/alt-text.js";

/**
 * Let both be copied, and the alternative text be put in the visitor's own words.
 * @param {MakerView} view
 */
export function startTexts(view) {
  for (const name of ["alt", "caption"]) {
    const field = view.form.querySelector(`[name=${name}]`);
    const status = field.closest(".brand-field").querySelector("[role=status]");
    view.form.querySelector(`[data-maker-copy=${name}]`).addEventListener("click", () => give(status, field.value));
  }
  const alt = view.form.querySelector("[name=alt]");
  alt.addEventListener("input", () => view.change({ alt: alt.value }, "alt"));
}

/**
 * Show both as they are for the draft; not in the field that is being written in.
 * @param {MakerView} view
 */
export function showTexts({ form, shown, data }) {
  const texts = { alt: shown.alt || altText(shown, data), caption: caption(shown, data) };
  for (const [name, text] of Object.entries(texts)) {
    const field = form.querySelector(`[name=${name}]`);
    if (field !== document.activeElement) field.value = text;
  }
}
