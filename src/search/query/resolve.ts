/** Finds the codes that a question names, the pages that its words lead to, and near misses. */
import { blankSensitive } from "../../masking/secrets.ts";
import { replaceSpans } from "../../masking/spans.ts";
import { fold, hasHan } from "../shared/fold.ts";
import { keyOf } from "../shared/keys.ts";
import type { SearchEntry } from "../shared/shape.ts";
import { codeFieldsOf, contextOf, productBonus } from "./context.ts";
import { knownCodes } from "./known-codes.ts";
import { mentionsIn, type Mention } from "./mentions.ts";
import { findNearCodes, PREFIX_MIN, type Suggestion, type UnknownNumber } from "./near.ts";
import { isHttpStatus } from "./numbers.ts";
import { addPages } from "./words.ts";
import type { Question } from "./question.ts";
import { BONUS, Results, SCORE, type Result } from "./results.ts";
import { entriesByKey, type KeyedEntry, type Source } from "./source.ts";

/** The answer to a question before the filters. */
export interface Answer {
  results: Result[];
  suggestions: Suggestion[];
  unknown: UnknownNumber[];
  /** Ids of products that the text names, directly or by their vendor. */
  namedProducts: string[];
}

/** Longest text that is searched by its words, in characters. Longer ones are logs: only their codes and messages count. */
const WORDS_MAX = 600;
/** Most words of a text in which a number without a name is taken for a code. */
const SHORT_MAX = 6;
/** Most keys that are looked up without checking first which codes exist. */
const KEYS_MAX = 100;
/** Longest number that may be an unknown code, in characters. Longer ones are times and ids. */
const CODE_MAX = 12;

/**
 * Finds what a text of any length asks for.
 * @throws what the source throws, if nothing was found without it
 */
export async function resolve({ text: original, sensitive }: Question, source: Source): Promise<Answer> {
  const blanked = blankSensitive(original, sensitive);
  const text = hasHan(blanked) ? await simplify(blanked, source) : blanked;
  const mentions = mentionsIn(text);
  const known = await entriesByKey(await keysToLookUp(mentions, source), source);
  const folded = fold(text);
  const isShort = folded.split(" ", SHORT_MAX + 1).length <= SHORT_MAX;
  const results = new Results();
  const unknownCodes = addNamedCodes(mentions, { text, isShort, known }, results);

  const answer: Answer = { results: [], suggestions: [], unknown: [], namedProducts: [] };
  const isCode = (mention: Mention) => unknownCodes.has(mention) || mention.keys.some((key) => known.has(key));
  const rest = replaceSpans(text, mentions.filter(isNumber).filter(isCode), () => " ");
  const isAnswered = results.all.length > 0 && unknownCodes.size === 0 && !/[\p{L}\p{N}]/u.test(rest);
  if (!isAnswered) {
    try {
      const products = await source.products();
      const context = contextOf(folded, products);
      const near = await findNearCodes([...unknownCodes], isShort, products, source);
      for (const { entry, mention, score, isBeginning } of near.matches) {
        results.add(entry, "code", score, mention, isBeginning);
      }
      answer.namedProducts = [...context.named];
      answer.unknown = near.unknown;
      answer.suggestions = near.suggestions;
      const codeFields = codeFieldsOf(products);
      for (const result of results.all) result.score += productBonus(result, context, codeFields);
      // The words of a pasted response with an unknown code would lead to unrelated pages.
      const isResponse = !isShort && [...unknownCodes].some(({ isNamed }) => isNamed);
      if (text.length <= WORDS_MAX && !isResponse) {
        const query = { text, rest, hasUnknown: near.unknown.length > 0, context, products };
        answer.suggestions.push(...(await addPages(query, results, source)));
      }
    } catch (error) {
      // Codes that were found already are shown without the rest of the data.
      if (results.all.length === 0) throw error;
    }
  }
  return { ...answer, results: results.sorted() };
}

const isNumber = ({ kind }: Mention): boolean => kind === "number";

/** The keys of all mentions. Of a log full of numbers only existing codes are looked up, to avoid useless requests. */
async function keysToLookUp(mentions: readonly Mention[], source: Source): Promise<Set<string>> {
  const keys = new Set(mentions.flatMap((mention) => mention.keys));
  if (keys.size <= KEYS_MAX) return keys;
  const codes = new Set(knownCodes(await source.products()).map(({ code }) => keyOf(code)));
  const numbers = mentions.filter(isNumber).flatMap((mention) => mention.keys);
  for (const key of numbers) if (!codes.has(key) && !key.includes("0x")) keys.delete(key);
  return keys;
}

/**
 * Adds the codes that the mentions name.
 * @returns numbers that seem to be codes but are unknown
 */
function addNamedCodes(
  mentions: readonly Mention[],
  { text, isShort, known }: { text: string; isShort: boolean; known: ReadonlyMap<string, KeyedEntry[]> },
  results: Results,
): Set<Mention> {
  const unknownCodes = new Set<Mention>();
  const trimmed = text.trim();
  const hasNamed = mentions.some(({ isNamed }) => isNamed);
  for (const mention of mentions) {
    const { keys, isNamed } = mention;
    const matches = keys.flatMap((key) => known.get(key) ?? []);
    const isWhole = mention.text === trimmed;
    if (!isNumber(mention)) {
      for (const { entry, match } of matches) {
        // A code that is an ordinary word, such as `others`, only counts if it is the whole text.
        if (match === "code" && !isWhole && !/[A-Z.]/.test(mention.text)) continue;
        results.add(entry, match, SCORE[match] + (match === "message" ? mention.text.length : 0), mention);
      }
      continue;
    }
    if (matches.length === 0 && isCodeLike(mention, isShort, isWhole)) unknownCodes.add(mention);
    // In a log with named codes, the other numbers are ids, sizes or line numbers.
    const isCredible = isNamed || isWhole || (isShort ? mention.text.length > 1 : !hasNamed);
    if (!isCredible) continue;
    for (const { entry } of matches) {
      const doubt = isWhole ? 0 : doubtOf(mention, entry);
      results.add(entry, "code", SCORE.code + (isNamed ? BONUS.named : 0) + doubt, mention);
    }
  }
  return unknownCodes;
}

/** The text in simplified characters, or unchanged if the vocabulary cannot be loaded. */
const simplify = (text: string, source: Source): Promise<string> =>
  source.vocabulary().then(
    (vocabulary) => vocabulary.simplify(text),
    () => text,
  );

/** Lowers the score of numbers that are rarely meant: codes of success, and HTTP statuses, which accompany other codes. */
const doubtOf = ({ text }: Mention, { kind }: SearchEntry): number =>
  kind === "success" || isHttpStatus(text) ? BONUS.unlikely : 0;

/** Whether a number seems to be a code: it is called one, or the text consists of little else. */
const isCodeLike = ({ text, isNamed }: Mention, isShort: boolean, isWhole: boolean): boolean => {
  if (text.length > CODE_MAX) return false;
  if (isNamed || isWhole) return true;
  // `HTTP 502 Bad Gateway` does not ask for a code.
  return isShort && !isHttpStatus(text) && (/^-?0x/i.test(text) || text.length >= PREFIX_MIN);
};
