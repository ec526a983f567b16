/** What was typed or pasted → the codes it names, best first; pages about its words; near misses that are only suggestions. */
import { bonus, contextOf, fieldsOf } from "./context.ts";
import type { Entry } from "./entry.ts";
import { hasHan, simplify, unescape, words } from "./fold.ts";
import { mentionsIn, type Mention } from "./mentions.ts";
import { nearTo, PREFIX_MIN, type Suggestion, type Unknown } from "./near.ts";
import { addPages } from "./pages.ts";
import { FOR, Results, SCORE, type Result } from "./results.ts";
import { secretsIn, type Range } from "./secrets.ts";
import { entriesByKey, type Source } from "./source.ts";

export interface Answer {
  /** The text that was read: mentions and secrets are places in it. */
  text: string;
  secrets: Range[];
  results: Result[];
  suggestions: Suggestion[];
  unknown: Unknown[];
}

/** Longest text that is read, in characters: a log of 200 KB. */
export const TEXT_MAX = 200 * 1024;
/** Longest text whose words are searched for; longer ones are logs, and what they say is numbers, symbols and messages. */
const WORDS_MAX = 600;
/** Most words of a text that is still a question about one number, not a log. */
const SHORT = 6;
/** Longest number that may be an unknown code, in characters; longer ones are times and ids. */
const CODE_MAX = 12;

/**
 * Finds what a text of any length asks for.
 * @throws what the source throws, where nothing at all could be found without it
 */
export async function find(raw: string, source: Source): Promise<Answer> {
  const text = readable(raw);
  const secrets = secretsIn(text);
  const simple = hasHan(text) ? simplify(text, await traditionalOf(source)) : text;
  const mentions = mentionsIn(simple, secrets);
  const known = await entriesByKey(new Set(mentions.flatMap(({ keys }) => keys)), source);
  const folded = words(simple);
  const isShort = folded.split(" ", SHORT + 1).length <= SHORT;

  const results = new Results();
  const strange: Mention[] = [];
  const numbers = mentions.filter(({ kind }) => kind === "number");
  const hasNamed = numbers.some(({ named }) => named);
  for (const mention of numbers) {
    const own = mention.keys.flatMap((key) => known.get(key) ?? []);
    if (own.length === 0 && isCodeLike(mention, isShort)) strange.push(mention);
    // In a log a number that nothing names is an id, a size or a line, unless no number is named at all.
    const isWhole = mention.text === simple;
    if (!(mention.named || isWhole || (isShort ? mention.text.length > 1 : !hasNamed))) continue;
    for (const { entry } of own) {
      const doubt = isWhole ? 0 : doubtOf(mention, entry);
      results.add(entry, "code", SCORE.code + (mention.named ? FOR.named : 0) + doubt, mention);
    }
  }
  for (const mention of mentions.filter(({ kind }) => kind !== "number")) {
    for (const { entry, match } of known.get(mention.keys[0] ?? "") ?? []) {
      // A code that is a word, such as `others`, is named by a text that says nothing else.
      if (match === "code" && mention.text !== simple && !/[A-Z.]/.test(mention.text)) continue;
      results.add(entry, match, SCORE[match] + (match === "message" ? mention.text.length : 0), mention);
    }
  }

  const answer: Answer = { text, secrets, results: [], suggestions: [], unknown: [] };
  const claiming = new Set(strange);
  const isCode = (mention: Mention) => claiming.has(mention) || mention.keys.some((key) => known.has(key));
  const rest = withoutNumbers(simple, numbers.filter(isCode));
  const isAnswered = results.all.length > 0 && strange.length === 0 && !/[\p{L}\p{N}]/u.test(rest);
  if (!isAnswered) {
    try {
      const products = await source.products();
      const context = contextOf(folded, products);
      const near = await nearTo(strange, isShort, products, source);
      for (const { entry, mention, score } of near.found) results.add(entry, "code", score, mention);
      answer.unknown = near.unknown;
      answer.suggestions = near.suggestions;
      const fields = fieldsOf(products);
      for (const result of results.all) result.score += bonus(result, context, fields);
      // A pasted frame whose code is unknown says nothing else for certain; a question may.
      const isFrame = !isShort && strange.some(({ named }) => named);
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

/** What is read of a text: its beginning, unescaped, and a number alone as spreadsheets do not write it: without commas and zeros behind a point. */
const readable = (raw: string): string =>
  unescape(raw.slice(0, TEXT_MAX))
    .trim()
    .replace(/^\d{1,3}(?:,\d{3})+$/, (grouped) => grouped.replaceAll(",", ""))
    .replace(/^(\d+)\.0+$/, "$1");

/** Traditional characters and their simplified forms; none where they cannot be loaded. */
const traditionalOf = (source: Source): Promise<string> =>
  source.vocabulary().then(
    ({ traditional }) => traditional,
    () => "",
  );

/** What speaks against a number although some product uses it: success is no error, and HTTP statuses accompany codes. */
const doubtOf = ({ text }: Mention, { kind }: Entry): number =>
  kind === "success" || /^[1-5]\d\d$/.test(text) ? FOR.unlikely : 0;

/** A number that is no code here but claims to be one: by its name, or because the text asks for little else. */
const isCodeLike = ({ text, named }: Mention, isShort: boolean): boolean =>
  text.length <= CODE_MAX && (named || (isShort && (/^-?0x/i.test(text) || text.length >= PREFIX_MIN)));

/** A text with spaces in place of its numbers. */
function withoutNumbers(text: string, numbers: readonly Mention[]): string {
  let at = 0;
  const parts: string[] = [];
  for (const { from, to } of numbers) {
    parts.push(text.slice(at, from));
    at = to;
  }
  return [...parts, text.slice(at)].join(" ");
}
