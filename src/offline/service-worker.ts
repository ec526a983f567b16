/**
 * The service worker: what was used works without a network.
 *
 * It keeps what readers open (pages, scripts, search data) and fetches nothing else, but for one page that says that there is
 * no network. Pages come from the network first, so a kept copy is never shown while there is a newer one. Scripts carry a
 * hash in their name and search data its version in the address, so every page finds its own or none. A complete copy of the
 * site answers without a network before anything else.
 *
 * Whatever fails inside, the network answers; a worker whose caches are broken removes them and itself.
 */
/// <reference lib="webworker" />
import { preferredLocale } from "../i18n/preferred.ts";
import type { Locale } from "../schema/taxonomy.ts";
import { isImmutable } from "../immutable.ts";
import { cacheNames, COMPLETE_NOTE, isKeepMessage } from "./files.ts";

declare const self: ServiceWorkerGlobalScope;

/** Replaced by the build. */
declare const SITE: {
  /** Base path of the site, with a slash at both ends. */
  base: string;
  /** Hash of the pages that say that there is no network. */
  version: string;
};

/** A kept copy is shown if the network takes longer, in milliseconds. */
const NETWORK_TIMEOUT = 4_000;
/** Most pages, and most other files, that are kept. */
const PAGES_MAX = 200;
const FILES_MAX = 400;

const names = cacheNames(SITE.base);

/** The address below the base path, with its query. */
const below = ({ pathname, search }: URL) => (pathname + search).slice(SITE.base.length);
const isOwn = ({ origin, pathname }: URL) => origin === self.location.origin && pathname.startsWith(SITE.base);
const absolute = (address: string) => new URL(SITE.base + address, self.location.origin).href;
/** A page is kept under its path alone: what somebody searched for is not written down. */
const pageKey = ({ origin, pathname }: URL) => origin + pathname;

/** Puts a response into a cache as its newest, and drops the oldest above a limit. */
async function keep(cacheName: string, key: string, response: Response, most: number): Promise<void> {
  if (response.status !== 200 || response.type !== "basic" || response.redirected) return;
  try {
    const cache = await caches.open(cacheName);
    // A key that is put again would stay in its old place.
    await cache.delete(key);
    await cache.put(key, response);
    const keys = await cache.keys();
    await Promise.all(keys.slice(0, Math.max(0, keys.length - most)).map((old) => cache.delete(old)));
  } catch (error) {
    // Without room nothing more is kept; a cache that fails otherwise is broken.
    if (!(error instanceof DOMException && error.name === "QuotaExceededError")) await retire();
  }
}
const keepPage = (url: URL, response: Response) => keep(names.pages, pageKey(url), response, PAGES_MAX);
const keepFile = (url: URL, response: Response) => keep(names.files, url.href, response, FILES_MAX);

/** Removes the caches and the worker: the site goes on as if there had never been one. */
async function retire(): Promise<void> {
  await self.registration.unregister();
  const all = await caches.keys();
  await Promise.all(all.filter((name) => name.startsWith(names.own)).map((name) => caches.delete(name)));
}

/** The complete copy of the site, if there is one; the newest of several. */
async function completeCopy(): Promise<Cache | undefined> {
  const copies = (await caches.keys()).filter(names.isEverything).reverse();
  for (const name of copies) {
    const cache = await caches.open(name);
    if (await cache.match(absolute(COMPLETE_NOTE))) return cache;
  }
  return undefined;
}

/** A page without the network: from a complete copy, which also knows which pages do not exist; else the kept one. */
async function keptPage(url: URL): Promise<Response | undefined> {
  const copy = await completeCopy();
  const kept = (await copy?.match(pageKey(url))) ?? (await (await caches.open(names.pages)).match(pageKey(url)));
  if (kept || !copy) return kept;
  const missing = await copy.match(absolute("404.html"));
  return missing && new Response(missing.body, { status: 404, headers: missing.headers });
}

/** The reader's language: that of the path, else of the browser. */
function localeOf(url: URL): Locale {
  const [first] = below(url).split("/");
  return first === "zh" || first === "en" ? first : preferredLocale(null, self.navigator.languages);
}

