/** What the browser remembers, by name and the site's path: "brand.kit@/plats/". Where storage is blocked: nothing. */
const PREFIX = "brand.";
// Other sites at the same host have keys of their own. The scripts lie in a folder at the site's root.
const AT_SITE = `@${new URL("..", /** @type {HTMLScriptElement} */ (document.currentScript).src).pathname}`;
// What the forms' editor remembers, under names of its own.
const EDITOR = "sveltia-cms.";

/**
 * Remember a text under a name; whether it could be done.
 * @param {string} name
 * @param {string} value
 */
export function write(name, value) {
  try {
    localStorage.setItem(PREFIX + name + AT_SITE, value);
    return true;
  } catch {
    return false; // Blocked or full: the choice holds for this page alone.
  }
}

/**
 * Remember nothing more under a name.
 * @param {string} name
 */
export function forget(name) {
  try {
    localStorage.removeItem(PREFIX + name + AT_SITE);
  } catch {
    // Blocked: nothing was stored.
  }
}

/**
 * The text remembered under a name, or null.
 * @param {string} name
 */
export function read(name) {
  try {
    return localStorage.getItem(PREFIX + name + AT_SITE);
  } catch {
    return null;
  }
}

/**
 * Remember a value that JSON can hold.
 * @param {string} name
 * @param {unknown} value
 */
export function keep(name, value) {
  write(name, JSON.stringify(value));
}

/**
 * The value kept under a name; `otherwise` where there is none, or one that is not of the same kind.
 * @param {string} name
 * @param {any} otherwise
 */
export function kept(name, otherwise) {
  try {
    const value = JSON.parse(read(name) ?? "null");
    return value !== null && typeof value === typeof otherwise && Array.isArray(value) === Array.isArray(otherwise)
      ? value
      : otherwise;
  } catch {
    return otherwise;
  }
}

/**
 * Call back when another tab or the other edition has changed what is kept under the name.
 * @param {string} name
 * @param {() => void} changed
 */
export function watch(name, changed) {
  addEventListener("storage", (event) => {
    if (event.key === PREFIX + name + AT_SITE || event.key === null) changed();
  });
}

/** @param {string} key */
function isOurs(key) {
  return (key.startsWith(PREFIX) && key.endsWith(AT_SITE)) || key.startsWith(EDITOR);
}

/**
 * Forget everything that this site has stored, what an editor has not saved included. database: the editor's own.
 * @param {string} database
 */
export function erase(database) {
  try {
    globalThis.indexedDB?.deleteDatabase(database); // others at this host may have databases too
    for (const key of Object.keys(localStorage)) if (isOurs(key)) localStorage.removeItem(key);
  } catch {
    // Blocked: nothing was stored.
  }
}
