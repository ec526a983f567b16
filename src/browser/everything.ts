/** Stores the full copy of the site in the browser's cache, reports what is stored, and removes it. */
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

/** Number of parallel downloads. */
const PARALLEL_DOWNLOADS = 6;
const names = cacheNames(routes.root());

/** The site was updated during the download. */
export class SiteChanged extends Error {}

/** The stored full copy, and the version that the site offers. */
export interface CopyState {
  /** The copy that was completed, if any. */
  complete: CompleteNote | undefined;
  /** The download of the offered version was started but not finished. */
  isPartial: boolean;
  /** Any copy is stored, complete or not, of any version. */
  isAnyStored: boolean;
  /** Undefined if the site cannot be reached. */
  offered: Summary | undefined;
}

/**
 * Looks into the caches and asks the site for its version.
 * @throws if the browser denies access to its caches
 */
export async function readCopyState(): Promise<CopyState> {
  const offered = await fetch(routes.file(SUMMARY_FILE), { cache: "no-store" })
    .then((response) => response.json())
    .then((summary: unknown) => (isSummary(summary) ? summary : undefined))
    .catch(() => undefined);
  const copies = (await caches.keys()).filter(names.isEverything);
  const notes = await Promise.all(
    copies.map(async (name) => (await caches.open(name)).match(routes.file(COMPLETE_NOTE))),
  );
  // The newest, as in the service worker.
  const note: unknown = await notes.findLast(Boolean)?.json();
  const complete = isCompleteNote(note) ? note : undefined;
  const isPartial = complete?.version !== offered?.version && copies.includes(names.everything(offered?.version ?? ""));
  return { complete, isPartial, isAnyStored: copies.length > 0, offered };
}

/**
 * Downloads the missing files of the site's version, compares each with its hash, and removes older versions at the end.
 * @param onProgress receives the bytes stored so far, and their total
 * @throws SiteChanged after removing the incomplete copy; also what `fetch` and the cache throw: the next call then resumes
 */
export async function fetchEverything(onProgress: (bytes: number, total: number) => void, signal: AbortSignal) {
  const response = await fetch(routes.file(LIST_FILE), { cache: "no-store", signal });
  if (!response.ok) throw new TypeError(`the list answered ${response.status}`);
  const list: unknown = await response.json();
  if (!isFileList(list)) throw new TypeError("the list is not a list of files");
  const name = names.everything(list.version);
  const findUnchanged = await indexOlderCopies(name);
  const cache = await caches.open(name);
  await cache.put(routes.file(LIST_FILE), Response.json(list));
  const queue = [...list.files];
  let bytes = 0;
  const download = async () => {
    for (let file = queue.shift(); file; file = queue.shift()) {
      const [address, hash, size] = file;
      const url = routes.file(address);
      if (!(await cache.match(url))) {
        signal.throwIfAborted();
        await cache.put(url, (await findUnchanged(address, hash)) ?? (await fetchVerified(url, hash, signal)));
      }
      bytes += size;
      onProgress(bytes, list.bytes);
    }
  };
  try {
    await Promise.all(Array.from({ length: PARALLEL_DOWNLOADS }, download));
  } catch (error) {
    queue.length = 0;
    if (error instanceof SiteChanged) await caches.delete(name);
    throw error;
  }
  const { version, count } = list;
  const note: CompleteNote = { version, count, bytes: list.bytes, date: new Date().toJSON() };
  await cache.put(routes.file(COMPLETE_NOTE), Response.json(note));
  await removeCopies((other) => other !== name);
}

/**
 * Removes every copy, complete or not.
 * @throws if the browser refuses
 */
export const removeEverything = () => removeCopies(() => true);

async function removeCopies(isUnwanted: (name: string) => boolean): Promise<void> {
  const unwanted = (await caches.keys()).filter((name) => names.isEverything(name) && isUnwanted(name));
  await Promise.all(unwanted.map((name) => caches.delete(name)));
}

/** A function that finds a file in older copies if its content has not changed since. */
async function indexOlderCopies(current: string) {
  const files = new Map<string, { cache: Cache; url: string }>();
  const keyOf = (address: string, hash: string) => `${address} ${hash}`;
  for (const name of (await caches.keys()).filter((other) => names.isEverything(other) && other !== current)) {
    const cache = await caches.open(name);
    const list: unknown = await (await cache.match(routes.file(LIST_FILE)))?.json();
    for (const [address, hash] of isFileList(list) ? list.files : [])
      files.set(keyOf(address, hash), { cache, url: routes.file(address) });
  }
  return (address: string, hash: string) => {
    const file = files.get(keyOf(address, hash));
    return file?.cache.match(file.url);
  };
}

/** Downloads a file and compares it with the hash in the list. */
async function fetchVerified(url: string, expectedHash: string, signal: AbortSignal): Promise<Response> {
  const response = await fetch(url, { cache: "no-cache", signal });
  const body = await response.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  const hash = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  if (hash.slice(0, HASH_LENGTH) === expectedHash)
    return new Response(body, { headers: { "content-type": response.headers.get("content-type") ?? "" } });
  // A server error says nothing about the version; any other mismatch means that the site has been updated.
  if (!response.ok && response.status !== 404) throw new TypeError(`${url} answered ${response.status}`);
  throw new SiteChanged();
}
