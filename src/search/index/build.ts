/** Builds the search's data files from the catalogue: entries, posting lists, products and vocabulary. */
import type { Catalog, Product, SearchWords } from "../../catalog/build.ts";
import { fold } from "../shared/fold.ts";
import { keysOf } from "../shared/keys.ts";
import type { Postings, SearchEntry, SearchManifest, SearchProduct, VocabularyData } from "../shared/shape.ts";
import { entryFileCount, fileOf, hash, postingFileCount } from "../shared/shards.ts";
import { fillersOf } from "../shared/terms.ts";
import { entryOf } from "./entry.ts";
import { indexWords } from "./postings.ts";

/** The contents of all data files. */
export interface SearchData {
  manifest: SearchManifest;
  /** By file. An entry is in the file of each of its keys. */
  entries: SearchEntry[][];
  /** By file. */
  postings: Postings[];
  products: SearchProduct[];
  vocabulary: VocabularyData;
}

/** The words of the catalogue, and the characters of a dictionary. */
export interface IndexWords extends SearchWords {
  /** Each traditional character followed by its simplified one. */
  traditional: string;
}

/** Builds the contents of all data files. */
export function buildSearchData({ products, codes }: Catalog, words: IndexWords): SearchData {
  const indexedCodes = codes.map((code) => ({ code, entry: entryOf(code) }));
  const entries: SearchEntry[][] = Array.from({ length: entryFileCount(codes.length) }, () => []);
  for (const { entry } of indexedCodes) {
    const keys = Object.values(keysOf(entry)).flat();
    for (const file of new Set(keys.map((key) => fileOf(key, entries.length)))) entries[file]!.push(entry);
  }
  const index = indexWords(indexedCodes, words.synonyms, fillersOf(words.fillers));
  const postings: Postings[] = Array.from({ length: postingFileCount(index.postings.size) }, () => ({}));
  for (const [term, list] of index.postings) postings[fileOf(term, postings.length)]![term] = list;
  const indexedCharacters = new Set([...index.postings.keys()].join(""));
  const data = {
    entries,
    postings,
    products: products.map(searchProduct),
    vocabulary: {
      words: [...index.words].sort(),
      bigrams: [...index.bigrams].sort().join(""),
      fillers: [...words.fillers],
      // Characters that are on no page need not be simplified.
      traditional: (words.traditional.match(/../gu) ?? [])
        .filter(([, simplified = ""]) => indexedCharacters.has(simplified))
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
    hints: folded([...words, ...logs.callbacks, ...logs.prefixes]),
    isCurrent: lifecycle === "current",
    fields: logs.codeFields,
    ranges: ranges.map(({ from, to, name }) => ({ from, to, name })),
    codes: codes.map(({ code, slug }) => (slug === code ? code : [code, slug])),
  };
}
