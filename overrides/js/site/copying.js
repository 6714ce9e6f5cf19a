/**
 * Buttons that copy the content of an element (data-copy: its id) or of a file (data-copy-file: the id of a link to it).
 * Code blocks on written pages get one.
 */
import { copy, richText } from "../lib/copy.js";

/** @param {Found} button */
async function textFor(button) {
  const { copy: id, copyFile: link } = button.dataset;
  if (id) return wordsOf(/** @type {HTMLElement} */ (document.getElementById(id)));
  const answer = await fetch(/** @type {HTMLAnchorElement} */ (document.getElementById(link)).href);
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.text();
}

/**
 * Return the visible text, without a figure's closed popover; code with its line breaks.
 * @param {HTMLElement} element
 */
function wordsOf(element) {
  // biome-ignore lint/performance/useDomNodeTextContent: it leaves out what is not seen
  return (element.closest("pre") ? element.textContent : element.innerText).trimEnd();
}

/**
 * Return the function that makes rich text: code keeps its lines and indentation in a word processor.
 * @param {Found} button
 * @param {string} text
 */
function richFor(button, text) {
  return document.getElementById(button.dataset.copy)?.closest("pre")?.outerHTML ?? richText(text);
}

/** @param {Found} button */
function startCopying(button) {
  const status = /** @type {Element} */ (button.nextElementSibling);
  button.hidden = false;
  button.addEventListener("click", async () => {
    const done = await copy(textFor(button), (text) => richFor(button, text));
    status.textContent = done ? button.dataset.done : button.dataset.failed;
  });
}

/** @param {Found} block @param {number} index */
function addButton(block, index) {
  const offer = document.querySelector("[data-code-copy]").content.cloneNode(true);
  const code = block.querySelector("code");
  code.id ||= `kod-${index + 1}`;
  offer.querySelector("button").dataset.copy = code.id;
  block.append(offer);
}

// A page may load this twice: for a macro's button and for its code.
document.querySelectorAll(".highlight:not(:has(button))").forEach(addButton);
document.querySelectorAll(":is([data-copy], [data-copy-file])[hidden]").forEach(startCopying);
