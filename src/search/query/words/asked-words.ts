/** Reads what a text asks in words: without tags, dates and names, and apart from the program around it. */
import { fold, separateScripts } from "../../shared/fold.ts";
import { spellQuantities } from "../../shared/quantities.ts";
import { removeNames, type Context } from "../text/context.ts";
import { commentsIn, isOneIdentifier, quotesIn, withoutIdentifiers } from "../text/mentions.ts";
import { DATE_IN_WORDS } from "../text/numbers.ts";
import { postingsOf, type Source } from "../source.ts";
import type { Tuning } from "../tuning.ts";
import { correctWords, queryWords, termsOfWords, type QueryWord, type Vocabulary } from "./vocabulary.ts";

/** Characters of markup and program code, which prose does not have, and how many characters of prose outweigh one. */
const MARKUP = /[{}<>=$\\@^]|;(?!\s+\p{L})|\/\S*\/|HTTP\/\d/gu;
const PROSE_PER_MARKUP = 60;
/** Whether a text is program code or markup rather than prose. */
const isMarkup = (text: string): boolean => (text.match(MARKUP)?.length ?? 0) * PROSE_PER_MARKUP > text.length;
/** What stands among words without being one: tags, and places where a program fills in values. */
const INTERSPERSED = /<\/?[a-z][^<>\n]*>|\{\w*\}|%[sd]/gi;
/** What is quoted, or written in a program, says something: four Chinese characters or three words in a row. */
const WRITTEN = /\p{Script=Han}{4}|[a-z]{2,} [a-z]+ [a-z]{2,}/iu;
/** Dates, times and their words, which say nothing. */
const DATE = new RegExp(
  [
    DATE_IN_WORDS,
    String.raw`\b\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?Z?)?|\b\d{1,2}:\d{2}:\d{2}(?:[.,]\d+)?`,
    String.raw`\b(?:mon|tue|wed|thu|fri|sat|sun|gmt|utc|cst|am|pm)\b`,
  ].join("|"),
  "gi",
);

/** Whether a text is a question in words, rather than program code, markup or a symbol. */
export const isWordsOnly = (text: string): boolean => !isMarkup(text) && !isOneIdentifier(text);

/** What a text asks in words. */
export interface AskedWords {
  words: readonly QueryWord[];
  /** The words are prose: the whole text, or what is quoted or commented in it. */
  isProse: boolean;
}

/**
 * The words of a text that say what is asked. Words that are on no page are corrected if they are prose.
 * @returns `undefined` if the text has no words
 * @throws what the source throws
 */
export async function askedWords(
  text: string,
  context: Context,
  vocabulary: Vocabulary,
  source: Source,
): Promise<AskedWords | undefined> {
  const plain = text.replace(INTERSPERSED, " ");
  const hasMarkup = isMarkup(plain);
  const quoted = quotesIn(plain).join("\n");
  const said = hasMarkup && !WRITTEN.test(quoted) ? commentsIn(plain).join("\n") : quoted;
  const isSaid = WRITTEN.test(said);
  const asked = isSaid ? said : plain;
  const question = removeNames(separateScripts(fold(spellQuantities(asked.replace(DATE, " ")))), context);
  // Numbers alone lead to no page.
  if (!/\p{L}{2}/u.test(question)) return undefined;
  const isProse = !hasMarkup || isSaid;
  const written = queryWords(question, vocabulary);
  const known = await postingsOf(termsOfWords(written), source);
  const words = isProse ? correctWords(question, vocabulary, (term) => known.has(term)) : written;
  if (isOneIdentifier(text)) return { words, isProse };
  const prose = withoutIdentifiers(asked);
  if (!/\p{L}{2}/u.test(prose)) return undefined;
  // Words that occur only in identifiers add to the meaning of the others.
  const inProse = new Set(queryWords(prose, vocabulary).flatMap(({ terms }) => [...terms.keys()]));
  const isInProse = ({ terms }: QueryWord) => inProse.has([...terms.keys()][0]!);
  return { words: words.map((word) => (isInProse(word) ? word : { ...word, isSupporting: true })), isProse };
}

/** Share that a page must cover of a single misspelt word. */
const SHARE_OF_MISSPELT = 0.25;
/** How much of a word a Chinese bigram is. */
const BIGRAM_LENGTH = 0.6;

/** So many words that are on no page suggest another subject: `best quiet restaurant in Berlin`. */
const STRANGERS_MIN = 2;

/** Share of the words' importance that a page must cover: about half of two words, a quarter of a long sentence. */
export function minShareOf({ words, isProse }: AskedWords, tuning: Tuning): number {
  if (!isProse) return tuning.shareOfMarkup;
  // A single misspelt word cannot be confirmed by others.
  if (words.length === 1 && words[0]?.isUnknown) return SHARE_OF_MISSPELT;
  const strangers = words.filter(({ isUnknown, isSupporting, isHan }) => isUnknown && !isSupporting && !isHan).length;
  const share = Math.max(tuning.shareLeast, tuning.shareStart - tuning.sharePerWord * lengthOf(words));
  return share * (strangers >= STRANGERS_MIN ? tuning.strangers : 1);
}

/** Number of words that matter: several Chinese bigrams are one. */
export const lengthOf = (words: readonly QueryWord[]): number =>
  words.reduce((sum, { isHan, isSupporting }) => sum + (isHan ? BIGRAM_LENGTH : isSupporting ? 0 : 1), 0);

/** Whether a word is on no page and looks like a code: `E11000`, `00942`. */
export const isForeignCode = ({ terms, isUnknown, isSupporting }: QueryWord): boolean =>
  isUnknown &&
  !isSupporting &&
  [...terms.keys()].some((term) => /^\S*\d\S*$/.test(term) && (term.length > 3 || /[a-z]/.test(term)));
