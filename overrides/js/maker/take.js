/** Taking the picture along: as PNG, PDF, SVG, all in a zip, or handed to another app. */
import { asset, load } from "../lib/load.js";
import { save } from "../lib/save.js";
import { worded } from "../lib/dom.js";
import { faults, faulty } from "./fits.js";
import { laidOut } from "./preview.js";
import { toSvg } from "./to-svg.js";

const SHOP = { bleed: true, marks: true, cmyk: true };

/**
 * Let the buttons give their files.
 * @param {MakerView} view
 */
export function startTake(view) {
  for (const press of view.form.querySelectorAll("[data-take]"))
    press.addEventListener("click", () => take(view, press.dataset.take));
  const share = view.form.querySelector("[data-take=share]");
  share.hidden = !navigator.canShare?.({ files: [new File([""], "a.png", { type: "image/png" })] });
}

/**
 * Paper is taken as PDF, screens as PNG.
 * @param {MakerView} view
 */
export function showTake({ form, data, format }) {
  const printed = data.formats[format].unit === "mm";
  for (const press of form.querySelectorAll("[data-for]")) press.hidden = (press.dataset.for === "print") !== printed;
}

/**
 * Make the files of a kind, unless something does not fit: then say what, and go there.
 * @param {MakerView} view
 * @param {string} kind
 */
async function take(view, kind) {
  const formats = kind === "all" ? Object.keys(view.data.formats) : [view.format];
  for (const format of formats) laidOut(view, format);
  const format = formats.find((each) => faults(view, each).length);
  if (format) return refuse(view, format);
  view.tell(view.data.words.making);
  try {
    await load(asset("./maker-files.js"));
    view.tell(await WAYS[kind](view));
  } catch (error) {
    if (/** @type {Error} */ (error).name !== "AbortError") view.tell(view.data.words.failed);
  }
}

/** @param {MakerView} view @param {string} format */
function refuse(view, format) {
  const { name } = view.data.formats[format];
  view.tell(worded(view.data.words.blocked, { format: name, faults: faults(view, format).join(" ") }));
  view.form.querySelector(`[data-word="${faulty(view, format)[0]}"]`).focus();
}

/** @type {Record<string, (view: MakerView) => Promise<string>>} */
const WAYS = {
  png: (view) => file(view, "png", ({ toPng }, scene) => toPng(scene)),
  pdf: (view) => file(view, "pdf", ({ toPdf }, scene) => toPdf(scene, {}, view.data.cmyk)),
  shop: (view) => file(view, "pdf", ({ toPdf }, scene) => toPdf(scene, SHOP, view.data.cmyk)),
  svg: (view) => file(view, "svg", (_, scene) => svgBlob(toSvg(scene, { live: false }))),
  text: (view) => file(view, "svg", (_, scene) => svgBlob(toSvg(scene, { live: true }))),
};

/** @param {string} text */
function svgBlob(text) {
  return new Blob([text], { type: "image/svg+xml" });
}
