/** Ranks codes by the words of a query, with a variant of BM25. */
import { type Fillers, termsOf } from "../../shared/terms.ts";
import { TOPIC_MIN } from "../../shared/weights.ts";
import type { Tuning } from "../tuning.ts";
import type { QueryWord } from "./vocabulary.ts";

/** A code whose page contains words of a query. */
export interface WordHit {
  /** Position in the catalogue. */
  position: number;
  /** Sum over the words: rarity × saturated weight, as in BM25. */
  score: number;
  /** Share of the query's importance that the page covers, 0 to 1. Words that it is about count more than mentions. */
  share: number;
  /** Number of the query's words on the page. */
  words: number;
  /** Number of the query's words that the page is about. */
  about: number;
  /** The query's terms on the page. */
  terms: Set<string>;
}

/** Terms up to this certainty are parts of words or pairs of words, which say nothing of their own. */
const PART_CERTAINTY = 0.6;

/**
 * Ranks codes by the words of a query. A page need not contain all of them.
 * @param postings posting lists of the words' terms, without those of unknown terms
 * @param total number of codes in the catalogue
 * @returns the codes whose pages contain at least one of the words, best first
 */
export function rankWords(
  words: readonly QueryWord[],
  postings: ReadonlyMap<string, readonly number[]>,
  total: number,
  tuning: Tuning,
): WordHit[] {
  const rarity = (term: string) => {
    const pages = (postings.get(term)?.length ?? 0) / 2;
    return pages === 0 ? 0 : Math.log(1 + total / pages);
  };
  const hits = new Map<number, WordHit>();
  let totalImportance = 0;
  for (const word of words) {
    const rarest = Math.max(
      ...[...word.terms].map(([term, certainty]) => rarity(term) * (word.isSupporting ? certainty : 1)),
    );
    const ifUnknown = Math.log(1 + total) * unknownFactor(word, tuning);
    const importance = rarest === 0 ? ifUnknown : word.isUnknown ? (rarest + ifUnknown) / 2 : rarest;
    totalImportance += importance;
    for (const [position, { score, share, isAbout, term }] of bestTerms(word, importance, rarity, postings, tuning)) {
      const hit = hits.get(position) ?? { position, score: 0, share: 0, words: 0, about: 0, terms: new Set<string>() };
      hit.words++;
      hit.about += Number(isAbout);
      hit.score += score;
      hit.share += share;
      hit.terms.add(term);
      hits.set(position, hit);
    }
  }
  return [...hits.values()]
    .map((hit) => ({ ...hit, share: hit.share / (totalImportance || 1) }))
    .sort((a, b) => b.score - a.score || a.position - b.position);
}

/** What a word adds to a page by one of its terms. */
interface TermHit {
  score: number;
  share: number;
  isAbout: boolean;
  term: string;
}

/** For each page that has a word, by its position: the term of the word that counts most there, because only one does. */
function bestTerms(
  { terms }: QueryWord,
  importance: number,
  rarity: (term: string) => number,
  postings: ReadonlyMap<string, readonly number[]>,
  tuning: Tuning,
): Map<number, TermHit> {
  const best = new Map<number, TermHit>();
  for (const [term, certainty] of terms) {
    const list = postings.get(term) ?? [];
    const value = rarity(term) * certainty;
    for (let index = 0; index < list.length; index += 2) {
      const [position, weight] = [list[index]!, list[index + 1]!];
      const score = (value * weight) / (weight + tuning.scoreSaturation);
      const share = (Math.min(value, importance) * weight) / (weight + tuning.shareSaturation);
      if (score > (best.get(position)?.score ?? 0))
        best.set(position, { score, share, isAbout: weight >= TOPIC_MIN && certainty > PART_CERTAINTY, term });
    }
  }
  return best;
}

/** Importance of a word if it is on no page, relative to the rarest known word. */
function unknownFactor({ isHan, isSupporting }: QueryWord, tuning: Tuning): number {
  if (isHan) return isSupporting ? tuning.unknownStraddle : tuning.unknownBigram;
  return isSupporting ? 0 : tuning.unknownWord;
}

/** Share of a text's terms that are in a query, 0 to 1. */
export function coverageOf(text: string, terms: ReadonlySet<string>, fillers: Fillers): number {
  const textTerms = [...new Set(termsOf(text, fillers))];
  return textTerms.length === 0 ? 0 : textTerms.filter((term) => terms.has(term)).length / textTerms.length;
}

/** How much it counts that a question covers what a title says before a colon, relative to the whole title. */
const BEFORE_COLON = 0.6;

/** The same of a title in either language, or of what it says before a colon. It prefers titles that say nothing else than the query. */
export const titleCoverage = (
  title: { zh: string; en: string },
  terms: ReadonlySet<string>,
  fillers: Fillers,
): number =>
  Math.max(
    ...[title.zh, title.en].flatMap((text) => [
      coverageOf(text, terms, fillers),
      BEFORE_COLON * coverageOf(/^[^:：]*/.exec(text)?.[0] ?? "", terms, fillers),
    ]),
  );
