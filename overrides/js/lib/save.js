/** Handing a file that was made here to the browser, to be saved. */
import { make } from "./dom.js";

// What XML, file names and addresses cannot hold; \p{Cs} is half of a character (a lone surrogate).
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is these that are looked for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff\p{Cs}]/gu;
// What cannot stand in a file's name, or would show another name than it is: signs that turn the letters around them.
const UNFIT = /[\\/:*?"<>|\n\r\t\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * The text without the characters that XML, file names and addresses cannot hold.
 * @param {string} text
 */
export function clean(text) {
  return text.replace(CONTROL, "");
}

/**
 * A name that every system takes.
 * @param {string} name
 */
export function fileName(name) {
  const plain = clean(name).replace(UNFIT, " ").replace(/\s+/g, " ").trim();
  const short = [...plain]
    .slice(0, 70)
    .join("")
    .replace(/[. ]+$/, "");
  return !short || RESERVED.test(short) ? `_${short}` : short;
}

/**
 * Let the browser save the blob under the name.
 * @param {Blob} blob
 * @param {string} name
 */
export function save(blob, name) {
  const link = make("a", { download: name, href: URL.createObjectURL(blob) });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}
