/** The search dialog: Pagefind's engine and index are fetched in pieces, when the dialog is first opened. */
const SHOWN = 8;
const PAUSE = 120; // milliseconds between the last key press and the search

let started = false;

/**
 * Make the dialog search. dialog: its element, whose data attributes hold the words to show; engine: address of pagefind.js.
 */
async function startSearching(dialog, engine) {
  if (started) return;
  started = true;
  const status = dialog.querySelector(".brand-search__status");
  let pagefind;
  try {
    pagefind = await import(engine);
    await pagefind.init();
    const input = dialog.querySelector("input");
    input.addEventListener("input", () => search(pagefind, dialog, input.value));
    await search(pagefind, dialog, input.value);
  } catch {
    await pagefind?.destroy(); // or it would go on without its worker, where no page may
    status.textContent = dialog.dataset.failed;
    started = false;
  }
}

async function search(pagefind, dialog, words) {
  const found = await pagefind.debouncedSearch(words, {}, PAUSE);
  if (found === null) return; // a later key press has taken over
  const shown = await Promise.all(found.results.slice(0, SHOWN).map((result) => result.data()));
  dialog.querySelector(".brand-search__results").replaceChildren(...shown.map(row));
  dialog.querySelector(".brand-search__status").textContent = words.trim() ? counted(dialog.dataset, words, found.results.length) : "";
}

function counted(texts, words, count) {
  if (count === 0) return texts.none.replace("{words}", words);
  if (count === 1) return texts.one;
  return (count > SHOWN ? texts.many : texts.all).replace("{count}", count).replace("{shown}", SHOWN);
}

function row(result) {
  const item = document.createElement("li");
  const link = item.appendChild(document.createElement("a"));
  link.href = result.url;
  link.appendChild(document.createElement("b")).textContent = result.meta.title;
  link.appendChild(document.createElement("span")).textContent = result.meta.description;
  return item;
}

(globalThis.brand ??= {}).search = startSearching;
