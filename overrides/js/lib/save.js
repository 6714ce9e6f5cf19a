/** Saving of files made in the browser. */
import { make } from "./dom.js";

// Characters that XML, file names and addresses cannot contain; \p{Cs} is a lone surrogate.
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is these that are looked for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff\p{Cs}]/gu;
// Characters that file names cannot contain, or that would disguise them: bidirectional control characters.
const UNFIT = /[\\/:*?"<>|\n\r\t\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * Return the text without characters that XML, file names and addresses cannot contain.
 * @param {string} text
 */
export function clean(text) {
  return text.replace(CONTROL, "");
}

/**
 * Return a file name that is valid on every system.
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
