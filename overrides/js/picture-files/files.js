/** Files of pictures: their names, a zip with everything, and sharing. Nothing is sent anywhere. */
import { today, worded } from "../lib/dom.js";
import { asset, load } from "../lib/load.js";
import { clean, fileName } from "../lib/save.js";
import { canvasFault, toPng } from "./to-canvas.js";
import { toPdf } from "./to-pdf.js";

const LINE = "\r\n"; // the line break of Windows' Notepad
const MARK = "\ufeff"; // the byte-order mark, by which Notepad recognises UTF-8
const LONGEST = 40; // characters of a file name taken from the picture's words

/**
 * Return the name of a picture's file: its first words, the date and the size (`sommarcup-2026-05-01-1080x1350.png`).
 * ending: `cmyk.pdf` if there is another PDF.
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
 * Return the words in ASCII letters.
 * @param {string} text
 */
function plain(text) {
  const bare = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const parts = clean(bare).match(/[\p{L}\p{N}]+/gu) ?? [];
  while (parts.length > 1 && parts.join("-").length > LONGEST) parts.pop();
  return parts.join("-").slice(0, LONGEST);
}

/**
 * Return a zip with every picture as PNG, those for print also as PDF, and a file with the accompanying texts.
 * @param {ToldPictures} told
 */
export async function allFiles(told) {
  await load(asset("./lib/fflate.js"));
  /** @type {import("fflate").Zippable} */
  const files = {};
  // One at a time: a phone lacks the memory for two.
  for (const { format, scene } of told.pictures) {
    files[fileNamed(told.draft, format, "png")] = await stored(toPng(scene));
    if (format.unit === "mm")
      files[fileNamed(told.draft, format, "pdf")] = await stored(toPdf(scene, told.print, told.cmyk));
  }
  files[`${fileName(told.words.files_text_name)}.txt`] = fflate.strToU8(MARK + besides(told));
  return new File([fflate.zipSync(files)], `${named(told.draft)}.zip`, { type: "application/zip" });
}

/**
 * Return a zip entry without further compression.
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
 * Return what to pass to `share` in a later click, since making a file takes longer than a click is valid; nothing if
 * the browser cannot share files.
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
 * Open the share dialog; resolves to whether the file was shared.
 * @param {ShareData} prepared
 */
export async function share(prepared) {
  try {
    await navigator.share(prepared);
    return true;
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") return false; // the dialog was closed
    throw error;
  }
}

globalThis.brand ??= /** @type {Brand} */ ({});
brand.makerFiles = { allFiles, fileNamed, canvasFault, prepareShare, share, toPdf, toPng };
