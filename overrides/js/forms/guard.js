/** Before a save: protect changes that somebody else has made since the form read the file. */

const seen = new Map();

/**
 * Store a text of an item that the form has read or written.
 * @param {string} name
 * @param {string} text
 */
export function remember(name, text) {
  if (!seen.has(name)) seen.set(name, new Set());
  seen.get(name).add(text.trim());
}

/**
 * Return the last stored text of the item, or null.
 * @param {string} name
 */
export function lastSeen(name) {
  return [...(seen.get(name) ?? [])].at(-1) ?? null;
}

/**
 * Stop a save if the file in the chosen folder differs from all texts that the form has seen. At a git host the
 * editor itself checks whether the file has changed, and asks. database: the editor's.
 * @param {Record<string, string>} words
 * @param {string} database
 */
export function startGuard(words, database) {
  CMS.registerEventListener({
    name: "preSave",
    handler: async (/** @type {{ entry: any }} */ { entry }) => {
      const name = `${entry.get("collection")}/${entry.get("slug") || entry.get("collection")}`;
      const now =
        entry.get("newRecord") || !seen.has(name)
          ? null
          : await textInFolder(database, entry.get("path")).catch(() => null);
      if (now === null || seen.get(name).has(now.replace(/\r\n?/g, "\n").trim())) return;
      throw new Error("saving_failed", { cause: new Error(words.changed_meanwhile) });
    },
  });
}

/** @param {string} database @param {string} path */
async function textInFolder(database, path) {
  let folder = await chosenFolder(database);
  const parts = path.split("/");
  for (const part of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(part);
  return (await (await folder.getFileHandle(parts.at(-1))).getFile()).text();
}

// The editor stores the chosen folder in its database; when signed in at a host, there is none.
/** @param {string} name */
async function chosenFolder(name) {
  if (!(await indexedDB.databases()).some((each) => each.name === name)) throw new Error("no database");
  const database = await asked(indexedDB.open(name));
  try {
    const found = await asked(
      database.transaction("file-system-handles").objectStore("file-system-handles").get("root_dir_handle"),
    );
    return found.value ?? found;
  } finally {
    database.close();
  }
}

/** @param {IDBRequest} request */
function asked(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
