/** Starts the service worker, or removes it if the site no longer has one. */
import { cacheNames, WORKER_FILE, type KeepMessage } from "../offline/files.ts";
import { routes } from "../routes.ts";

const script = routes.file(WORKER_FILE);
const scope = routes.root();

/** Starts the worker once the page has loaded, unless the reader saves data. Failures are ignored: pages work without it. */
export function startWorker(savesData: boolean): void {
  if (savesData || !("serviceWorker" in navigator)) return;
  const start = () => void register().catch(() => removeIfGone().catch(() => undefined));
  if (document.readyState === "complete") start();
  else addEventListener("load", start, { once: true });
}

/** @throws if the script cannot be fetched, for example offline, or is not a script */
async function register(): Promise<void> {
  const isFirstVisit = !navigator.serviceWorker.controller;
  const registration = await navigator.serviceWorker.register(script, { scope, updateViaCache: "none" });
  if (!isFirstVisit) {
    // `register` returns an existing registration without fetching the script.
    await registration.update();
    return;
  }
  const { active } = await navigator.serviceWorker.ready;
  const resources = performance.getEntriesByType("resource").map(({ name }) => name);
  const message: KeepMessage = { keep: [location.href, ...resources] };
  active?.postMessage(message);
}

/**
 * Removes the worker and its caches if the host no longer serves one: it would go on showing an old site. A redirect is no
 * such sign: it leads to the login page of a network.
 */
async function removeIfGone(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration(scope);
  if (!registration) return;
  const { status, headers } = await fetch(script, { method: "HEAD", cache: "no-store", redirect: "manual" });
  const isGone = status === 404 || status === 410;
  const isPage = status === 200 && /html/.test(headers.get("content-type") ?? "");
  if (!isGone && !isPage) return;
  await registration.unregister();
  const { prefix } = cacheNames(scope);
  const names = (await caches.keys()).filter((name) => name.startsWith(prefix));
  await Promise.all(names.map((name) => caches.delete(name)));
}
