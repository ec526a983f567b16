/**
 * The service worker: pages that were opened also work without a network.
 *
 * It keeps what readers open (pages, scripts, search data) and fetches nothing else, except a page that is shown without a
 * network. Pages come from the network; a kept copy is shown only if the network fails or is slow. Script names contain a hash
 * and addresses of search data a version, so a kept page never gets files of another version. Without a network, a complete
 * copy of the site is used first, if there is one.
 *
 * If anything fails, requests go to the network. If the caches themselves fail, the worker removes them and itself.
 */
/// <reference lib="webworker" />
import { preferredLocale } from "../i18n/preferred.ts";
import { isImmutable } from "../immutable.ts";
import { LOCALES, type Locale } from "../schema/taxonomy.ts";
import { cacheNames, COMPLETE_NOTE, isKeepMessage, offlineAddress } from "./files.ts";

declare const self: ServiceWorkerGlobalScope;

/** The build replaces this with a value. */
declare const WORKER: {
  /** Base path of the site, with a slash at both ends. */
  base: string;
  /** Hash of the pages that are shown without a network. */
  version: string;
  /** Addresses of the scripts of these pages, below the base path. */
  scripts: string[];
};
// Read once: the build inserts the value at each mention.
const { base, version, scripts } = WORKER;

/** After this time a kept copy is shown, in milliseconds. */
const NETWORK_TIMEOUT = 4_000;
/** How many pages and other files are kept. */
const PAGES_MAX = 200;
const FILES_MAX = 400;

const names = cacheNames(base);

/** The address below the base path, with its query. */
const relativeAddress = ({ pathname, search }: URL) => (pathname + search).slice(base.length);
const isOnSite = ({ origin, pathname }: URL) => origin === self.location.origin && pathname.startsWith(base);
const absolute = (address: string) => new URL(base + address, self.location.origin).href;
/** Whether an address is that of a page, unlike files that a browser can open, too, such as JSON. */
const isPage = ({ pathname }: URL) => pathname.endsWith("/");
/** Pages are kept without their query, so that searches are not recorded. */
const pageKey = ({ origin, pathname }: URL) => origin + pathname;

/** Adds a response to a cache, and removes the oldest entries above a limit. */
async function keep(cacheName: string, key: string, response: Response, limit: number): Promise<void> {
  if (response.status !== 200 || response.type !== "basic" || response.redirected) return;
  try {
    const cache = await caches.open(cacheName);
    await cache.put(key, response);
    // Keys are listed in the order in which they were put last.
    const keys = await cache.keys();
    await Promise.all(keys.slice(0, Math.max(0, keys.length - limit)).map((oldest) => cache.delete(oldest)));
  } catch {
    // The storage is full, the connection broke off, or the caches are broken.
    await retireIfBroken();
  }
}
const keepPage = (url: URL, response: Response) => keep(names.pages, pageKey(url), response, PAGES_MAX);
const keepFile = (url: URL, response: Response) => keep(names.files, url.href, response, FILES_MAX);

/** Removes the worker and what it kept if caches cannot be opened. The site works on without; a complete copy is left alone. */
async function retireIfBroken(): Promise<void> {
  try {
    await caches.open(names.pages);
  } catch {
    await self.registration.unregister();
    const kept = (await caches.keys()).filter((name) => name.startsWith(names.prefix) && !names.isEverything(name));
    await Promise.all(kept.map((name) => caches.delete(name)));
  }
}

/** The newest complete copy of the site, if there is one. */
async function completeCopy(): Promise<Cache | undefined> {
  const newestFirst = (await caches.keys()).filter(names.isEverything).reverse();
  for (const name of newestFirst) {
    const cache = await caches.open(name);
    if (await cache.match(absolute(COMPLETE_NOTE))) return cache;
  }
  return undefined;
}

/** A page from a complete copy, or else from the visited pages. */
async function keptPage(url: URL): Promise<Response | undefined> {
  const copy = await completeCopy();
  return (await copy?.match(pageKey(url))) ?? (await caches.open(names.pages)).match(pageKey(url));
}

/** The page for 404 of a complete copy: what the copy lacks does not exist. Other files than pages may be missing in it. */
async function missingPage(url: URL): Promise<Response | undefined> {
  const notFound = isPage(url) && (await (await completeCopy())?.match(absolute("404.html")));
  return notFound ? new Response(notFound.body, { status: 404, headers: notFound.headers }) : undefined;
}

/** The language of the path, or else of the browser. */
function localeOf(url: URL): Locale {
  const [folder = ""] = relativeAddress(url).split("/");
  return preferredLocale(folder, self.navigator.languages);
}

/**
 * Keeps the page that is shown without a network, and its scripts.
 * @throws if the network fails
 */
