/** The addresses of the bank's files, relative to any page with cards. */

/**
 * Return the address of a file of the bank, such as index.js.
 * @param {string} file
 */
export function bankAddress(file) {
  const base = document.querySelector("[data-base]").dataset.base;
  return new URL(file, new URL(base, location.href)).href;
}
