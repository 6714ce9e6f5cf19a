/** Taking back and doing again: by buttons, and by keys outside the fields, which have steps of their own. */
import { begun } from "./drafts.js";

const TEXT = "textarea, input:not([type=radio], [type=checkbox], [type=range], [type=file])";

/**
 * Let the buttons and the keys take a step.
 * @param {MakerView} view
 */
export function startSteps(view) {
  for (const step of /** @type {const} */ (["undo", "redo"]))
    view.form.querySelector(`[data-maker-step=${step}]`).addEventListener("click", () => take(view, step));
  view.form
    .querySelector("[data-maker-step=over]")
    .addEventListener("click", () => view.change(begun(view.data, { template: view.shown.template })));
  document.addEventListener("keydown", (event) => {
    const step = asked(event);
    if (!step || /** @type {Element} */ (event.target).matches(TEXT)) return;
    event.preventDefault();
    take(view, step);
  });
}

/** @param {MakerView} view @param {"undo" | "redo"} step */
function take(view, step) {
  view.past[step]();
  view.show();
}

/**
 * The step that the keys ask for, if any.
 * @param {KeyboardEvent} event
 * @returns {"undo" | "redo" | ""}
 */
function asked({ key, ctrlKey, metaKey, shiftKey }) {
  if (!ctrlKey && !metaKey) return "";
  if (key.toLowerCase() === "z") return shiftKey ? "redo" : "undo";
  return key.toLowerCase() === "y" ? "redo" : "";
}

/**
 * Offer the steps that there are. A button with the focus stays one that can be pressed, so that the focus stays.
 * @param {MakerView} view
 */
export function showSteps({ form, past }) {
  const there = { undo: past.undoable, redo: past.redoable };
  for (const [step, able] of Object.entries(there))
    form.querySelector(`[data-maker-step=${step}]`).setAttribute("aria-disabled", String(!able));
}
