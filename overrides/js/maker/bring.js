/** The visitor's own photograph and logotype: chosen or dropped, opened here, sent nowhere. */
import { onCanvas, QUALITY } from "../picture/canvas.js";
import { opened } from "../picture/photo.js";

const GLIMPSE = 900; // pixels of a preview's long side

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
    await put(view, name, await opened(file));
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    view.tell(view.data.words[message] ?? view.data.words.failed);
  }
}

/**
 * Put the picture in, and say so.
 * @param {MakerView} view
 * @param {string} name
 * @param {Picture} picture
 */
export async function put(view, name, picture) {
  const small = await glimpse(picture);
  view.brought = { ...view.brought, [name]: picture };
  view.glimpsed = { ...view.glimpsed, [name]: small };
  if (name === "photo") view.change({ motif: "photo" });
  else view.show();
  const { photo_there: photo, logo_there: logo } = view.data.words;
  view.tell(name === "photo" ? photo : logo);
}

/**
 * The picture as small as a preview needs it.
 * @param {Picture} picture
 * @returns {Promise<Picture>}
 */
function glimpse({ image, width, height }) {
  const scale = Math.min(1, GLIMPSE / Math.max(width, height));
  const [across, down] = [Math.ceil(width * scale), Math.ceil(height * scale)];
  const draw = (/** @type {CanvasRenderingContext2D} */ drawing) => drawing.drawImage(image, 0, 0, across, down);
  const take = (/** @type {HTMLCanvasElement} */ canvas) => canvas.toDataURL("image/webp", QUALITY);
  return onCanvas(across, down, draw, (canvas) => ({ image, width: across, height: down, url: take(canvas) }));
}

/** @param {MakerView} view @param {string} name */
function takeAway(view, name) {
  const field = view.form.querySelector(`[type=file][name=${name}]`);
  const key = /** @type {"photo" | "logo"} */ (name);
  view.brought = { ...view.brought, [key]: undefined };
  view.glimpsed = { ...view.glimpsed, [key]: undefined };
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
    remove.hidden = !brought[/** @type {"photo"} */ (remove.dataset.makerRemove)];
}
