/** The words of the catalogue that a search needs at hand: to leave out, to correct and to simplify. */
import { hasHan, simplifierOf } from "../shared/fold.ts";
import type { VocabularyData } from "../shared/shape.ts";
import { fillersOf, insideWords, pairsOf, phrasesOf, runsOf, termsOfRun, type Fillers } from "../shared/terms.ts";
import { meantRuns, meantWords, splitWord } from "./typo.ts";

/** Made ready for many searches. */
export interface Vocabulary {
  words: readonly string[];
  known: ReadonlySet<string>;
  pairs: ReadonlySet<string>;
  fillers: Fillers;
  /** Replaces traditional characters by simplified ones. */
  simplify: (text: string) => string;
}

export function vocabularyOf({ words, pairs, fillers, traditional }: VocabularyData): Vocabulary {
  return {
    words,
    known: new Set(words),
    pairs: new Set(pairs.match(/../gu) ?? []),
    fillers: fillersOf(fillers),
    simplify: simplifierOf(traditional),
  };
}

/** One word of a query: the terms that it may mean, each with how sure that is, 0 to 1. */
export interface QueryWord {
  terms: Map<string, number>;
  isHan: boolean;
  /** No page has the word as it is written. */
  isUnknown: boolean;
  /** Two neighbouring words as one, or two characters of neighbouring words, or a number: alone they ask for nothing. */
  isPhrase: boolean;
}

/** How much two neighbouring words say beyond each of them. */
const PHRASE = 0.5;
/** How much two characters say that belong to neighbouring words. */
const STRADDLE = 0.6;
/** How sure a corrected word is. */
const CORRECTED = 0.7;

/** The words of a query as they are written, each once; `time out` and `timeout`, `sample rate` and `samplerate` are one. */
export function queryWords(query: string, { known, fillers }: Vocabulary): QueryWord[] {
  const runs = runsOf(query, fillers);
  const words = runs.flatMap((run, at) => {
    if (hasHan(run)) {
      const inside = insideWords(run);
      return pairsOf(run).map((pair, pairAt) => ({ terms: [pair], sureness: inside[pairAt] ? 1 : STRADDLE }));
    }
    const joined = [`${runs[at - 1]}${run}`, `${run}${runs[at + 1]}`].filter((word) => known.has(word));
    return [{ terms: [run, ...joined].flatMap(termsOfRun), sureness: 1 }];
  });
  const word = (terms: readonly string[], sureness: number): QueryWord => ({
    terms: new Map(terms.map((term) => [term, sureness])),
    isHan: hasHan(terms[0]!),
    isUnknown: false,
    isPhrase: sureness < 1 || /^\d+$/.test(terms[0]!),
  });
  const once = new Map(words.map((own) => [own.terms[0]!, own]));
  return [
    ...[...once.values()].map(({ terms, sureness }) => word(terms, sureness)),
    ...[...new Set(phrasesOf(runs))].map((phrase) => word([phrase], PHRASE)),
  ];
}

/**
 * Puts right what no page has: slips of the fingers, words written as one, wrong characters of an input method.
 * @param isUsed whether any page has a term
 */
export function corrected(query: string, vocabulary: Vocabulary, isUsed: (term: string) => boolean): QueryWord[] {
  const { known, words, pairs, fillers } = vocabulary;
  const meant = new Map<string, string[]>();
  const runs = runsOf(query, fillers);
  const latin = runs.filter((run) => !hasHan(run));
  const unknown = latin.filter((run) => !isUsed(termsOfRun(run)[0]!));
  // Mostly unknown words are no slips but another subject.
  const isSlip = latin.length <= 2 || unknown.length * 2 <= latin.length;
  for (const run of runs) {
    if (hasHan(run)) {
      const own = pairsOf(run);
      for (const other of meantRuns(run, pairs, query.trim() === run)) {
        for (const [at, pair] of pairsOf(other).entries()) {
          if (pair !== own[at]) meant.set(own[at]!, [...(meant.get(own[at]!) ?? []), pair]);
        }
      }
    } else if (isSlip && unknown.includes(run)) {
      const parts = splitWord(run, known);
      meant.set(termsOfRun(run)[0]!, (parts.length > 0 ? parts : meantWords(run, words)).flatMap(termsOfRun));
    }
  }
  return queryWords(query, vocabulary).map((word) => {
    if ([...word.terms.keys()].some((term) => (word.isHan ? pairs.has(term) : isUsed(term)))) return word;
    const terms = new Map(word.terms);
    for (const term of [...word.terms.keys()].flatMap((own) => meant.get(own) ?? [])) terms.set(term, CORRECTED);
    return { ...word, terms, isUnknown: true, isPhrase: word.isPhrase && terms.size === word.terms.size };
  });
}
