/** What never changes under its address: kept for good by browsers, hosts and the service worker. */

/** Folders below the base path whose files carry a hash of their content in their names. */
export const HASHED_FOLDERS = ["_astro/", "pagefind/fragment/", "pagefind/index/"];

/**
 * Whether an address never changes its content: it carries a hash, or the version of the search data.
 * @param address below the base path, with its query
 * @example isImmutable("search/codes/3.json?v=k3") // => true
 */
export const isImmutable = (address: string): boolean =>
  HASHED_FOLDERS.some((folder) => address.startsWith(folder)) || /^search\/.*\.json\?v=/.test(address);
