/** The data source of a search: fetched files in a browser, the catalogue in tests. */
import { keysOf as makeKeys } from "../shared/keys.ts";
import type {
  OtherService,
  Postings,
  SearchEntry,
  SearchManifest,
  SearchProduct,
  SymbolList,
} from "../shared/shape.ts";
import { entryFileOfKey, fileOf } from "../shared/shards.ts";
import { entryFileOf, type KnownCode } from "./known-codes.ts";
import type { Match } from "./results.ts";
import type { Vocabulary } from "./words/vocabulary.ts";

export interface Source {
  manifest: SearchManifest;
  /** The entries of the file with this number. */
  entries: (file: number) => Promise<readonly SearchEntry[]>;
  /** The posting lists of the file with this number. */
  postings: (file: number) => Promise<Readonly<Postings>>;
  products: () => Promise<readonly SearchProduct[]>;
  symbols: () => Promise<SymbolList>;
  otherServices: () => Promise<readonly OtherService[]>;
  vocabulary: () => Promise<Vocabulary>;
}

/** An entry that a key leads to, and what the key is: the entry's code, symbol or message. */
export interface KeyedEntry {
  entry: SearchEntry;
  match: Exclude<Match, "text">;
}

const cache = new WeakMap<SearchEntry, ReturnType<typeof makeKeys>>();

/** The keys of an entry, memoised by identity. */
function cachedKeysOf(entry: SearchEntry): ReturnType<typeof makeKeys> {
  const keys = cache.get(entry) ?? makeKeys(entry);
  cache.set(entry, keys);
  return keys;
}

/**
 * The entries that keys lead to, by key.
 * @throws what the source throws
 */
export async function entriesByKey(
  keys: ReadonlySet<string>,
  { manifest, entries }: Source,
): Promise<Map<string, KeyedEntry[]>> {
  const files = new Set([...keys].map((key) => entryFileOfKey(key, manifest.entryFiles)));
  const loaded = (await Promise.all([...files].map(entries))).flat();
  // An entry is in the file of each of its keys.
  const distinct = new Map(loaded.map((entry) => [entry.id, entry]));
  const byKey = new Map<string, KeyedEntry[]>();
  for (const entry of distinct.values()) {
    const entryKeys = cachedKeysOf(entry);
    for (const match of ["code", "symbol", "message"] as const) {
      for (const key of entryKeys[match])
        if (keys.has(key)) byKey.set(key, [...(byKey.get(key) ?? []), { entry, match }]);
    }
  }
  return byKey;
}

/**
 * The entries of codes, in the same order.
 * @throws what the source throws, or an error if a code has no entry
 */
export async function entriesOf(codes: readonly KnownCode[], { manifest, entries }: Source): Promise<SearchEntry[]> {
  return Promise.all(
    codes.map(async ({ id, code }) => {
      const file = await entries(entryFileOf(code, manifest));
      const found = file.find((entry) => entry.id === id);
      if (!found) throw new Error(`${id} has no entry`);
      return found;
    }),
  );
}

/**
 * The posting lists of terms, without those of terms that are on no page.
 * @throws what the source throws
 */
export async function postingsOf(asked: readonly string[], { manifest, postings }: Source) {
  const terms = new Set(asked);
  const files = new Set([...terms].map((term) => fileOf(term, manifest.postingFiles)));
  const loaded = await Promise.all([...files].map(postings));
  return new Map(loaded.flatMap((file) => Object.entries(file)).filter(([term]) => terms.has(term)));
}
