/** The texts that have been copied in this browser, stored so that later changes can be shown. */

import { today } from "../lib/dom.js";
import { keep, kept } from "../lib/storage.js";

const REMEMBERED = 100;

/**
 * Return the copied texts: [{id, language, name, print, text, day}], the latest last.
 * @returns {Copied[]}
 */
export function copiedTexts() {
  return kept("copied", []).filter(
    (/** @type {Partial<Copied>} */ each) => typeof each?.id === "string" && typeof each.text === "string",
  );
}

/**
 * Store a copied text. It replaces an earlier copy of the same message.
 * @param {Omit<Copied, "day">} copied
 */
export function rememberCopied(copied) {
  keep("copied", [...others(copied.id, copied.language), { ...copied, day: today() }].slice(-REMEMBERED));
}

/**
 * Delete a stored copy of the message in one language.
 * @param {{ id: string, language: string }} given
 */
export function forgetCopied({ id, language }) {
  keep("copied", others(id, language));
}

/** @param {string} id @param {string} language */
function others(id, language) {
  return copiedTexts().filter((each) => each.id !== id || each.language !== language);
}
