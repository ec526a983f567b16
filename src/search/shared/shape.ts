/** Shape of the search's data files, which `search/index` writes at build and `search/query` reads in the browser. */
import { isRecord, isText, isTextList } from "../../json.ts";

/** What a search needs to know about a code, in both languages. */
export interface SearchEntry {
  /** `aliyun/nls/41050008` */
  id: string;
  code: string;
  /** Symbols, aliases and the hexadecimal form. */
  names: string[];
  /** Literal messages, nested values and the vendor's short labels. */
  messages: string[];
  title: { zh: string; en: string };
  /** The error domain to which the number belongs, if it has one: `kAFAssistantErrorDomain`. */
  domain?: string;
  /** Titles of the code's variants, if it has several. */
  variantTitles?: { zh: string; en: string }[];
  kind: string;
  category: string;
  retry: string;
  owner: string;
  /** The vendor's symbol as results show it, or empty. */
  symbol: string;
}

/** What a search needs to know about a product. */
export interface SearchProduct {
  /** `aliyun/nls` */
  id: string;
  /** Folded names of the product. */
  names: string[];
  /** Folded names of its vendor. */
  vendorNames: string[];
  /** Folded words that hint at it: what people call its parts, callbacks, prefixes of messages. */
  hints: string[];
  /** The vendor still offers it: between equally good pages its page comes first. */
  isCurrent: boolean;
  /** Programs of any service get its codes. */
  isPlatform: boolean;
  /** Names of the log fields that contain its codes. */
  fields: string[];
  ranges: { from: string; to: string; name: { zh: string; en: string } }[];
  /** Its codes in the catalogue's order, each with its slug if that differs from the code. */
  codes: (string | [code: string, slug: string])[];
}

/** A service, protocol or program that the site does not cover. */
export interface OtherService {
  name: { zh: string; en: string };
  /** Folded words by which a text reveals it. */
  words: string[];
  /** Id of the vendor of ours that offers it, or empty. */
  vendor: string;
  /** Ranges of its own numbers. Without them, a text that has its words is about it as a whole. */
  numbers: { from: string; to: string }[];
}

/** Of each code in the catalogue's order: the code, its symbols and aliases as far as they are symbols, separated by spaces. */
export type SymbolList = string[];

/** Posting lists: term → position of a code in the catalogue, weight of the term there, next position, next weight, … */
export type Postings = Record<string, number[]>;

/** The words with which a query is corrected and simplified. */
export interface VocabularyData {
  /** Latin words of the pages. */
  words: string[];
  /** Chinese bigrams of titles, names and messages, joined: wrong characters of a query are corrected with them. */
  bigrams: string;
  /** Terms of the words of the trade, those that have synonyms: questions about speech services have some of them. */
  jargon: string[];
  /** Words that carry no meaning in a question. */
  fillers: string[];
  /** Each traditional character followed by its simplified one. */
  traditional: string;
}

/** Identifies the data files that belong to a page: a page reads only files of its own version. */
export interface SearchManifest {
  /** Hash of all search data. */
  version: string;
  /** Number of files with entries. */
  entryFiles: number;
  /** Number of files with posting lists. */
  postingFiles: number;
}

/** A data file with the version that it belongs to. */
export interface SearchFile<Data = unknown> {
  version: string;
  data: Data;
}

/** Whether parsed JSON is a manifest. */
export const isManifest = (value: unknown): value is SearchManifest =>
  isRecord(value) && isText(value["version"]) && Number(value["entryFiles"]) > 0 && Number(value["postingFiles"]) > 0;

/** Whether parsed JSON is a data file of any version. */
export const isSearchFile = (value: unknown): value is SearchFile =>
  isRecord(value) && isText(value["version"]) && "data" in value;

/** Checks for each kind of file that its data has what a search relies on. */
export const IS_DATA = {
  entries: (data: unknown): data is SearchEntry[] =>
    Array.isArray(data) &&
    data.every(
      (entry) =>
        isRecord(entry) &&
        isText(entry["id"]) &&
        isText(entry["code"]) &&
        isRecord(entry["title"]) &&
        isTextList(entry["names"]) &&
        isTextList(entry["messages"]),
    ),
  postings: (data: unknown): data is Postings =>
    isRecord(data) && Object.values(data).every((list) => Array.isArray(list) && list.every(Number.isFinite)),
  products: (data: unknown): data is SearchProduct[] =>
    Array.isArray(data) &&
    data.every(
      (product) =>
        isRecord(product) &&
        isText(product["id"]) &&
        [product["names"], product["vendorNames"], product["hints"], product["fields"]].every(isTextList) &&
        [product["ranges"], product["codes"]].every(Array.isArray),
    ),
  otherServices: (data: unknown): data is OtherService[] =>
    Array.isArray(data) &&
    data.every(
      (service) =>
        isRecord(service) &&
        isRecord(service["name"]) &&
        isTextList(service["words"]) &&
        isText(service["vendor"]) &&
        Array.isArray(service["numbers"]),
    ),
  symbols: (data: unknown): data is SymbolList => isTextList(data),
  vocabulary: (data: unknown): data is VocabularyData =>
    isRecord(data) &&
    [data["words"], data["jargon"], data["fillers"]].every(isTextList) &&
    [data["bigrams"], data["traditional"]].every(isText),
};
