/** What the search's data files hold: written by `search/index` at build, read by `search/query` in the browser. */

/** A code as a search knows it, in both languages. */
export interface SearchEntry {
  /** `aliyun/nls/41050008` */
  id: string;
  code: string;
  /** Symbols, aliases and the hexadecimal form. */
  names: string[];
  /** Literal messages, nested values and the vendor's short labels. */
  messages: string[];
  title: { zh: string; en: string };
  /** What the code means in each of its cases, if it has several. */
  cases?: { zh: string; en: string }[];
  kind: string;
  category: string;
  retry: string;
  owner: string;
  /** The vendor's symbol, to show. */
  symbol: string;
}

/** A product as a search knows it. */
export interface SearchProduct {
  /** `aliyun/nls` */
  id: string;
  /** Folded names of the product and its vendor. */
  names: string[];
  /** Folded words that point to it: what people call its parts, callbacks, prefixes of messages. */
  signs: string[];
  /** It is offered today: of two equal pages its page comes first. */
  isCurrent: boolean;
  /** Fields that carry its codes. */
  fields: string[];
  ranges: { from: string; to: string; name: { zh: string; en: string } }[];
  /** Its codes in the catalogue's order, each with its slug if that differs from the code. */
  codes: (string | [code: string, slug: string])[];
}

/** Posting lists: a term → pairs of a code's position in the catalogue and the term's weight there. */
export type Postings = Record<string, number[]>;

/** The words that a query is corrected and simplified with. */
export interface VocabularyData {
  /** Latin words that pages hold. */
  words: string[];
  /** Pairs of Chinese characters of titles, names and messages, joined: a wrong character is corrected from them. */
  pairs: string;
  /** Words that mean nothing in a question. */
  fillers: string[];
  /** Each traditional character followed by its simplified one. */
  traditional: string;
}

/** Which data belongs to a page: a page reads the files of its own version only. */
export interface SearchManifest {
  /** Hash of all search data. */
  version: string;
  /** Number of files of entries, and of posting lists. */
  entryFiles: number;
  postingFiles: number;
}

/** A data file: what it holds, with the version it belongs to. */
export interface SearchFile<Data = unknown> {
  version: string;
  data: Data;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
const isText = (value: unknown): value is string => typeof value === "string";

/** Whether parsed JSON is a manifest. */
export const isManifest = (value: unknown): value is SearchManifest =>
  isRecord(value) && isText(value["version"]) && Number(value["entryFiles"]) > 0 && Number(value["postingFiles"]) > 0;

/** Whether parsed JSON is a data file of any version. */
export const isSearchFile = (value: unknown): value is SearchFile =>
  isRecord(value) && isText(value["version"]) && "data" in value;

/** Whether a file's data is what its kind says, as far as a search relies on it. */
export const IS_DATA = {
  entries: (data: unknown): data is SearchEntry[] =>
    Array.isArray(data) && data.every((entry) => isRecord(entry) && isText(entry["id"]) && isText(entry["code"])),
  postings: (data: unknown): data is Postings => isRecord(data) && Object.values(data).every(Array.isArray),
  products: (data: unknown): data is SearchProduct[] =>
    Array.isArray(data) && data.every((product) => isRecord(product) && isText(product["id"])),
  vocabulary: (data: unknown): data is VocabularyData =>
    isRecord(data) && Array.isArray(data["words"]) && isText(data["pairs"]) && isText(data["traditional"]),
};
