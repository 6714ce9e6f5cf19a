/** The draft beyond the page: in the browser where the visitor wants it, in a link, in the other edition. */
import { give } from "../lib/offer.js";
import { forget, read, write } from "../lib/storage.js";
import { opened } from "../picture/photo.js";
import { put } from "./bring.js";
import { fromLink, toLink } from "./drafts.js";
import { store, stored } from "./own-pictures.js";

const OWN = /** @type {const} */ (["photo", "logo"]);

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
  if (box.checked) for (const name of OWN) bringBack(view, name).catch(() => {});
  const status = view.form.querySelector("[data-maker-link-status]");
  view.form.querySelector("[data-maker-link]").addEventListener("click", () => give(status, address(view)));
  for (const edition of document.querySelectorAll("a[hreflang]"))
    edition.addEventListener("click", () => {
      edition.href = edition.href.split("#")[0] + link(view);
    });
}

/**
 * Put the stored picture in again; where the address opens another draft than the stored one, delete it.
 * @param {MakerView} view
 * @param {"photo" | "logo"} name
 */
async function bringBack(view, name) {
  if (fromLink(location.hash) && location.hash !== read("picture")) return store(name);
  const file = await stored(name);
  if (!file) return;
  view.kept[name] = await opened(file);
  await put(view, name, view.kept[name]);
}

/**
 * Keep the draft as it is, where that is chosen; where the browser keeps nothing, say so.
 * @param {MakerView} view
 */
export function keep(view) {
  const chosen = view.form.querySelector("[data-maker-keep]").checked;
  if (chosen && !write("picture", link(view))) refuse(view);
  for (const name of OWN) keepOwn(view, name, chosen && (name === "logo" || view.shown.motif === "photo"));
}

/**
 * Store a picture that has come, and delete one that is no longer in the draft.
 * @param {MakerView} view
 * @param {"photo" | "logo"} name
 * @param {boolean} wanted
 */
function keepOwn(view, name, wanted) {
  const own = wanted ? view.brought[name] : undefined;
  if (own === view.kept[name]) return;
  view.kept[name] = own;
  store(name, own).catch(() => {
    view.kept[name] = undefined;
    refuse(view);
  });
}

/** @param {MakerView} view */
function refuse(view) {
  forget("picture");
  view.form.querySelector("[data-maker-keep]").checked = false;
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
