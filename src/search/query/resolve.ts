/** Finds the codes that a question names, the pages that its words lead to, and near misses. */
import { blankSensitive } from "../../masking/secrets.ts";
import { mergeSpans, replaceSpans } from "../../masking/spans.ts";
import { fold, hasHan, separateScripts } from "../shared/fold.ts";
import { keyOf } from "../shared/keys.ts";
import type { OtherService } from "../shared/shape.ts";
import { codeFieldsOf, contextOf, isWhole, productBonus } from "./context.ts";
import { confirmedProducts, isDoubtful, isOfProtocol } from "./doubt.ts";
import { knownCodes } from "./known-codes.ts";
import { isOneIdentifier, mentionsIn, type Mention } from "./mentions.ts";
import { labelShares } from "./labels.ts";
import { addNames, addNumbers } from "./named-codes.ts";
import { findNearCodes, SUGGESTIONS_MAX, type Suggestion, type UnknownNumber } from "./near.ts";
import { addPages } from "./words.ts";
import type { Question } from "./question.ts";
import { Results, SCORE, type Fit, type Result } from "./results.ts";
import { entriesByKey, entriesOf, type Source } from "./source.ts";
import { isErrorSymbol, isOfFamily, similarSymbols, type SimilarSymbol } from "./symbols.ts";
import { TUNING, type Tuning } from "./tuning.ts";

/** The answer to a question before the filters. */
export interface Answer {
  results: Result[];
  suggestions: Suggestion[];
  unknown: UnknownNumber[];
  /** Ids of products that the text names, directly or by their vendor. */
  namedProducts: string[];
  /** Services that the text is about and that the site does not cover. */
  otherServices: OtherService[];
  /** The text asks for a code that is not in the catalogue. */
  isForeign: boolean;
}

/** Longest text that is searched by its words, in characters. Longer ones are logs: only their codes and messages count. */
const WORDS_MAX = 600;
/** Most words of a text in which a number without a name is taken for a code. */
const SHORT_MAX = 8;
/** Most keys that are looked up without checking first which codes exist. */
const KEYS_MAX = 100;
/** Unknown numbers that accompany the codes of any service: statuses of HTTP, and the plain failure of many programs. */
const ACCOMPANYING = /^(?:-1|20\d|4[0-3]\d|50\d)$/;
/** Most unknown symbols of a text that are compared with the known ones. */
const SYMBOLS_MAX = 20;

/**
 * Finds what a text of any length asks for.
 * @throws what the source throws, if nothing was found without it
 */
