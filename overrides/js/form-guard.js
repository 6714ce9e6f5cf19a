/** Before a save: what somebody else has written since the form read the file is never lost in silence. */

const seen = new Map();

/** Remember a text that the form has read or written of an item. */
export function remember(name, text) {
  if (!seen.has(name)) seen.set(name, new Set());
  seen.get(name).add(text.trim());
}

/** The text of the item that was remembered last, or null. */
export function lastSeen(name) {
  return [...(seen.get(name) ?? [])].at(-1) ?? null;
}

/** Stop a save where the file is no longer as any text that the form has seen. */
export function startGuard(backend, words) {
  CMS.registerEventListener({
    name: "preSave",
    handler: async ({ entry }) => {
      const name = `${entry.get("collection")}/${entry.get("slug") || entry.get("collection")}`;
      if (entry.get("newRecord") || !seen.has(name)) return;
      const now = await presentText(entry.get("path"), backend);
      if (now !== null && !seen.get(name).has(now.replace(/\r\n?/g, "\n").trim())) throw new Error(words.changed_meanwhile);
    },
  });
}

/** The file's text as it is now in the folder or at the host; null where it cannot be asked. */
async function presentText(path, backend) {
  const account = JSON.parse(localStorage.getItem("sveltia-cms.user") ?? "null");
  try {
    return account?.token ? await textAtHost(path, backend, account.token) : await textInFolder(path);
  } catch {
    return null;
  }
}

async function textAtHost(path, { name, repo, branch, api_root: root }, token) {
  const file = name === "gitlab"
    ? `${root}/projects/${encodeURIComponent(repo)}/repository/files/${encodeURIComponent(path)}/raw?ref=${branch}`
    : `${root}/repos/${repo}/contents/${path}?ref=${branch}`;
  const headers = { Authorization: `Bearer ${token}`, Accept: "application/vnd.github.raw+json" };
  const answer = await fetch(file, { headers, cache: "no-store" });
  return answer.ok ? answer.text() : null;
}

async function textInFolder(path) {
  let folder = await chosenFolder();
  const parts = path.split("/");
  for (const part of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(part);
  return (await (await folder.getFileHandle(parts.at(-1))).getFile()).text();
}

// The editor keeps the folder that was chosen in a database of its own.
async function chosenFolder() {
  for (const { name } of await indexedDB.databases()) {
    const database = await asked(indexedDB.open(name));
    const found = database.objectStoreNames.contains("file-system-handles")
      ? await asked(database.transaction("file-system-handles").objectStore("file-system-handles").get("root_dir_handle")) : null;
    database.close();
    if (found) return found.value ?? found;
  }
  throw new Error("no folder");
}

function asked(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
