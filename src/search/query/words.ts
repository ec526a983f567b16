/** Finds the pages that the words of a question lead to, by relevance or because the words are in a symbol or message. */
import { fold, hasHan, holdsWord, separateScripts } from "../shared/fold.ts";
import { spellQuantities } from "../shared/quantities.ts";
import type { SearchEntry, SearchProduct } from "../shared/shape.ts";
import { removeNames, type Context } from "./context.ts";
import { knownCodes, productIdOf } from "./known-codes.ts";
import { identifiersIn, isOneIdentifier, proseIn, quotesIn } from "./mentions.ts";
import { SUGGESTIONS_MAX, type Suggestion } from "./near.ts";
import { isHttpStatus } from "./numbers.ts";
import { coverageOf, rankWords, titleCoverage, type WordHit } from "./rank.ts";
import { BONUS, SCORE, type Match, type Results } from "./results.ts";
import { entriesOf, postingsOf, type Source } from "./source.ts";
import { coreOf } from "./symbols.ts";
import type { Tuning } from "./tuning.ts";
import { correctWords, queryWords, type QueryWord, type Vocabulary } from "./vocabulary.ts";

/** Characters of markup and program code, which prose does not have. */
const MARKUP = /[{}<>;=$\\|@^]|\/\S*\//;
/** What stands among words without being one: tags, and places where a program fills in values. */
const INTERSPERSED = /<\/?[a-z][^<>\n]*>|\{\w*\}|%[sd]/gi;
/** What is quoted, or written in a program, says something: four Chinese characters or three words in a row. */
const WRITTEN = /\p{Script=Han}{4}|[a-z]{2,} [a-z]+ [a-z]{2,}/iu;
/** Words of dates and times, which say nothing. */
const DATE = /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|gmt|utc|cst|am|pm)\b/gi;
/** Share of the importance of a question that a page must cover if the question names a number or code of another service. */
const SHARE_OF_FOREIGN = 0.8;
/** Most suggestions by words alone. */
const WORD_SUGGESTIONS_MAX = 3;
/** Most pages whose entries are fetched and compared. */
const CANDIDATES_MAX = 60;
/** Ends a part of a text that may hold a symbol. */
const SEGMENT_END = /[^\p{L}\p{N}\s_.'’-]+/u;
/** Shortest phrase that may be part of a message, in characters. */
const PHRASE_MIN = 6;
/** Words of a message that is recognised inside a text, at least. */
const MESSAGE_WORDS_MIN = 3;
/** Shortest phrase in quotes that may be part of a title, in characters. */
const QUOTE_MIN = 4;
/** Most that words add to the score of a part of a symbol or message. */
const WORDS_BONUS_MAX = 20;
/** What words add to the score of a code that is named: so much for each point of relevance, and the most of it. */
const NAMED_CODE = { perPoint: 6, most: 45 };
/** What it costs that the words of a symbol are in another order. */
const OTHER_ORDER = 60;
/** Factor of pages of a product that is discontinued or unidentified. */
const NOT_CURRENT_FACTOR = 0.97;

/** Whether a text is a question in words, rather than program code, markup or a symbol. */
export const isWordsOnly = (text: string): boolean => !MARKUP.test(text) && !isOneIdentifier(text);

/** A question and what is known about it before its words are searched. */
export interface WordQuery {
  /** The whole text. */
  text: string;
  /** The text without numbers that are, or seem to be, codes. Other numbers, such as `60` seconds, are words of it. */
  rest: string;
  /** The text names a number, or only a symbol, that seems to be the code of another service. */
  foreign: "number" | "symbol" | undefined;
  context: Context;
  products: readonly SearchProduct[];
}

/** A page that contains words of the question. */
interface Page {
  entry: SearchEntry;
  hit: WordHit;
  score: number;
}

/** How relevant the words of a text make codes. */
export interface Relevance {
  /** Number of words that matter. */
  words: number;
  /** Share of the words' importance that a code's page covers, 0 to 1. */
  shareOf: (entry: SearchEntry) => number;
  /** Score of a code's page relative to the best page, 0 to 1. */
  relativeOf: (entry: SearchEntry) => number;
}

/**
 * Adds the pages that the words lead to. If codes are named already, the words only help to rank them.
 * @returns pages that share some of the words, but too few to be results
 * @throws what the source throws
 */
export async function addPages(
  query: WordQuery,
  results: Results,
  source: Source,
  tuning: Tuning,
): Promise<{ suggestions: Suggestion[]; relevance?: Relevance }> {
  const { text, context } = query;
  // Japanese and Korean words are on no page, and Chinese characters among them mean something else.
  const isOtherLanguage = OTHER_LANGUAGE.test(text);
  const folded = fold(query.rest);
  const vocabulary = await source.vocabulary();
  const plain = query.rest.replace(INTERSPERSED, " ");
  const hasMarkup = MARKUP.test(plain);
  const said = hasMarkup ? proseIn(plain) : quotesIn(plain).join("\n");
  const isWritten = WRITTEN.test(said);
  const asked = isWritten ? said : plain;
  const question = removeNames(separateScripts(fold(spellQuantities(asked.replace(DATE, " ")))), context);
  // Numbers alone lead to no page.
  if (!/\p{L}{2}/u.test(question)) return { suggestions: [] };
  const isProse = !hasMarkup || isWritten;
  const written = queryWords(question, vocabulary);
  const known = await postingsOf(written, source);
  const corrected = isProse ? correctWords(question, vocabulary, (term) => known.has(term)) : written;
  const words = isOneIdentifier(text) ? corrected : supportedByIdentifiers(corrected, asked, vocabulary);
  const hits = rankWords(words, await postingsOf(words, source), knownCodes(query.products).length, tuning);
  const relevance = isOtherLanguage ? undefined : relevanceOf(hits, words, query.products);
  const codes = knownCodes(query.products);
  // Of a product that the text names, pages are meant; of others they only may be.
  const meant = hits.filter(({ position }) => context.named.has(productIdOf(codes[position]!.id)));
  const candidates = meant.length > 0 ? meant : hits;
  const pages = await readPages(candidates.slice(0, CANDIDATES_MAX), folded, query, vocabulary, source, tuning);

  // An HTTP status may be the only number of a question in words, and does not count as a named code.
  const hasCode = results.all.some(
    ({ entry, match, fit }) => match === "code" && fit === "whole" && !isHttpStatus(entry.code),
  );
  if (hasCode) addWordBonus(pages, results);
  const label = removeNames(separateScripts(folded), context).trim().replace(/ +/g, " ");
  const labels = new Set([label, ...quotesIn(text).map(fold)].filter((phrase) => phrase.length >= QUOTE_MIN));
  const segments = query.rest.split(SEGMENT_END).map(fold);
  for (const { entry, score } of pages) {
    const isNamed = context.named.has(productIdOf(entry.id));
    // The head of a title says in short what the vendor's label says.
    if (isNamed && headsOf(entry).some((head) => labels.has(head))) {
      results.add(entry, "text", SCORE.message + BONUS.product + score);
      continue;
    }
    const partial = partialMatch(entry, folded, segments, labels);
    // The words of a foreign text are no symbol or message of ours: `internal error` stands in many.
    if (query.foreign && !isNamed) continue;
    if (!partial || (hasCode && partial.score < SCORE.message)) continue;
    // Among messages that contain the words, pages that are about the words come first.
    results.add(entry, partial.match, partial.score + Math.min(score, WORDS_BONUS_MAX));
  }
  if (hasCode) return { suggestions: [], ...(relevance ? { relevance } : {}) };

  const isForeign = query.foreign !== undefined || words.some(isForeignCode);
  const bestScore = Math.max(...pages.map(({ score }) => score));
  const accepted = (factor: number) =>
    pages.filter(({ entry, hit, score }) => {
      const isNamed = context.named.has(productIdOf(entry.id));
      const share = isProse ? minShareOf(words, tuning) : tuning.shareOfMarkup;
      // A page of another service than the one that is asked about is no answer, but may help.
      if (query.foreign === "number" && factor === 1 && !isNamed) return false;
      const minShare = (isForeign ? Math.max(share, SHARE_OF_FOREIGN) : share) * (isNamed ? tuning.shareOfNamed : 1);
      return hit.share >= minShare * factor && score >= bestScore * tuning.relativeScore && isAnswer(hit, words);
    });
  // A single unknown symbol is no question: nothing but similar symbols is suggested for it.
  const relevant = isOneIdentifier(text) ? [] : accepted(1);
  for (const { entry, score } of relevant) results.add(entry, "text", SCORE.text + Math.min(score, SCORE.prefix - 1));
  if (relevant.length > 0 || (isOneIdentifier(text) && results.all.length > 0)) return { suggestions: [], ...(relevance ? { relevance } : {}) };
  const suggestions = accepted(tuning.shareOfSuggestion)
    .slice(0, isOneIdentifier(text) ? SUGGESTIONS_MAX : WORD_SUGGESTIONS_MAX)
    .filter(({ entry }) => !results.get(entry.id))
    .map(({ entry }): Suggestion => ({ why: "words", entry }));
  return { suggestions, ...(relevance ? { relevance } : {}) };
}

/** A word in a script of which the pages have none. */
const OTHER_SCRIPT = /[^\p{Script=Latin}\p{Script=Han}\d ]/u;
const OTHER_LANGUAGE = /\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u;

function relevanceOf(
  hits: readonly WordHit[],
  words: readonly QueryWord[],
  products: readonly SearchProduct[],
): Relevance {
  const positions = new Map(knownCodes(products).map(({ id }, position) => [id, position]));
  const byPosition = new Map(hits.map((hit) => [hit.position, hit]));
  const hitOf = ({ id }: SearchEntry) => byPosition.get(positions.get(id) ?? -1);
  const best = hits[0]?.score ?? 1;
  return {
    words: words.filter(({ terms, isSupporting }) => !isSupporting && !OTHER_SCRIPT.test([...terms.keys()].join(" ")))
      .length,
    shareOf: (entry) => hitOf(entry)?.share ?? 0,
    relativeOf: (entry) => (hitOf(entry)?.score ?? 0) / best,
  };
}

/** The words, of which those that occur only in identifiers only add to the meaning of the others. */
function supportedByIdentifiers(words: readonly QueryWord[], text: string, vocabulary: Vocabulary): QueryWord[] {
  const identifiers = identifiersIn(text);
  if (identifiers.length === 0) return [...words];
  const prose = identifiers.reduce((rest, identifier) => rest.replaceAll(identifier, " "), text);
  const inProse = new Set(queryWords(prose, vocabulary).flatMap(({ terms }) => [...terms.keys()]));
  return words.map((word) => (inProse.has([...word.terms.keys()][0]!) ? word : { ...word, isSupporting: true }));
}

/** The pages of the hits, in the same order. */
async function readPages(
  hits: readonly WordHit[],
  folded: string,
  { text, context, products }: WordQuery,
  vocabulary: Vocabulary,
  source: Source,
  tuning: Tuning,
): Promise<Page[]> {
  const codes = knownCodes(products);
  const entries = await entriesOf(
    hits.map(({ position }) => codes[position]!),
    source,
  );
  const current = new Set(products.filter(({ isCurrent }) => isCurrent).map(({ id }) => id));
  const phrases = [folded, ...quotesIn(text).map(fold)].filter(({ length }) => length >= QUOTE_MIN);
  return hits.map((hit, index) => {
    const entry = entries[index]!;
    const product = productIdOf(entry.id);
    const isMeant = context.named.has(product) || context.hinted.has(product);
    const factor = (isMeant ? tuning.product : 1) * (current.has(product) ? 1 : NOT_CURRENT_FACTOR);
    return { entry, hit, score: scoreOf(hit, entry, phrases, vocabulary, tuning) * factor };
  });
}

/** The score of a page with its title considered: best is a title that says what was asked, in the same words and no others. */
function scoreOf(
  { score, share, terms }: WordHit,
  { title, names }: SearchEntry,
  phrases: readonly string[],
  { fillers }: Vocabulary,
  tuning: Tuning,
): number {
  const titles = [title.zh, title.en].map(fold);
  const symbols = names.map((name) => coreOf(fold(name))).filter((core) => core.split(" ").length > 1);
  const hasSameWords = phrases.some((phrase) => titles.some((text) => holdsWord(text, phrase)));
  const byShare = tuning.shareBase + (1 - tuning.shareBase) * share;
  const byTitle = Math.max(
    tuning.titleCovered * titleCoverage(title, terms, fillers),
    ...symbols.map((symbol) => tuning.symbolCovered * coverageOf(symbol, terms, fillers)),
  );
  return score * byShare * (tuning.titleBase + byTitle) * (hasSameWords ? tuning.titleSame : 1);
}

/** The folded beginnings of a title, up to its first colon or comma. */
const headsOf = ({ title }: SearchEntry): string[] =>
  [title.zh, title.en].map((text) => fold(/^[^：:，,（(]*/u.exec(text)?.[0] ?? ""));

/** Raises the results whose pages contain the words. */
function addWordBonus(pages: readonly Page[], results: Results): void {
  for (const { entry, hit } of pages) {
    const result = results.get(entry.id);
    if (result) result.score += Math.min(hit.score * NAMED_CODE.perPoint, NAMED_CODE.most);
  }
}

/** A question with more words is not answered by a page that has only one of them. */
const FEW_WORDS = 3;
/** Share from which a page answers by one word that it only mentions. */
const MENTION_SHARE = 0.5;
/** Share that a page must cover of a single misspelt word. */
const SHARE_OF_MISSPELT = 0.25;
/** How much of a word a Chinese bigram is. */
const BIGRAM_LENGTH = 0.6;

/** Whether a word is on no page and looks like a code: `E11000`, `00942`. */
const isForeignCode = ({ terms, isUnknown, isSupporting }: QueryWord): boolean =>
  isUnknown &&
  !isSupporting &&
  [...terms.keys()].some((term) => /^\S*\d\S*$/.test(term) && (term.length > 3 || /[a-z]/.test(term)));

/** Whether a page has enough of the words. A single one is not enough for a long question, or if it is only mentioned. */
function isAnswer(hit: WordHit, words: readonly QueryWord[]): boolean {
  return hit.words > 1 || (words.length <= FEW_WORDS && (hit.about > 0 || hit.share > MENTION_SHARE));
}

/** Share of a question's importance that a page must cover: about half of two words, a quarter of a long sentence. */
function minShareOf(words: readonly QueryWord[], { shareStart, sharePerWord, shareLeast }: Tuning): number {
  // A single misspelt word cannot be confirmed by others.
  if (words.length === 1 && words[0]?.isUnknown) return SHARE_OF_MISSPELT;
  const length = words.reduce(
    (sum, { isHan, isSupporting }) => sum + (isHan ? BIGRAM_LENGTH : isSupporting ? 0 : 1),
    0,
  );
  return Math.max(shareLeast, shareStart - sharePerWord * length);
}

/** Whether a message says enough to be recognised inside a text: six Chinese characters or three words, unlike `no permission`. */
const isTelling = (message: string): boolean =>
  hasHan(message) ? message.length >= PHRASE_MIN : message.split(" ").length >= MESSAGE_WORDS_MIN;

/**
 * How a text matches if it is part of a symbol or message, or contains one.
 * @param folded the text
 * @param segments its parts between punctuation: a symbol does not span several
 * @param labels what may be the vendor's short label: the text without names of products, and its phrases in quotes
 */
function partialMatch(
  { names, messages }: SearchEntry,
  folded: string,
  segments: readonly string[],
  labels: ReadonlySet<string>,
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
    if (labels.has(message)) return { match: "message", score: SCORE.message };
    if (isTelling(message) && holdsWord(folded, message)) return { match: "message", score: SCORE.message };
    if (folded.length >= PHRASE_MIN && holdsWord(message, folded)) return { match: "message", score: SCORE.part };
  }
  return undefined;
}