async function keepOfflinePage(locale: Locale): Promise<void> {
  const cache = await caches.open(names.offline(version));
  const address = absolute(offlineAddress(locale));
  if (await cache.match(address)) return;
  const page = await fetch(address, { cache: "no-cache" });
  if (!page.ok) throw new TypeError(`${address} answered ${page.status}`);
  await cache.addAll(scripts.map(absolute));
  await cache.put(address, page);
}

/** The page that is shown without a network, in the reader's language if it was kept. */
async function offlinePage(url: URL): Promise<Response> {
  const cache = await caches.open(names.offline(version));
  const pages = await Promise.all(
    [localeOf(url), ...LOCALES].map((locale) => cache.match(absolute(offlineAddress(locale)))),
  );
  return pages.find(Boolean) ?? Response.error();
}

/** A page: from the network if it answers in time, then from a cache. */
async function answerPage(event: FetchEvent, url: URL): Promise<Response> {
  const network = fetch(event.request);
  const keepAll = async () => {
    const response = await network;
    if (isPage(url)) await keepPage(url, response.clone());
    await keepOfflinePage(localeOf(url));
  };
  // At once: later, when a kept copy has been shown, the event may be over.
  event.waitUntil(keepAll().catch(() => undefined));
  const timeout = new Promise<undefined>((resolve) => setTimeout(resolve, NETWORK_TIMEOUT));
  const response = await Promise.race([network.catch(() => undefined), timeout]);
  const answer = response ?? (await keptPage(url));
  return answer ?? network.catch(async () => (await missingPage(url)) ?? offlinePage(url));
}

/** A script or search data: from any cache, or else from the network. */
async function answerImmutable(event: FetchEvent, url: URL): Promise<Response> {
  const kept = await caches.match(url.href);
  if (kept) return kept;
  const response = await fetch(event.request);
  event.waitUntil(keepFile(url, response.clone()));
  return response;
}

/**
 * Any other file, such as the entry of the full-text index: from the network, or else from a complete copy. It is not kept by
 * itself, because without a version in its name it could not be matched to other kept files.
 */
async function answerOther(event: FetchEvent, url: URL): Promise<Response> {
  try {
    return await fetch(event.request);
  } catch (error) {
    const kept = await (await completeCopy())?.match(url.href, { ignoreSearch: true });
    if (kept) return kept;
    throw error;
  }
}

/** Whether a file is kept: it never changes, and works without others. (Files of the full-text index need its entry.) */
const isKeepable = (url: URL): boolean =>
  isImmutable(relativeAddress(url)) && !relativeAddress(url).startsWith("pagefind/");

function answerFor(request: Request, url: URL) {
  if (request.mode === "navigate") return answerPage;
  return isKeepable(url) ? answerImmutable : answerOther;
}

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || !isOnSite(url)) return;
  const answer = answerFor(event.request, url);
  event.respondWith(
    answer(event, url).catch(async () => {
      // Either the network failed or the caches did.
      await retireIfBroken();
      return fetch(event.request);
    }),
  );
});

/** Keeps what a page loaded before there was a worker. It is still in the browser's HTTP cache. */
self.addEventListener("message", (event) => {
  const { data }: { data: unknown } = event;
  if (!isKeepMessage(data)) return;
  const urls = data.keep.map((address) => new URL(address, self.location.href)).filter(isOnSite);
  const keepLoaded = async (url: URL) => {
    if (!isPage(url) && !isKeepable(url)) return;
    const response = await fetch(isPage(url) ? pageKey(url) : url.href, { cache: "force-cache" });
    await (isPage(url) ? keepPage(url, response) : keepFile(url, response));
  };
  event.waitUntil(Promise.all(urls.map((url) => keepLoaded(url).catch(() => undefined))));
});

self.addEventListener("install", (event) => {
  event.waitUntil(
    self.clients.matchAll({ includeUncontrolled: true, type: "window" }).then((windows) => {
      const locales = new Set(windows.map(({ url }) => localeOf(new URL(url))));
      return Promise.all([...locales].map(keepOfflinePage));
    }),
  );
  void self.skipWaiting();
});

self.addEventListener("activate", (event) => {
  event.waitUntil(takeOver());
});

/** Takes control of open pages, and removes caches that only earlier workers used. */
async function takeOver(): Promise<void> {
  const usedNames = [names.pages, names.files, names.offline(version)];
  const outdated = (await caches.keys()).filter(
    (name) => name.startsWith(names.prefix) && !names.isEverything(name) && !usedNames.includes(name),
  );
  await Promise.all(outdated.map((name) => caches.delete(name)));
  await self.clients.claim();
}