export async function resolve(
  { text: original, sensitive }: Question,
  source: Source,
  tuning: Tuning = TUNING,
): Promise<Answer> {
  const blanked = blankSensitive(original, sensitive);
  const text = hasHan(blanked) ? await simplify(blanked, source) : blanked;
  const mentions = mentionsIn(text);
  const known = await entriesByKey(await keysToLookUp(mentions, source), source);
  const folded = fold(text);
  const isShort = lengthOf(folded) <= SHORT_MAX;
  const results = new Results();
  const mentioned = { text, isShort, known };
  addNames(mentions, mentioned, results);
  const isKnown = (mention: Mention) => mention.keys.some((key) => known.has(key));
  const isAsked = isOneIdentifier(text)
    ? (mention: Mention) => mention.text === text.trim() && !isNumber(mention)
    : ({ kind }: Mention) => kind === "name";
  const unknownSymbols = mentions.filter((mention) => isAsked(mention) && !isKnown(mention));
  // If the symbols cannot be loaded, the products below cannot either.
  const familiar = await addSimilarSymbols(unknownSymbols, text, results, source).catch(() => new Set<Mention>());
  const unknownCodes = addNumbers(mentions, mentioned, results);

  const answer: Answer = {
    results: [],
    suggestions: [],
    unknown: [],
    namedProducts: [],
    otherServices: [],
    isForeign: false,
  };
  const isCode = (mention: Mention) => unknownCodes.has(mention) || isKnown(mention);
  const rest = replaceSpans(text, mentions.filter(isNumber).filter(isCode), () => " ");
  const isAnswered = results.all.length > 0 && unknownCodes.size === 0 && !/[\p{L}\p{N}]/u.test(rest);
  if (isAnswered) return { ...answer, results: results.sorted() };
  try {
    const [products, otherServices] = await Promise.all([source.products(), source.otherServices()]);
    // A symbol of ours may contain the name of another service.
    const withoutSymbols = replaceSpans(
      text,
      mergeSpans(mentions.filter(({ kind }) => kind === "name").filter(isKnown)),
      () => " ",
    );
    const context = {
      ...contextOf(separateScripts(folded), products, otherServices),
      services: contextOf(separateScripts(fold(withoutSymbols)), products, otherServices).services,
    };
    const near = await findNearCodes([...unknownCodes], isShort, products, source);
    for (const { entry, mention, score, fit } of near.matches) {
      results.add(entry, "code", score, mention, fit);
    }
    answer.namedProducts = [...context.named];
    answer.otherServices = [...context.services];
    answer.unknown = near.unknown;
    const hasUnknownSymbol = familiar.size === 0 && unknownSymbols.some(({ text: symbol }) => isErrorSymbol(symbol));
    const hasForeignNumber =
      near.unknown.some(({ number }) => !ACCOMPANYING.test(number)) ||
      mentions.some((mention) => isNumber(mention) && isOfProtocol(mention, context));
    const foreign = hasForeignNumber ? "number" : hasUnknownSymbol ? "symbol" : undefined;
    answer.isForeign = foreign !== undefined;
    const codeFields = codeFieldsOf(products);
    for (const result of results.all) result.score += productBonus(result, context, codeFields);
    const query = { text, rest, foreign, context, products } as const;
    const words = text.length <= WORDS_MAX ? await addPages(query, results, source, tuning) : undefined;
    const found = results.sorted();
    const surroundings = {
      context,
      confirmed: confirmedProducts(found),
      hasUnknownSymbol,
      numbers: mentions.filter(isNumber),
      isShort,
      labels: await labelShares(
        text,
        found.filter(({ match }) => match === "code"),
        source,
        tuning,
      ),
      relevance: words?.relevance,
    };
    const doubtful = new Set(found.filter((result) => isDoubtful(result, found, surroundings, tuning)));
    // If the codes of a text belong to something else, so do its words.
    const isElsewhere = doubtful.size > 0 && found.every((result) => doubtful.has(result) || result.match === "text");
    for (const result of found) if (isElsewhere) doubtful.add(result);
    answer.isForeign ||= isElsewhere;
    answer.results = found.filter((result) => !doubtful.has(result));
    answer.suggestions = [
      ...near.suggestions,
      ...[...doubtful].slice(0, SUGGESTIONS_MAX).map(({ entry, match }): Suggestion => ({
        why: match === "text" ? "words" : "same",
        entry,
      })),
      // What another service is asked about shares words with pages by chance.
      ...(context.services.some(isWhole) ? [] : (words?.suggestions ?? [])),
    ];
  } catch (error) {
    // Codes that were found already are shown without the rest of the data.
    if (results.all.length === 0) throw error;
    answer.results = results.sorted();
  }
  return answer;
}

/**
 * Adds the codes whose symbols are similar to unknown ones.
 * @returns the symbols for which there are any, or which belong to a family of known ones
 */
async function addSimilarSymbols(
  mentions: readonly Mention[],
  text: string,
  results: Results,
  source: Source,
): Promise<Set<Mention>> {
  const isWhole = isOneIdentifier(text);
  const asked = mentions.filter(
    (mention) => isWhole || /^[A-Z0-9_.]*[A-Z][A-Z0-9]*_[A-Z0-9_]+$|^[A-Za-z]+\.[A-Z_]+$/.test(mention.text),
  );
  const found = new Set<Mention>();
  if (asked.length === 0) return found;
  const [symbols, products] = await Promise.all([source.symbols(), source.products()]);
  const codes = knownCodes(products);
  for (const mention of asked.slice(0, SYMBOLS_MAX)) {
    const similar = similarSymbols(mention.text, symbols).filter(
      ({ similarity }) => isWhole || (similarity !== "part" && similarity !== "beginning"),
    );
    const entries = await entriesOf(
      similar.map(({ position }) => codes[position]!),
      source,
    );
    if (isOfFamily(mention.text, symbols)) found.add(mention);
    for (const [index, entry] of entries.entries()) {
      found.add(mention);
      const { similarity } = similar[index]!;
      results.add(entry, "symbol", SIMILAR_SCORE[similarity] - index / entries.length, mention, FIT[similarity]);
    }
  }
  return found;
}

const FIT: Readonly<Record<SimilarSymbol["similarity"], Fit>> = {
  prefix: "whole",
  misspelt: "similar",
  inside: "similar",
  beginning: "beginning",
  part: "beginning",
};
/** Scores of similar symbols. */
const SIMILAR_SCORE = {
  prefix: SCORE.symbol - 50,
  misspelt: SCORE.symbol - 100,
  inside: SCORE.symbol - 150,
  beginning: SCORE.part,
  part: SCORE.part,
};

/** Length of a folded text in words: two Chinese characters are about one. */
const lengthOf = (folded: string): number =>
  separateScripts(folded)
    .split(" ")
    .reduce((sum, run) => sum + (hasHan(run) ? run.length / 2 : 1), 0);

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

/** The text in simplified characters, or unchanged if the vocabulary cannot be loaded. */
const simplify = (text: string, source: Source): Promise<string> =>
  source.vocabulary().then(
    (vocabulary) => vocabulary.simplify(text),
    () => text,
  );
