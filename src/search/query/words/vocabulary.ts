/** Splits a query into words and corrects them with the vocabulary of the catalogue. */
import { hasHan, simplifierOf } from "../../shared/fold.ts";
import { isQuantity } from "../../shared/quantities.ts";
import type { VocabularyData } from "../../shared/shape.ts";
import { bigramsOf, fillersOf, insideWords, phrasesOf, runsOf, termsOfRun, type Fillers } from "../../shared/terms.ts";
import { correctionsOfRun, correctionsOfWord, splitWord } from "./corrections.ts";

/** The vocabulary of the catalogue, prepared for many searches. */
export interface Vocabulary {
  words: readonly string[];
  /** The words as a set. */
  known: ReadonlySet<string>;
  bigrams: ReadonlySet<string>;
  /** Terms of the words of the trade. */
  jargon: ReadonlySet<string>;
  fillers: Fillers;
  /** Replaces traditional characters with simplified ones. */
  simplify: (text: string) => string;
}

/** Prepares the vocabulary of a data file. */
export function vocabularyOf({ words, bigrams, jargon, fillers, traditional }: VocabularyData): Vocabulary {
  return {
    words,
    known: new Set(words),
    bigrams: new Set(bigrams.match(/../gu) ?? []),
    jargon: new Set(jargon),
    fillers: fillersOf(fillers),
    simplify: simplifierOf(traditional),
  };
}

/** One word of a query. */
export interface QueryWord {
  /** The terms that it may mean, each with its certainty, 0 to 1. */
  terms: Map<string, number>;
  isHan: boolean;
  /** The word as it is written is on no page. */
  isUnknown: boolean;
  /** Two neighbouring words, a bigram across two words, a number, or a part of an identifier: it only adds to the meaning of other words. */
  isSupporting: boolean;
}

/** All terms that words may mean. */
export const termsOfWords = (words: readonly QueryWord[]): string[] => words.flatMap(({ terms }) => [...terms.keys()]);

/** Certainty of two neighbouring words as one term. */
const PHRASE_CERTAINTY = 0.5;
/** Certainty of a bigram across two words. */
const STRADDLE_CERTAINTY = 0.6;
/** Certainty of a corrected word. */
const CORRECTION_CERTAINTY = 0.7;

/** The words of a query without repetition. `time out` also finds `timeout`, and `sample rate` also `samplerate`. */
export function queryWords(query: string, { known, fillers }: Vocabulary): QueryWord[] {
  const runs = runsOf(query, fillers);
  const words = runs.flatMap((run, index) => {
    if (hasHan(run)) {
      const isInsideWord = insideWords(run);
      return bigramsOf(run).map((bigram, position) =>
        queryWord([bigram], isInsideWord[position] ? 1 : STRADDLE_CERTAINTY),
      );
    }
    const joined = [`${runs[index - 1] ?? ""}${run}`, `${run}${runs[index + 1] ?? ""}`].filter((word) =>
      known.has(word),
    );
    return [queryWord([run, ...joined].flatMap(termsOfRun), 1)];
  });
  const phrases = [...new Set(phrasesOf(runs))].map((phrase) => queryWord([phrase], PHRASE_CERTAINTY));
  const distinct = new Map(words.map((word) => [[...word.terms.keys()][0], word]));
  return [...distinct.values(), ...phrases];
}

function queryWord(terms: readonly string[], certainty: number): QueryWord {
  const [first = ""] = terms;
  return {
    terms: new Map(terms.map((term) => [term, certainty])),
    isHan: hasHan(first),
    isUnknown: false,
    isSupporting: certainty < 1 || /^\d+$/.test(first) || isQuantity(first),
  };
}

/**
 * The words of a query, with corrections added to those that are on no page.
 * @param isUsed whether a term is on any page
 */
export function correctWords(query: string, vocabulary: Vocabulary, isUsed: (term: string) => boolean): QueryWord[] {
  const corrections = correctionsOf(query, vocabulary, isUsed);
  return queryWords(query, vocabulary).map((word) => {
    const written = [...word.terms.keys()];
    if (written.some((term) => (word.isHan ? vocabulary.bigrams.has(term) : isUsed(term)))) return word;
    const terms = new Map(word.terms);
    for (const term of written.flatMap((unknown) => corrections.get(unknown) ?? []))
      terms.set(term, CORRECTION_CERTAINTY);
    return { ...word, terms, isUnknown: true, isSupporting: word.isSupporting && terms.size === word.terms.size };
  });
}

/** The terms that may have been meant, by the term that was written. */
function correctionsOf(
  query: string,
  { known, words, bigrams, fillers }: Vocabulary,
  isUsed: (term: string) => boolean,
): Map<string, string[]> {
  const corrections = new Map<string, string[]>();
  const runs = runsOf(query, fillers);
  const latinRuns = runs.filter((run) => !hasHan(run));
  const unknownRuns = latinRuns.filter((run) => !termsOfRun(run).some(isUsed));
  // If most words are unknown, they are another subject rather than mistakes.
  const mayCorrect = latinRuns.length <= 2 || unknownRuns.length * 2 <= latinRuns.length;
  for (const run of runs) {
    if (hasHan(run)) {
      const correctedRuns = correctionsOfRun(run, bigrams, query.trim() === run).map(bigramsOf);
      for (const [index, written] of bigramsOf(run).entries()) {
        const meant = correctedRuns.flatMap((corrected) => corrected[index] ?? []).filter((term) => term !== written);
        if (meant.length > 0) corrections.set(written, [...(corrections.get(written) ?? []), ...meant]);
      }
    } else if (mayCorrect && unknownRuns.includes(run)) {
      const parts = splitWord(run, known);
      const meant = parts.length > 0 ? parts : correctionsOfWord(run, words);
      for (const term of termsOfRun(run)) corrections.set(term, meant.flatMap(termsOfRun));
    }
  }
  return corrections;
}
