/** Where a search gets its data: the site's files in a browser, the catalogue itself in a test. */
import { keysOf } from "../shared/keys.ts";
import type { Postings, SearchEntry, SearchManifest, SearchProduct } from "../shared/shape.ts";
import { fileOf } from "../shared/shards.ts";
import { entryFileOf, type KnownCode } from "./known-codes.ts";
import type { Match } from "./results.ts";
import type { QueryWord, Vocabulary } from "./vocabulary.ts";

export interface Source {
  manifest: SearchManifest;
  /** Entries of a file by its number. */
  entries: (file: number) => Promise<readonly SearchEntry[]>;
  /** Posting lists of a file by its number. */
  postings: (file: number) => Promise<Readonly<Postings>>;
  products: () => Promise<readonly SearchProduct[]>;
  vocabulary: () => Promise<Vocabulary>;
}

/** An entry, and what a key is in it. */
export interface KeyedEntry {
  entry: SearchEntry;
  match: Exclude<Match, "text">;
}

/** Every entry that one of the keys leads to, by key. */
export async function entriesByKey(
  keys: ReadonlySet<string>,
  { manifest, entries }: Source,
): Promise<Map<string, KeyedEntry[]>> {
  const files = new Set([...keys].map((key) => fileOf(key, manifest.entryFiles)));
  const loaded = (await Promise.all([...files].map(entries))).flat();
  const found = new Map<string, KeyedEntry[]>();
  for (const entry of new Map(loaded.map((entry) => [entry.id, entry])).values()) {
    const entryKeys = keysOf(entry);
    for (const match of ["code", "symbol", "message"] as const) {
      for (const key of entryKeys[match])
        if (keys.has(key)) found.set(key, [...(found.get(key) ?? []), { entry, match }]);
    }
  }
  return found;
}

/** The entries of listed codes, in their order. */
export async function entriesOf(codes: readonly KnownCode[], { manifest, entries }: Source): Promise<SearchEntry[]> {
  const files = await Promise.all(codes.map(({ code }) => entries(entryFileOf(code, manifest))));
  return codes.flatMap(({ id }, at) => files[at]!.find((entry) => entry.id === id) ?? []);
}

/** The posting lists of the words' terms; a term that no page has is missing. */
export async function postingsOf(words: readonly QueryWord[], { manifest, postings }: Source) {
  const terms = new Set(words.flatMap((word) => [...word.terms.keys()]));
  const files = new Set([...terms].map((term) => fileOf(term, manifest.postingFiles)));
  const loaded = await Promise.all([...files].map(postings));
  return new Map(loaded.flatMap((file) => Object.entries(file)).filter(([term]) => terms.has(term)));
}
