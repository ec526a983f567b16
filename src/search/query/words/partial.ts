/** Finds symbols and messages of a code in a text, and a text in symbols and messages. */
import { fold, hasHan, holdsWord, separateScripts } from "../../shared/fold.ts";
import type { SearchEntry } from "../../shared/shape.ts";
import { removeNames, type Context } from "../text/context.ts";
import { isOneIdentifier, quotesIn, withoutIdentifiers } from "../text/mentions.ts";
import { SCORE, type Match } from "../results.ts";

/** A text in the forms in which it is compared. */
export interface Phrases {
  /** The whole text, folded, without the numbers that may be codes. */
  folded: string;
  /** The same with them: a message may have numbers. */
  whole: string;
  /** Its folded parts between punctuation: a symbol does not span several. */
  segments: readonly string[];
  /** What may be a vendor's short label: the folded text without names of products, and its phrases in quotes. */
  labels: ReadonlySet<string>;
}

/** A text, also without the numbers that may be codes, and whom it is about. */
interface PhraseQuery {
  text: string;
  rest: string;
  context: Context;
}

/** Ends a part of a text that may hold a symbol. */
const SEGMENT_END = /[^\p{L}\p{N}\s_.'’-]+/u;
/** Shortest phrase that may be part of a message, in characters. */
const PHRASE_MIN = 6;
/** What a vendor's document or format writes for a token, a name or a number in a message. */
const PLACEHOLDER = /\b(?:x{3,}|xx)\b|\*{2,}|%[sd]|\{\w*\}/gi;
/** Longest value in the place of one, in characters. */
const VALUE_MAX = 80;
/** Words of a message that is recognised inside a text, at least. */
const MESSAGE_WORDS_MIN = 3;
/** Length from which on a message is long, in characters, and what that adds to its score. */
const LONG_MESSAGE = { length: 42, bonus: 100 };
const isLong = ({ length }: string): boolean => length >= LONG_MESSAGE.length;
/** Words of a symbol that is recognised inside a sentence, at least. */
const SYMBOL_WORDS_MIN = 3;
/** Shortest label, in characters. */
const LABEL_MIN = 4;
const hasLabelLength = ({ length }: string): boolean => length >= LABEL_MIN;
/** Shortest part of a message that is recognised in quotes, in characters: people copy messages in part. */
const CUT_MIN = 24;
/** What is quoted at the end of a text that was cut before the closing quote, without its last word. */
const cutQuoteIn = (text: string): string => /["“]([^"“”\n]*)\s\S*$/.exec(text)?.[1] ?? "";
/** What it costs that the words of a symbol are in another order. */
const OTHER_ORDER = 60;

/** The forms of a text in which it is compared. */
export function phrasesIn({ text: whole, rest: text, context }: PhraseQuery): Phrases {
  const folded = fold(text);
  const label = removeNames(separateScripts(folded), context).trim().replace(/ +/g, " ");
  // A quoted name, such as `webkitSpeechRecognition`, stands in many messages.
  const quotes = [...quotesIn(text), cutQuoteIn(text)].filter((quote) => !isOneIdentifier(quote));
  return {
    folded,
    whole: fold(whole),
    // Symbols that are written as such are looked up whole.
    segments: withoutIdentifiers(text).split(SEGMENT_END).map(fold),
    labels: new Set([label, ...quotes.map(fold)].filter(hasLabelLength)),
  };
}

/** Whether a message says enough to be recognised inside a text: six Chinese characters or three words, unlike `no permission`. */
const isTelling = (message: string): boolean =>
  hasHan(message) ? message.length >= PHRASE_MIN : message.split(" ").length >= MESSAGE_WORDS_MIN;

/** A way in which a text matches a code. */
interface PartialMatch {
  match: Match;
  score: number;
  /** What the text and a message have in common is longer than what many products say: `Request Header Fields Too Large`. */
  isLong?: boolean;
}

/** How a text matches if it is part of a symbol or message, or contains one: the best way. */
export function partialMatch({ code, names, messages }: SearchEntry, phrases: Phrases): PartialMatch | undefined {
  const ways = [
    ...names.flatMap((name) => matchOfSymbol(name, phrases) ?? []),
    ...messages.flatMap((message) => matchOfMessage(message, code, phrases) ?? []),
  ];
  return ways.reduce<PartialMatch | undefined>(
    (best, way) => (best && best.score >= way.score ? best : way),
    undefined,
  );
}

