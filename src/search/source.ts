/** Where a search gets its data, and how it looks entries up there. */
import { entryFileOf, type Edition, type Listed, type ProductFacts } from "./data.ts";
import { keysOf, type Entry } from "./entry.ts";
import type { Match } from "./results.ts";
import { fileOf } from "./shards.ts";
import type { QueryWord, Vocabulary } from "./vocabulary.ts";

/** The site's files in a browser, the catalogue itself in a test. */
export interface Source {
  edition: Edition;
  entries: (file: number) => Promise<readonly Entry[]>;
  postings: (file: number) => Promise<Readonly<Record<string, readonly number[]>>>;
  products: () => Promise<readonly ProductFacts[]>;
  vocabulary: () => Promise<Vocabulary>;
}

/** An entry and what of it a key is. */
export interface Keyed {
  entry: Entry;
  match: Exclude<Match, "text">;
}

/** The entries that have one of the keys, by key. */
export async function entriesByKey(
  keys: ReadonlySet<string>,
  { edition, entries }: Source,
): Promise<Map<string, Keyed[]>> {
  const files = new Set([...keys].map((key) => fileOf(key, edition.entries)));
  const loaded = (await Promise.all([...files].map(entries))).flat();
  const found = new Map<string, Keyed[]>();
  for (const entry of new Map(loaded.map((own) => [own.id, own])).values()) {
    const own = keysOf(entry);
    for (const match of ["code", "symbol", "message"] as const) {
      for (const key of own[match]) if (keys.has(key)) found.set(key, [...(found.get(key) ?? []), { entry, match }]);
    }
  }
  return found;
}

/** The entries of listed codes, in their order. */
export async function entriesOf(codes: readonly Listed[], { edition, entries }: Source): Promise<Entry[]> {
  const files = await Promise.all(codes.map(({ code }) => entries(entryFileOf(code, edition))));
  return codes.flatMap(({ id }, at) => files[at]!.find((entry) => entry.id === id) ?? []);
}

/** The postings of every term of some words; a term that no page has is missing. */
export async function postingsOf(words: readonly QueryWord[], { edition, postings }: Source) {
  const terms = new Set(words.flatMap((word) => [...word.terms.keys()]));
  const files = new Set([...terms].map((term) => fileOf(term, edition.postings)));
  const loaded = await Promise.all([...files].map(postings));
  return new Map(loaded.flatMap((file) => Object.entries(file)).filter(([term]) => terms.has(term)));
}
