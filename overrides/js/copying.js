/** Buttons that copy what stands in an element (data-copy: its id) or in a file (data-copy-file: the id of a link to it). */
import { copy, richText } from "./copy.js";

async function textFor(button) {
  const { copy: id, copyFile: link } = button.dataset;
  if (id) return document.getElementById(id).textContent;
  const answer = await fetch(document.getElementById(link).href);
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.text();
}

function startCopying(button) {
  const status = button.nextElementSibling;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const text = await textFor(button).catch(() => "");
    const done = text !== "" && (await copy(text, richText(text)));
    status.textContent = done ? button.dataset.done : button.dataset.failed;
  });
}

document.querySelectorAll("[data-copy], [data-copy-file]").forEach(startCopying);
