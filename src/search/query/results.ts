/** Collects and ranks the codes that a text leads to. */
import { compareCodes } from "../../catalog/number.ts";
import { cleanText } from "../shared/fold.ts";
import { keyOf } from "../shared/keys.ts";
import type { SearchEntry } from "../shared/shape.ts";
import { productIdOf } from "./known-codes.ts";
import type { Mention } from "./text/mentions.ts";

/** What a result matches, best first. Pages show it in `data-match`. */
export type Match = "code" | "symbol" | "message" | "text";

/** How well it matches: whole; the code or symbol only begins with what was asked for; or the symbol is only similar to it. */
export type Fit = "whole" | "beginning" | "similar";

/** A code that was found. */
export interface Result {
  entry: SearchEntry;
  match: Match;
  score: number;
  /** Everything that matches: a code and its message in one response confirm each other. */
  matches: ReadonlySet<Match>;
  fit: Fit;
  /** The parts of the text that name the code, in order. */
  mentions: Mention[];
  /** How exactly the whole text is a code, symbol or message of the entry: 0 (not at all) to 3. */
  exactness: number;
  /** The text has a message of the entry that belongs to one product, or that stands beside its number. */
  hasMessage: boolean;
}

/**
 * A code that may be meant. It is never a result. `similar`: its code or symbol differs a little from what was asked for;
 * `same`: it has the number or the words of a text that speaks of something else; `words`: its page shares words with the text.
 */
export type Suggestion =
  { why: "similar"; entry: SearchEntry; asked: string; near: string } | { why: "same" | "words"; entry: SearchEntry };

/** Most suggestions of one kind. */
export const SUGGESTIONS_MAX = 6;

/** How exactly the whole text is a name or message of an entry: `own` is its code or symbol; `folded` ignores case and punctuation. */
const EXACTNESS = { own: 3, same: 2, folded: 1, other: 0 };
/** Longest text that is compared as a whole, in characters: no message is longer. */
const WHOLE_MAX = 500;

/** How exactly a text is what an entry has: `InvalidRequest` is rather the symbol `InvalidRequest` than the code `invalid_request`. */
function exactnessOf(text: string, { code, symbol, names, messages }: SearchEntry): number {
  if (text.length > WHOLE_MAX) return EXACTNESS.other;
  if (text === code || text === symbol) return EXACTNESS.own;
  const spellings = [...names, ...messages];
  if (spellings.some((spelling) => cleanText(spelling).trim() === text)) return EXACTNESS.same;
  const key = keyOf(text);
  return [code, ...spellings].some((spelling) => keyOf(spelling) === key) ? EXACTNESS.folded : EXACTNESS.other;
}

/** Whether the whole text is, character for character, a code, symbol or message of a result. */
export const isSame = ({ exactness }: Result): boolean => exactness >= EXACTNESS.same;

/** Scores by what matches: a code, symbol or message, a part of a symbol or message, the beginning of a code, words. */
export const SCORE = { code: 1000, symbol: 700, message: 500, part: 300, prefix: 200, text: 0 };

/** What is added to a score, or taken from it, to rank results of the same kind. */
export const BONUS = {
  /** The text calls it a code. */
  named: 90,
  /** The text names its product. */
  product: 60,
  /** The text hints at its product. */
  hint: 40,
  /** The text hints at a platform, on which programs for any service run. */
  platform: 15,
  /** Its product has the most of the text's numbers. */
  common: 30,
  /** It matches in another way, too: code and message confirm each other. */
  otherMatch: 40,
  /** It is the value of a field in which its product's logs have codes. */
  field: 20,
  /** A number with a sign or leading zero that is spelt like the code, or the status that is the code. */
  exact: 60,
  /** A code in words, rather than another's symbol of the same words, where the text calls it a code. */
  calledCode: 10,
  /** A symbol of this spelling, rather than the same words in another. */
  spelling: 30,
  /** The code of a success, which logs print all the time. */
  unlikely: -50,
  /** A status of HTTP stands beside the codes of any service. */
  status: -500,
};

/** Results without repetition: a code that matches in several ways gets the best score and a bonus for the others. */
export class Results {
  private readonly byId = new Map<string, Result & { matches: Set<Match>; starts: Set<number> }>();
  private readonly text: string;

  /** @param text the whole text that leads to the results */
  constructor(text: string) {
    this.text = text.trim();
  }

  get all(): Result[] {
    return [...this.byId.values()];
  }
  get(id: string): Result | undefined {
    return this.byId.get(id);
  }
  add(entry: SearchEntry, match: Match, score: number, mention?: Mention, fit: Fit = "whole"): void {
    const known = this.byId.get(entry.id);
    if (!known) {
      const mentions = mention ? [mention] : [];
      const starts = new Set(mentions.map(({ from }) => from));
      const exactness = exactnessOf(this.text, entry);
      const matches = new Set([match]);
      this.byId.set(entry.id, { entry, match, score, matches, fit, mentions, exactness, starts, hasMessage: false });
      return;
    }
    if (mention && !known.starts.has(mention.from)) {
      known.starts.add(mention.from);
      known.mentions.push(mention);
    }
    if (!known.matches.has(match)) known.score += BONUS.otherMatch;
    known.matches.add(match);
    const others = BONUS.otherMatch * (known.matches.size - 1);
    if (score + others > known.score) Object.assign(known, { match, score: score + others, fit });
  }
  /** Notes that the text has a message of a code which belongs to one product, or stands beside the code's number. */
  confirm(id: string): void {
    const known = this.byId.get(id);
    if (known) known.hasMessage = true;
  }
  /**
   * What is most exactly the whole text first, then by score. With equal scores in the order of the text, then in that of the
   * catalogue, which begins with popular products.
   */
  sorted(): Result[] {
    return [...this.byId.values()]
      .map(({ starts: _, ...result }) => ({ ...result, mentions: result.mentions.sort((a, b) => a.from - b.from) }))
      .sort(
        (a, b) => b.exactness - a.exactness || b.score - a.score || startOf(a) - startOf(b) || compareInProduct(a, b),
      );
  }
}

/** Compares two codes of one product. Those of different products stay in the order in which they were found. */
const compareInProduct = ({ entry: a }: Result, { entry: b }: Result): number =>
  productIdOf(a.id) === productIdOf(b.id) ? compareCodes(a.code, b.code) : 0;

const startOf = ({ mentions }: Result) => mentions[0]?.from ?? 0;

/** Most results in words of one product before those of others. */
const TOGETHER = 3;

/**
 * Results in words in rounds: the best few of each product, then the next few of each, so that a product with many similar codes
 * does not hide the others. Results that are named keep their places.
 */
export function alternate(results: readonly Result[]): Result[] {
  const counts = new Map<string, number>();
  const ranked = results.map((result) => {
    if (result.match !== "text") return { result, round: 0 };
    const product = productIdOf(result.entry.id);
    const count = counts.get(product) ?? 0;
    counts.set(product, count + 1);
    return { result, round: Math.floor(count / TOGETHER) };
  });
  return ranked.sort((a, b) => a.round - b.round).map(({ result }) => result);
}
