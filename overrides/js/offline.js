/** Asks for a copy of the edition that can be read without a network. */
const WAIT = 5000; // milliseconds after loading: who only looks in is given no copy

/** Register the worker at the address and have it copy what the list names, unless the line is poor. */
export function startOffline({ worker, list }) {
  const line = navigator.connection;
  if (!worker || !navigator.serviceWorker || line?.saveData || line?.effectiveType?.includes("2g")) return;
  addEventListener("load", () => setTimeout(() => register(worker, new URL(list, location.href).href).catch(() => undefined), WAIT));
}

async function register(worker, list) {
  const copy = async () => (await navigator.serviceWorker.ready).active.postMessage({ list });
  navigator.serviceWorker.addEventListener("controllerchange", copy); // a newer worker has its own copy to make
  await navigator.serviceWorker.register(worker, { updateViaCache: "none" });
  await copy();
}

/** Remove the copy and its worker. */
export async function eraseOffline() {
  const [registration, names] = [await navigator.serviceWorker?.getRegistration(), await globalThis.caches?.keys()];
  await registration?.unregister();
  await Promise.all((names ?? []).filter((name) => name.startsWith("brand ")).map((name) => caches.delete(name)));
}
