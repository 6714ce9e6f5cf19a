/** The draft beyond the page: in the browser where the visitor wants it, in a link, in the other edition. */
import { give } from "../lib/offer.js";
import { forget, read, write } from "../lib/storage.js";
import { fromLink, toLink } from "./drafts.js";

const NAME = "picture";

/** What the page opens on: what its address says, else what was kept. */
export function found() {
  return fromLink(location.hash) ?? fromLink(read(NAME) ?? "");
}

/**
 * Let the visitor keep the draft, copy a link to it and take it over to the other edition.
 * @param {MakerView} view
 */
export function startKeep(view) {
  const box = view.form.querySelector("[data-maker-keep]");
  box.checked = read(NAME) !== null;
  box.addEventListener("change", () => {
    forget(NAME);
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
 * Keep the draft as it is, where that is chosen.
 * @param {MakerView} view
 */
export function keep(view) {
  if (view.form.querySelector("[data-maker-keep]").checked) write(NAME, link(view));
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
