/**
 * Handles numbers that are not codes. They may be covered by a code, or be the beginning of one; if not, their ranges and
 * similar codes are reported.
 */
import type { SearchEntry, SearchProduct } from "../../shared/shape.ts";
import { covers, knownCodes, productIdOf, rangesAround, type KnownCode } from "../known-codes.ts";
import type { Mention } from "../text/mentions.ts";
import { PREFIX_MIN } from "../text/numbers.ts";
import { SCORE, SUGGESTIONS_MAX, type Fit, type Suggestion } from "../results.ts";
import { entriesOf, type Source } from "../source.ts";
import { editDistance } from "./edit-distance.ts";

/** A number that no product uses. */
export interface UnknownNumber {
  number: string;
  /** The number ranges of products that contain it. */
  ranges: ReturnType<typeof rangesAround>;
}

/** Fewest digits of a negative code that is recognised without its minus. */
const DIGITS_WITHOUT_SIGN_MIN = 4;
/** Most different numbers of one text that are examined. */
const NUMBERS_MAX = 50;
/** Most unknown numbers that are reported, and that are compared with codes. */
export const UNKNOWN_MAX = 3;
/** Most codes of a product with the same beginning that raise its score. */
const SIBLINGS_MAX = 50;

export interface NearCodes {
  /** Codes that cover a number, begin with it, or are it with a minus. */
  matches: { entry: SearchEntry; mention: Mention; score: number; fit: Fit }[];
  suggestions: Suggestion[];
  /** All unknown numbers that were examined. */
  unknown: UnknownNumber[];
}

/**
 * Finds what numbers that are not codes may refer to.
 * @param beginningMin fewest digits of a number that may be the beginning of a code: `Infinity` for a log
 * @param isAbout whether the text is about a code whose number it has without the minus
 * @throws what the source throws
 */
export async function findNearCodes(
  numbers: readonly Mention[],
  beginningMin: number,
  isAbout: (entry: SearchEntry, mention: Mention) => boolean,
  products: readonly SearchProduct[],
  source: Source,
): Promise<NearCodes> {
  const all = knownCodes(products);
  const near: NearCodes = { matches: [], suggestions: [], unknown: [] };
  const distinct = [...new Map(numbers.map((number) => [number.text, number])).values()];
  for (const mention of distinct.slice(0, NUMBERS_MAX)) {
    const { text, keys } = mention;
    const covering = await entriesOf(
      all.filter(({ code }) => keys.some((form) => covers(code, form))),
      source,
    );
    for (const entry of covering) near.matches.push({ entry, mention, score: SCORE.code, fit: "whole" });
    if (covering.length > 0) continue;
    // `Errno 9981` lacks the minus.
    const isNegated = ({ code }: KnownCode) => text.length >= DIGITS_WITHOUT_SIGN_MIN && code === `-${text}`;
    const negated = (await entriesOf(all.filter(isNegated), source)).filter((entry) => isAbout(entry, mention));
    for (const entry of negated) near.matches.push({ entry, mention, score: SCORE.code, fit: "whole" });
    if (negated.length > 0) continue;
    // Three digits after a word such as `status` are an HTTP status rather than the beginning of a code.
    const isBeginning = text.length >= Math.max(beginningMin, mention.isCalledCode ? PREFIX_MIN + 1 : 0);
    const beginning = isBeginning ? all.filter(({ code }) => code.startsWith(text)) : [];
    for (const [index, entry] of (await entriesOf(beginning, source)).entries()) {
      // The more codes of a product begin with the number, the likelier the product is meant.
      const siblings = beginning.filter(({ id }) => productIdOf(id) === productIdOf(entry.id)).length;
      const score = SCORE.prefix + Math.min(siblings, SIBLINGS_MAX) - index / beginning.length;
      near.matches.push({ entry, mention, score, fit: "beginning" });
    }
    if (beginning.length > 0) continue;
    near.unknown.push({ number: text, ranges: rangesAround(keys[0] ?? text, products) });
    if (near.unknown.length > UNKNOWN_MAX) continue;
    const isSimilar = ({ code }: KnownCode) => keys.some((form) => editDistance(form, code, 1) === 1);
    for (const entry of await entriesOf(all.filter(isSimilar).slice(0, SUGGESTIONS_MAX), source)) {
      if (near.suggestions.length < SUGGESTIONS_MAX && !near.suggestions.some((other) => other.entry === entry))
        near.suggestions.push({ why: "similar", entry, asked: text, near: entry.code });
    }
  }
  return near;
}
