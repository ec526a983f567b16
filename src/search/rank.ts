/** What the resolver found and what the text index found → one list, each code once. */
import type { Entry } from "./entry.ts";
import type { Answer } from "./find.ts";
import { isQuestion } from "./pages.ts";
import type { Result } from "./results.ts";
import { termsOf, type Fillers } from "./terms.ts";

/** What a list is narrowed to; empty for all. */
export interface Filters {
  vendor: string;
  category: string;
}

/** Whether a code passes the filters. */
export const passes = ({ id, category }: Entry, filters: Filters): boolean =>
  (filters.vendor === "" || id.startsWith(`${filters.vendor}/`)) &&
  (filters.category === "" || category === filters.category);

/**
 * Whether the text index may add to an answer: only to a question in words, not where codes were named, and never to a number that is none,
 * because the index answers a number it does not know with its neighbours.
 */
export const needsText = ({ text, results, unknown }: Answer): boolean =>
  unknown.length === 0 && !results.some(({ match }) => match === "code") && /\p{L}{2}/u.test(text) && isQuestion(text);

/** The part of a query that a page must hold. */
const HELD = 0.6;

/**
 * Whether a page really holds what was asked for: most of the words of the query, endings aside.
 * The text index answers Latin words that it does not know with whatever begins alike.
 * @example holds("asdfqwer", "wait and retry", fillers) // => false
 */
export function holds(query: string, content: string, fillers: Fillers): boolean {
  const terms = [...new Set(termsOf(query, fillers))];
  const own = new Set(termsOf(content, fillers));
  return terms.length > 0 && terms.filter((term) => own.has(term)).length >= terms.length * HELD;
}

/** Adds codes that only the text index found, in its order, behind those that the resolver found. */
export function withText(results: readonly Result[], entries: readonly Entry[]): Result[] {
  const known = new Set(results.map(({ entry }) => entry.id));
  const added = entries.filter(({ id }) => !known.has(id) && known.add(id));
  return [
    ...results,
    ...added.map((entry) => ({ entry, match: "text" as const, score: 0, isBeginning: false, mentions: [] })),
  ];
}
