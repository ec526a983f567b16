/** Answers a question: everything that the search page shows is decided here. */
import type { OtherService, SearchEntry } from "../shared/shape.ts";
import { termsOf, type Fillers } from "../shared/terms.ts";
import { isWordsOnly } from "./asked-words.ts";
import { isWhole } from "./context.ts";
import { knownCodes } from "./known-codes.ts";
import type { Suggestion, UnknownNumber } from "./near.ts";
import { lastSegmentOf } from "./path.ts";
import { isLog, readQuestion, type Question } from "./question.ts";
import { NO_ANSWER, resolve, type Answer } from "./resolve.ts";
import type { Result } from "./results.ts";
import { entriesOf, type Source } from "./source.ts";
import type { Tuning } from "./tuning.ts";

/** Filters of the results; empty values filter nothing. */
export interface Filters {
  vendor: string;
  category: string;
}

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

export interface SearchRequest {
  question: Question;
  filters: Filters;
  /** Most pages of the full-text search in each language. */
  limit: number;
  /** Other numbers for ranking than the usual ones, for experiments. */
  tuning?: Tuning;
}

/** Everything that the search page shows. */
export interface Outcome {
  /** `idle`: nothing was asked. `filtered`: the filters hide everything that was found. */
  state: "idle" | "found" | "none" | "filtered";
  question: Question;
  /** Codes that pass the filters, best first. */
  results: readonly Result[];
  /** All codes: a log is annotated regardless of the filters. */
  unfiltered: readonly Result[];
  /** Near misses that pass the filters. They are never results. */
  suggestions: readonly Suggestion[];
  /** Numbers that no product uses. */
  unknown: readonly UnknownNumber[];
  /** Ids of products that the text names. */
  namedProducts: readonly string[];
  /** Services that the text is about and that the site does not cover. */
  otherServices: readonly OtherService[];
  /** Pages of the full-text search, best first. */
  hits: readonly TextHit[];
  /** The full-text search has more pages. */
  hasMore: boolean;
  /** False until the full-text search has ended. */
  isFinal: boolean;
}

/**
 * Answers a question with the codes that it names or that its words lead to and, if it is in words, with a full-text search.
 * @param onPartial called with the codes before a full-text search that may add more
 * @throws what the source or the full-text search throws, if nothing was found without it
 */
export async function ask(
  { question, filters, limit, tuning }: SearchRequest,
  source: Source,
  searchText: SearchText,
  onPartial: (outcome: Outcome) => void = () => {},
): Promise<Outcome> {
  const isAsked = question.text !== "";
  const isFiltered = filters.vendor !== "" || filters.category !== "";
  if (!isAsked && !isFiltered) return NOTHING_ASKED;
  const answer = isAsked ? await resolve(question, source, tuning) : NO_ANSWER;
  const passing = answer.results.filter(({ entry }) => passes(entry, filters));
  const outcome: Outcome = {
    ...NOTHING_ASKED,
    ...answer,
    question,
    results: passing,
    unfiltered: answer.results,
    suggestions: answer.suggestions.filter(({ entry }) => passes(entry, filters)),
  };
  const withState = (changes: Partial<Outcome>): Outcome => {
    const changed = { ...outcome, ...changes };
    const isHidden = !isAsked || answer.results.length > passing.length;
    return { ...changed, state: changed.results.length > 0 ? "found" : isHidden ? "filtered" : "none" };
  };
  if (isAsked && !needsFullText(question, answer)) return withState({});
  if (passing.length > 0) onPartial(withState({ isFinal: false }));

  try {
    const { hits, hasMore } = await searchText(isAsked ? question.text : null, filters, limit);
    if (!isAsked) return withState({ results: await appendCodes([], hits, filters, source), hits, hasMore });
    const { fillers } = await source.vocabulary();
    const relevant = hits.filter(({ content }) => holdsMostWords(content, question.text, fillers));
    // Hits beyond the limit are rarely relevant, so `hasMore` stays false.
    return withState({ results: await appendCodes(passing, relevant, filters, source), hits: relevant });
  } catch (error) {
    // Codes that were found already are shown without the full-text search.
    if (answer.results.length > 0) return withState({});
    throw error;
  }
}

/** The outcome of an empty question. */
export const NOTHING_ASKED: Outcome = {
  ...NO_ANSWER,
  state: "idle",
  question: readQuestion(""),
  unfiltered: [],
  hits: [],
  hasMore: false,
  isFinal: true,
};

const passes = ({ id, category }: SearchEntry, filters: Filters): boolean =>
  (filters.vendor === "" || id.startsWith(`${filters.vendor}/`)) &&
  (filters.category === "" || category === filters.category);

/**
 * Whether a full-text search may improve an answer: if the question is in words and names no code. Questions that name
 * an unknown code or another service are left out, because Pagefind would answer them with similar pages.
 */
const needsFullText = ({ text }: Question, { results, isForeign, otherServices }: Answer): boolean =>
  !isForeign &&
  !otherServices.some(isWhole) &&
  !results.some(({ match }) => match === "code") &&
  /\p{L}{2}/u.test(text) &&
  isWordsOnly(text) &&
  !isLog(text);

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

/** The results, followed by the codes of the hits that are not among them. */
async function appendCodes(
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
    }));
  return [...results, ...added];
}

/**
 * The codes that the last segment of a path names, and near misses. Both are empty if the segment does not look like a code.
 * @throws what the source throws
 */
export async function codesNamedBy(
  path: string,
  source: Source,
): Promise<{ matches: SearchEntry[]; near: SearchEntry[] }> {
  const segment = lastSegmentOf(path);
  if (!/\d/.test(segment) && !/[A-Z_]{4}/.test(segment)) return { matches: [], near: [] };
  const { results, suggestions } = await resolve(readQuestion(segment), source);
  return {
    matches: results.filter(({ match }) => match !== "text").map(({ entry }) => entry),
    near: suggestions.map(({ entry }) => entry),
  };
}
