/** Where the bank's files lie, as seen from whatever page has cards on it. */

/**
 * The address of a file of the bank, such as index.js.
 * @param {string} file
 */
export function bankAddress(file) {
  const base = document.querySelector("[data-base]").dataset.base;
  return new URL(file, new URL(base, location.href)).href;
}
