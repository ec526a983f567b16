/** Codes that a text names, each once, ranked. */
import { compareCodes } from "../../catalog/number.ts";
import type { SearchEntry } from "../shared/shape.ts";
import type { Mention } from "./mentions.ts";

/** How a result matches, best first: the contract's `data-match`. */
export type Match = "code" | "symbol" | "message" | "text";

/** One code that was found. */
export interface Result {
  entry: SearchEntry;
  match: Match;
  score: number;
  /** The code only begins with the number that was asked for. */
  isBeginning: boolean;
  /** Where the text names it, in order. */
  mentions: Mention[];
}

/** Scores by rank: code, symbol, message, part of either, beginning of a code, words. */
export const SCORE = { code: 1000, symbol: 700, message: 500, part: 300, prefix: 200, text: 0 };

/** What speaks for a result within its rank: less than the next rank. */
export const BONUS = { named: 90, product: 60, sign: 40, again: 40, field: 20, word: 6, unlikely: -50 };

/** Collects results: of several matches of one code the best counts, and every other kind of match a little. */
export class Results {
  private readonly byId = new Map<string, Result & { places: Set<number> }>();

  get all(): Result[] {
    return [...this.byId.values()];
  }
  get(id: string): Result | undefined {
    return this.byId.get(id);
  }
  add(entry: SearchEntry, match: Match, score: number, mention?: Mention): void {
    const known = this.byId.get(entry.id);
    if (!known) {
      const isBeginning = match === "code" && score < SCORE.part;
      const mentions = mention ? [mention] : [];
      const places = new Set(mentions.map(({ from }) => from));
      this.byId.set(entry.id, { entry, match, score, isBeginning, mentions, places });
      return;
    }
    if (mention && !known.places.has(mention.from)) {
      known.places.add(mention.from);
      known.mentions.push(mention);
    }
    if (known.match !== match) known.score += BONUS.again;
    if (score > known.score) Object.assign(known, { match, score, isBeginning: false });
  }
  /** Best first; equals in the order in which the text names them. */
  sorted(): Result[] {
    return [...this.byId.values()]
      .map(({ places: _, ...result }) => ({ ...result, mentions: result.mentions.sort((a, b) => a.from - b.from) }))
      .sort((a, b) => b.score - a.score || place(a) - place(b) || compareCodes(a.entry.code, b.entry.code));
  }
}

const place = ({ mentions }: Result) => mentions[0]?.from ?? 0;
