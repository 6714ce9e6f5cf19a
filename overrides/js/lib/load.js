/** Fetches a script when it is needed. Plain scripts can be loaded from a file as well; modules and data cannot. */
const BASE = new URL(".", /** @type {HTMLScriptElement} */ (document.currentScript).src).href;
const loading = new Map();

/**
 * The address of something in the site's assets. Written as a text, the path gets the name that tells its content.
 * @param {string} path
 */
export function asset(path) {
  return new URL(path, BASE).href;
}

/**
 * Load the script at the address once; resolves when it has run, rejects when it could not be fetched.
 * @param {string} address
 */
export function load(address) {
  if (!loading.has(address)) {
    loading.set(
      address,
      new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = address;
        script.onload = resolve;
        script.onerror = () => {
          loading.delete(address);
          reject(new Error(address));
        };
        document.head.append(script);
      }),
    );
  }
  return loading.get(address);
}
