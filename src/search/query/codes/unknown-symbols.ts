/** Adds the codes that symbols name which are not in the catalogue as they are written. Loaded only for texts with such symbols. */
import { knownCodes } from "../known-codes.ts";
import type { MentionedText } from "./mentioned-text.ts";
import { isOneIdentifier, type Mention } from "../text/mentions.ts";
import { SCORE, type Fit, type Results } from "../results.ts";
import { entriesOf, type Source } from "../source.ts";
import { isErrorSymbol, isOfFamily, knownSymbols, similarSymbols, type SimilarSymbol } from "./symbols.ts";

/** Most symbols of a text that are compared with the known ones. */
const SYMBOLS_MAX = 20;
/** A constant, alone or with its class: in a text, other names are not compared with symbols. */
const CONSTANT = /^[A-Z0-9_.]*[A-Z][A-Z0-9]*_[A-Z0-9_]+$|^[A-Za-z]+\.[A-Z_]+$/;
/** The same in small letters, if it is the symbol of an error: `error_language_not_suported`. */
const SMALL_CONSTANT = /^[a-z]+(?:_[a-z]+){2,}$/;

/** The class of an error, of which only a misspelling is recognised: `OvercontrainedError`. */
const ERROR_CLASS = /^[A-Z][A-Za-z]+(?:Error|Exception)$/;

/** What a symbol is worth by how it is similar. */
const WORTH: Readonly<Record<SimilarSymbol["similarity"], { score: number; fit: Fit }>> = {
  prefix: { score: SCORE.symbol - 50, fit: "whole" },
  misspelt: { score: SCORE.symbol - 100, fit: "similar" },
  inside: { score: SCORE.symbol - 150, fit: "similar" },
  beginning: { score: SCORE.part, fit: "beginning" },
  part: { score: SCORE.part, fit: "beginning" },
};

/** What the unknown symbols of a text say. */
export interface UnknownSymbols {
  /** There are some, and none resembles one of ours. */
  areForeign: boolean;
  /** One of them is the symbol of an error, and none resembles one of ours. */
  hasError: boolean;
}

/**
 * Adds the codes whose symbols are similar to unknown ones of a text.
 * @throws what the source throws
 */
export async function addSimilarSymbols(
  unknown: readonly Mention[],
  { text, isShort }: MentionedText,
  results: Results,
  source: Source,
): Promise<UnknownSymbols> {
  const isWhole = isOneIdentifier(text);
  const isComparable = (name: string) =>
    isWhole ||
    CONSTANT.test(name) ||
    ERROR_CLASS.test(name) ||
    (SMALL_CONSTANT.test(name) && isErrorSymbol(name)) ||
    (isShort && name.includes("_"));
  const compared = unknown.filter((mention) => isComparable(mention.text)).slice(0, SYMBOLS_MAX);
  const isFamiliar = compared.length > 0 && (await compare(compared, isWhole, results, source));
  const hasError = !isFamiliar && unknown.some((mention) => isErrorSymbol(mention.text));
  return { areForeign: !isFamiliar && unknown.length > 0, hasError };
}

/** Adds what is similar to symbols, and returns whether any of them resembles a known one. */
async function compare(
  mentions: readonly Mention[],
  isWhole: boolean,
  results: Results,
  source: Source,
): Promise<boolean> {
  const [list, products] = await Promise.all([source.symbols(), source.products()]);
  const symbols = knownSymbols(list);
  const codes = knownCodes(products);
  let isFamiliar = false;
  for (const mention of mentions) {
    const similar = similarSymbols(mention.text, symbols)
      // In a text, the beginning or a part of a symbol is another one.
      .filter(({ similarity }) => isWhole || WORTH[similarity].fit !== "beginning")
      .filter(({ similarity }) => isWhole || similarity === "misspelt" || !ERROR_CLASS.test(mention.text));
    const entries = await entriesOf(
      similar.map(({ position }) => codes[position]!),
      source,
    );
    for (const [index, entry] of entries.entries()) {
      const { score, fit } = WORTH[similar[index]!.similarity];
      results.add(entry, "symbol", score - index / entries.length, mention, fit);
    }
    isFamiliar ||= entries.length > 0 || (!ERROR_CLASS.test(mention.text) && isOfFamily(mention.text, symbols));
  }
  return isFamiliar;
}
