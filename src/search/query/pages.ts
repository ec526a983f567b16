/** The words of a question → the pages that are about them, and whether they are parts of a symbol or a message. */
import { withoutNames, type Context } from "./context.ts";
import { fold, holdsWord } from "../shared/fold.ts";
import type { SearchEntry, SearchProduct } from "../shared/shape.ts";
import { knownCodes, productIdOf } from "./known-codes.ts";
import { isOneIdentifier } from "./mentions.ts";
import { SUGGESTIONS, type Suggestion } from "./near.ts";
import { BONUS, SCORE, type Match, type Results } from "./results.ts";
import { entriesOf, postingsOf, type Source } from "./source.ts";
import { distance } from "./typo.ts";
import { corrected, queryWords, type QueryWord, type Vocabulary } from "./vocabulary.ts";
import { coverage, rankWords, type WordHit } from "./rank.ts";

/** A text of words, without markup, paths or code in it. */
const PROSE = /^[\p{L}\p{N}\p{M}\s.,:!?'"()_#+&，。：！？、“”‘’（）…~～-]*$/u;
/** The part of its meaning that a page must have for a text that names a number or a code of somebody else. */
const SHARE_OF_FOREIGN = 0.8;
/** The same for a text that is code or markup itself. */
const SHARE_OF_CODE = 0.75;
/** Letters by which a misspelt symbol differs from the one that was meant. */
const SLIPS = 3;
/** Least score of a page relative to the best one. */
const RELATIVE_MIN = 0.4;
/** Most pages that are compared closely. */
const CANDIDATES = 60;
/** Fewest characters of a phrase that is taken for part of a message. */
const PHRASE_MIN = 6;
/** How much a page of the product that the text speaks of is worth more. */
const OWN_PRODUCT = 1.5;

/** Whether a text is a question in words: no code, no markup, no symbol. */
export const isWordsOnly = (text: string): boolean => PROSE.test(text) && !isOneIdentifier(text);

/** A page of a product that nobody can buy any more, or that nobody knows, is worth a little less. */
const NOT_CURRENT = 0.97;

/** What is asked, and what is known of it already. */
export interface Question {
  /** The whole text. */
  text: string;
  /** The text without the numbers that are codes or claim to be; others, such as `60` seconds, are words of it. */
  rest: string;
  /** Numbers of it are no codes here. */
  hasUnknown: boolean;
  context: Context;
  products: readonly SearchProduct[];
}

/**
 * Adds the pages that the words lead to; where codes are named already, the words only tell which of them is meant.
 * @returns symbols that are nearly the one asked for
 */
export async function addPages(question: Question, results: Results, source: Source): Promise<Suggestion[]> {
  const { text, context, products } = question;
  const folded = fold(question.rest);
  const vocabulary = await source.vocabulary();
  const query = withoutNames(folded, context);
  // Numbers alone ask for no page.
  if (!/\p{L}{2}/u.test(query)) return [];
  const written = queryWords(query, vocabulary);
  const own = await postingsOf(written, source);
  // In code and markup nothing is put right.
  const isProse = PROSE.test(text);
  const asked = isProse ? corrected(query, vocabulary, (term) => own.has(term)) : written;
  const all = knownCodes(products);
  const hits = rankWords(asked, await postingsOf(asked, source), all.length).slice(0, CANDIDATES);
  const entries = await entriesOf(
    hits.map(({ position }) => all[position]!),
    source,
  );
  const current = new Set(products.filter(({ isCurrent }) => isCurrent).map(({ id }) => id));
  const pages = hits.map((hit, at) => {
    const entry = entries[at]!;
    const product = productIdOf(entry.id);
    const isOwn = context.named.has(product) || context.signed.has(product);
    const weight = (isOwn ? OWN_PRODUCT : 1) * (current.has(product) ? 1 : NOT_CURRENT);
    return { entry, hit, score: closeScore(hit, entry, folded, vocabulary) * weight };
  });

  // A status of HTTP may be all that a question says in numbers: its words count too.
  const isNamed = results.all.some(
    ({ entry, match, isBeginning }) => match === "code" && !isBeginning && !/^[1-5]\d\d$/.test(entry.code),
  );
  if (isNamed) {
    for (const { entry, hit } of pages) {
      const result = results.get(entry.id);
      if (result) result.score += Math.min(hit.score * BONUS.word, BONUS.named / 2);
    }
  }
  for (const { entry, score } of pages) {
    const part = partOf(entry, folded);
    // Of several messages that hold the words, that of the page that is most about them.
    const among = Math.min(score, BONUS.field);
    if (part && (!isNamed || part.score >= SCORE.message)) results.add(entry, part.match, part.score + among);
  }
  if (isNamed) return [];

  const isForeign = question.hasUnknown || asked.some(isForeignCode);
  const least = isProse ? Math.max(leastShare(asked), isForeign ? SHARE_OF_FOREIGN : 0) : SHARE_OF_CODE;
  const best = Math.max(...pages.map(({ score }) => score));
  const good = pages.filter(
    ({ hit, score }) => hit.share >= least && score >= best * RELATIVE_MIN && isAnswer(hit, asked),
  );
  // A symbol that is not quite one is said to be none.
  if (isOneIdentifier(text)) {
    const near = good.filter(({ entry }) => entry.symbol !== "" && !results.get(entry.id)).slice(0, SUGGESTIONS);
    const close = near.filter(({ entry }) => distance(text.toUpperCase(), entry.symbol.toUpperCase(), SLIPS) <= SLIPS);
    return (close.length > 0 ? close : near.slice(0, 3)).map(({ entry }) => ({
      entry,
      asked: text,
      near: entry.symbol,
    }));
  }
  for (const { entry, score } of good) results.add(entry, "text", SCORE.text + Math.min(score, SCORE.prefix - 1));
  return [];
}

/** A page's score, compared closely: whose title says this and little else comes first, more so in the same words. */
function closeScore(
  { score, share, terms }: WordHit,
  { title }: SearchEntry,
  folded: string,
  { fillers }: Vocabulary,
): number {
  const says = [title.zh, title.en].some((text) => holdsWord(fold(text), folded));
  return score * (0.4 + 0.6 * share) * (0.7 + 0.6 * coverage(title, terms, fillers)) * (says ? 1.5 : 1);
}

/** A word that no page has and that looks like a code: `E11000`, `00942`. */
const isForeignCode = ({ terms, isUnknown }: QueryWord): boolean =>
  isUnknown && [...terms.keys()].some((term) => /^\S*\d\S*$/.test(term) && (term.length > 3 || /[a-z]/.test(term)));

/** Whether a page answers: one word of many, or one that it only mentions, is another subject. */
function isAnswer({ words: has, about, share }: WordHit, asked: readonly QueryWord[]): boolean {
  return has > 1 || (asked.length <= 3 && (about > 0 || share > 0.5));
}

/** The part of a question's meaning that a page must have: most of two words, a quarter of a long sentence. */
function leastShare(asked: readonly QueryWord[]): number {
  const length = asked.reduce((sum, { isHan, isPhrase }) => sum + (isHan ? 0.6 : isPhrase ? 0 : 1), 0);
  // A single mistyped word has no other to lean on.
  if (asked.length === 1 && asked[0]?.isUnknown) return 0.25;
  return Math.max(0.2, 0.5 - 0.05 * length);
}

/** Whether the text is part of a symbol or message, or holds one. */
function partOf({ names, messages }: SearchEntry, folded: string): { match: Match; score: number } | undefined {
  const isPhrase = folded.includes(" ");
  for (const name of names.map(fold)) {
    if (name.includes(" ") && holdsWord(folded, name)) return { match: "symbol", score: SCORE.symbol };
    if (isPhrase && holdsWord(name, folded)) return { match: "symbol", score: SCORE.part };
    // Parts of a symbol, in whatever order.
    if (isPhrase && folded.split(" ").every((word) => holdsWord(name, word)))
      return { match: "symbol", score: SCORE.part - BONUS.product };
  }
  for (const message of messages.map(fold)) {
    if (message.length >= PHRASE_MIN && holdsWord(folded, message)) return { match: "message", score: SCORE.message };
    if (folded.length >= PHRASE_MIN && holdsWord(message, folded)) return { match: "message", score: SCORE.part };
  }
  return undefined;
}
