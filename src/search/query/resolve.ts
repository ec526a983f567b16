/** A question → the codes it names, best first; pages about its words; near misses that are only suggestions. */
import { blanked } from "../../masking/secrets.ts";
import { fold, hasHan } from "../shared/fold.ts";
import { keyOf } from "../shared/keys.ts";
import type { SearchEntry } from "../shared/shape.ts";
import { bonus, contextOf, fieldsOf } from "./context.ts";
import { knownCodes } from "./known-codes.ts";
import { mentionsIn, type Mention } from "./mentions.ts";
import { nearTo, PREFIX_MIN, type Suggestion, type Unknown } from "./near.ts";
import { addPages } from "./pages.ts";
import type { Question } from "./question.ts";
import { BONUS, Results, SCORE, type Result } from "./results.ts";
import { entriesByKey, type KeyedEntry, type Source } from "./source.ts";

/** What the catalogue says to a question, before any filter. */
export interface Answer {
  results: Result[];
  suggestions: Suggestion[];
  unknown: Unknown[];
  /** Ids of products that the text names, themselves or by their vendor. */
  named: string[];
}

/** Longest text whose words are searched for; longer ones are logs, and what they say is numbers, symbols and messages. */
const WORDS_MAX = 600;
/** Most words of a text that is still a question about one number, not a log. */
const SHORT = 6;
/** Most keys that are looked up without asking first which codes exist. */
const KEYS_MAX = 100;
/** Longest number that may be an unknown code, in characters; longer ones are times and ids. */
const CODE_MAX = 12;

/**
 * Finds what a text of any length asks for.
 * @throws what the source throws, if nothing could be found without it
 */
export async function resolve({ text, sensitive }: Question, source: Source): Promise<Answer> {
  const open = blanked(text, sensitive.all);
  const simple = hasHan(open) ? await simplified(open, source) : open;
  const mentions = mentionsIn(simple);
  const known = await entriesByKey(await keysToLookUp(mentions, source), source);
  const folded = fold(simple);
  const isShort = folded.split(" ", SHORT + 1).length <= SHORT;
  const results = new Results();
  const claims = addNamed(mentions, { text: simple, isShort, known }, results);

  const answer: Answer = { results: [], suggestions: [], unknown: [], named: [] };
  const isCode = (mention: Mention) => claims.has(mention) || mention.keys.some((key) => known.has(key));
  const rest = without(simple, mentions.filter(isNumber).filter(isCode));
  const isAnswered = results.all.length > 0 && claims.size === 0 && !/[\p{L}\p{N}]/u.test(rest);
  if (!isAnswered) {
    try {
      const products = await source.products();
      const context = contextOf(folded, products);
      const near = await nearTo([...claims], isShort, products, source);
      for (const { entry, mention, score } of near.found) results.add(entry, "code", score, mention);
      answer.named = [...context.named];
      answer.unknown = near.unknown;
      answer.suggestions = near.suggestions;
      const fields = fieldsOf(products);
      for (const result of results.all) result.score += bonus(result, context, fields);
      // A pasted frame whose code is unknown says nothing else for certain; a question may.
      const isFrame = !isShort && [...claims].some(({ named }) => named);
      if (simple.length <= WORDS_MAX && !isFrame) {
        const question = { text: simple, rest, hasUnknown: near.unknown.length > 0, context, products };
        answer.suggestions.push(...(await addPages(question, results, source)));
      }
    } catch (error) {
      // What is found already stands without the rest of the data.
      if (results.all.length === 0) throw error;
    }
  }
  return { ...answer, results: results.sorted() };
}

const isNumber = ({ kind }: Mention): boolean => kind === "number";

/** The keys of all mentions; of a log full of numbers only those of codes that exist, so that no file is fetched in vain. */
async function keysToLookUp(mentions: readonly Mention[], source: Source): Promise<Set<string>> {
  const keys = new Set(mentions.flatMap((mention) => mention.keys));
  if (keys.size <= KEYS_MAX) return keys;
  const codes = new Set(knownCodes(await source.products()).map(({ code }) => keyOf(code)));
  const numbers = mentions.filter(isNumber).flatMap((mention) => mention.keys);
  for (const key of numbers) if (!codes.has(key) && !key.includes("0x")) keys.delete(key);
  return keys;
}

/**
 * Adds the codes that the mentions name.
 * @returns numbers that claim to be codes and are none
 */
function addNamed(
  mentions: readonly Mention[],
  { text, isShort, known }: { text: string; isShort: boolean; known: ReadonlyMap<string, KeyedEntry[]> },
  results: Results,
): Set<Mention> {
  const claims = new Set<Mention>();
  const whole = text.trim();
  const hasNamed = mentions.some(({ named }) => named);
  for (const mention of mentions) {
    const { keys, named } = mention;
    const own = keys.flatMap((key) => known.get(key) ?? []);
    const isWhole = mention.text === whole;
    if (!isNumber(mention)) {
      for (const { entry, match } of own) {
        // A code that is a word, such as `others`, is named by a text that says nothing else.
        if (match === "code" && !isWhole && !/[A-Z.]/.test(mention.text)) continue;
        results.add(entry, match, SCORE[match] + (match === "message" ? mention.text.length : 0), mention);
      }
      continue;
    }
    if (own.length === 0 && isCodeLike(mention, isShort, isWhole)) claims.add(mention);
    // In a log a number that nothing names is an id, a size or a line, unless no number is named at all.
    if (!(named || isWhole || (isShort ? mention.text.length > 1 : !hasNamed))) continue;
    for (const { entry } of own) {
      const doubt = isWhole ? 0 : doubtOf(mention, entry);
      results.add(entry, "code", SCORE.code + (named ? BONUS.named : 0) + doubt, mention);
    }
  }
  return claims;
}

/** A text in simplified characters; as it is where the vocabulary cannot be loaded. */
const simplified = (text: string, source: Source): Promise<string> =>
  source.vocabulary().then(
    ({ simplify }) => simplify(text),
    () => text,
  );

/** What speaks against a number although some product uses it: success is no error, and HTTP statuses accompany codes. */
const doubtOf = ({ text }: Mention, { kind }: SearchEntry): number =>
  kind === "success" || HTTP_STATUS.test(text) ? BONUS.unlikely : 0;

/** A number that is no code here but claims to be one: by its name, or because the text asks for little else. */
const isCodeLike = ({ text, named }: Mention, isShort: boolean, isWhole: boolean): boolean => {
  if (text.length > CODE_MAX) return false;
  if (named || isWhole) return true;
  // `HTTP 502 Bad Gateway` asks for no code.
  return isShort && !HTTP_STATUS.test(text) && (/^-?0x/i.test(text) || text.length >= PREFIX_MIN);
};
const HTTP_STATUS = /^[1-5]\d\d$/;

/** A text with spaces in place of some mentions, which stand in order. */
function without(text: string, mentions: readonly Mention[]): string {
  let at = 0;
  const parts: string[] = [];
  for (const { from, to } of mentions) {
    parts.push(text.slice(at, from));
    at = to;
  }
  return [...parts, text.slice(at)].join(" ");
}
