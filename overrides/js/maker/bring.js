/** The visitor's own photograph and logotype: chosen or dropped, opened here, sent nowhere. */
import { opened } from "./photo.js";

/**
 * Let files be chosen, dropped on the page, and taken away again.
 * @param {MakerView} view
 */
export function startBring(view) {
  for (const field of view.form.querySelectorAll("[type=file]"))
    field.addEventListener("change", () => bring(view, field.name, /** @type {any} */ (field).files[0]));
  for (const remove of view.form.querySelectorAll("[data-maker-remove]"))
    remove.addEventListener("click", () => takeAway(view, remove.dataset.makerRemove));
  view.form.addEventListener("dragover", (event) => event.preventDefault());
  view.form.addEventListener("drop", (event) => {
    event.preventDefault();
    const over = /** @type {Element} */ (event.target).closest("[data-maker-logo]");
    bring(view, over ? "logo" : "photo", event.dataTransfer?.files[0]);
  });
}

/** @param {MakerView} view @param {string} name @param {File} [file] */
async function bring(view, name, file) {
  if (!file) return;
  try {
    view.brought = { ...view.brought, [name]: await opened(file) };
    if (name === "photo") view.change({ motif: "photo" });
    else view.show();
    view.tell(view.data.words[`${name}_there`]);
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    view.tell(view.data.words[message] ?? view.data.words.failed);
  }
}

/** @param {MakerView} view @param {string} name */
function takeAway(view, name) {
  const field = view.form.querySelector(`[type=file][name=${name}]`);
  const { [/** @type {"photo"} */ (name)]: _, ...rest } = view.brought;
  view.brought = rest;
  field.value = "";
  if (name === "photo") view.change({ motif: view.data.templates[view.shown.template].motif });
  else view.show();
  field.focus();
}

/**
 * Offer to take away what is there.
 * @param {MakerView} view
 */
export function showBrought({ form, brought }) {
  for (const remove of form.querySelectorAll("[data-maker-remove]"))
    remove.hidden = !(remove.dataset.makerRemove in brought);
}
