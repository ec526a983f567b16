/** The catalogue → the search's data files: entries, posting lists, products and vocabulary. */
import type { Catalog, Product } from "../../catalog/build.ts";
import { fold } from "../shared/fold.ts";
import { keysOf } from "../shared/keys.ts";
import type { Postings, SearchEntry, SearchManifest, SearchProduct, VocabularyData } from "../shared/shape.ts";
import { entryFileCount, fileOf, hash, postingFileCount } from "../shared/shards.ts";
import { fillersOf } from "../shared/terms.ts";
import { entryOf } from "./entry.ts";
import { indexWords, type Synonyms } from "./postings.ts";

/** Everything that a search may fetch. */
export interface SearchData {
  manifest: SearchManifest;
  entries: SearchEntry[][];
  postings: Postings[];
  products: SearchProduct[];
  vocabulary: VocabularyData;
}

/** Words that the editors keep for searching. */
export interface SearchWords {
  synonyms: Synonyms;
  fillers: readonly string[];
  /** Each traditional character followed by its simplified one. */
  traditional: string;
}

/** Builds all data files. */
export function buildSearchData({ products, codes }: Catalog, words: SearchWords): SearchData {
  const byCode = codes.map((code) => ({ code, entry: entryOf(code) }));
  const entries: SearchEntry[][] = Array.from({ length: entryFileCount(codes.length) }, () => []);
  for (const { entry } of byCode) {
    const keys = Object.values(keysOf(entry)).flat();
    for (const file of new Set(keys.map((key) => fileOf(key, entries.length)))) entries[file]!.push(entry);
  }
  const index = indexWords(byCode, words.synonyms, fillersOf(words.fillers));
  const postings: Postings[] = Array.from({ length: postingFileCount(index.postings.size) }, () => ({}));
  for (const [term, places] of index.postings) postings[fileOf(term, postings.length)]![term] = places;
  const characters = new Set([...index.postings.keys()].join(""));
  const data = {
    entries,
    postings,
    products: products.map(searchProduct),
    vocabulary: {
      words: [...index.words].sort(),
      pairs: [...index.pairs].sort().join(""),
      fillers: [...words.fillers],
      // Only pairs whose simplified character is on some page.
      traditional: (words.traditional.match(/../gu) ?? [])
        .filter(([, simplified = ""]) => characters.has(simplified))
        .join(""),
    },
  };
  const version = hash(JSON.stringify(data)).toString(36);
  return { ...data, manifest: { version, entryFiles: entries.length, postingFiles: postings.length } };
}

function searchProduct({ id, segment, lifecycle, vendor, name, words, logs, ranges, codes }: Product): SearchProduct {
  const folded = (texts: string[]) => [...new Set(texts.map(fold))].filter((word) => word.length > 1);
  return {
    id,
    names: folded([vendor.id, ...vendor.words, segment, name.zh, name.en]),
    signs: folded([...words, ...logs.callbacks, ...logs.prefixes]),
    isCurrent: lifecycle === "current",
    fields: logs.codeFields,
    ranges: ranges.map(({ from, to, name }) => ({ from, to, name })),
    codes: codes.map(({ code, slug }) => (slug === code ? code : [code, slug])),
  };
}
