/** Which texts have been copied in this browser, so that it can be told when one has changed. */

import { today } from "../lib/dom.js";
import { keep, kept } from "../lib/storage.js";

const REMEMBERED = 100;

/**
 * What has been copied: [{id, language, name, print, text, day}], the latest last.
 * @returns {Copied[]}
 */
export function copiedTexts() {
  return kept("copied", []).filter(
    (/** @type {Partial<Copied>} */ each) => typeof each?.id === "string" && typeof each.text === "string",
  );
}

/**
 * Remember a text that was copied. A later copy of the same message takes the place of an earlier one.
 * @param {Omit<Copied, "day">} copied
 */
export function rememberCopied(copied) {
  keep("copied", [...others(copied.id, copied.language), { ...copied, day: today() }].slice(-REMEMBERED));
}

/**
 * Forget that a text was copied: that of the message in one language.
 * @param {{ id: string, language: string }} given
 */
export function forgetCopied({ id, language }) {
  keep("copied", others(id, language));
}

/** @param {string} id @param {string} language */
function others(id, language) {
  return copiedTexts().filter((each) => each.id !== id || each.language !== language);
}
