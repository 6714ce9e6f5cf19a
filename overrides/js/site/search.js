/** The search dialog: Pagefind's engine and index are fetched in pieces, when the dialog is first opened. */
import { load } from "../lib/load.js";

const SHOWN = 8;
const PAUSE = 120; // milliseconds between the last key press and the search
const ON_DISK = location.protocol === "file:";
const FOLDER = "/pagefind/"; // what the engine on a disk is told that it lies in

let started = false;
let engineAddress = "";

/**
 * Make the dialog search. dialog: its element, whose data attributes hold the words to show; engine: address of pagefind.js.
 * @param {Found} dialog
 * @param {string} engine
 */
async function startSearching(dialog, engine) {
  if (started) return;
  started = true;
  engineAddress = engine;
  const status = dialog.querySelector(".brand-search__status");
  /** @type {any} */
  let pagefind;
  try {
    pagefind = await (ON_DISK ? unpacked() : import(engine));
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

/** The engine on a disk, where nothing can be fetched: a script holds it, and all that it would fetch. */
async function unpacked() {
  await load(new URL("../search.js", engineAddress).href);
  const { engine, files } = brand.search_pack;
  globalThis.fetch = async (/** @type {any} */ address) => {
    const packed = atob(files[address.slice(FOLDER.length).split("?")[0]]);
    return new Response(Uint8Array.from(packed, (sign) => sign.charCodeAt(0)));
  };
  const pagefind = await import(URL.createObjectURL(new Blob([engine], { type: "text/javascript" })));
  await pagefind.options({ basePath: FOLDER, noWorker: true });
  return pagefind;
}

/** @param {any} pagefind @param {Found} dialog @param {string} words */
async function search(pagefind, dialog, words) {
  const found = await pagefind.debouncedSearch(words, {}, PAUSE);
  if (found === null) return; // a later key press has taken over
  const shown = await Promise.all(found.results.slice(0, SHOWN).map((/** @type {any} */ result) => result.data()));
  dialog.querySelector(".brand-search__results").replaceChildren(...shown.map(row));
  dialog.querySelector(".brand-search__status").textContent = words.trim()
    ? counted(dialog.dataset, words, found.results.length)
    : "";
}

/** @param {Record<string, string>} texts @param {string} words @param {number} count */
function counted(texts, words, count) {
  if (count === 0) return texts.none.replace("{words}", words);
  if (count === 1) return texts.one;
  if (count > SHOWN) return texts.many.replace("{count}", String(count)).replace("{shown}", String(SHOWN));
  return texts.all.replace("#", String(count)); // as Material's own words are written
}

/** @param {any} result */
function row(result) {
  const item = document.createElement("li");
  const link = item.appendChild(document.createElement("a"));
  link.href = ON_DISK ? new URL(`..${result.url}index.html`, engineAddress).href : result.url;
  link.appendChild(document.createElement("b")).textContent = result.meta.title;
  link.appendChild(document.createElement("span")).textContent = result.meta.description;
  return item;
}

globalThis.brand ??= /** @type {Brand} */ ({});
brand.search = startSearching;
