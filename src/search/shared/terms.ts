/** Splits text into the terms of the index: stems of Latin words, numbers, and bigrams of Chinese characters. */
import { stemmer } from "stemmer";
import { hasHan, fold } from "./fold.ts";
import { spellQuantities } from "./quantities.ts";

/** Words that carry no meaning in a question about an error, prepared for removal. */
export interface Fillers {
  latin: ReadonlySet<string>;
  /** Tries longer words first; matches nothing if there are no words. */
  han: RegExp;
}

/** Prepares a list of filler words of both languages. */
export function fillersOf(list: readonly string[]): Fillers {
  const han = list.filter(hasHan).sort((a, b) => b.length - a.length);
  const escaped = han.map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  return { latin: new Set(list.filter((word) => !hasHan(word))), han: new RegExp(escaped.join("|") || "(?!)", "g") };
}

/**
 * The runs of a text without fillers: a run is a Latin word, a number, an amount with its unit or a sequence of Chinese characters.
 * @example runsOf("The token 鉴权失败", fillersOf(["the"])) // => ["token", "鉴权失败"]
 */
export const runsOf = (text: string, fillers: Fillers): string[] => runsOfFolded(fold(spellQuantities(text)), fillers);

/** The runs of a folded text. */
function runsOfFolded(folded: string, fillers: Fillers): string[] {
  return folded
    .split(" ")
    .flatMap((word) => (hasHan(word) ? word.replace(fillers.han, " ") : word).match(RUN) ?? [])
    .filter((run) => run.length > 1 && !fillers.latin.has(run));
}
const RUN = /\p{Script=Han}+|[^\p{Script=Han}\s]+/gu;

/** The Porter stem of a Latin word. Words in `-eed` are treated here: Porter gives `exceed` and `exceeded` different stems. */
const stemOf = (word: string): string => /^(.*eed)(?:s|ed|ing)?$/.exec(word)?.[1] ?? stemmer(word);

/**
 * The terms of one run.
 * @example termsOfRun("expired") // => ["expir"]
 * @example termsOfRun("采样率") // => ["采样", "样率"]
 */
export function termsOfRun(run: string): string[] {
  return hasHan(run) ? bigramsOf(run) : [stemOf(run)];
}

/**
 * All pairs of neighbouring characters.
 * @example bigramsOf("采样率") // => ["采样", "样率"]
 */
export function bigramsOf(run: string): string[] {
  const characters = [...run];
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}

/** Finds word boundaries in Chinese. Without it, every bigram counts as a word. */
const segmenter = typeof Intl.Segmenter === "function" ? new Intl.Segmenter("zh", { granularity: "word" }) : undefined;

/**
 * For each bigram of a run, whether it lies inside one word rather than across two.
 * @example insideWords("采样太低") // => [true, false, true]
 */
export function insideWords(run: string): boolean[] {
  const wordStarts = new Set([...(segmenter?.segment(run) ?? [])].map(({ index }) => index));
  return bigramsOf(run).map((_, index) => !wordStarts.has(index + 1));
}

/**
 * All terms of a text, with repetitions.
 * @example termsOf("Tokens expired, 鉴权失败", fillersOf([])) // => ["token", "expir", "鉴权", "权失", "失败"]
 */
export function termsOf(text: string, fillers: Fillers): string[] {
  return runsOf(text, fillers).flatMap(termsOfRun);
}

/**
 * All pairs of neighbouring Latin words, each as one term: `not logged` says more than `not` and `logged`.
 * @example phrasesOf(["not", "logged", "采样率"]) // => ["not log"]
 */
export function phrasesOf(runs: readonly string[]): string[] {
  const stems = runs.map((run) => (hasHan(run) ? "" : stemOf(run)));
  return stems.slice(1).flatMap((stem, index) => (stem && stems[index] ? [`${stems[index]} ${stem}`] : []));
}

/**
 * The term under which pages are found that come with an HTTP status. It is no word, so that no text of a page has it.
 * @example statusTerm("429") // => "http429"
 */
export const statusTerm = (status: string | number): string => `http${status}`;
