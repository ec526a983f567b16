/** The service worker as a page sees it: started where the browser has one, removed where the site has none any more. */
import { cacheNames, WORKER_FILE } from "../../offline/files.ts";
import { routes } from "../../routes.ts";

const script = routes.file(WORKER_FILE);
const scope = routes.root();

/** Starts the worker once the page has loaded, unless the reader saves data. Whatever fails, the page works without. */
export function startWorker(): void {
  if (!("serviceWorker" in navigator)) return;
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
  if (connection?.saveData) return;
  const start = () => void register().catch(() => removeGone().catch(() => undefined));
  if (document.readyState === "complete") start();
  else addEventListener("load", start, { once: true });
}

/** @throws where the script cannot be fetched or is none: also where there is no network */
async function register(): Promise<void> {
  const registration = await navigator.serviceWorker.register(script, { scope, updateViaCache: "none" });
  // A registration that is there already is handed out without a look at the script.
  await registration.update();
}

/** Where the host has no worker (any more), a registered one would go on with what it holds: it goes, with its caches. */
async function removeGone(): Promise<void> {
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
