/** Which addresses never change their content, so that browsers, hosts and the service worker may cache them for good. */

/** Folders below the base path with a content hash in each file name. */
export const HASHED_FOLDERS = ["_astro/", "pagefind/fragment/", "pagefind/index/"];

/** `Cache-Control` of these addresses. */
export const CACHE_FOREVER = "public, max-age=31536000, immutable";

/**
 * Whether an address never changes its content, because it contains a hash or the version of the search data.
 * @param address below the base path, with its query
 * @example isImmutable("search/codes/3.json?v=k3") // => true
 */
export const isImmutable = (address: string): boolean =>
  HASHED_FOLDERS.some((folder) => address.startsWith(folder)) || /^search\/.*\.json\?v=/.test(address);
