/** Answers a question: everything that the search page shows is decided here. */
import type { OtherService, SearchEntry } from "../shared/shape.ts";
import { passes, type Filters } from "./filters.ts";
import type { SearchText, TextHit } from "./full-text.ts";
import type { UnknownNumber } from "./codes/near.ts";
import { lastSegmentOf } from "./path.ts";
import { readQuestion, type Question } from "./text/question.ts";
import { NO_ANSWER, resolve, type Answer } from "./resolve.ts";
import type { Result, Suggestion } from "./results.ts";
import type { Source } from "./source.ts";
import type { Tuning } from "./tuning.ts";

export interface SearchRequest {
  question: Question;
  filters: Filters;
  /** Most pages of the full-text search in each language. */
  limit: number;
  /** Other numbers for ranking than the usual ones, for experiments. */
  tuning?: Tuning;
  /** The answer, if it was found elsewhere. */
  answer?: Answer | undefined;
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
  { question, filters, limit, tuning, answer: given }: SearchRequest,
  source: Source,
  searchText: SearchText,
  onPartial: (outcome: Outcome) => void = () => {},
): Promise<Outcome> {
  const isAsked = question.text !== "";
  const isFiltered = filters.vendor !== "" || filters.category !== "";
  if (!isAsked && !isFiltered) return NOTHING_ASKED;
  const answer = given ?? (isAsked ? await resolve(question, source, tuning) : NO_ANSWER);
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
  if (isAsked && !answer.needsFullText) return withState({});
  if (passing.length > 0) onPartial(withState({ isFinal: false }));

  try {
    const [{ appendCodes, relevantHits }, { hits, hasMore }] = await Promise.all([
      import("./full-text.ts"),
      searchText(isAsked ? question.text : null, filters, limit),
    ]);
    if (!isAsked) return withState({ results: await appendCodes([], hits, filters, source), hits, hasMore });
    const relevant = await relevantHits(hits, question.text, source);
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
