/** What the text index returned → results in the order a reader expects. Pure; the resolver of pasted logs joins here. */

import { compareCodes } from "../catalog/number.ts";

/** A page that the index found, as `SearchRecord.astro` describes it. */
export interface Hit {
  /** `aliyun/nls/41050008` */
  id: string;
  code: string;
  /** Symbol and aliases, separated by spaces. */
  symbols: string;
  /** Literal messages, one a line. */
  messages: string;
  /** The index's own score: higher is better. */
  score: number;
}

/** How a result matches, best first: the contract's `data-match`. */
export const MATCHES = ["code", "symbol", "message", "text"] as const;
export type Match = (typeof MATCHES)[number];

/** Fewest digits of a query that are taken for the beginning of a code. */
const PREFIX_MIN = 3;

/** Letters, digits and Han alone, lower case, so that dashes, underscores, quotes and widths do not matter. */
const fold = (text: string) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/**
 * The number that a query consists of, or `undefined` where it holds anything else.
 * @example bareNumber("[41050008]") // => "41050008"
 * @example bareNumber("token 403") // => undefined
 */
export function bareNumber(query: string): string | undefined {
  const folded = fold(query);
  return /^\d+$/.test(folded) ? folded : undefined;
}

/** How a page matches a query. */
export function matchOf(query: string, { code, symbols, messages }: Omit<Hit, "id" | "score">): Match {
  const words = fold(query);
  if (words === "") return "text";
  if (words.split(" ").includes(fold(code))) return "code";
  const number = bareNumber(query);
  if (number !== undefined && number.length >= PREFIX_MIN && code.startsWith(number)) return "code";
  if (symbols.split(" ").some((symbol) => symbol !== "" && fold(symbol) === words)) return "symbol";
  if (messages.split("\n").some((message) => fold(message).includes(words))) return "message";
  return "text";
}

/**
 * Hits of both languages' indexes → each page once, exact before near.
 * A query that is a number finds codes that are or begin with that number, and nothing else: a near miss is no result.
 */
export function rankHits<H extends Hit>(query: string, hits: readonly H[]): (H & { match: Match })[] {
  const number = bareNumber(query);
  const best = new Map<string, H & { match: Match }>();
  for (const hit of hits) {
    const match = matchOf(query, hit);
    if (number !== undefined && match !== "code") continue;
    const known = best.get(hit.id);
    if (!known || hit.score > known.score) best.set(hit.id, { ...hit, match });
  }
  // Codes that begin with a number stand in the order of their numbers; the exact one is the shortest.
  const byCode = (a: Hit, b: Hit) =>
    number === undefined ? 0 : a.code.length - b.code.length || compareCodes(a.code, b.code);
  return [...best.values()].sort(
    (a, b) =>
      MATCHES.indexOf(a.match) - MATCHES.indexOf(b.match) ||
      byCode(a, b) ||
      b.score - a.score ||
      (a.id < b.id ? -1 : 1),
  );
}
