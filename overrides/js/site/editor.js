/** The editors' links at the foot of every page: shown in the browsers where somebody has asked for them. */
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
 * Lead an address of a single form, as they were when the forms lay here, on to where they lie now.
 * @param {Found} forms
 */
function leadOn(forms) {
  if (location.hash.startsWith("#/")) location.replace(forms.href + location.hash);
}

show();
document.querySelectorAll("[data-forms]").forEach(leadOn);
document.querySelectorAll("[data-editor-switch]").forEach(startSwitch);
