/** Which files of the built site work offline, under which addresses, and what the caches that hold them are called. */

/** A file of the site as it is asked for. */
export interface SiteFile {
  /** Address below the base path: a folder for its page, with the edition for the search's data. */
  address: string;
  /** SHA-256 of its content, in hexadecimal digits. */
  hash: string;
  /** Bytes as a host sends it, compressed where that helps. */
  bytes: number;
}

/** How large everything is: what the offline page reads before anything is fetched. */
export interface Summary {
  /** Changes with every byte of the site. */
  version: string;
  bytes: number;
  count: number;
}

/** How much of a hash tells two contents apart. */
export const HASH_LENGTH = 16;

/** Everything, file by file, each with the start of its hash. */
export interface FileList extends Summary {
  files: [address: string, hash: string, bytes: number][];
}

/** The search's data in one file, so that the first visit asks once and not a thousand times. */
export interface SearchBundle {
  /** Text by address. */
  files: Record<string, string>;
}

/** The site as one file to download; the addresses are below the base path. */
export interface Archive {
  address: string;
  bytes: number;
}

/** Files that the build writes for going offline, below the base path. */
export const SUMMARY_FILE = "offline/summary.json";
export const LIST_FILE = "offline/files.json";
export const SEARCH_FILE = "offline/search.json";
export const ARCHIVE_FILE = "downloads/archive.json";
export const WORKER_FILE = "sw.js";

/** Most compressed bytes of the search's data that every visitor's first visit may fetch in the background. */
export const SHELL_SEARCH_MAX = 3 * 1024 * 1024;
/** Search data that no search can do without. */
const SEARCH_BASE = /^search\/(products|vocabulary)\.json/;
const SEARCH_DATA = /^search\/.*\.json/;
const SHELL_PAGES = /^((zh|en)\/(search\/|offline\/)?|)$/;
const ALONE = ["favicon.svg", "manifest.webmanifest"];
/** What Pagefind's own interfaces are made of; the site has its own. */
const UNUSED = /^pagefind\/pagefind-(ui|modular-ui|component-ui|highlight)\./;

/**
 * The address under which a file is asked for.
 * @example addressOf("zh/search/index.html", "k3") // => "zh/search/"
 * @example addressOf("search/codes/3.json", "k3") // => "search/codes/3.json?v=k3"
 */
export function addressOf(path: string, edition: string): string {
  const address = path.replace(/(^|\/)index\.html$/, "$1");
  return SEARCH_DATA.test(address) ? `${address}?v=${edition}` : address;
}

/** Whether a path is part of what one press fetches: pages, scripts, search; not what only programs or chats read. */
export const isPartOfEverything = (path: string): boolean =>
  /\.html$/.test(path) || /^_astro\/|^pagefind\/|^search\//.test(path) ? !UNUSED.test(path) : ALONE.includes(path);

/** Whether an address is a file of the search's data; of those, one that no search can do without. */
export const isSearchData = (address: string): boolean => SEARCH_DATA.test(address);
export const isSearchBase = (address: string): boolean => SEARCH_BASE.test(address);

/** Whether the first visit fetches it in the background, so that the site's own pages work offline. */
export const isShell = (address: string): boolean =>
  SHELL_PAGES.test(address) || address.startsWith("_astro/") || ALONE.includes(address);

/** Whether an address below the base path names content that never changes: by a hash in it, or by its edition. */
export const isImmutable = (address: string): boolean =>
  address.startsWith("_astro/") || /^search\/.*\.json\?v=/.test(address);

/**
 * Names of the site's caches. One host can carry several sites, each below its own base path.
 * @param base base path of the site, with a slash at both ends
 */
export function cacheNames(base: string) {
  const own = `voxerr:${base}:`;
  return {
    /** Start of every name. */
    own,
    /** Pages that were visited with the worker of a version. */
    visited: (version: string) => `${own}visited:${version}`,
    /** The search's data of an edition. */
    search: (edition: string) => `${own}search:${edition}`,
    isSearch: (name: string) => name.startsWith(`${own}search:`),
    /** Scripts and search data that no version's shell holds. */
    used: `${own}used`,
    /** All files of a version, or the part that has arrived. */
    everything: (version: string) => `${own}everything:${version}`,
    isVisited: (name: string) => name.startsWith(`${own}visited:`),
    isEverything: (name: string) => name.startsWith(`${own}everything:`),
  };
}

/** Address of the note that lies in a cache of everything once nothing is missing: its summary and the date. */
export const COMPLETE_NOTE = "offline/complete";

/** What the note says. */
export interface CompleteNote extends Summary {
  /** When the last file arrived, as `Date.toJSON` writes it. */
  date: string;
}
