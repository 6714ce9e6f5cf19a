/** The picture as it will be: the chosen format at once, the others when there is time. */
import { altText } from "../picture/alt-text.js";
import { codePath } from "../picture/code.js";
import { layout } from "../picture/layout.js";
import { svgElement } from "../picture/to-svg.js";
import { faults } from "./fits.js";

let waiting = 0;

/**
 * Draw the draft that is shown. Another call takes over from one that is still drawing the small ones.
 * @param {MakerView} view
 */
export function draw(view) {
  view.fits = {};
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
    waiting = window.setTimeout(next);
  };
  waiting = window.setTimeout(next, 100);
}

/** @param {MakerView} view @param {Found} radio */
function drawSmall(view, radio) {
  const label = radio.parentElement;
  label.querySelector("[data-small]").replaceChildren(drawn(view, radio.value));
  label.classList.toggle("brand-maker__pick--over", faults(view, radio.value).length > 0);
}

/**
 * The draft in a format, as an element; how its words fit is kept.
 * @param {MakerView} view
 * @param {string} format
 */
function drawn(view, format) {
  const { scene, fits } = laidOut(view, format, view.glimpsed);
  view.fits[format] = fits;
  return svgElement(scene);
}

/**
 * The layout of the draft that is shown, with the visitor's pictures as they are, or small.
 * @param {MakerView} view
 * @param {string} format
 * @param {Brought} [pictures]
 */
export function laidOut({ shown, data, brought }, format, pictures = brought) {
  return layout(shown, data.formats[format], data, { ...pictures, code: codePath });
}
