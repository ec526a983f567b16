/** A word that no page holds → the words that were meant, by the slips of fingers and input methods. */
import { pairsOf } from "../shared/terms.ts";

/** Shortest Latin word that may be mistyped: shorter ones are all alike. */
const TYPO_MIN = 4;
/** Shortest word in which two slips are still recognised. */
const TWO_SLIPS_MIN = 8;
/** Longest run of Chinese that is one term and no sentence, in characters. */
const SHORT_RUN = 4;
/** Most words that are taken for what was meant. */
const MEANT_MAX = 4;

/**
 * Number of letters to insert, delete, change or swap with a neighbour to make one text of another, counted to `max`.
 * @example distance("timout", "timeout", 2) // => 1
 */
export function distance(a: string, b: string, max: number): number {
  if (Math.abs(a.length - b.length) > max) return max + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      let best = Math.min(change, last[j]! + 1, row[j - 1]! + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, before[j - 2]! + 1);
      row.push(best);
    }
    if (Math.min(...row) > max) return max + 1;
    [before, last] = [last, row];
  }
  return Math.min(last[b.length]!, max + 1);
}

/**
 * Known Latin words that a mistyped one may stand for, nearest first.
 * @example meantWords("permision", ["permission", "session"]) // => ["permission"]
 */
export function meantWords(word: string, known: readonly string[]): string[] {
  if (word.length < TYPO_MIN || /\d/.test(word)) return [];
  const max = word.length < TWO_SLIPS_MIN ? 1 : 2;
  const near = known
    .map((candidate) => ({ candidate, slips: distance(word, candidate, max) }))
    .filter(({ slips }) => slips <= max);
  const least = Math.min(...near.map(({ slips }) => slips));
  // The first letter is seldom wrong.
  const sameStart = ({ candidate }: { candidate: string }) => Number(candidate[0] === word[0]);
  return near
    .filter(({ slips }) => slips === least)
    .sort((a, b) => sameStart(b) - sameStart(a))
    .slice(0, MEANT_MAX)
    .map(({ candidate }) => candidate);
}

/**
 * Two known words written as one.
 * @example splitWord("samplerate", new Set(["sample", "rate"])) // => ["sample", "rate"]
 */
export function splitWord(word: string, known: ReadonlySet<string>): string[] {
  for (let at = 3; at <= word.length - 3; at++) {
    const parts = [word.slice(0, at), word.slice(at)];
    if (parts.every((part) => known.has(part))) return parts;
  }
  return [];
}

/**
 * A run of Chinese characters with one wrong character put right, where its neighbours leave little doubt:
 * the wrong one fits neither of them, the new one both. Each correction is a run of its own.
 * @param known pairs of characters that pages are about
 * @param isAll the run is all that was asked: then, in a short one, one fitting neighbour suffices
 * @example meantRuns("鉴全失败", new Set(["鉴权", "权失", "失败"]), true) // => ["鉴权失败"]
 */
export function meantRuns(run: string, known: ReadonlySet<string>, isAll: boolean): string[] {
  const characters = [...run];
  const isShort = isAll && characters.length <= SHORT_RUN;
  const fits = pairsOf(run).map((pair) => known.has(pair));
  const wrong = [...characters.keys()].filter((at) => !fits[at - 1] && !fits[at]);
  // More than the wrong one, and one beside it in a short run, are no slip but another subject; and where nothing fits there is nothing to measure by.
  if (wrong.length > (characters.length <= SHORT_RUN ? 2 : 1) || (!isShort && !fits.includes(true))) return [];
  return wrong.flatMap((at) => {
    const [left, right] = [characters[at - 1], characters[at + 1]];
    const after = [...known].flatMap(([first = "", second = ""]) => (first === left ? [second] : []));
    const before = [...known].flatMap(([first = "", second = ""]) => (second === right ? [first] : []));
    const both =
      left === undefined ? before : right === undefined ? after : after.filter((one) => before.includes(one));
    const meant = [...new Set(both.length === 0 && isShort ? after : both)];
    // Many would fit: then nobody knows which.
    if (meant.length > MEANT_MAX) return [];
    return meant.map((other) => [...characters.slice(0, at), other, ...characters.slice(at + 1)].join(""));
  });
}
