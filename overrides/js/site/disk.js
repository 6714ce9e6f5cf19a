/**
 * What a copy of the site needs that is opened from a disk: links made by the tools must lead to files, not folders.
 * @param {Event} event
 */
function leadToFile({ target }) {
  const link = /** @type {HTMLAnchorElement | null} */ (/** @type {Partial<Element>} */ (target).closest?.("a[href]"));
  if (link?.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
}

// Before a link is followed, copied or opened in another tab, it is pointed at or is given the focus.
document.addEventListener("pointerdown", leadToFile, true);
document.addEventListener("focusin", leadToFile);
