/** The words of a query and their posting lists → codes by relevance, term by term. */
import { type Fillers, termsOf } from "../shared/terms.ts";
import { ABOUT } from "../shared/weights.ts";
import type { QueryWord } from "./vocabulary.ts";

/** A code that the words of a query lead to. */
export interface WordHit {
  /** Position in the catalogue. */
  position: number;
  /** Sum over the words: rarity × saturated weight, as in BM25. */
  score: number;
  /** Part of the query's meaning that the page has, 0 to 1; what it is about counts more than what it mentions. */
  share: number;
  /** Words of the query that the page has, and how many of them it is about. */
  words: number;
  about: number;
  /** Terms of the query that the page has. */
  terms: Set<string>;
}

/** Half-saturation weight of a page's score, as BM25's k: from there on more of the same word adds little. */
const SCORE_SATURATION = 4;
/** The same for how much of the query's meaning a page has. */
const SHARE_SATURATION = 0.7;
/** A word that no page has counts more than the rarest known one: it points to another subject. */
const UNKNOWN = 1.2;
/** Two Chinese characters count less: often they are neighbours by chance. */
const UNKNOWN_PAIR = 0.8;
/** Two characters that seem to belong to two words count little. */
const UNKNOWN_STRADDLE = 0.3;

/**
 * Ranks codes by the words of a query, term by term: a page need not have all of them.
 * @param postings posting lists of the words' terms; a term that no page has may be missing
 * @param total number of codes
 */
export function rankWords(
  words: readonly QueryWord[],
  postings: ReadonlyMap<string, readonly number[]>,
  total: number,
): WordHit[] {
  const rarity = (term: string) => {
    const used = (postings.get(term)?.length ?? 0) / 2;
    return used === 0 ? 0 : Math.log(1 + total / used);
  };
  const hits = new Map<number, WordHit>();
  let whole = 0;
  for (const { terms, isHan, isUnknown, isPhrase } of words) {
    const rarest = Math.max(...[...terms].map(([term, sureness]) => rarity(term) * (isPhrase ? sureness : 1)));
    const strange =
      Math.log(1 + total) * (!isHan ? (isPhrase ? 0 : UNKNOWN) : isPhrase ? UNKNOWN_STRADDLE : UNKNOWN_PAIR);
    const importance = rarest === 0 ? strange : isUnknown ? (rarest + strange) / 2 : rarest;
    whole += importance;
    const best = new Map<number, { score: number; share: number; isAbout: boolean; term: string }>();
    for (const [term, sureness] of terms) {
      const places = postings.get(term) ?? [];
      const worth = rarity(term) * sureness;
      for (let at = 0; at < places.length; at += 2) {
        const [position, weight] = [places[at]!, places[at + 1]!];
        const score = (worth * weight) / (weight + SCORE_SATURATION);
        const share = (Math.min(worth, importance) * weight) / (weight + SHARE_SATURATION);
        if (score > (best.get(position)?.score ?? 0))
          best.set(position, { score, share, isAbout: weight >= ABOUT, term });
      }
    }
    for (const [position, { score, share, isAbout, term }] of best) {
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
    .map((hit) => ({ ...hit, share: hit.share / (whole || 1) }))
    .sort((a, b) => b.score - a.score || a.position - b.position);
}

/** The part of a title that a query has, 0 to 1: of two pages with the same words, the one whose title says nothing else is meant. */
export function coverage(title: { zh: string; en: string }, terms: ReadonlySet<string>, fillers: Fillers): number {
  return Math.max(
    ...[title.zh, title.en].map((text) => {
      const titleTerms = [...new Set(termsOf(text, fillers))];
      return titleTerms.length === 0 ? 0 : titleTerms.filter((term) => terms.has(term)).length / titleTerms.length;
    }),
  );
}
