/** What the resolver and the text index found → one list in the order a reader expects. */
import type { Entry } from "./entry.ts";
import { words } from "./fold.ts";
import type { Match, Resolved } from "./resolve.ts";

/** A page that the text index found. */
export interface Hit {
  /** `aliyun/nls/41050008` */
  id: string;
  /** The index's own score: higher is better. */
  score: number;
}

/** One result: a code and how it matches. */
export interface Result {
  entry: Entry;
  match: Match;
  /** True where the code only begins with the number that was asked for. */
  isBeginning?: boolean;
}

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
 * Whether the text index may be asked: not where codes were named, and never for a number,
 * because the index answers a number it does not know with its neighbours.
 * @example needsText("70066", { found: [], suggestions: [], unknownCode: true }) // => false
 */
export function needsText(query: string, { found, unknownCode }: Resolved): boolean {
  return !unknownCode && !found.some(({ match }) => match === "code") && !/^\d*$/.test(words(query));
}

/** Letters of a word's end that grammar may change: expired, expires, expiring. */
const ENDING = 2;
/** Shortest beginning of a word that still means something. */
const STEM_MIN = 3;

/**
 * Whether a page really holds what was asked for: at least half of the words of the query, endings aside.
 * The text index answers Latin words that it does not know with whatever begins alike. Chinese it matches word by word,
 * across simplified and traditional characters too, so that is left to it.
 * @example holds("asdfqwer", "wait and retry") // => false
 */
export function holds(query: string, content: string): boolean {
  if (/\p{Script=Han}/u.test(query)) return true;
  const text = words(content);
  const stems = words(query)
    .split(" ")
    .filter((word) => word.length > 1)
    .map((word) => word.slice(0, Math.max(STEM_MIN, word.length - ENDING)));
  return stems.filter((stem) => text.includes(stem)).length * 2 >= stems.length;
}

/** Codes that the text names, then pages that hold its words, each code once. */
export function mergeResults(resolved: Resolved, hits: readonly Hit[], entries: ReadonlyMap<string, Entry>): Result[] {
  const best = new Map<string, number>();
  for (const { id, score } of hits) best.set(id, Math.max(score, best.get(id) ?? 0));
  const byText = [...best].sort(([a, scoreA], [b, scoreB]) => scoreB - scoreA || (a < b ? -1 : 1));
  const results = new Map<string, Result>(
    resolved.found.map(({ entry, match, isBeginning }) => [entry.id, { entry, match, isBeginning }]),
  );
  for (const [id] of byText) {
    const entry = entries.get(id);
    if (entry && !results.has(id)) results.set(id, { entry, match: "text" });
  }
  return [...results.values()];
}
