/** Finds the pages that the words of a question lead to, by relevance or because the words are in a symbol or message. */
import { fold, holdsWord } from "../shared/fold.ts";
import type { SearchEntry, SearchProduct } from "../shared/shape.ts";
import { removeNames, type Context } from "./context.ts";
import { knownCodes, productIdOf } from "./known-codes.ts";
import { isOneIdentifier } from "./mentions.ts";
import { SUGGESTIONS_MAX, type Suggestion } from "./near.ts";
import { isHttpStatus } from "./numbers.ts";
import { rankWords, titleCoverage, type WordHit } from "./rank.ts";
import { SCORE, type Match, type Results } from "./results.ts";
import { entriesOf, postingsOf, type Source } from "./source.ts";
import { distance } from "./typo.ts";
import { correctWords, queryWords, type QueryWord, type Vocabulary } from "./vocabulary.ts";

/** A text of words, without markup, paths or program code. */
const PROSE = /^[\p{L}\p{N}\p{M}\s.,:!?'"()_#+&，。：！？、“”‘’（）…~～-]*$/u;
/** Share of the importance of a question that a page must cover if the question names a number or code of another service. */
const SHARE_OF_FOREIGN = 0.8;
/** The same if the text is program code or markup. */
const SHARE_OF_MARKUP = 0.75;
/** Most edits between a misspelt symbol and the one that was meant. */
const SYMBOL_EDITS_MAX = 3;
/** Most suggestions for a symbol that is similar to none. */
const DISTANT_SUGGESTIONS_MAX = 3;
/** Least score of a page, relative to the best. */
const RELATIVE_SCORE_MIN = 0.4;
/** Most pages whose entries are fetched and compared. */
const CANDIDATES_MAX = 60;
/** Shortest phrase that may be part of a message, in characters. */
const PHRASE_MIN = 6;
/** Most that words add to the score of a part of a symbol or message. */
const WORDS_BONUS_MAX = 20;
/** What words add to the score of a code that is named: so much for each point of relevance, and the most of it. */
const NAMED_CODE = { perPoint: 6, most: 45 };
/** What it costs that the words of a symbol are in another order. */
const OTHER_ORDER = 60;
/** How much of a page's relevance it keeps even if it covers nothing else: of the question, and by its title. */
const BASE = { share: 0.4, title: 0.7 };
/** How much a title adds that is covered whole by the question, and the factor of one that has the question's very words. */
const TITLE = { covered: 0.6, sameWords: 1.5 };
/** Factor of pages of a product that the text is about. */
const PRODUCT_FACTOR = 1.5;
/** Factor of pages of a product that is discontinued or unidentified. */
const NOT_CURRENT_FACTOR = 0.97;

/** Whether a text is a question in words, rather than program code, markup or a symbol. */
export const isWordsOnly = (text: string): boolean => PROSE.test(text) && !isOneIdentifier(text);

/** A question and what is known about it before its words are searched. */
export interface WordQuery {
  /** The whole text. */
  text: string;
  /** The text without numbers that are, or seem to be, codes. Other numbers, such as `60` seconds, are words of it. */
  rest: string;
  /** The text contains numbers that seem to be codes but are unknown. */
  hasUnknown: boolean;
  context: Context;
  products: readonly SearchProduct[];
}

/** A page that contains words of the question. */
interface Page {
  entry: SearchEntry;
  hit: WordHit;
  score: number;
}

/**
 * Adds the pages that the words lead to. If codes are named already, the words only help to rank them.
 * @returns similar symbols, if the question is an unknown symbol
 * @throws what the source throws
 */
export async function addPages(query: WordQuery, results: Results, source: Source): Promise<Suggestion[]> {
  const { text, context } = query;
  const folded = fold(query.rest);
  const vocabulary = await source.vocabulary();
  const question = removeNames(folded, context);
  // Numbers alone lead to no page.
  if (!/\p{L}{2}/u.test(question)) return [];
  const isProse = PROSE.test(text);
  const written = queryWords(question, vocabulary);
  const known = await postingsOf(written, source);
  const words = isProse ? correctWords(question, vocabulary, (term) => known.has(term)) : written;
  const pages = await rankPages(words, folded, query, vocabulary, source);

  // An HTTP status may be the only number of a question in words, and does not count as a named code.
  const hasCode = results.all.some(
    ({ entry, match, isBeginning }) => match === "code" && !isBeginning && !isHttpStatus(entry.code),
  );
  if (hasCode) addWordBonus(pages, results);
  for (const { entry, score } of pages) {
    const partial = partialMatch(entry, folded);
    if (!partial || (hasCode && partial.score < SCORE.message)) continue;
    // Among messages that contain the words, pages that are about the words come first.
    results.add(entry, partial.match, partial.score + Math.min(score, WORDS_BONUS_MAX));
  }
  if (hasCode) return [];

  const isForeign = query.hasUnknown || words.some(isForeignCode);
  const minShare = isProse ? Math.max(minShareOf(words), isForeign ? SHARE_OF_FOREIGN : 0) : SHARE_OF_MARKUP;
  const bestScore = Math.max(...pages.map(({ score }) => score));
  const relevant = pages.filter(
    ({ hit, score }) => hit.share >= minShare && score >= bestScore * RELATIVE_SCORE_MIN && isAnswer(hit, words),
  );
  // The symbol is unknown: pages with similar symbols are suggestions, not results.
  if (isOneIdentifier(text)) return suggestSymbols(text, relevant, results);
  for (const { entry, score } of relevant) results.add(entry, "text", SCORE.text + Math.min(score, SCORE.prefix - 1));
  return [];
}

/** The pages that contain the words, best first by words alone. */
async function rankPages(
  words: readonly QueryWord[],
  folded: string,
  { context, products }: WordQuery,
  vocabulary: Vocabulary,
  source: Source,
): Promise<Page[]> {
  const codes = knownCodes(products);
  const hits = rankWords(words, await postingsOf(words, source), codes.length).slice(0, CANDIDATES_MAX);
  const entries = await entriesOf(
    hits.map(({ position }) => codes[position]!),
    source,
  );
  const current = new Set(products.filter(({ isCurrent }) => isCurrent).map(({ id }) => id));
  return hits.map((hit, index) => {
    const entry = entries[index]!;
    const product = productIdOf(entry.id);
    const isMeant = context.named.has(product) || context.hinted.has(product);
    const factor = (isMeant ? PRODUCT_FACTOR : 1) * (current.has(product) ? 1 : NOT_CURRENT_FACTOR);
    return { entry, hit, score: scoreOf(hit, entry, folded, vocabulary) * factor };
  });
}

/** The score of a page with its title considered: best is a title that says what was asked, in the same words and no others. */
function scoreOf(
  { score, share, terms }: WordHit,
  { title }: SearchEntry,
  folded: string,
  { fillers }: Vocabulary,
): number {
  const hasSameWords = [title.zh, title.en].some((text) => holdsWord(fold(text), folded));
  const coverage = titleCoverage(title, terms, fillers);
  const byShare = BASE.share + (1 - BASE.share) * share;
  const byTitle = (BASE.title + TITLE.covered * coverage) * (hasSameWords ? TITLE.sameWords : 1);
  return score * byShare * byTitle;
}

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
/** Share that a page must cover: of a single misspelt word; of an empty question, less for each word; and at least. */
const MIN_SHARE = { misspelt: 0.25, start: 0.5, perWord: 0.05, least: 0.2 };
/** How much of a word a Chinese bigram is. */
const BIGRAM_LENGTH = 0.6;

/** Whether a word is on no page and looks like a code: `E11000`, `00942`. */
const isForeignCode = ({ terms, isUnknown }: QueryWord): boolean =>
  isUnknown && [...terms.keys()].some((term) => /^\S*\d\S*$/.test(term) && (term.length > 3 || /[a-z]/.test(term)));

/** Whether a page has enough of the words. A single one is not enough for a long question, or if it is only mentioned. */
function isAnswer(hit: WordHit, words: readonly QueryWord[]): boolean {
  return hit.words > 1 || (words.length <= FEW_WORDS && (hit.about > 0 || hit.share > MENTION_SHARE));
}

/** Share of a question's importance that a page must cover: about half of two words, a quarter of a long sentence. */
function minShareOf(words: readonly QueryWord[]): number {
  // A single misspelt word cannot be confirmed by others.
  if (words.length === 1 && words[0]?.isUnknown) return MIN_SHARE.misspelt;
  const length = words.reduce(
    (sum, { isHan, isSupporting }) => sum + (isHan ? BIGRAM_LENGTH : isSupporting ? 0 : 1),
    0,
  );
  return Math.max(MIN_SHARE.least, MIN_SHARE.start - MIN_SHARE.perWord * length);
}

/** The pages whose symbols are most similar to an unknown one. */
function suggestSymbols(asked: string, pages: readonly Page[], results: Results): Suggestion[] {
  const entries = pages
    .map(({ entry }) => entry)
    .filter(({ id, symbol }) => symbol !== "" && !results.get(id))
    .slice(0, SUGGESTIONS_MAX);
  const similar = entries.filter(
    ({ symbol }) => distance(asked.toUpperCase(), symbol.toUpperCase(), SYMBOL_EDITS_MAX) <= SYMBOL_EDITS_MAX,
  );
  const suggested = similar.length > 0 ? similar : entries.slice(0, DISTANT_SUGGESTIONS_MAX);
  return suggested.map((entry) => ({ entry, asked, near: entry.symbol }));
}

/** How a text matches if it is part of a symbol or message, or contains one. */
function partialMatch({ names, messages }: SearchEntry, folded: string): { match: Match; score: number } | undefined {
  const isPhrase = folded.includes(" ");
  for (const name of names.map(fold)) {
    if (name.includes(" ") && holdsWord(folded, name)) return { match: "symbol", score: SCORE.symbol };
    if (isPhrase && holdsWord(name, folded)) return { match: "symbol", score: SCORE.part };
    const hasAllWords = isPhrase && folded.split(" ").every((word) => holdsWord(name, word));
    if (hasAllWords) return { match: "symbol", score: SCORE.part - OTHER_ORDER };
  }
  for (const message of messages.map(fold)) {
    if (message.length >= PHRASE_MIN && holdsWord(folded, message)) return { match: "message", score: SCORE.message };
    if (folded.length >= PHRASE_MIN && holdsWord(message, folded)) return { match: "message", score: SCORE.part };
  }
  return undefined;
}