function matchOfSymbol(name: string, { folded, segments }: Phrases): PartialMatch | undefined {
  const symbol = fold(name);
  const match = "symbol";
  const isPhrase = folded.includes(" ");
  if (symbol.includes(" ") && segments.some((segment) => holdsWord(segment, symbol))) {
    // In a sentence, `token has expired` is not the symbol `TokenHasExpired`, and `socket closed` rarely `SOCKET_CLOSED`.
    if (segments.includes(symbol)) return { match, score: SCORE.symbol };
    const hasManyWords = symbol.split(" ").length >= SYMBOL_WORDS_MIN;
    // `CUDA out of memory` is rather a message of that.
    if (hasManyWords) return { match, score: name.includes("_") ? SCORE.message : SCORE.part };
  }
  if (isPhrase && holdsWord(symbol, folded)) return { match, score: SCORE.part };
  // Words in another order are those of `TOKEN_EXPIRED_ERR`, not of a name in camel case, which is a sentence itself.
  const hasAllWords = isPhrase && name.includes("_") && folded.split(" ").every((word) => holdsWord(symbol, word));
  return hasAllWords ? { match, score: SCORE.part - OTHER_ORDER } : undefined;
}

function matchOfMessage(text: string, code: string, { folded, whole, labels }: Phrases): PartialMatch | undefined {
  const parts = text
    .split(PLACEHOLDER)
    .map(fold)
    .filter((part) => part !== "");
  const message = parts.join(" ");
  const holdsMessage = (asked: string) => holdsWord(asked, message) || (parts.length > 1 && holdsInOrder(asked, parts));
  const match = "message";
  // A long message says more than a short one, and than the status of HTTP before it.
  if (labels.has(message) || (isTelling(message) && (holdsMessage(folded) || holdsMessage(whole))))
    return {
      match,
      score: SCORE.message + (isLong(message) ? LONG_MESSAGE.bonus : 0),
      isLong: isLong(message),
    };
  // The number of another code in the place of ours: `(OSStatus error -34018.)`.
  const isOfCode = (asked: string) => holdsWord(asked, fold(code));
  if (whole !== folded && isOfCode(message) && !isOfCode(whole)) return undefined;
  const isPartOf = (label: string) => label.length >= CUT_MIN && holdsWord(message, label);
  const part = [...labels].find(isPartOf);
  if (part !== undefined) return { match, score: SCORE.message, isLong: isLong(part) };
  const beginning = beginningOf(message, fold(code));
  if (beginning !== undefined && holdsWord(whole, beginning)) return { match, score: SCORE.message };
  if (folded.length < PHRASE_MIN || !holdsWord(message, folded)) return undefined;
  const isTellingPart = folded.split(" ").length > MESSAGE_WORDS_MIN;
  return { match, score: isTellingPart ? SCORE.message : SCORE.part };
}

/** Whether a folded text has the parts of a message in order, with a value between each two. */
function holdsInOrder(text: string, parts: readonly string[]): boolean {
  let end = 0;
  return parts.every((part, index) => {
    const start = ` ${text} `.indexOf(` ${part} `, end);
    const isNear = start >= 0 && (index === 0 || start - end <= VALUE_MAX);
    end = start + part.length;
    return isNear;
  });
}

/**
 * The first words of a message that is so long that its end may differ, with the number, name or address of each case. A message
 * that ends with the code has nothing else that tells it from those of other codes.
 */
function beginningOf(message: string, code: string): string | undefined {
  const end = message.indexOf(" ", LONG_MESSAGE.length);
  return end < 0 || holdsWord(message.slice(end), code) ? undefined : message.slice(0, end);
}

/** Whether a title begins with a label, up to its first colon or comma: it says in short what a vendor's label says. */
export const hasLabelAsTitle = ({ title }: SearchEntry, { labels }: Phrases): boolean =>
  [title.zh, title.en].some((text) => labels.has(fold(/^[^：:，,（(]*/u.exec(text)?.[0] ?? "")));
