/** Finds the pages that the words of a question lead to, by relevance or because the words are in a symbol or message. */
import type { SearchEntry, SearchProduct } from "../../shared/shape.ts";
import { askedWords, isForeignCode, lengthOf, minShareOf, type AskedWords } from "./asked-words.ts";
import { knownCodes, productIdOf } from "../known-codes.ts";
import { isOneIdentifier } from "../text/mentions.ts";
import { positionsWithStatus } from "./http-status.ts";
import { isHttpStatus } from "../text/numbers.ts";
import { hasLabelAsTitle, partialMatch, phrasesIn } from "./partial.ts";
import { readPages, type Page, type PageQuery } from "./pages.ts";
import { rankWords, type WordHit } from "./rank.ts";
import { BONUS, SCORE, SUGGESTIONS_MAX, type Results, type Suggestion } from "../results.ts";
import { postingsOf, type Source } from "../source.ts";
import { isNamedByStatus } from "../text/status-names.ts";
import type { Tuning } from "../tuning.ts";
import { termsOfWords, type QueryWord } from "./vocabulary.ts";

/** Share of the importance of a question that a page must cover if the question names a code of another service. */
const SHARE_OF_FOREIGN = 0.8;
/** Most suggestions by words alone. */
const WORD_SUGGESTIONS_MAX = 3;
/** Most pages whose entries are fetched and compared. */
const CANDIDATES_MAX = 60;
/** Most that words add to the score of a part of a symbol or message. */
const WORDS_BONUS_MAX = 20;
/** What words add to the score of a code that is named: so much for each point of relevance, and the most of it. */
const CODE_BONUS = { perPoint: 6, most: 45 };
/** A question with more words is not answered by a page that has only one of them. */
const FEW_WORDS_MAX = 3;
/** Share from which a page answers by one word that it only mentions. */
const MENTION_SHARE = 0.5;

/** Score of a page whose code is what a status is called: of the pages of 400, `BAD_REQUEST` is the general one. */
const OF_STATUS_BONUS = 9;
/** Score for each point by which a page comes with an HTTP status and few others. */
const PER_STATUS_WEIGHT = 0.25;

