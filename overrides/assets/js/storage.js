/** What the browser remembers, under keys that begin with "brand."; where storage is blocked, nothing is remembered. */
const PREFIX = "brand.";

/** Remember a text under a name. */
export function write(name, value) {
  try {
    localStorage.setItem(PREFIX + name, value);
  } catch {
    // Blocked or full: the choice holds for this page alone.
  }
}

/** Forget everything that this site has stored. */
export function erase() {
  try {
    Object.keys(localStorage)
      .filter((key) => key.startsWith(PREFIX))
      .forEach((key) => localStorage.removeItem(key));
  } catch {
    // Blocked: nothing was stored.
  }
}
