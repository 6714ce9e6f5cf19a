/** The editors' links in the footer of every page, shown only in browsers where they have been switched on. */
import { forget, read, write } from "../lib/storage.js";

function show() {
  for (const links of document.querySelectorAll("[data-editor-links]")) links.hidden = !read("editor");
}

/** @param {Found} box */
function startSwitch(box) {
  box.checked = Boolean(read("editor"));
  box.closest(".brand-editor-switch").hidden = false;
  box.addEventListener("change", () => {
    if (box.checked) write("editor", "1");
    else forget("editor");
    show();
  });
}

/**
 * Redirect an old address of a single form, from when the forms were on this page.
 * @param {Found} forms
 */
function redirect(forms) {
  if (location.hash.startsWith("#/")) location.replace(forms.href + location.hash);
}

show();
document.querySelectorAll("[data-forms]").forEach(redirect);
document.querySelectorAll("[data-editor-switch]").forEach(startSwitch);
