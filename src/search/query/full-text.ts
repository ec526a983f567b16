/** What of a full-text search answers a question. Loaded only for questions in words. */
import { termsOf, type Fillers } from "../shared/terms.ts";
import { passes, type Filters } from "./filters.ts";
import { knownCodes } from "./known-codes.ts";
import type { Result } from "./results.ts";
import { entriesOf, type Source } from "./source.ts";

/** A page that the full-text search found. */
export interface TextHit {
  /** What the page stores in the index: `id` of a code; `condition` or `guide` with titles of other pages. */
  meta: Record<string, string>;
  content: string;
}

/**
 * Full-text search. The query is words, or `null` for every page that the filters allow; at most `limit` pages in each
 * language are returned.
 */
export type SearchText = (
  query: string | null,
  filters: Filters,
  limit: number,
) => Promise<{ hits: readonly TextHit[]; hasMore: boolean }>;

/** Share of a question's terms that a page must contain. */
const SHARE_MIN = 0.6;

/**
 * Whether a page contains most words of a question, in any inflection. Pagefind answers unknown Latin words with words that
 * begin alike; this check drops such pages.
 * @example holdsMostWords("wait and retry", "asdfqwer", fillers) // => false
 */
export function holdsMostWords(content: string, question: string, fillers: Fillers): boolean {
  const terms = [...new Set(termsOf(question, fillers))];
  const pageTerms = new Set(termsOf(content, fillers));
  return terms.length > 0 && terms.filter((term) => pageTerms.has(term)).length >= terms.length * SHARE_MIN;
}

/**
 * The hits that contain most words of a question.
 * @throws what the source throws
 */
export async function relevantHits(hits: readonly TextHit[], question: string, source: Source): Promise<TextHit[]> {
  const { fillers } = await source.vocabulary();
  return hits.filter(({ content }) => holdsMostWords(content, question, fillers));
}

/**
 * The results, followed by the codes of the hits that are not among them.
 * @throws what the source throws
 */
export async function appendCodes(
  results: readonly Result[],
  hits: readonly TextHit[],
  filters: Filters,
  source: Source,
): Promise<Result[]> {
  const knownIds = new Set(results.map(({ entry }) => entry.id));
  const ids = [...new Set(hits.flatMap(({ meta }) => meta["id"] ?? []))].filter((id) => !knownIds.has(id));
  if (ids.length === 0) return [...results];
  const codes = new Map(knownCodes(await source.products()).map((code) => [code.id, code]));
  const entries = await entriesOf(
    ids.flatMap((id) => codes.get(id) ?? []),
    source,
  );
  const added = entries
    .filter((entry) => passes(entry, filters))
    .map((entry): Result => ({
      entry,
      match: "text",
      score: 0,
      matches: new Set(["text"]),
      fit: "whole",
      mentions: [],
      exactness: 0,
      hasMessage: false,
    }));
  return [...results, ...added];
}
