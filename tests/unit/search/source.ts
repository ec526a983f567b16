/** The catalogue as a source of searches, without a browser. */
import { find } from "../../../src/search/find.ts";
import type { Source } from "../../../src/search/source.ts";
import { searchData, type SearchData } from "../../../src/search/data.ts";
import { traditionalPairs } from "../../../src/search/traditional.ts";
import { vocabularyOf } from "../../../src/search/vocabulary.ts";
import { catalogOf } from "../content.ts";

/** The search data of a content folder. */
export function dataOf(folder: string): SearchData {
  const catalog = catalogOf(folder);
  return searchData(catalog, { ...catalog.vocabulary, traditional: traditionalPairs() });
}

/** A source that holds everything. */
export function sourceOf({ edition, entries, postings, products, vocabulary }: SearchData): Source {
  const ready = vocabularyOf(vocabulary);
  return {
    edition,
    entries: async (file) => entries[file]!,
    postings: async (file) => postings[file]!,
    products: async () => products,
    vocabulary: async () => ready,
  };
}

/** Finds in a source; ids alone. */
export const idsOf = async (text: string, source: Source): Promise<string[]> =>
  (await find(text, source)).results.map(({ entry }) => entry.id);
