/**
 * The service worker: the site without a network.
 *
 * Versions are never mixed. A version is a hash over every file of the site, so any change makes another worker. Its
 * shell (home, search, offline pages, scripts, search data) is precached whole before it may start, and it starts only
 * when no page of the older version is open. Scripts carry a hash in their name and search data its edition in the
 * address, so a page gets its own or none. Visited pages lie in a cache of the worker's version: while a new worker is
 * installed it fetches the pages of the older cache again, and the older cache goes when the new worker takes over; what
 * could not be fetched is forgotten rather than shown without its scripts. A complete copy of everything answers only
 * where the network does not, as a whole and before anything else, whatever its version.
 *
 * Pages come from the network first, so a wrong clock or a stale cache never keeps an old page. Whatever fails inside
 * is answered by the network, and a worker whose caches are broken removes them and itself.
 */
/// <reference lib="webworker" />
import { setCacheNameDetails, type WorkboxPlugin } from "workbox-core";
import { CacheExpiration, ExpirationPlugin } from "workbox-expiration";
import { matchPrecache, precache, type PrecacheEntry } from "workbox-precaching";
import { registerRoute, setCatchHandler } from "workbox-routing";
import { CacheFirst, NetworkFirst } from "workbox-strategies";
import { preferredLocale } from "../i18n/preferred.ts";
import type { Locale } from "../schema/taxonomy.ts";
import { cacheNames, COMPLETE_NOTE, isImmutable, SEARCH_FILE, type SearchBundle } from "./files.ts";

declare const self: ServiceWorkerGlobalScope;

/** Put in by the build. */
declare const SITE: {
  version: string;
  base: string;
  /** Edition of the search's data. */
  edition: string;
  shell: PrecacheEntry[];
  /** None where the data is too large to be kept before it is used. */
  search: { integrity: string } | null;
};

/** Seconds after which a kept copy is shown instead of waiting on. */
const PATIENCE = 4;
/** Visited pages, and files besides the shell, that are kept at most. */
const PAGES_MAX = 200;
const USED_MAX = 400;
/** Pages that are fetched again at once while a new version is installed. */
const AT_ONCE = 6;

const names = cacheNames(SITE.base);
const own = names.visited(SITE.version);
setCacheNameDetails({ prefix: names.own, precache: "shell", suffix: "" });

/** The address below the base path, with its query. */
const below = (url: URL) => (url.pathname + url.search).slice(SITE.base.length);
const isOwn = (url: URL) => url.origin === self.location.origin && url.pathname.startsWith(SITE.base);
/** A page is kept under its path alone: what somebody searched for is not written down. */
const pageAddress = (address: string) => {
  const { origin, pathname } = new URL(address);
  return origin + pathname;
};
const sitePath = (address: string) => new URL(SITE.base + address, self.location.origin).href;

/** Keeps the last ones. No age: a clock that is wrong would empty the cache. */
const atMost = (maxEntries: number) =>
  new ExpirationPlugin({ maxEntries, purgeOnQuotaError: true }) as unknown as WorkboxPlugin;

const visited = new NetworkFirst({
  cacheName: own,
  networkTimeoutSeconds: PATIENCE,
  plugins: [
    { cacheKeyWillBeUsed: ({ request }) => Promise.resolve(pageAddress(request.url)) },
    {
      cacheWillUpdate: ({ response }) =>
        Promise.resolve(response.status === 200 && response.type === "basic" && !response.redirected ? response : null),
    },
    // Where the network fails, or takes too long and there is a copy.
    { cachedResponseWillBeUsed: ({ request, cachedResponse }) => keptPage(request.url, cachedResponse) },
    atMost(PAGES_MAX),
  ],
});
const used = new CacheFirst({
  cacheName: names.used,
  plugins: [atMost(USED_MAX)],
});

/** The complete copies of everything, this version's first. */
async function completeCaches(): Promise<Cache[]> {
  const all = (await caches.keys()).filter(names.isEverything);
  const mineFirst = all.sort((a, b) => Number(b.endsWith(SITE.version)) - Number(a.endsWith(SITE.version)));
  const opened = await Promise.all(mineFirst.map((name) => caches.open(name)));
  const notes = await Promise.all(opened.map((cache) => cache.match(sitePath(COMPLETE_NOTE))));
  return opened.filter((_, at) => notes[at]);
}

/** The copy of a page that fits the others: of everything, else of this version's visited pages, else of its shell. */
async function keptPage(address: string, own: Response | undefined): Promise<Response | null> {
  const [everything] = await completeCaches();
  const page = (await everything?.match(address)) ?? own ?? (await matchPrecache(address));
  if (page || !everything) return page ?? null;
  const missing = await everything.match(sitePath("404.html"));
  return missing ? new Response(missing.body, { status: 404, headers: missing.headers }) : null;
}

