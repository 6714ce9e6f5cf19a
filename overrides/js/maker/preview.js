/** The picture as it will be: the chosen format at once, the others when there is time. */
import { altText } from "./alt-text.js";
import { faults } from "./fits.js";
import { layout } from "./layout.js";
import { svgElement } from "./to-svg.js";

let waiting = 0;

/**
 * Draw the draft that is shown. Another call takes over from one that is still drawing the small ones.
 * @param {MakerView} view
 */
export function draw(view) {
  view.layouts = {};
  const picture = drawn(view, view.format);
  picture.setAttribute("role", "img");
  picture.setAttribute("aria-label", view.shown.alt || altText(view.shown, view.data));
  view.form.querySelector("[data-maker-picture]").replaceChildren(picture);
  const others = [...view.form.querySelectorAll("[name=format]")];
  clearTimeout(waiting);
  const next = () => {
    const radio = others.shift();
    if (!radio) return;
    drawSmall(view, radio);
    waiting = setTimeout(next);
  };
  waiting = setTimeout(next, 100);
}

/** @param {MakerView} view @param {Found} radio */
function drawSmall(view, radio) {
  const label = radio.parentElement;
  label.querySelector("[data-small]").replaceChildren(drawn(view, radio.value));
  label.classList.toggle("brand-maker__pick--over", faults(view, radio.value).length > 0);
}

/**
 * The draft in a format, as an element; its layout is kept.
 * @param {MakerView} view
 * @param {string} format
 */
function drawn(view, format) {
  return svgElement(laidOut(view, format).scene);
}

/**
 * The layout of the draft that is shown, worked out once.
 * @param {MakerView} view
 * @param {string} format
 */
export function laidOut(view, format) {
  view.layouts[format] ??= layout(view.shown, format, view.data, view.brought);
  return view.layouts[format];
}
