/** Loading of scripts on demand. Unlike modules and data, plain scripts can also be loaded from a local file. */
const BASE = new URL(".", /** @type {HTMLScriptElement} */ (document.currentScript).src).href;
const loading = new Map();

/**
 * Return the address of an asset. A literal path is replaced at build with its name that includes a digest.
 * @param {string} path
 */
export function asset(path) {
  return new URL(path, BASE).href;
}

/**
 * Load a script once; resolves when it has run, rejects if it could not be loaded.
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
