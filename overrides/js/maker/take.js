/** Taking the picture along: as PNG, PDF, SVG, all in a zip, or handed to another app. */
import { make, worded } from "../lib/dom.js";
import { asset, load } from "../lib/load.js";
import { save } from "../lib/save.js";
import { altText, caption } from "../picture/alt-text.js";
import { toSvg } from "../picture/to-svg.js";
import { faults, faulty } from "./fits.js";
import { laidOut } from "./preview.js";

/** @type {{ shown?: Draft, format?: string, share?: ShareData }} */
let ready = {};

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
  form.querySelector("[data-maker-made]").hidden = true;
}

/**
 * Make the files of a kind, unless something does not fit: then say what, and go there.
 * @param {MakerView} view
 * @param {string} kind
 */
async function take(view, kind) {
  const formats = kind === "all" ? Object.keys(view.data.formats) : [view.format];
  for (const each of formats) view.fits[each] ??= laidOut(view, each).fits;
  const format = formats.find((each) => faults(view, each).length);
  if (format) return refuse(view, format);
  view.tell(view.data.words.making);
  try {
    await load(asset("./maker-files.js"));
    view.tell(await WAYS[kind](view));
  } catch {
    view.tell(view.data.words.failed);
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
  png: (view) => saved(view, "png", brand.makerFiles.toPng(scene(view))),
  pdf: (view) => saved(view, "pdf", brand.makerFiles.toPdf(scene(view))),
  shop: (view) => saved(view, "cmyk.pdf", brand.makerFiles.toPdf(scene(view), printed(view))),
  svg: (view) => saved(view, "svg", svg(view, false)),
  text: (view) => saved(view, "text.svg", svg(view, true)),
  all: zipped,
  share: shared,
};

/** @param {MakerView} view */
function scene(view) {
  return laidOut(view, view.format).scene;
}

/** What a print shop wants. @param {MakerView} view */
function printed({ data: { cmyk } }) {
  return { bleed: true, marks: true, cmyk };
}

/** @param {MakerView} view @param {boolean} live */
async function svg(view, live) {
  return new Blob([await toSvg(scene(view), { live })], { type: "image/svg+xml" });
}

/** @param {MakerView} view @param {string} ending */
function named({ shown, data, format }, ending) {
  return brand.makerFiles.fileNamed(shown, data.formats[format], ending);
}

/**
 * Save a file under the picture's name; what it is called, and which words are still those of the template.
 * @param {MakerView} view
 * @param {string} ending
 * @param {Promise<Blob>} made
 */
async function saved(view, ending, made) {
  const [name, file] = [named(view, ending), await made];
  save(file, name);
  if (ending === "png") showMade(view, file);
  const fault = ending === "png" ? await brand.makerFiles.canvasFault() : "";
  return [told(view, name), fault && view.data.words[fault]].filter(Boolean).join(" ");
}

/**
 * Show the file as well: a browser inside another app saves no file, but a picture that is held down.
 * @param {MakerView} view
 * @param {Blob} file
 */
function showMade({ form }, file) {
  const place = form.querySelector("[data-maker-made]");
  URL.revokeObjectURL(place.dataset.made ?? "");
  place.dataset.made = URL.createObjectURL(file);
  place.querySelector("img")?.remove();
  place.prepend(make("img", { src: place.dataset.made, alt: "" }));
  place.hidden = false;
}

/** @param {MakerView} view @param {string} file */
function told({ data, shown, brought }, file) {
  const fields = Object.entries(data.templates[shown.template].fields);
  const names = fields
    .filter(([key, { example }]) => example && shown.words[key] === example && (key !== "credit" || brought.photo))
    .map(([, { name }]) => name)
    .join(", ");
  const { saved: done, examples } = data.words;
  return worded(done, { name: file }) + (names && ` ${worded(examples, { names })}`);
}

/** @param {MakerView} view */
async function zipped(view) {
  const { data, shown, form } = view;
  const file = await brand.makerFiles.allFiles({
    draft: shown,
    pictures: Object.entries(data.formats).map(([id, format]) => ({ format, scene: laidOut(view, id).scene })),
    print: printed(view),
    alt: shown.alt || altText(shown, data),
    caption: caption(shown, data),
    source: [shown.words.source, shown.words.year].filter(Boolean).join(", "),
    site: form.dataset.site,
    words: data.words,
  });
  save(file, file.name);
  return told(view, file.name);
}

/**
 * Hand the picture to another app. Where making it took longer than a press lasts, the next press hands it over.
 * @param {MakerView} view
 */
async function shared(view) {
  const { toPng, prepareShare, share } = brand.makerFiles;
  if (ready.shown !== view.shown || ready.format !== view.format) {
    const prepared = prepareShare(await toPng(scene(view)), named(view, "png"), caption(view.shown, view.data));
    ready = { shown: view.shown, format: view.format, share: prepared };
  }
  try {
    return (await share(/** @type {ShareData} */ (ready.share))) ? view.data.words.shared : view.data.words.fits;
  } catch {
    return view.data.words.share_again;
  }
}
