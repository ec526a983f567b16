/** Finds the codes that a question names, the pages that its words lead to, and what it may mean besides. */
import { replaceSpans } from "../../masking/spans.ts";
import type { OtherService } from "../shared/shape.ts";
import { isKnown, isNumber, readMentions, symbolsToCompare, type MentionedText } from "./codes/mentioned-text.ts";
import type { Mention } from "./text/mentions.ts";
import { addNames, addNumbers } from "./codes/named-codes.ts";
import type { UnknownNumber } from "./codes/near.ts";
import type { Question } from "./text/question.ts";
import { Results, type Result, type Suggestion } from "./results.ts";
import type { Source } from "./source.ts";
import { TUNING, type Tuning } from "./tuning.ts";
import type { UnknownSymbols } from "./codes/unknown-symbols.ts";

/** The answer to a question before the filters. */
export interface Answer {
  results: Result[];
  suggestions: Suggestion[];
  unknown: UnknownNumber[];
  /** Ids of products that the text names, directly or by their vendor. */
  namedProducts: string[];
  /** Services that the text is about and that the site does not cover. */
  otherServices: OtherService[];
  /** The text is in words and names no code, of ours or of others: a full-text search may answer it better. */
  needsFullText: boolean;
}

export const NO_ANSWER: Answer = {
  results: [],
  suggestions: [],
  unknown: [],
  namedProducts: [],
  otherServices: [],
  needsFullText: false,
};

/**
 * Finds what a text of any length asks for.
 * @throws what the source throws, if nothing was found without it
 */
export async function resolve(question: Question, source: Source, tuning: Tuning = TUNING): Promise<Answer> {
  const mentioned = await readMentions(question, source);
  const results = new Results(mentioned.text);
  addNames(mentioned, results);
  const unknownSymbols = symbolsToCompare(mentioned);
  let areNumbersAdded = false;
  try {
    const symbols = unknownSymbols.length > 0 ? await compareSymbols(unknownSymbols, mentioned, results, source) : NONE;
    const unknownCodes = addNumbers(mentioned, results);
    areNumbersAdded = true;
    const isCode = (mention: Mention) => unknownCodes.has(mention) || isKnown(mention, mentioned);
    const rest = replaceSpans(mentioned.text, mentioned.mentions.filter(isNumber).filter(isCode), () => " ");
    const isAnswered = results.all.length > 0 && unknownCodes.size === 0 && !/[\p{L}\p{N}]/u.test(rest);
    if (isAnswered) return { ...NO_ANSWER, results: results.sorted() };
    const { resolveInContext } = await import("./in-context.ts");
    return await resolveInContext(mentioned, rest, { codes: unknownCodes, symbols }, results, source, tuning);
  } catch (error) {
    // Codes that can be found without the rest of the data are shown.
    if (!areNumbersAdded) addNumbers(mentioned, results);
    if (results.all.length === 0) throw error;
    return { ...NO_ANSWER, results: results.sorted() };
  }
}

const NONE: UnknownSymbols = { areForeign: false, hasError: false };

/** Adds the codes whose symbols are similar to unknown ones. */
async function compareSymbols(
  symbols: readonly Mention[],
  mentioned: MentionedText,
  results: Results,
  source: Source,
): Promise<UnknownSymbols> {
  const { addSimilarSymbols } = await import("./codes/unknown-symbols.ts");
  return addSimilarSymbols(symbols, mentioned, results, source);
}