/** The page that says that there is no network, in the language of the path, else of the browser. */
async function offlinePage(url: URL): Promise<Response> {
  const [first] = below(url).split("/");
  const locale: Locale = first === "zh" || first === "en" ? first : preferredLocale(null, self.navigator.languages);
  const page = await matchPrecache(sitePath(`${locale}/offline/`));
  if (!page) throw new BrokenCache();
  return page;
}

/** The shell is not whole. */
class BrokenCache extends Error {}

/** Removes the caches and the worker: the site goes on as if there had never been one. */
async function retire(): Promise<void> {
  await self.registration.unregister();
  const all = await caches.keys().catch(() => []);
  await Promise.all(all.filter((name) => name.startsWith(names.own)).map((name) => caches.delete(name)));
}

/** Whether the caches answer and the shell is in them. */
async function isWhole(): Promise<boolean> {
  try {
    const pages = await Promise.all(["zh", "en"].map((locale) => matchPrecache(sitePath(`${locale}/offline/`))));
    return pages.every(Boolean);
  } catch {
    return false;
  }
}

// Pages.
registerRoute(
  ({ request, url }) => request.mode === "navigate" && isOwn(url),
  ({ request, event, url }) => visited.handle({ request, event }).catch(() => offlinePage(url)),
);
// What never changes: from any cache, whichever version put it there.
registerRoute(
  ({ request, url }) => request.method === "GET" && isOwn(url) && isImmutable(below(url)),
  async ({ request, event }) => (await caches.match(request.url)) ?? used.handle({ request, event }),
);
// The text index: its files have no version in their names, so the network's are never mixed with kept ones.
registerRoute(
  ({ url }) => isOwn(url) && below(url).startsWith("pagefind/"),
  async ({ request }) => {
    try {
      return await fetch(request);
    } catch (offline) {
      const [everything] = await completeCaches();
      const kept = await everything?.match(request.url, { ignoreSearch: true });
      if (kept) return kept;
      throw offline;
    }
  },
);
// Icon and manifest.
registerRoute(
  ({ url }) => isOwn(url) && /^(favicon\.svg|manifest\.webmanifest)$/.test(below(url)),
  async ({ request }) => fetch(request).catch(async () => (await matchPrecache(request.url)) ?? Response.error()),
);
setCatchHandler(async ({ request }) => {
  if (!(await isWhole())) await retire();
  return fetch(request);
});

precache(SITE.shell);

self.addEventListener("install", (event) => {
  event.waitUntil(keepSearch());
  event.waitUntil(keepPages(event).catch(() => undefined));
});

/** Puts the search's data where its pages ask for it; an edition that is there already is not fetched again. */
async function keepSearch(): Promise<void> {
  const name = names.search(SITE.edition);
  if (!SITE.search) return;
  const cache = await caches.open(name);
  // Put in last, so that an edition that was cut off is fetched again.
  const whole = sitePath(SEARCH_FILE);
  if (await cache.match(whole)) return;
  const response = await fetch(whole, { integrity: SITE.search.integrity, cache: "no-cache" });
  const { files } = (await response.json()) as SearchBundle;
  const headers = { "content-type": "application/json" };
  await Promise.all(
    Object.entries(files).map(([address, text]) => cache.put(sitePath(address), new Response(text, { headers }))),
  );
  await cache.put(whole, new Response());
}

/** Fetches again what an older version kept, and the pages that are open on the first visit. */
async function keepPages(event: ExtendableEvent): Promise<void> {
  const older = (await caches.keys()).filter((name) => names.isVisited(name) && name !== own);
  const kept = await Promise.all(older.map(async (name) => (await caches.open(name)).keys()));
  const open = await self.clients.matchAll({ includeUncontrolled: true, type: "window" });
  const addresses = [...kept.flat(), ...open].map(({ url }) => url).filter((url) => isOwn(new URL(url)));
  const waiting = [...new Set(addresses.map(pageAddress))];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [, done] = visited.handleAll({ event, request: new Request(next, { cache: "no-cache" }) });
      await done.catch(() => undefined);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

self.addEventListener("activate", (event) => {
  event.waitUntil(takeOver());
});

async function takeOver(): Promise<void> {
  const older = (await caches.keys()).filter((name) => names.isVisited(name) && name !== own);
  for (const name of older) {
    await new CacheExpiration(name, { maxEntries: 1 }).delete();
    await caches.delete(name);
  }
  const outdated = (await caches.keys()).filter((name) => names.isSearch(name) && name !== names.search(SITE.edition));
  await Promise.all(outdated.map((name) => caches.delete(name)));
  // The page of the first visit is served from now on, not from the next one.
  await self.clients.claim();
}
