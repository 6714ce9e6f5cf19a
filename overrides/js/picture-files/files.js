/** The files that are made of pictures: named, in a zip with everything, and shared. Nothing of this is sent anywhere. */
import { today, worded } from "../lib/dom.js";
import { asset, load } from "../lib/load.js";
import { clean, fileName } from "../lib/save.js";
import { canvasFault, toPng } from "./to-canvas.js";
import { toPdf } from "./to-pdf.js";

const LINE = "\r\n"; // what the plainest editor of Windows needs
const MARK = "\ufeff"; // by which the same editor knows that the text is UTF-8
const LONGEST = 40; // characters of a file's name that are the words of the picture

/**
 * What a picture's file is called: its first words, the day and the size (`sommarcup-2026-05-01-1080x1350.png`).
 * ending: `cmyk.pdf` where there is another PDF.
 * @param {Draft} draft
 * @param {Format} format
 * @param {string} ending
 */
export function fileNamed(draft, format, ending) {
  const unit = format.unit === "px" ? "" : format.unit;
  return `${named(draft)}-${format.width}x${format.height}${unit}.${ending}`;
}

/** @param {Draft} draft */
function named({ words, template }) {
  const first = Object.values(words).find((text) => text.trim()) ?? "";
  return `${plain(first) || template}-${today()}`;
}

/**
 * The words in letters that every system, address and mail program takes.
 * @param {string} text
 */
function plain(text) {
  const bare = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const parts = clean(bare).match(/[\p{L}\p{N}]+/gu) ?? [];
  while (parts.length > 1 && parts.join("-").length > LONGEST) parts.pop();
  return parts.join("-").slice(0, LONGEST);
}

/**
 * A zip with every picture as PNG, those for print as PDF too, and a text with all that is to be pasted beside them.
 * @param {ToldPictures} told
 */
export async function allFiles(told) {
  await load(asset("./lib/fflate.js"));
  /** @type {import("fflate").Zippable} */
  const files = {};
  // One at a time: a phone has not the memory for two.
  for (const { format, scene } of told.pictures) {
    files[fileNamed(told.draft, format, "png")] = await stored(toPng(scene));
    if (format.unit === "mm") files[fileNamed(told.draft, format, "pdf")] = await stored(toPdf(scene, told.print));
  }
  files[`${fileName(told.words.files_text_name)}.txt`] = fflate.strToU8(MARK + besides(told));
  return new File([fflate.zipSync(files)], `${named(told.draft)}.zip`, { type: "application/zip" });
}

/**
 * A file for the zip, which is as small as it gets already.
 * @param {Promise<Blob>} made
 * @returns {Promise<import("fflate").ZippableFile>}
 */
async function stored(made) {
  return [new Uint8Array(await (await made).arrayBuffer()), { level: 0 }];
}

/** @param {ToldPictures} told */
function besides({ alt, caption, source, site, words }) {
  const parts = [
    [words.files_alt, alt],
    [words.files_caption, caption],
    [words.files_source, source],
    [words.files_licence, worded(words.files_licence_text, { site })],
  ];
  const told = parts.filter(([, text]) => text).map(([heading, text]) => `${heading}\n\n${clean(text)}`);
  return `${told.join("\n\n\n")}\n`.replace(/\r?\n/g, LINE);
}

/**
 * What can be handed to `share` in a click of its own, since making it takes longer than a click lasts; nothing where
 * the browser shares no files.
 * @param {Blob} blob
 * @param {string} name
 * @param {string} [text]
 */
export function prepareShare(blob, name, text) {
  /** @type {ShareData} */
  const share = { files: [new File([blob], name, { type: blob.type })], ...(text && { text }) };
  return navigator.canShare?.(share) ? share : undefined;
}

/**
 * Let the visitor choose where it goes; whether it went.
 * @param {ShareData} prepared
 */
export async function share(prepared) {
  try {
    await navigator.share(prepared);
    return true;
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") return false; // it was closed
    throw error;
  }
}

globalThis.brand ??= /** @type {Brand} */ ({});
brand.makerFiles = { allFiles, fileNamed, canvasFault, prepareShare, share, toPdf, toPng };
