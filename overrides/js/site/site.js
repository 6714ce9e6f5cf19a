/** The script of every page: the colour scheme's switch, the editors' links, and loading the search on demand. */
import { asset, load } from "../lib/load.js";
import { erase, write } from "../lib/storage.js";
import "./editor.js";

const dark = matchMedia("(prefers-color-scheme: dark)");

/** Return the current colour scheme: the visitor's choice, else the system's. */
function shownScheme() {
  return document.documentElement.dataset.scheme ?? (dark.matches ? "dark" : "light");
}

/** @param {Found} button */
function nameSwitch(button) {
  button.title = shownScheme() === "dark" ? button.dataset.light : button.dataset.dark;
  button.querySelector(".brand-unseen").textContent = button.title;
}

/** @param {Found} button */
function startSchemeSwitch(button) {
  nameSwitch(button);
  dark.addEventListener("change", () => nameSwitch(button));
  button.addEventListener("click", () => {
    const scheme = shownScheme() === "dark" ? "light" : "dark";
    document.documentElement.dataset.scheme = scheme;
    write("scheme", scheme);
    nameSwitch(button);
  });
}

/** @param {Found} button */
function startSearch(button) {
  button.addEventListener("click", async () => {
    const dialog = document.querySelector("dialog.brand-search");
    dialog.showModal();
    try {
      await load(asset("./search.js"));
      await brand.search(dialog, new URL(button.dataset.searchOpen, location.href).href);
    } catch {
      dialog.querySelector("[role=status]").textContent = dialog.dataset.failed;
    }
  });
}

/** @param {Found} button */
function startEraser(button) {
  const status = document.querySelector("[data-erase-storage-status]");
  button.hidden = false;
  button.addEventListener("click", () => {
    erase(button.dataset.eraseStorage);
    delete document.documentElement.dataset.scheme;
    status.textContent = status.dataset.done;
  });
}

if (location.protocol === "file:") load(asset("./disk.js"));
document.querySelectorAll("[data-scheme-switch]").forEach(startSchemeSwitch);
document.querySelectorAll("[data-search-open]").forEach(startSearch);
document.querySelectorAll("[data-erase-storage]").forEach(startEraser);
if (document.querySelector("[data-code-copy]")) load(asset("./copying.js"));
