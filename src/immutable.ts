/** Which content browsers may reuse for good. */

/** Folders below the base path whose files never change: a hash of the content, or the version of the data, is in each path. */
export const IMMUTABLE_FOLDERS = ["_astro/", "search/", "pagefind/fragment/", "pagefind/index/"];

/** `Cache-Control` of these folders. */
export const CACHE_FOREVER = "public, max-age=31536000, immutable";
/** `Cache-Control` of everything else. */
export const CACHE_REVALIDATED = "no-cache";

/**
 * Whether a file is in such a folder.
 * @param address below the base path
 * @example isImmutable("search/k3/codes/3.json") // => true
 */
export const isImmutable = (address: string): boolean => IMMUTABLE_FOLDERS.some((folder) => address.startsWith(folder));
