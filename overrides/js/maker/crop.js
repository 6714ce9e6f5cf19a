/** Which part of a photograph is seen: by buttons, by sliders, by dragging. */
import { button, worded } from "../lib/dom.js";
import { FOCUS, keptInside } from "../picture/photo.js";

const ZOOM = 0.25;

/**
 * Put the nine buttons in their place, and let the sliders and the picture move the crop.
 * @param {MakerView} view
 */
export function startCrop(view) {
  const panel = view.form.querySelector("[data-maker-crop]");
  const { words } = view.data;
  const names = [words.top, words.middle, words.bottom].flatMap((row) =>
    [words.left, words.centre, words.right].map((column) => worded(words.focus, { row, column })),
  );
  panel.querySelector("[data-maker-focus]").append(
    ...FOCUS.map((point, index) =>
      button("", () => crop(view, point), {
        class: "brand-maker__point",
        "aria-label": names[index],
        title: names[index],
        "data-point": `${point.x},${point.y}`,
      }),
    ),
  );
  for (const slider of panel.querySelectorAll("[type=range]"))
    slider.addEventListener("input", () =>
      crop(view, { [slider.dataset.crop]: Number(slider.value) }, slider.dataset.crop),
    );
  for (const step of panel.querySelectorAll("[data-zoom]"))
    step.addEventListener("click", () => crop(view, { zoom: view.shown.crop.zoom + ZOOM * Number(step.dataset.zoom) }));
  panel
    .querySelector("[data-maker-crop-reset]")
    .addEventListener("click", () => crop(view, { x: 0.5, y: 0.5, zoom: 1 }));
  startDrag(view);
}

/**
 * @param {MakerView} view
 * @param {Partial<Draft["crop"]>} part
 * @param {string} [what]
 */
function crop(view, part, what) {
  view.change({ crop: keptInside({ ...view.past.now.crop, ...part }) }, what);
}

/** @param {MakerView} view */
function startDrag(view) {
  const stage = view.form.querySelector("[data-maker-picture]");
  stage.addEventListener("pointerdown", (event) => {
    if (view.shown.motif !== "photo") return;
    event.preventDefault();
    stage.setPointerCapture(event.pointerId);
  });
  stage.addEventListener("pointermove", ({ pointerId, movementX, movementY }) => {
    if (!stage.hasPointerCapture(pointerId)) return;
    const { x, y, zoom } = view.shown.crop;
    const { width, height } = stage.getBoundingClientRect();
    crop(view, { x: x - movementX / width / zoom, y: y - movementY / height / zoom }, "drag");
  });
}

/**
 * Show the crop of the draft, where there is a photograph.
 * @param {MakerView} view
 */
export function showCrop({ form, shown }) {
  const panel = form.querySelector("[data-maker-crop]");
  panel.hidden = shown.motif !== "photo";
  form.querySelector("[data-maker-picture]").classList.toggle("brand-maker__picture--photo", !panel.hidden);
  for (const slider of panel.querySelectorAll("[type=range]"))
    slider.value = String(shown.crop[/** @type {"x"} */ (slider.dataset.crop)]);
  for (const point of panel.querySelectorAll("[data-point]"))
    point.setAttribute("aria-pressed", String(point.dataset.point === `${shown.crop.x},${shown.crop.y}`));
}
