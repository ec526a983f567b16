/** Corrects words that are on no page: typing errors, missing spaces and wrong characters of Chinese input methods. */
import { bigramsOf } from "../../shared/terms.ts";
import { editDistance } from "../codes/edit-distance.ts";

/** Shortest Latin word that is corrected: shorter ones are too similar to each other. */
const WORD_LENGTH_MIN = 4;
/** Shortest word in which two edits are accepted. */
const TWO_EDITS_LENGTH_MIN = 8;
/** Longest run of Chinese that is a term rather than a sentence, in characters. */
const SHORT_RUN_MAX = 4;
/** Most corrections of one word. */
const CORRECTIONS_MAX = 4;

/**
 * The known words with the least distance from a mistyped Latin word.
 * @example correctionsOfWord("permision", ["permission", "session"]) // => ["permission"]
 */
export function correctionsOfWord(word: string, known: readonly string[]): string[] {
  if (word.length < WORD_LENGTH_MIN || /\d/.test(word)) return [];
  const max = word.length < TWO_EDITS_LENGTH_MIN ? 1 : 2;
  const similar = known
    .map((candidate) => ({ candidate, edits: editDistance(word, candidate, max) }))
    .filter(({ edits }) => edits <= max);
  const least = Math.min(...similar.map(({ edits }) => edits));
  const nearest = similar.filter(({ edits }) => edits === least).map(({ candidate }) => candidate);
  // The first letter is rarely wrong.
  const hasSameStart = (candidate: string) => candidate[0] === word[0];
  return nearest.sort((a, b) => Number(hasSameStart(b)) - Number(hasSameStart(a))).slice(0, CORRECTIONS_MAX);
}

/**
 * The two known words that were typed without the space between them; empty if there are none.
 * @example splitWord("samplerate", new Set(["sample", "rate"])) // => ["sample", "rate"]
 */
export function splitWord(word: string, known: ReadonlySet<string>): string[] {
  for (let end = 3; end <= word.length - 3; end++) {
    const parts = [word.slice(0, end), word.slice(end)];
    if (parts.every((part) => known.has(part))) return parts;
  }
  return [];
}

/**
 * Corrects one wrong character in a run of Chinese: if a character forms no known bigram with its neighbours, it is replaced by
 * one that forms a known bigram with each.
 * @param known bigrams of what pages are about
 * @param isAll the run is the whole question. In a short one, a known bigram with the left neighbour is then enough
 * @returns a corrected run for each character that fits
 * @example correctionsOfRun("鉴全失败", new Set(["鉴权", "权失", "失败"]), true) // => ["鉴权失败"]
 */
export function correctionsOfRun(run: string, known: ReadonlySet<string>, isAll: boolean): string[] {
  const characters = [...run];
  const isShort = characters.length <= SHORT_RUN_MAX;
  const isShortQuestion = isAll && isShort;
  const isKnown = bigramsOf(run).map((bigram) => known.has(bigram));
  const suspects = [...characters.keys()].filter((index) => !isKnown[index - 1] && !isKnown[index]);
  // Many unknown characters are another subject rather than a mistake. In a short run a wrong one makes its neighbour suspect.
  if (suspects.length > (isShort ? 2 : 1)) return [];
  // Without any known bigram the run is likely to be another subject, too.
  if (!isShortQuestion && !isKnown.includes(true)) return [];
  return suspects.flatMap((index) => {
    const [left, right] = [characters[index - 1], characters[index + 1]];
    const afterLeft = [...known].flatMap(([first = "", second = ""]) => (first === left ? [second] : []));
    const beforeRight = [...known].flatMap(([first = "", second = ""]) => (second === right ? [first] : []));
    let fitting = afterLeft.filter((character) => beforeRight.includes(character));
    if (left === undefined) fitting = beforeRight;
    else if (right === undefined) fitting = afterLeft;
    const replacements = [...new Set(fitting.length === 0 && isShortQuestion ? afterLeft : fitting)];
    // Too many to tell which was meant.
    if (replacements.length > CORRECTIONS_MAX) return [];
    return replacements.map((character) => characters.with(index, character).join(""));
  });
}
