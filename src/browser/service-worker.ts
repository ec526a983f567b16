/** The service worker as a page sees it: started if the browser has one, removed if the site has none any more. */
import { cacheNames, WORKER_FILE, type KeepMessage } from "../offline/files.ts";
import { routes } from "../routes.ts";

const script = routes.file(WORKER_FILE);
const scope = routes.root();

/** Starts the worker once the page has loaded, unless the reader saves data. Whatever fails, the page works without. */
export function startWorker(savesData: boolean): void {
  if (savesData || !("serviceWorker" in navigator)) return;
  const start = () => void register().catch(() => removeIfGone().catch(() => undefined));
  if (document.readyState === "complete") start();
  else addEventListener("load", start, { once: true });
}

/** @throws if the script cannot be fetched or is none: also without a network */
async function register(): Promise<void> {
  const isFirstVisit = !navigator.serviceWorker.controller;
  const registration = await navigator.serviceWorker.register(script, { scope, updateViaCache: "none" });
  // An existing registration is returned without a look at the script.
  if (!isFirstVisit) return void (await registration.update());
  const { active } = await navigator.serviceWorker.ready;
  const used = performance.getEntriesByType("resource").map(({ name }) => name);
  const message: KeepMessage = { keep: [location.href, ...used] };
  active?.postMessage(message);
}

/** A host that has no worker (any more) must not be hidden by an old one: it goes, with its caches. */
async function removeIfGone(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration(scope);
  if (!registration) return;
  const { status, headers } = await fetch(script, { method: "HEAD", cache: "no-store" });
  const isGone = status === 404 || status === 410;
  const isScript = /javascript|ecmascript/.test(headers.get("content-type") ?? "");
  if (!isGone && (status !== 200 || isScript)) return;
  await registration.unregister();
  const { own } = cacheNames(scope);
  const names = (await caches.keys()).filter((name) => name.startsWith(own));
  await Promise.all(names.map((name) => caches.delete(name)));
}
