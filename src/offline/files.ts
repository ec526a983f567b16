/** Which files of the built site work offline, under which addresses, and how the caches that hold them are called. */

/** A file of the site as it is asked for. */
export interface SiteFile {
  /** Address below the base path: a folder for its page, with the version for search data. */
  address: string;
  /** SHA-256 of its content, in hexadecimal digits. */
  hash: string;
  /** Bytes as a host sends it, compressed if that helps. */
  bytes: number;
}

/** How large the whole site is: what the offline page reads before anything is fetched. */
export interface Summary {
  /** Changes with every byte of the site. */
  version: string;
  bytes: number;
  count: number;
}

/** How many digits of a hash tell two contents apart. */
export const HASH_LENGTH = 16;

/** Every file, each with the start of its hash. */
export interface FileList extends Summary {
  files: [address: string, hash: string, bytes: number][];
}

/** The site as one file to download; its address is below the base path. */
export interface Archive {
  address: string;
  bytes: number;
}

/** The note in a cache of everything once nothing is missing. */
export interface CompleteNote extends Summary {
  /** When the last file arrived, as `Date.toJSON` writes it. */
  date: string;
}

/** What a page asks the worker to keep: addresses that it has used. */
export interface KeepMessage {
  keep: string[];
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
const isText = (value: unknown): value is string => typeof value === "string";

/** Whether parsed JSON is what its name says. */
export const isSummary = (value: unknown): value is Summary =>
  isRecord(value) && isText(value["version"]) && [value["bytes"], value["count"]].every(Number.isFinite);
export const isFileList = (value: unknown): value is FileList =>
  isSummary(value) &&
  "files" in value &&
  Array.isArray(value.files) &&
  value.files.every((file: unknown) => Array.isArray(file) && file.length === 3);
export const isCompleteNote = (value: unknown): value is CompleteNote =>
  isSummary(value) && "date" in value && isText(value.date);
export const isArchive = (value: unknown): value is Archive =>
  isRecord(value) && isText(value["address"]) && Number.isFinite(value["bytes"]);
export const isKeepMessage = (value: unknown): value is KeepMessage =>
  isRecord(value) && Array.isArray(value["keep"]) && value["keep"].every(isText);

/** Files that the build writes for going offline, below the base path. */
export const SUMMARY_FILE = "offline/summary.json";
export const LIST_FILE = "offline/files.json";
export const ARCHIVE_FILE = "downloads/archive.json";
export const WORKER_FILE = "sw.js";
/** Address of the note in a cache of everything. */
export const COMPLETE_NOTE = "offline/complete";

const SEARCH_DATA = /^search\/.*\.json/;
const ALONE = ["favicon.svg", "manifest.webmanifest"];
/** What Pagefind's own interfaces are made of; the site has its own. */
const UNUSED = /^pagefind\/pagefind-(ui|modular-ui|component-ui|highlight)\./;

/**
 * The address under which a file is asked for.
 * @param version of the search data
 * @example addressOf("zh/search/index.html", "k3") // => "zh/search/"
 * @example addressOf("search/codes/3.json", "k3") // => "search/codes/3.json?v=k3"
 */
export function addressOf(path: string, version: string): string {
  const address = path.replace(/(^|\/)index\.html$/, "$1");
  return SEARCH_DATA.test(address) ? `${address}?v=${version}` : address;
}

/** Whether a path is part of what one press fetches: pages, scripts, search; not what only programs or chats read. */
export const isPartOfEverything = (path: string): boolean =>
  /\.html$/.test(path) || /^_astro\/|^pagefind\/|^search\//.test(path) ? !UNUSED.test(path) : ALONE.includes(path);

/**
 * Names of the site's caches. One host can carry several sites, each below its own base path.
 * @param base base path of the site, with a slash at both ends
 */
export function cacheNames(base: string) {
  const own = `voxerr:${base}:`;
  return {
    /** Start of every name. */
    own,
    /** Pages that were visited. */
    pages: `${own}pages`,
    /** Scripts and search data that were used. */
    files: `${own}files`,
    /** The pages that say that there is no network. */
    offline: (version: string) => `${own}offline:${version}`,
    /** All files of a version, or the part that has arrived. */
    everything: (version: string) => `${own}everything:${version}`,
    isEverything: (name: string) => name.startsWith(`${own}everything:`),
  };
}
