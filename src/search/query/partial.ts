/** Finds symbols and messages of a code in a text, and a text in symbols and messages. */
import { fold, hasHan, holdsWord, separateScripts } from "../shared/fold.ts";
import type { SearchEntry } from "../shared/shape.ts";
import { removeNames, type Context } from "./context.ts";
import { quotesIn, withoutIdentifiers } from "./mentions.ts";
import { SCORE, type Match } from "./results.ts";

/** A text in the forms in which it is compared. */
export interface Phrases {
  /** The whole text, folded. */
  folded: string;
  /** Its folded parts between punctuation: a symbol does not span several. */
  segments: readonly string[];
  /** What may be a vendor's short label: the folded text without names of products, and its phrases in quotes. */
  labels: ReadonlySet<string>;
}

/** Ends a part of a text that may hold a symbol. */
const SEGMENT_END = /[^\p{L}\p{N}\s_.'’-]+/u;
/** Shortest phrase that may be part of a message, in characters. */
const PHRASE_MIN = 6;
/** Words of a message that is recognised inside a text, at least. */
const MESSAGE_WORDS_MIN = 3;
/** Shortest label, in characters. */
const LABEL_MIN = 4;
/** What it costs that the words of a symbol are in another order. */
const OTHER_ORDER = 60;

/** The forms of a text in which it is compared. */
export function phrasesIn(text: string, context: Context): Phrases {
  const folded = fold(text);
  const label = removeNames(separateScripts(folded), context).trim().replace(/ +/g, " ");
  return {
    folded,
    // Symbols that are written as such are looked up whole.
    segments: withoutIdentifiers(text).split(SEGMENT_END).map(fold),
    labels: new Set([label, ...quotesIn(text).map(fold)].filter(({ length }) => length >= LABEL_MIN)),
  };
}

/** Whether a message says enough to be recognised inside a text: six Chinese characters or three words, unlike `no permission`. */
const isTelling = (message: string): boolean =>
  hasHan(message) ? message.length >= PHRASE_MIN : message.split(" ").length >= MESSAGE_WORDS_MIN;

/** How a text matches if it is part of a symbol or message, or contains one. */
export function partialMatch(
  { names, messages }: SearchEntry,
  { folded, segments, labels }: Phrases,
): { match: Match; score: number } | undefined {
  const isPhrase = folded.includes(" ");
  for (const name of names.map(fold)) {
    if (name.includes(" ") && segments.some((segment) => holdsWord(segment, name)))
      return { match: "symbol", score: SCORE.symbol };
    if (isPhrase && holdsWord(name, folded)) return { match: "symbol", score: SCORE.part };
    const hasAllWords = isPhrase && folded.split(" ").every((word) => holdsWord(name, word));
    if (hasAllWords) return { match: "symbol", score: SCORE.part - OTHER_ORDER };
  }
  for (const message of messages.map(fold)) {
    if (labels.has(message) || (isTelling(message) && holdsWord(folded, message)))
      return { match: "message", score: SCORE.message };
    if (folded.length >= PHRASE_MIN && holdsWord(message, folded)) return { match: "message", score: SCORE.part };
  }
  return undefined;
}

/** Whether a title begins with a label, up to its first colon or comma: it says in short what a vendor's label says. */
export const hasLabelAsTitle = ({ title }: SearchEntry, { labels }: Phrases): boolean =>
  [title.zh, title.en].some((text) => labels.has(fold(/^[^：:，,（(]*/u.exec(text)?.[0] ?? "")));
