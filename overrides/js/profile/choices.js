/** A company's choices and values: in the form, the address and the browser's storage. */
import { showInAddress } from "../lib/address.js";
import { keep, kept } from "../lib/storage.js";

const BOXES = "strength";
const RADIOS = ["audience", "length", "text"];

/**
 * Return the form's choices: {strengths, audience, length, text, values}. text: the language; values: by placeholder.
 * @param {Found} form
 */
export function choicesOf(form) {
  const chosen = new FormData(/** @type {any} */ (form));
  const fields = [...form.querySelectorAll("[data-blank]")].map(({ name, value }) => [name, value.trim()]);
  return {
    strengths: chosen.getAll(BOXES).map(String),
    audience: String(chosen.get("audience")),
    length: Number(chosen.get("length")),
    text: String(chosen.get("text")),
    values: Object.fromEntries(fields),
  };
}

/**
 * Fill in the form from the address, else from the last visit.
 * @param {Found} form
 */
export function restoreChoices(form) {
  const asked = new URLSearchParams(location.search);
  const known = kept("profile", {});
  const strengths = asked.has(BOXES) ? asked.getAll(BOXES) : known.strengths;
  if (Array.isArray(strengths))
    form.querySelectorAll(`[name=${BOXES}]`).forEach((box) => {
      box.checked = strengths.includes(box.value);
    });
  for (const name of RADIOS) {
    const value = asked.get(name) ?? String(known[name]);
    const radio = [...form.querySelectorAll(`[name=${name}]`)].find((each) => each.value === value);
    if (radio) radio.checked = true;
  }
  for (const field of form.querySelectorAll("[data-blank]")) {
    if (typeof known.values?.[field.name] === "string") field.value = known.values[field.name];
  }
}

/**
 * Store the choices; those that can be shared are also put in the address, which never has the company's name.
 * @param {ProfileChoices} profileChoices
 */
export function rememberChoices({ strengths, audience, length, text, values }) {
  // The texts are in the page's language until another is chosen.
  const chosen = text === brand.words.language ? "" : text;
  keep("profile", { strengths, audience, length, text: chosen, values });
  const own = { audience, length: String(length), text };
  showInAddress([...strengths.map((id) => [BOXES, id]), ...Object.entries(own)]);
}
