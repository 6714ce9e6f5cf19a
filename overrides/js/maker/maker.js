/** The picture maker's page: what is chosen and written becomes a picture, and the picture files. */
import { filling, onSender } from "../sender/sender.js";
import { showBrought, startBring } from "./bring.js";
import { buildChoices, showChoices } from "./choices.js";
import { showCrop, startCrop } from "./crop.js";
import { among, begun, filledIn, history, inTemplate, sized } from "./drafts.js";
import { showFields } from "./fields.js";
import { faults } from "./fits.js";
import { found, keep, startKeep } from "./keep.js";
import { draw } from "./preview.js";
import { showSteps, startSteps } from "./steps.js";
import { showTake, startTake } from "./take.js";
import { showTexts, startTexts } from "./texts.js";

const PAUSE = 600; // milliseconds between the last change and saying whether all fits

/** @param {Found} form */
function startMaker(form) {
  const data = brand.maker;
  const given = found();
  const format = among(data.formats, given?.format, Object.keys(data.formats)[0]);
  const past = history(begun(data, given));
  const view = /** @type {MakerView} */ ({ form, data, past, format, brought: {}, glimpsed: {}, kept: {}, fits: {} });
  view.change = (part, what) => {
    past.set({ ...past.now, ...part }, what);
    view.show();
  };
  view.show = () => show(view);
  view.tell = (words) => {
    clearTimeout(pause); // what is told now is not to be followed by whether all fits
    form.querySelector("[data-maker-status]").textContent = words;
  };
  form.addEventListener("submit", (event) => event.preventDefault());
  buildChoices(view);
  for (const start of [startCrop, startBring, startSteps, startKeep, startTake, startTexts, startForm]) start(view);
  onSender(view.show);
  form.hidden = false;
}

/** @param {MakerView} view */
function startForm(view) {
  view.form.addEventListener("input", ({ target }) => chosen(view, /** @type {Found} */ (target)));
  view.form.addEventListener("change", () => view.past.close());
  for (const step of view.form.querySelectorAll("[data-size]"))
    step.addEventListener("click", () => view.change({ size: sized(view.shown.size + Number(step.dataset.size)) }));
}

/**
 * What a field or a choice changes of the draft.
 * @param {MakerView} view
 * @param {Found} field
 */
function chosen(view, field) {
  const { name, value, dataset } = field;
  if (dataset.word) view.change({ words: { ...view.past.now.words, [dataset.word]: value } }, dataset.word);
  else if (name === "template") view.change(inTemplate(view.data, view.past.now, value));
  else if (name === "motif" || name === "colour") view.change({ [name]: value });
  else if (name === "code") view.change({ code: field.checked });
  else if (name === "format") {
    view.format = value;
    view.show();
  }
}

/** @param {MakerView} view */
function show(view) {
  view.shown = filledIn(view.data, withPhoto(view), filling());
  draw(view);
  showFields(view);
  for (const part of [showChoices, showCrop, showBrought, showSteps, showTake, showTexts, keep]) part(view);
  view.form.querySelector("[name=code]").checked = view.shown.code;
  tellFits(view);
}

/**
 * The draft; where its photograph is not there any longer, with the template's own motif.
 * @param {MakerView} view
 */
function withPhoto({ past, data, brought }) {
  const { motif } = data.templates[past.now.template];
  return past.now.motif === "photo" && !brought.photo ? { ...past.now, motif } : past.now;
}

let pause = 0;

/**
 * Say whether all fits, when the visitor has paused.
 * @param {MakerView} view
 */
function tellFits(view) {
  clearTimeout(pause);
  pause = window.setTimeout(() => {
    view.past.close();
    view.tell(faults(view, view.format).join(" ") || view.data.words.fits);
  }, PAUSE);
}

document.querySelectorAll("[data-maker]").forEach(startMaker);