/** A question and what is known about it before its words are searched. */
export interface WordQuery extends PageQuery {
  /** The text names a number, or only a symbol, that seems to be the code of another service. */
  foreign: "number" | "symbol" | undefined;
  /** Statuses of HTTP in the text. */
  statuses: readonly string[];
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

/** What the words of a question lead to besides results. */
export interface WordAnswer {
  /** Pages that share some of the words, but too few to be results. */
  suggestions: Suggestion[];
  /** Missing if the text has no words that could be on a page. */
  relevance?: Relevance;
}

/**
 * Adds the pages that the words lead to. If codes are named already, the words only help to rank them.
 * @throws what the source throws
 */
export async function addPages(
  query: WordQuery,
  results: Results,
  source: Source,
  tuning: Tuning,
): Promise<WordAnswer> {
  const { text, rest, context, products } = query;
  const vocabulary = await source.vocabulary();
  const asked = await askedWords(rest, context, vocabulary, source);
  const withStatus = await positionsWithStatus(query, results, source);
  if (!asked && withStatus.size === 0) return { suggestions: [] };
  const { words, isProse }: AskedWords = asked ?? { words: [], isProse: true };
  const codes = knownCodes(products);
  const byWords = rankWords(words, await postingsOf(termsOfWords(words), source), codes.length, tuning);
  const relevance = relevanceOf(text, byWords, words, products);
  // Of a product that the text names, pages are meant; of others they only may be.
  const meant = byWords.filter(({ position }) => context.named.has(productIdOf(codes[position]!.id)));
  const hits = meant.length > 0 ? meant : byWords;
  const candidates = [
    ...[...withStatus.keys()].map(
      (position) => hits.find((hit) => hit.position === position) ?? hitWithoutWords(position),
    ),
    ...hits.filter(({ position }) => !withStatus.has(position)),
  ].slice(0, CANDIDATES_MAX);
  const pages = await readPages(candidates, query, withStatus, vocabulary, source, tuning);

  // An HTTP status may be the only number of a question in words, and does not count as a named code.
  const hasCode = results.all.some(
    ({ entry, match, fit, mentions }) =>
      match === "code" &&
      (context.named.size === 0 || context.named.has(productIdOf(entry.id))) &&
      fit === "whole" &&
      (entry.domain !== undefined || mentions.some((mention) => !isHttpStatus(mention.text))),
  );
  if (hasCode) addWordBonus(pages, results);
  addPartialMatches(pages, query, hasCode, results);
  const suggestions = hasCode ? [] : addRelevantPages(pages, { words, isProse }, query, results, tuning);
  return { suggestions, ...(relevance ? { relevance } : {}) };
}

/** A hit of a page that has none of the words. */
const hitWithoutWords = (position: number): WordHit => ({
  position,
  score: 0,
  share: 0,
  words: 0,
  about: 0,
  terms: new Set(),
});

/** A word in a script of which the pages have none. */
const OTHER_SCRIPT = /[^\p{Script=Latin}\p{Script=Han}\d ]/u;
/** Japanese or Korean: Chinese characters among its words are not Chinese words. */
const OTHER_LANGUAGE = /\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u;

/** How relevant the words of a text make codes, if they are words of a language of the pages. */
function relevanceOf(
  text: string,
  hits: readonly WordHit[],
  words: readonly QueryWord[],
  products: readonly SearchProduct[],
): Relevance | undefined {
  if (OTHER_LANGUAGE.test(text)) return undefined;
  const positions = new Map(knownCodes(products).map(({ id }, position) => [id, position]));
  const byPosition = new Map(hits.map((hit) => [hit.position, hit]));
  const hitOf = ({ id }: SearchEntry) => byPosition.get(positions.get(id) ?? -1);
  const best = hits[0]?.score ?? 1;
  return {
    words: lengthOf(words.filter(({ terms }) => !OTHER_SCRIPT.test([...terms.keys()].join(" ")))),
    shareOf: (entry) => hitOf(entry)?.share ?? 0,
    relativeOf: (entry) => (hitOf(entry)?.score ?? 0) / best,
  };
}

/** Raises the results whose pages contain the words. */
function addWordBonus(pages: readonly Page[], results: Results): void {
  for (const { entry, hit } of pages) {
    const result = results.get(entry.id);
    if (result) result.score += Math.min(hit.score * CODE_BONUS.perPoint, CODE_BONUS.most);
  }
}

/** Adds the pages whose symbols, messages or short labels the text contains, or is part of. */
function addPartialMatches(pages: readonly Page[], query: WordQuery, hasCode: boolean, results: Results): void {
  const { foreign } = query;
  const phrases = phrasesIn(query);
  for (const { entry, score, isOfNamedProduct } of pages) {
    if (isOfNamedProduct && hasLabelAsTitle(entry, phrases)) {
      results.add(entry, "text", SCORE.message + BONUS.product + score);
      continue;
    }
    const partial = partialMatch(entry, phrases);
    // The words of a foreign text are no symbol or message of ours, unless they are many: `internal error` stands in most texts.
    if (foreign && !isOfNamedProduct && !partial?.isLong) continue;
    if (!partial || (hasCode && partial.score < SCORE.message)) continue;
    // Among messages that contain the words, pages that are about the words come first.
    results.add(entry, partial.match, partial.score + Math.min(score, WORDS_BONUS_MAX));
    if (partial.isLong) results.confirm(entry.id);
  }
}

/**
 * Adds the pages that have enough of the words.
 * @returns if there are none, those that share the most of the words
 */
function addRelevantPages(
  pages: readonly Page[],
  asked: AskedWords,
  query: WordQuery,
  results: Results,
  tuning: Tuning,
): Suggestion[] {
  const isSymbol = isOneIdentifier(query.text);
  const bestScore = Math.max(...pages.map(({ score }) => score));
  const sufficient = pages.filter(
    ({ hit, score }) => score >= bestScore * tuning.relativeScore && isAnswer(hit, asked.words),
  );
  const { answers, isSimilar } = standardOf(asked, query, tuning);
  // A single unknown symbol is no question.
  const relevant = isSymbol ? [] : sufficient.filter(answers);
  const withStatus = addPagesWithStatus(pages, query.statuses, results);
  for (const { entry, score } of relevant) results.add(entry, "text", SCORE.text + Math.min(score, SCORE.prefix - 1));
  if (relevant.length + withStatus > 0 || (isSymbol && results.all.length > 0)) return [];
  const similar = sufficient.filter(isSimilar);
  return (similar.length > 0 ? similar : pagesOfProduct(pages, query))
    .slice(0, isSymbol ? SUGGESTIONS_MAX : WORD_SUGGESTIONS_MAX)
    .filter(({ entry }) => !results.get(entry.id))
    .map(({ entry }) => ({ why: "words", entry }));
}

/** How much of a question a page must have to answer it, and to be suggested. */
function standardOf({ words, isProse }: AskedWords, { foreign }: WordQuery, tuning: Tuning) {
  const minShare = minShareOf({ words, isProse }, tuning);
  const isForeign = foreign !== undefined || words.some(isForeignCode);
  const corrections = new Set(words.flatMap(({ isUnknown, terms }) => (isUnknown ? [...terms.keys()] : [])));
  const covers = ({ hit, isOfNamedProduct }: Page, share: number) =>
    hit.share >= share * (isOfNamedProduct ? tuning.shareOfNamed : 1);
  const isOfTrade = ({ hit, jargon, isOfNamedProduct }: Page) => {
    if (isOfNamedProduct) return true;
    if (jargon.length === 0) return hit.share >= tuning.shareWithoutJargon;
    // A misspelt word of the trade weighs too little to ask for more.
    const isCorrected = jargon.some((term) => corrections.has(term));
    return isCorrected || hit.share >= minShare * (1 + tuning.littleJargon / jargon.length);
  };
  return {
    /** A page with another number than the one that is asked for is no answer. */
    answers: (page: Page): boolean =>
      (foreign !== "number" || page.isOfNamedProduct) &&
      isOfTrade(page) &&
      covers(page, isForeign ? Math.max(minShare, SHARE_OF_FOREIGN) : minShare),
    /** One word in common is another subject: `how to bake bread` has `how` in common with a page. */
    isSimilar: (page: Page): boolean =>
      covers(page, isForeign ? minShare : minShare * tuning.shareOfSuggestion) &&
      (page.hit.about > 1 || page.isOfNamedProduct),
  };
}

/**
 * Adds the pages whose errors come with an HTTP status of the text. The same status of a product that the text does not mean scores
 * no more.
 * @returns their number
 */
function addPagesWithStatus(pages: readonly Page[], statuses: readonly string[], results: Results): number {
  const withStatus = pages.filter(({ statusWeight }) => statusWeight > 0);
  for (const { entry, score, statusWeight } of withStatus) {
    const exact = statuses.includes(entry.code) ? BONUS.exact : isNamedByStatus(entry, statuses) ? OF_STATUS_BONUS : 0;
    const bonus = BONUS.status + BONUS.named + BONUS.product + exact + statusWeight * PER_STATUS_WEIGHT;
    results.add(entry, results.get(entry.id)?.match ?? "text", SCORE.code + bonus + score);
  }
  return withStatus.length;
}

/** The pages of products that the text means, best first: it is never about another subject. */
const pagesOfProduct = (pages: readonly Page[], { context }: WordQuery): Page[] =>
  pages
    .filter(
      ({ entry, hit, isOfNamedProduct }) =>
        hit.about > 1 && (isOfNamedProduct || context.hintedAlone.has(productIdOf(entry.id))),
    )
    .sort((a, b) => b.score - a.score);

/** Whether a page has enough of the words. A single one is not enough for a long question, or if it is only mentioned. */
function isAnswer(hit: WordHit, words: readonly QueryWord[]): boolean {
  return hit.words > 1 || (lengthOf(words) <= FEW_WORDS_MAX && (hit.about > 0 || hit.share > MENTION_SHARE));
}
