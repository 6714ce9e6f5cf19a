/** The differences between two texts, word by word. The library diff must have been loaded. */
import { make } from "../lib/dom.js";

/**
 * Return a paragraph with deletions and insertions marked.
 * @param {string} old
 * @param {string} text
 */
export function difference(old, text) {
  const parts = Diff.diffWords(old, text).map((part) => {
    if (part.removed) return marked("del", brand.words.removed_words, part.value);
    return part.added ? marked("ins", brand.words.added_words, part.value) : part.value;
  });
  return make("p", { class: "brand-difference" }, ...parts);
}

// Not all screen readers announce deletions and insertions, so hidden words do.
/** @param {"del" | "ins"} tag @param {string} words @param {string} text */
function marked(tag, words, text) {
  return make(tag, {}, make("span", { class: "brand-unseen" }, ` ${words} `), text);
}
