/** The catalogue → the files that a search fetches: entries, postings, products and vocabulary. */
import type { Catalog, Product } from "../catalog/build.ts";
import { compareNumbers, isWholeNumber } from "../catalog/number.ts";
import { words } from "./fold.ts";
import { entryOf, keyOf, keysOf, type Entry } from "./entry.ts";
import { entryFiles, fileOf, hash, postingFiles } from "./shards.ts";
import { fillersOf } from "./terms.ts";
import type { VocabularyData } from "./vocabulary.ts";
import { indexWords, type Synonyms } from "./words.ts";

/** What a search knows of a product. */
export interface ProductFacts {
  /** `aliyun/nls` */
  id: string;
  /** Folded names of the product and its vendor. */
  names: string[];
  /** Folded words that speak for it: what people call its parts, callbacks, prefixes of messages. */
  signs: string[];
  /** It is offered today: of two equal pages its own comes first. */
  isCurrent: boolean;
  /** Fields that carry its codes. */
  fields: string[];
  ranges: { from: string; to: string; name: { zh: string; en: string } }[];
  /** Its codes in the catalogue's order, each with its slug where that is not the code itself. */
  codes: (string | [code: string, slug: string])[];
}

/** How many files there are, and of which edition: what a page tells its search. */
export interface Edition {
  version: string;
  entries: number;
  postings: number;
}

/** Everything that a search may fetch. */
export interface SearchData {
  edition: Edition;
  entries: Entry[][];
  postings: Record<string, number[]>[];
  products: ProductFacts[];
  vocabulary: VocabularyData;
}

/** Words that the catalogue's editors keep for searching. */
export interface SearchWords {
  synonyms: Synonyms;
  fillers: readonly string[];
  /** Each traditional character followed by its simplified one. */
  traditional: string;
}

/** Builds all files. */
export function searchData({ products, codes }: Catalog, { synonyms, fillers, traditional }: SearchWords): SearchData {
  const entries: Entry[][] = Array.from({ length: entryFiles(codes.length) }, () => []);
  for (const entry of codes.map(entryOf)) {
    const keys = Object.values(keysOf(entry)).flat();
    for (const file of new Set(keys.map((key) => fileOf(key, entries.length)))) entries[file]!.push(entry);
  }
  const index = indexWords(codes, synonyms, fillersOf(fillers));
  const postings: Record<string, number[]>[] = Array.from({ length: postingFiles(index.postings.size) }, () => ({}));
  for (const [term, places] of index.postings) postings[fileOf(term, postings.length)]![term] = places;
  const used = new Set([...index.postings.keys()].join(""));
  const data = {
    entries,
    postings,
    products: products.map(factsOf),
    vocabulary: {
      words: [...index.words].sort(),
      pairs: [...index.pairs].sort().join(""),
      fillers: [...fillers],
      // Only those whose simplified form some page has.
      traditional: (traditional.match(/../gu) ?? []).filter(([, simple = ""]) => used.has(simple)).join(""),
    },
  };
  const version = hash(JSON.stringify(data)).toString(36);
  return { ...data, edition: { version, entries: entries.length, postings: postings.length } };
}

function factsOf({ id, segment, lifecycle, vendor, name, words: own, logs, ranges, codes }: Product): ProductFacts {
  const folded = (texts: string[]) => [...new Set(texts.map(words))].filter((word) => word.length > 1);
  return {
    id,
    names: folded([vendor.id, ...vendor.words, segment, name.zh, name.en]),
    signs: folded([...own, ...logs.callbacks, ...logs.prefixes]),
    isCurrent: lifecycle === "current",
    fields: logs.codeFields,
    ranges: ranges.map(({ from, to, name }) => ({ from, to, name })),
    codes: codes.map(({ code, slug }) => (slug === code ? code : [code, slug])),
  };
}

/** A code of the catalogue by its number. */
export interface Listed {
  id: string;
  code: string;
}

/** Every code of the products, in the catalogue's order. */
export const listed = (products: readonly ProductFacts[]): Listed[] =>
  products.flatMap(({ id, codes }) =>
    codes.map((item) => {
      const [code, slug] = typeof item === "string" ? [item, item] : item;
      return { id: `${id}/${slug}`, code };
    }),
  );

/**
 * Whether a code that stands for many numbers covers one: `550xxxxx`, `100001~100010`.
 * @example covers("550xxxxx", "55000012") // => true
 */
export function covers(code: string, number: string): boolean {
  if (!isWholeNumber(number)) return false;
  const [, from, to] = /^(\d+)~(\d+)$/.exec(code) ?? [];
  if (from !== undefined && to !== undefined)
    return compareNumbers(from, number) <= 0 && compareNumbers(number, to) <= 0;
  const [, start] = /^(\d+)x+$/i.exec(code) ?? [];
  return start !== undefined && number.length === code.length && number.startsWith(start);
}

/** The file of entries that a code is in. */
export const entryFileOf = (code: string, edition: Edition): number => fileOf(keyOf(code), edition.entries);

/** Numbers that a block has at most to say something of each. */
const BLOCK_MAX = 10_000n;

/** What a product says of the block that a number would lie in, narrowest block first. */
export function blocksOf(number: string, products: readonly ProductFacts[]) {
  if (!isWholeNumber(number)) return [];
  return products.flatMap(({ id, ranges }) => {
    const [narrowest] = ranges
      .filter(({ from, to }) => compareNumbers(from, number) <= 0 && compareNumbers(number, to) <= 0)
      .sort((a, b) => Number(BigInt(a.to) - BigInt(a.from) - (BigInt(b.to) - BigInt(b.from))));
    // A block of most numbers says nothing of one.
    const isBlock = narrowest && BigInt(narrowest.to) - BigInt(narrowest.from) < BLOCK_MAX;
    return isBlock ? [{ product: id, ...narrowest }] : [];
  });
}