/** Keeps the page that says that there is no network, with its scripts. */
async function keepOfflinePage(locale: Locale): Promise<void> {
  const cache = await caches.open(names.offline(SITE.version));
  const address = absolute(`${locale}/offline/`);
  if (await cache.match(address)) return;
  const page = await fetch(address, { cache: "no-cache" });
  if (!page.ok) throw new TypeError(`${address} answered ${page.status}`);
  const scripts = [...(await page.clone().text()).matchAll(/<script type="module" src="([^"]+)"/g)];
  await cache.addAll(scripts.map(([, source]) => new URL(source!, address).href));
  await cache.put(address, page);
}

async function offlinePage(url: URL): Promise<Response> {
  const cache = await caches.open(names.offline(SITE.version));
  const pages = await Promise.all(
    [localeOf(url), "zh", "en"].map((locale) => cache.match(absolute(`${locale}/offline/`))),
  );
  return pages.find(Boolean) ?? Response.error();
}

async function answerPage(event: FetchEvent, url: URL): Promise<Response> {
  const network = fetch(event.request).then((response) => {
    event.waitUntil(keepPage(url, response.clone()));
    event.waitUntil(keepOfflinePage(localeOf(url)).catch(() => undefined));
    return response;
  });
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, NETWORK_TIMEOUT));
  const inTime = await Promise.race([network.catch(() => undefined), late]);
  return inTime ?? (await keptPage(url)) ?? network.catch(() => offlinePage(url));
}

/** A file that never changes: from any cache, whatever put it there. */
async function answerImmutable(event: FetchEvent, url: URL): Promise<Response> {
  const kept = await caches.match(url.href);
  if (kept) return kept;
  const response = await fetch(event.request);
  event.waitUntil(keepFile(url, response.clone()));
  return response;
}

/** Any other file: from the network. The full-text index has no versions in its names, so its files are never mixed with kept ones. */
async function answerOther(event: FetchEvent, url: URL): Promise<Response> {
  try {
    return await fetch(event.request);
  } catch (offline) {
    const kept = await (await completeCopy())?.match(url.href, { ignoreSearch: true });
    if (kept) return kept;
    throw offline;
  }
}

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || !isOwn(url)) return;
  const answer =
    event.request.mode === "navigate" ? answerPage : isImmutable(below(url)) ? answerImmutable : answerOther;
  event.respondWith(
    answer(event, url).catch(async () => {
      // The network fails, or the caches do.
      const works = await caches.open(names.pages).then(
        () => true,
        () => false,
      );
      if (!works) await retire();
      return fetch(event.request);
    }),
  );
});

/** What an open page has used before there was a worker: it comes out of the browser's own cache. */
self.addEventListener("message", (event) => {
  const { data }: { data: unknown } = event;
  if (!isKeepMessage(data)) return;
  const urls = data.keep.map((address) => new URL(address, self.location.href)).filter(isOwn);
  const keepUsed = async (url: URL) => {
    const isPage = url.pathname.endsWith("/");
    if (!isPage && !isImmutable(below(url))) return;
    const response = await fetch(isPage ? pageKey(url) : url.href, { cache: "force-cache" });
    await (isPage ? keepPage(url, response) : keepFile(url, response));
  };
  event.waitUntil(Promise.all(urls.map((url) => keepUsed(url).catch(() => undefined))));
});

self.addEventListener("install", (event) => {
  event.waitUntil(
    self.clients.matchAll({ includeUncontrolled: true, type: "window" }).then((open) => {
      const locales = new Set(open.map(({ url }) => localeOf(new URL(url))));
      return Promise.all([...locales].map(keepOfflinePage));
    }),
  );
  void self.skipWaiting();
});

self.addEventListener("activate", (event) => {
  event.waitUntil(takeOver());
});

/** Serves open pages from now on, and removes what only earlier workers used. */
async function takeOver(): Promise<void> {
  const current = [names.pages, names.files, names.offline(SITE.version)];
  const outdated = (await caches.keys()).filter(
    (name) => name.startsWith(names.own) && !names.isEverything(name) && !current.includes(name),
  );
  await Promise.all(outdated.map((name) => caches.delete(name)));
  await self.clients.claim();
}
