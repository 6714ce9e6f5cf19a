/** The draft beyond the page: in the browser where the visitor wants it, in a link, in the other edition. */
import { give } from "../lib/offer.js";
import { forget, read, write } from "../lib/storage.js";
import { fromLink, toLink } from "./drafts.js";

/** What the page opens on: what its address says, else what was kept. */
export function found() {
  return fromLink(location.hash) ?? fromLink(read("picture") ?? "");
}

/**
 * Let the visitor keep the draft, copy a link to it and take it over to the other edition.
 * @param {MakerView} view
 */
export function startKeep(view) {
  const box = view.form.querySelector("[data-maker-keep]");
  box.checked = read("picture") !== null;
  box.addEventListener("change", () => {
    forget("picture");
    keep(view);
  });
  const status = view.form.querySelector("[data-maker-link-status]");
  view.form.querySelector("[data-maker-link]").addEventListener("click", () => give(status, address(view)));
  for (const edition of document.querySelectorAll("a[hreflang]"))
    edition.addEventListener("click", () => {
      edition.href = edition.href.split("#")[0] + link(view);
    });
}

/**
 * Keep the draft as it is, where that is chosen; where the browser keeps nothing, say so.
 * @param {MakerView} view
 */
export function keep(view) {
  const box = view.form.querySelector("[data-maker-keep]");
  if (!box.checked || write("picture", link(view))) return;
  box.checked = false;
  view.form.querySelector("[data-maker-keep-status]").textContent = view.data.words.not_kept;
}

/** @param {MakerView} view */
function address(view) {
  return location.href.split(/[?#]/)[0] + link(view);
}

/**
 * The link holds all that differs from the template's examples, which each edition has in its own language.
 * @param {MakerView} view
 */
function link({ past, shown, data, format }) {
  const { fields } = data.templates[shown.template];
  const own = Object.entries(shown.words).filter(([name, word]) => word !== fields[name].example);
  return toLink({ ...past.now, words: { ...past.now.words, ...Object.fromEntries(own) }, format });
}
