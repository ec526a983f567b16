/** The whole site in the browser's cache: what is there, fetching it, removing it. */
import {
  cacheNames,
  COMPLETE_NOTE,
  HASH_LENGTH,
  isCompleteNote,
  isFileList,
  isSummary,
  LIST_FILE,
  SUMMARY_FILE,
  type CompleteNote,
  type Summary,
} from "../offline/files.ts";
import { routes } from "../routes.ts";

/** Files that are fetched at the same time. */
const AT_ONCE = 6;
const names = cacheNames(routes.root());

/** The site was updated while it was fetched. */
export class SiteChanged extends Error {}

/** What the browser holds, and what the site offers where it can be reached. */
export interface Kept {
  complete: CompleteNote | undefined;
  /** Some of the site's version has arrived. */
  isPartial: boolean;
  offered: Summary | undefined;
}

/**
 * Looks at the caches and asks the site.
 * @throws where the browser keeps nothing here
 */
export async function lookUp(): Promise<Kept> {
  const offered = await fetch(routes.file(SUMMARY_FILE), { cache: "no-store" })
    .then((response) => response.json())
    .then((summary: unknown) => (isSummary(summary) ? summary : undefined))
    .catch(() => undefined);
  const all = (await caches.keys()).filter(names.isEverything);
  const notes = await Promise.all(all.map(async (name) => (await caches.open(name)).match(routes.file(COMPLETE_NOTE))));
  const note: unknown = await notes.find(Boolean)?.json();
  const complete = isCompleteNote(note) ? note : undefined;
  const isPartial = complete?.version !== offered?.version && all.includes(names.everything(offered?.version ?? ""));
  return { complete, isPartial, offered };
}

/**
 * Fetches what is missing of the site's version, compares every file with the list, and drops older versions at the end.
 * @param onProgress told the bytes that are there, of all
 * @throws SiteChanged, after which nothing of this version is kept; else what `fetch` and the cache throw, after which
 * the next call goes on where this one ended
 */
export async function fetchEverything(onProgress: (bytes: number, all: number) => void, signal: AbortSignal) {
  const listed = await fetch(routes.file(LIST_FILE), { cache: "no-store", signal });
  if (!listed.ok) throw new TypeError(`the list answered ${listed.status}`);
  const list: unknown = await listed.json();
  if (!isFileList(list)) throw new TypeError("the list is no list of files");
  const name = names.everything(list.version);
  const older = await olderCopies(name);
  const cache = await caches.open(name);
  await cache.put(routes.file(LIST_FILE), Response.json(list));
  const waiting = [...list.files];
  let bytes = 0;
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [address, hash, size] = next;
      const url = routes.file(address);
      if (!(await cache.match(url))) {
        signal.throwIfAborted();
        await cache.put(url, (await older(address, hash)) ?? (await fetched(url, hash, signal)));
      }
      bytes += size;
      onProgress(bytes, list.bytes);
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } catch (error) {
    waiting.length = 0;
    if (error instanceof SiteChanged) await caches.delete(name);
    throw error;
  }
  const { version, count } = list;
  const note: CompleteNote = { version, count, bytes: list.bytes, date: new Date().toJSON() };
  await cache.put(routes.file(COMPLETE_NOTE), Response.json(note));
  await remove((other) => other !== name);
}

/**
 * Removes every copy, whole or not.
 * @throws if the browser refuses
 */
export const removeEverything = () => remove(() => true);

async function remove(isWanted: (name: string) => boolean): Promise<void> {
  const all = (await caches.keys()).filter((name) => names.isEverything(name) && isWanted(name));
  await Promise.all(all.map((name) => caches.delete(name)));
}

/** A file of an older version that is the same in this one. */
async function olderCopies(current: string) {
  const copies = new Map<string, { cache: Cache; url: string }>();
  const path = (address: string) => address.split("?")[0];
  for (const name of (await caches.keys()).filter((other) => names.isEverything(other) && other !== current)) {
    const cache = await caches.open(name);
    const list: unknown = await (await cache.match(routes.file(LIST_FILE)))?.json();
    for (const [address, hash] of isFileList(list) ? list.files : [])
      copies.set(`${path(address)} ${hash}`, { cache, url: routes.file(address) });
  }
  return (address: string, hash: string) => {
    const copy = copies.get(`${path(address)} ${hash}`);
    return copy?.cache.match(copy.url);
  };
}

/** A file that is what the list says it is. */
async function fetched(url: string, hash: string, signal: AbortSignal): Promise<Response> {
  const response = await fetch(url, { cache: "no-cache", signal });
  const body = await response.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  const found = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  if (found.slice(0, HASH_LENGTH) === hash)
    return new Response(body, { headers: { "content-type": response.headers.get("content-type") ?? "" } });
  // A host in trouble answers with a page of its own; one that answers well has another version.
  if (!response.ok && response.status !== 404) throw new TypeError(`${url} answered ${response.status}`);
  throw new SiteChanged();
}
