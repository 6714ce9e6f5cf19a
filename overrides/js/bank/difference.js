/** What differs between two texts, word by word. The library diff must have been loaded. */
import { make } from "../lib/dom.js";

/**
 * A paragraph that shows both: what went away and what came.
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

// Screen readers do not all tell removed from added: the words say it.
/** @param {"del" | "ins"} tag @param {string} words @param {string} text */
function marked(tag, words, text) {
  return make(tag, {}, make("span", { class: "brand-unseen" }, ` ${words} `), text);
}
