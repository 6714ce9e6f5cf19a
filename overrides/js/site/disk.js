/**
 * For a site opened from a disk: change links made by the tools from folders to files.
 * @param {Event} event
 */
function pointToFile({ target }) {
  const link = /** @type {HTMLAnchorElement | null} */ (/** @type {Partial<Element>} */ (target).closest?.("a[href]"));
  if (link?.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
}

// Before a link is followed, copied or opened in another tab, it is hovered or focused.
document.addEventListener("pointerdown", pointToFile, true);
document.addEventListener("focusin", pointToFile);
