/** Copying to the clipboard as plain and rich text, also without the Clipboard API. */

/**
 * Copy; resolves to whether it succeeded. text: the text, or a promise of it; rich: converts it to HTML.
 *
 * Call it in the click handler before any await: Safari refuses later calls, but accepts a promise.
 * @param {string | Promise<string>} text
 * @param {(plain: string) => string} [rich]
 */
export async function copy(text, rich = richText) {
  const coming = Promise.resolve(text);
  const made = (/** @type {string} */ type, /** @type {(plain: string) => string} */ of) =>
    coming.then((plain) => new Blob([of(plain)], { type }));
  try {
    await navigator.clipboard.write([
      new ClipboardItem({ "text/plain": made("text/plain", String), "text/html": made("text/html", rich) }),
    ]);
    return true;
  } catch {
    // Plain http, a file, or no permission; or the promise was rejected.
    return coming.then(
      (plain) => copyByEvent(plain, rich(plain)),
      () => false,
    );
  }
}

/** @param {string} plain @param {string} rich */
function copyByEvent(plain, rich) {
  let done = false;
  const hand = (/** @type {ClipboardEvent} */ event) => {
    event.clipboardData?.setData("text/plain", plain);
    event.clipboardData?.setData("text/html", rich);
    event.preventDefault();
    done = true;
  };
  document.addEventListener("copy", hand, { once: true });
  const focused = /** @type {HTMLElement | null} */ (document.activeElement);
  const field = document.body.appendChild(document.createElement("textarea"));
  field.value = plain; // some browsers copy nothing unless something is selected
  field.select();
  done = document.execCommand("copy") && done;
  field.remove();
  document.removeEventListener("copy", hand);
  focused?.focus();
  return done;
}

/**
 * Return a plain text as HTML, escaped, with a paragraph element per paragraph.
 * @param {string} plain
 */
export function richText(plain) {
  const holder = document.createElement("div");
  for (const paragraph of plain.split("\n\n")) {
    const element = holder.appendChild(document.createElement("p"));
    paragraph.split("\n").forEach((line, index) => {
      if (index) element.append(document.createElement("br"));
      element.append(line);
    });
  }
  return holder.innerHTML;
}
