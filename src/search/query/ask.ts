/** A question with its filters → everything that the search page shows. The one place where a question is answered. */
import type { SearchEntry } from "../shared/shape.ts";
import { termsOf, type Fillers } from "../shared/terms.ts";
import { knownCodes } from "./known-codes.ts";
import type { Suggestion, Unknown } from "./near.ts";
import { isWordsOnly } from "./pages.ts";
import { codeInPath } from "./path.ts";
import { isLog, readQuestion, type Question } from "./question.ts";
import { resolve, type Answer } from "./resolve.ts";
import type { Result } from "./results.ts";
import { entriesOf, type Source } from "./source.ts";

/** What results are narrowed to; empty for all. */
export interface Filters {
  vendor: string;
  category: string;
}

/** A page that the full-text index found. */
export interface TextHit {
  /** What the page stores in the index: `id` of a code; `condition` or `guide` with titles of other pages. */
  meta: Record<string, string>;
  content: string;
}

/** Searches the full-text index: words, or `null` for every page that the filters allow; at most `limit` pages a language. */
export type SearchText = (
  query: string | null,
  filters: Filters,
  limit: number,
) => Promise<{ hits: readonly TextHit[]; hasMore: boolean }>;

export interface Request {
  question: Question;
  filters: Filters;
  /** Most pages to read from the full-text index of each language. */
  limit: number;
}

/** What a question comes to. */
export interface Outcome {
  /** `idle`: nothing was asked. `filtered`: something was found, and the filters hide all of it. */
  state: "idle" | "found" | "none" | "filtered";
  question: Question;
  /** Codes that pass the filters, best first. */
  results: readonly Result[];
  /** Codes before the filters: a log is annotated with all of them. */
  unfiltered: readonly Result[];
  /** Near misses that pass the filters. Never results. */
  suggestions: readonly Suggestion[];
  /** Numbers that are no codes here. */
  unknown: readonly Unknown[];
  /** Ids of products that the text names. */
  named: readonly string[];
  /** Pages of the full-text index, best first. */
  hits: readonly TextHit[];
  /** The full-text index has more pages. */
  hasMore: boolean;
  /** False while the full-text index is still searched. */
  isFinal: boolean;
}

/**
 * Answers a question: first the codes that it names or that its words lead to, then, if it is in words, the full-text index.
 * @param onPartial called with the first answer where the full-text index may still add to it
 * @throws what the source or the index throws, if nothing could be found without it
 */
export async function ask(
  { question, filters, limit }: Request,
  source: Source,
  searchText: SearchText,
  onPartial: (outcome: Outcome) => void = () => {},
): Promise<Outcome> {
  const isAsked = question.text !== "";
  const isFiltered = filters.vendor !== "" || filters.category !== "";
  if (!isAsked && !isFiltered) return NOTHING_ASKED;
  const answer = isAsked ? await resolve(question, source) : NO_ANSWER;
  const passing = answer.results.filter(({ entry }) => passes(entry, filters));
  const outcome: Outcome = {
    ...NOTHING_ASKED,
    ...answer,
    question,
    results: passing,
    unfiltered: answer.results,
    suggestions: answer.suggestions.filter(({ entry }) => passes(entry, filters)),
  };
  const concluded = (changes: Partial<Outcome>): Outcome => {
    const found = { ...outcome, ...changes };
    const isHidden = !isAsked || answer.results.length > passing.length;
    return { ...found, state: found.results.length > 0 ? "found" : isHidden ? "filtered" : "none" };
  };
  if (isAsked && !needsText(question, answer)) return concluded({});
  if (passing.length > 0) onPartial(concluded({ isFinal: false }));

  const { hits, hasMore } = await searchText(isAsked ? question.text : null, filters, limit).catch((error: unknown) => {
    // Codes that are found already stand without the index.
    if (passing.length > 0) return { hits: [], hasMore: false };
    throw error;
  });
  if (!isAsked) return concluded({ results: await codesOf(hits, [], filters, source), hits, hasMore });
  const { fillers } = await source.vocabulary();
  // Pages beyond the first hardly hold what was asked for: nobody is told that there are more.
  const held = hits.filter(({ content }) => holds(question.text, content, fillers));
  return concluded({ results: await codesOf(held, passing, filters, source), hits: held });
}

const NO_ANSWER: Answer = { results: [], suggestions: [], unknown: [], named: [] };

/** The outcome of an empty box. */
export const NOTHING_ASKED: Outcome = {
  ...NO_ANSWER,
  state: "idle",
  question: readQuestion(""),
  unfiltered: [],
  hits: [],
  hasMore: false,
  isFinal: true,
};

/** Whether a code passes the filters. */
const passes = ({ id, category }: SearchEntry, filters: Filters): boolean =>
  (filters.vendor === "" || id.startsWith(`${filters.vendor}/`)) &&
  (filters.category === "" || category === filters.category);

/**
 * Whether the full-text index may add to an answer: to a question in words in which no code is named. It answers an unknown
 * number with similar ones, which would be wrong.
 */
export const needsText = ({ text }: Question, { results, unknown }: Answer): boolean =>
  unknown.length === 0 &&
  !results.some(({ match }) => match === "code") &&
  /\p{L}{2}/u.test(text) &&
  isWordsOnly(text) &&
  !isLog(text);

/** The part of a query that a page must hold. */
const HELD = 0.6;

/**
 * Whether a page holds most words of a query, endings aside. The full-text index answers Latin words that it does not know
 * with words that begin alike.
 * @example holds("asdfqwer", "wait and retry", fillers) // => false
 */
export function holds(query: string, content: string, fillers: Fillers): boolean {
  const asked = [...new Set(termsOf(query, fillers))];
  const held = new Set(termsOf(content, fillers));
  return asked.length > 0 && asked.filter((term) => held.has(term)).length >= asked.length * HELD;
}

/** Results with the codes of further pages behind them, in the order of the pages, each code once. */
async function codesOf(
  hits: readonly TextHit[],
  results: readonly Result[],
  filters: Filters,
  source: Source,
): Promise<Result[]> {
  const found = new Set(results.map(({ entry }) => entry.id));
  const ids = [...new Set(hits.flatMap(({ meta }) => meta["id"] ?? []))].filter((id) => !found.has(id));
  if (ids.length === 0) return [...results];
  const codes = new Map(knownCodes(await source.products()).map((code) => [code.id, code]));
  const entries = await entriesOf(
    ids.flatMap((id) => codes.get(id) ?? []),
    source,
  );
  const added = entries
    .filter((entry) => passes(entry, filters))
    .map((entry): Result => ({ entry, match: "text", score: 0, isBeginning: false, mentions: [] }));
  return [...results, ...added];
}

/**
 * The codes that a path names, and those that it nearly names; none if its last part looks like no code.
 * @throws what the source throws
 */
export async function codesNamedBy(
  path: string,
  source: Source,
): Promise<{ found: SearchEntry[]; near: SearchEntry[] }> {
  const last = codeInPath(path);
  if (!/\d/.test(last) && !/[A-Z_]{4}/.test(last)) return { found: [], near: [] };
  const { results, suggestions } = await resolve(readQuestion(last), source);
  return {
    found: results.filter(({ match }) => match !== "text").map(({ entry }) => entry),
    near: suggestions.map(({ entry }) => entry),
  };
}
