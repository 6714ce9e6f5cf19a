/** The browser's local storage, with keys by name and the site's path: "brand.kit@/plats/". Works without storage. */
const PREFIX = "brand.";
// Other sites on the same host have other keys. The scripts are in a folder at the site's root.
const AT_SITE = `@${new URL("..", /** @type {HTMLScriptElement} */ (document.currentScript).src).pathname}`;
/** The name of the database that the picture maker keeps a visitor's own pictures in. */
export const PICTURES = `${PREFIX}pictures${AT_SITE}`;
// Keys of the forms' editor.
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
 * Delete what is stored under a name.
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
 * Return the text stored under a name, or null.
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
 * Store a value as JSON.
 * @param {string} name
 * @param {unknown} value
 */
export function keep(name, value) {
  write(name, JSON.stringify(value));
}

/**
 * Return the value stored under a name; `otherwise` if there is none, or if its type is another.
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
 * Call back when another tab or edition has changed the value stored under the name.
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
 * Delete everything that this site has stored, including editors' unsaved changes. database: the editor's.
 * @param {string} database
 */
export function erase(database) {
  try {
    // Others at this host may have databases too.
    for (const each of [database, PICTURES]) globalThis.indexedDB?.deleteDatabase(each);
    for (const key of Object.keys(localStorage)) if (isOurs(key)) localStorage.removeItem(key);
  } catch {
    // Blocked: nothing was stored.
  }
}
