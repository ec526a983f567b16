/** Text → the terms by which it is found: stems of Latin words, numbers, and pairs of Chinese characters. */
import { stemmer } from "stemmer";
import { hasHan, fold } from "./fold.ts";

/** Words that carry no meaning in a question about an error, ready to be left out. */
export interface Fillers {
  latin: ReadonlySet<string>;
  /** Longest first; matches nothing where there are none. */
  han: RegExp;
}

/** @param list filler words of both languages */
export function fillersOf(list: readonly string[]): Fillers {
  const han = list.filter(hasHan).sort((a, b) => b.length - a.length);
  const literal = han.map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  return { latin: new Set(list.filter((word) => !hasHan(word))), han: new RegExp(literal.join("|") || "(?!)", "g") };
}

/** A word of a text: a Latin word or number as it is written, or a run of Chinese characters. */
export const runsOf = (text: string, fillers: Fillers): string[] => runsIn(fold(text), fillers);

/** The same of a text that is folded already. */
export function runsIn(folded: string, fillers: Fillers): string[] {
  return folded
    .split(" ")
    .flatMap((word) => (hasHan(word) ? word.replace(fillers.han, " ") : word).match(RUN) ?? [])
    .filter((run) => run.length > 1 && !fillers.latin.has(run));
}
const RUN = /\p{Script=Han}+|[^\p{Script=Han}\s]+/gu;

/** Porter's stem of a Latin word; of `exceed`, `exceeds` and `exceeded` it would make two. */
const stemOf = (word: string): string => /^(.*eed)(?:s|ed|ing)?$/.exec(word)?.[1] ?? stemmer(word);

/**
 * The terms of one word.
 * @example termsOfRun("expired") // => ["expir"]
 * @example termsOfRun("采样率") // => ["采样", "样率"]
 */
export function termsOfRun(run: string): string[] {
  return hasHan(run) ? pairsOf(run) : [stemOf(run)];
}

/** Each two neighbouring characters. */
export function pairsOf(run: string): string[] {
  const characters = [...run];
  return characters.slice(1).map((character, at) => `${characters[at]}${character}`);
}

/** Where a run of Chinese falls into words; browsers without the segmenter take each pair for a word. */
const segmenter = typeof Intl.Segmenter === "function" ? new Intl.Segmenter("zh", { granularity: "word" }) : undefined;

/**
 * Whether each pair of neighbouring characters lies inside one word, or only straddles two.
 * @example insideWords("采样太低") // => [true, false, false]
 */
export function insideWords(run: string): boolean[] {
  const starts = new Set([...(segmenter?.segment(run) ?? [])].map(({ index }) => index));
  return pairsOf(run).map((_, at) => !starts.has(at + 1));
}

/**
 * The terms of a text, repeated as they repeat in it.
 * @example termsOf("Tokens expired, 鉴权失败", none) // => ["token", "expir", "鉴权", "权失", "失败"]
 */
export function termsOf(text: string, fillers: Fillers): string[] {
  return runsOf(text, fillers).flatMap(termsOfRun);
}

/**
 * Each two neighbouring Latin words as one term: `not logged` says more than `not` and `logged`.
 * @example phrasesOf(["not", "logged", "采样率"]) // => ["not log"]
 */
export function phrasesOf(runs: readonly string[]): string[] {
  const stems = runs.map((run) => (hasHan(run) ? "" : stemOf(run)));
  return stems.slice(1).flatMap((stem, at) => (stem && stems[at] ? [`${stems[at]} ${stem}`] : []));
}
