/** A number that is no code by itself → codes that cover it or begin with it, or else what its block means and which codes are one slip away. */
import type { SearchEntry, SearchProduct } from "../shared/shape.ts";
import { blocksOf, covers, knownCodes, productIdOf, type KnownCode } from "./known-codes.ts";
import type { Mention } from "./mentions.ts";
import { SCORE } from "./results.ts";
import { entriesOf, type Source } from "./source.ts";
import { distance } from "./typo.ts";

/** A code that is nearly what was asked for. Never a result. */
export interface Suggestion {
  entry: SearchEntry;
  /** What was asked for, and the code or symbol that is near it. */
  asked: string;
  near: string;
}

/** A number that no product here uses. */
export interface Unknown {
  number: string;
  /** What products say of the block it would lie in. */
  blocks: ReturnType<typeof blocksOf>;
}

/** Most suggestions of one search. */
export const SUGGESTIONS = 6;
/** Fewest digits of a number that is taken for the beginning of a code. */
export const PREFIX_MIN = 3;
/** Most different numbers of one text that are looked at closely. */
const NUMBERS_MAX = 50;
/** Most unknown numbers that are told of. */
const UNKNOWN_MAX = 3;
/** Most codes that count for which product a beginning belongs to. */
const BLOCK_MAX = 50;

export interface Near {
  /** Codes that stand for many numbers, this one among them; codes that begin with the number. */
  found: { entry: SearchEntry; mention: Mention; score: number }[];
  suggestions: Suggestion[];
  unknown: Unknown[];
}

/**
 * What can be said of numbers that are no codes.
 * @param mayBegin whether a number may be the beginning of a code: in a question, not in a log
 */
export async function nearTo(
  numbers: readonly Mention[],
  mayBegin: boolean,
  products: readonly SearchProduct[],
  source: Source,
): Promise<Near> {
  const all = knownCodes(products);
  const near: Near = { found: [], suggestions: [], unknown: [] };
  const different = [...new Map(numbers.map((number) => [number.text, number])).values()];
  for (const mention of different.slice(0, NUMBERS_MAX)) {
    const { text, keys } = mention;
    const covering = await entriesOf(
      all.filter(({ code }) => keys.some((form) => covers(code, form))),
      source,
    );
    for (const entry of covering) near.found.push({ entry, mention, score: SCORE.code });
    if (covering.length > 0) continue;
    // Three digits with a name are a status of HTTP rather than a beginning.
    const isBeginning = mayBegin && text.length >= (mention.named ? PREFIX_MIN + 1 : PREFIX_MIN);
    const begun = isBeginning ? all.filter(({ code }) => code.startsWith(text)) : [];
    for (const [at, entry] of (await entriesOf(begun, source)).entries()) {
      // Of several products the one with most such codes is meant: a block of its numbers begins so.
      const block = begun.filter(({ id }) => productIdOf(id) === productIdOf(entry.id)).length;
      const score = SCORE.prefix + Math.min(block, BLOCK_MAX) - at / begun.length;
      near.found.push({ entry, mention, score });
    }
    if (begun.length > 0 || near.unknown.length >= UNKNOWN_MAX) continue;
    near.unknown.push({ number: text, blocks: blocksOf(keys[0] ?? text, products) });
    const isNear = ({ code }: KnownCode) => keys.some((form) => distance(form, code, 1) === 1);
    for (const entry of await entriesOf(all.filter(isNear).slice(0, SUGGESTIONS), source)) {
      if (near.suggestions.length < SUGGESTIONS && !near.suggestions.some((other) => other.entry === entry))
        near.suggestions.push({ entry, asked: text, near: entry.code });
    }
  }
  return near;
}

/**
 * A near miss in parts, the one that differs marked.
 * @example differenceOf("70066", "7006") // => [{ text: "7006", differs: false }, { text: "", differs: true }]
 */
export function differenceOf(asked: string, near: string): { text: string; differs: boolean }[] {
  const [a, b] = [asked.toLowerCase(), near.toLowerCase()];
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return [
    { text: near.slice(0, start), differs: false },
    { text: near.slice(start, near.length - end), differs: true },
    { text: near.slice(near.length - end), differs: false },
  ].filter(({ text, differs }) => text !== "" || differs);
}
