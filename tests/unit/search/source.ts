/** Searches the catalogue without a browser. */
import { buildSearchData, type SearchData } from "../../../src/search/index/build.ts";
import { traditionalPairs } from "../../../src/search/index/traditional.ts";
import { ask, type Outcome } from "../../../src/search/query/ask.ts";
import type { Filters } from "../../../src/search/query/filters.ts";
import { readQuestion } from "../../../src/search/query/text/question.ts";
import type { Source } from "../../../src/search/query/source.ts";
import { TUNING, type Tuning } from "../../../src/search/query/tuning.ts";
import { vocabularyOf } from "../../../src/search/query/words/vocabulary.ts";
import { catalogOf } from "../content.ts";

const dataByFolder = new Map<string, SearchData>();

/** The search data of a content folder, which tests share. */
export function dataOf(folder: string): SearchData {
  const catalog = catalogOf(folder);
  const known = dataByFolder.get(folder);
  const data = known ?? buildSearchData(catalog, { ...catalog.vocabulary, traditional: traditionalPairs() });
  dataByFolder.set(folder, data);
  return data;
}

/** A source that reads search data from memory. */
export function sourceOf({
  manifest,
  entries,
  postings,
  products,
  symbols,
  otherServices,
  vocabulary: data,
}: SearchData): Source {
  const vocabulary = vocabularyOf(data);
  return {
    manifest,
    entries: async (file) => entries[file]!,
    postings: async (file) => postings[file]!,
    products: async () => products,
    symbols: async () => symbols,
    otherServices: async () => otherServices,
    vocabulary: async () => vocabulary,
  };
}

/** What the search page shows for a text, without the full-text search. */
export const outcomeOf = (
  text: string,
  source: Source,
  { filters = { vendor: "", category: "" }, tuning = TUNING }: { filters?: Filters; tuning?: Tuning } = {},
): Promise<Outcome> =>
  ask({ question: readQuestion(text), filters, limit: 20, tuning }, source, async () => ({ hits: [], hasMore: false }));

/** Ids of the codes that the search page shows for a text. */
export const idsOf = async (text: string, source: Source, tuning: Tuning = TUNING): Promise<string[]> =>
  (await outcomeOf(text, source, { tuning })).results.map(({ entry }) => entry.id);
