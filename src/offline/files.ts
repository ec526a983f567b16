/** What works offline: the files with their addresses, the caches that store them, and the data shared by build, pages and worker. */
import { isRecord, isText, isTextList } from "../json.ts";
import type { Locale } from "../schema/taxonomy.ts";

/** Version and size of the full copy, which the offline page shows before it fetches anything. */
export interface Summary {
  /** Changes if any file of the full copy does. */
  version: string;
  bytes: number;
  count: number;
}

/** Digits of a hash that are enough to distinguish contents. */
export const HASH_LENGTH = 16;

/** All files of the full copy, each with the first digits of its hash. */
export interface FileList extends Summary {
  files: [address: string, hash: string, bytes: number][];
}

/** The site as a single download. Its note is missing on a host that has no archive. */
export interface Archive {
  bytes: number;
}

/** Marks a full copy as complete. */
export interface CompleteNote extends Summary {
  /** When the last file arrived, as `Date.toJSON` writes it. */
  date: string;
}

/** A page's request to the worker to keep what the page has loaded. */
export interface KeepMessage {
  /** Addresses of the page and of its files. */
  keep: string[];
}

// Checks of parsed JSON and messages.
export const isSummary = (value: unknown): value is Summary =>
  isRecord(value) && isText(value["version"]) && [value["bytes"], value["count"]].every(Number.isFinite);
export const isFileList = (value: unknown): value is FileList =>
  isSummary(value) &&
  "files" in value &&
  Array.isArray(value.files) &&
  value.files.every(
    (file: unknown) => Array.isArray(file) && isText(file[0]) && isText(file[1]) && Number.isFinite(file[2]),
  );
export const isCompleteNote = (value: unknown): value is CompleteNote =>
  isSummary(value) && "date" in value && isText(value.date);
export const isArchive = (value: unknown): value is Archive => isRecord(value) && Number.isFinite(value["bytes"]);
export const isKeepMessage = (value: unknown): value is KeepMessage => isRecord(value) && isTextList(value["keep"]);

/** Files that the build writes for offline use; paths are below the base path. */
export const SUMMARY_FILE = "offline/summary.json";
export const LIST_FILE = "offline/files.json";
export const ARCHIVE = { folder: "downloads", name: "voxerr.tar.gz", note: "downloads/archive.json" };
export const WORKER_FILE = "sw.js";
/** Address of the page that says what works offline. The worker stores it, and shows it if there is no network. */
export const offlineAddress = (locale: Locale): string => `${locale}/offline/`;
/** Address of the note that marks a full copy as complete. */
export const COMPLETE_NOTE = "offline/complete";

const OTHER_FILES = ["favicon.svg", "manifest.webmanifest"];
/** Pagefind's interfaces, which the site does not use. */
const PAGEFIND_INTERFACES = /^pagefind\/pagefind-(ui|modular-ui|component-ui|highlight)\./;

/**
 * The address of a file below the base path.
 * @example addressOf("zh/search/index.html") // => "zh/search/"
 */
export const addressOf = (path: string): string => path.replace(/(^|\/)index\.html$/, "$1");

/** Whether a file belongs to the full copy: pages, scripts and search, but nothing that only programs or chats read. */
export const isPartOfEverything = (path: string): boolean =>
  !PAGEFIND_INTERFACES.test(path) &&
  (/\.html$|^_astro\/|^pagefind\/|^search\//.test(path) || OTHER_FILES.includes(path));

/**
 * Names of the site's caches. They contain the base path, because one host can have several sites.
 * @param base base path of the site, with a slash at both ends
 */
export function cacheNames(base: string) {
  const prefix = `voxerr:${base}:`;
  return {
    /** The beginning of every name. */
    prefix,
    /** Visited pages. */
    pages: `${prefix}pages`,
    /** Scripts and search data that visited pages have loaded. */
    files: `${prefix}files`,
    /** The pages that are shown if there is no network. */
    offline: (version: string) => `${prefix}offline:${version}`,
    /** The full copy of a version of the site, or the files of it that have arrived so far. */
    everything: (version: string) => `${prefix}everything:${version}`,
    isEverything: (name: string) => name.startsWith(`${prefix}everything:`),
  };
}
