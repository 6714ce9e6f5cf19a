/** The visitor's own photograph and logotype in the browser's database, where the draft is kept. */
import { PICTURES } from "../lib/storage.js";

const STORE = "pictures";

/**
 * Store a picture under its name; without one, delete what is stored. Rejects where the browser keeps nothing.
 * @param {string} name
 * @param {Picture} [picture]
 */
export function store(name, picture) {
  return inStore("readwrite", (pictures) => (picture ? pictures.put(picture.url, name) : pictures.delete(name)));
}

/**
 * The picture stored under the name, as a file; undefined where there is none.
 * @param {string} name
 * @returns {Promise<Blob | undefined>}
 */
export async function stored(name) {
  const url = await inStore("readonly", (pictures) => pictures.get(name));
  if (!url) return undefined;
  const [, type, base64] = url.match(/^data:(.*);base64,(.*)$/);
  return new Blob([Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0))], { type });
}

/**
 * Ask the database something. The answer comes when what was asked is on the disk.
 * @param {IDBTransactionMode} mode
 * @param {(pictures: IDBObjectStore) => IDBRequest} ask
 * @returns {Promise<any>}
 */
async function inStore(mode, ask) {
  const database = await opened();
  try {
    const transaction = database.transaction(STORE, mode);
    const request = ask(transaction.objectStore(STORE));
    await new Promise((resolve, reject) =>
      Object.assign(transaction, { oncomplete: resolve, onabort: () => reject(transaction.error) }),
    );
    return request.result;
  } finally {
    database.close(); // else the database could not be erased from another page
  }
}

/** @returns {Promise<IDBDatabase>} */
function opened() {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(PICTURES);
    Object.assign(opening, {
      onupgradeneeded: () => opening.result.createObjectStore(STORE),
      onsuccess: () => resolve(opening.result),
      onerror: () => reject(opening.error),
    });
  });
}
