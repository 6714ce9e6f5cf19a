/** The site's service worker: it keeps a copy of an edition, which is read when the network is gone, slow or broken.
 * WORDS.version: of the build that it belongs to. */
const ROOT = registration.scope;
const CACHES = `brand ${ROOT} `; // other places may lie on the same host
const OWN = CACHES + WORDS.version;
const OFFLINE = "offline-page"; // where the page lies that is shown for one that is not in the copy
const PATIENCE = 3000; // milliseconds that the network is given where there is a copy
const LASTING = /\.[0-9a-f]{10}\.\w+$/; // named by its content: never another

const copying = new Map();

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

addEventListener("fetch", (event) => {
  const { method, url, headers } = event.request;
  if (method === "GET" && url.startsWith(ROOT) && !headers.has("range")) event.respondWith(answer(event.request));
});

addEventListener("message", (event) => {
  const { list } = event.data;
  if (!copying.has(list)) copying.set(list, copy(list).catch(() => false).finally(() => copying.delete(list)));
  event.waitUntil(copying.get(list));
});

/** What the network says; where it says nothing, nothing yet or no good, the copy, if there is one.
 * Of two copies the older is found, which is the whole one. */
async function answer(request) {
  const kept = await caches.match(request, { ignoreSearch: true });
  if (kept && LASTING.test(new URL(request.url).pathname)) return kept;
  const found = await inTime(fetch(request), kept ? PATIENCE : Infinity);
  if (found?.ok || found?.type === "opaqueredirect") return found; // a host's own way from /page to /page/
  return kept ?? found ?? (await offlinePage(request)) ?? Response.error();
}

/** The network's answer; undefined when it fails, or takes more milliseconds. */
function inTime(asked, milliseconds) {
  const failed = asked.catch(() => undefined);
  if (milliseconds === Infinity) return failed;
  return Promise.race([failed, new Promise((resolve) => setTimeout(resolve, milliseconds))]);
}

/** Instead of a page: the one, in the address's language, that says that there is no network; else undefined. */
async function offlinePage({ mode, url }) {
  if (mode !== "navigate") return undefined;
  const [edition] = url.slice(ROOT.length).split("/");
  return (await caches.match(`${ROOT}${edition}/${OFFLINE}`)) ?? caches.match(ROOT + OFFLINE);
}

/** Copy what a list names, one file at a time. Only a whole copy takes the place of the one before it. */
async function copy(address) {
  const list = await (await fetch(address, { cache: "no-cache" })).json();
  if (list.version !== WORDS.version) return; // of another build, whose own worker sees to it
  const own = await caches.open(OWN);
  for (const [edition, html] of Object.entries(list.pages)) await own.put(ROOT + edition + OFFLINE, page(html));
  for (const [path, hash] of Object.entries(list.files)) {
    if (await own.match(ROOT + path)) continue;
    const file = (await checked(caches.match(ROOT + path), hash)) ?? (await checked(fetch(ROOT + path, { cache: "no-cache", priority: "low" }), hash));
    if (!file) return; // no network, or half a build: the next visit goes on from here
    await own.put(ROOT + path, file);
  }
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(CACHES) && name !== OWN).map((name) => caches.delete(name)));
}

function page(html) {
  return new Response(html, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
}

/** The response, if it is the file that the list means; else undefined. */
async function checked(asked, hash) {
  const found = await asked;
  if (!found?.ok || found.redirected) return undefined;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await found.clone().arrayBuffer()));
  const text = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return text.startsWith(hash) ? found : undefined;
}
