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

/** Codes that the text names, then pages that hold its words, each code once. */
export function mergeResults(resolved: Resolved, hits: readonly Hit[], entries: ReadonlyMap<string, Entry>): Result[] {
  const best = new Map<string, number>();
  for (const { id, score } of hits) best.set(id, Math.max(score, best.get(id) ?? 0));
  const byText = [...best].sort(([a, scoreA], [b, scoreB]) => scoreB - scoreA || (a < b ? -1 : 1));
  const results = new Map<string, Result>(resolved.found.map(({ entry, match }) => [entry.id, { entry, match }]));
  for (const [id] of byText) {
    const entry = entries.get(id);
    if (entry && !results.has(id)) results.set(id, { entry, match: "text" });
  }
  return [...results.values()];
}
