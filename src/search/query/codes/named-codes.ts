/** Finds the codes that a text names: by their numbers, symbols or messages. */
import { fold, hasHan, holdsWord } from "../../shared/fold.ts";
import type { SearchEntry } from "../../shared/shape.ts";
import { domainBefore, isSameDomain } from "../text/error-domain.ts";
import { productIdOf } from "../known-codes.ts";
import { isNumber, matchesOf, type MentionedText } from "./mentioned-text.ts";
import type { Mention } from "../text/mentions.ts";
import { DISTINCTIVE, isHttpStatus, PREFIX_MIN } from "../text/numbers.ts";
import { BONUS, SCORE, type Match, type Results } from "../results.ts";

/** Fewest digits of a number without a name that is taken for a code in a longer text. */
const DIGITS_MIN = 3;
/** The same of a constant of a program, in a text with other numbers that are called codes. */
const CONSTANT_DIGITS_MIN = 4;
/** Among so few words, a number of one digit may be a code: `SpeechRecognizer 7`. */
const FEW_WORDS = /^\s*(?:[\p{L}\p{N}.-]+\s+){0,3}[\p{L}\p{N}.-]+\s*$/u;
/** How far before a number it is looked for what makes it a constant, in characters. */
const CONSTANT_DISTANCE = 12;
/** Before a constant of a program, or a number in a list. */
const BEFORE_CONSTANT = /(?:[=:(/"'|]|\bcase|\bDEC)\s*["']?$/;
/** Longest number that may be an unknown code, in characters. Longer ones are times and ids. */
const CODE_MAX = 12;
/** Words of a symbol, and characters of a message, from which on it belongs to one product. */
export const SPECIFIC = { words: 3, characters: 24 };

/** Adds the codes that symbols and messages name. */
export function addNames(mentioned: MentionedText, results: Results): void {
  const numbers = mentioned.mentions.filter(isNumber);
  for (const mention of mentioned.mentions) {
    if (isNumber(mention)) continue;
    const number = numberOf(mention, numbers, mentioned);
    const defined = number ? matchesOf(number, mentioned).map(({ entry }) => entry.id) : [];
    const definedProducts = new Set(defined.map(productIdOf));
    if (number && defined.length === 0 && mention.kind === "name") continue;
    const isWhole = mention.text === mentioned.text.trim();
    for (const { entry, match } of matchesOf(mention, mentioned)) {
      const isOfNumber = mention.kind === "phrase" || definedProducts.has(productIdOf(entry.id));
      if (number && defined.length > 0 && isOfNumber && !defined.includes(entry.id)) continue;
      if (isByChance(mention, entry, match, isWhole, mentioned.isShort)) continue;
      results.add(entry, match, scoreOfName(mention, entry, match), mention);
    }
  }
}

/** Whether a text has the words of a code, symbol or message in another sense. */
function isByChance(mention: Mention, entry: SearchEntry, match: Match, isWhole: boolean, isShort: boolean): boolean {
  const { kind, text, field, keys } = mention;
  if (field === "code" && kind === "phrase") return false;
  const isPhrase = kind === "phrase";
  // `ClientError` in a text is the class of a library rather than the code `CLIENT_ERROR`.
  if (kind === "name" && !isWhole && /^[A-Z][a-z]+(?:Error|Exception)$/.test(text) && !isNameOfSpelling(entry, text))
    return true;
  // A code that is an ordinary word, such as `network`, only counts if it is quoted, the value of a field or the whole text.
  if (match === "code") return !isWhole && isOrdinaryWord(text) && !isPhrase;
  // `access denied` in a sentence is not the symbol `ACCESS_DENIED`.
  if (match === "symbol") {
    const isSpeltSo = entry.names.includes(text) && text.split(" ").length >= SPECIFIC.words && !HAS_STATUS.test(text);
    const isCalled = mention.isCalledCode && entry.names.includes(text);
    return (isPhrase && !isShort && !/[A-Z_]{3}/.test(text) && !isSpeltSo && !isCalled) || isLooseWord(mention, entry);
  }
  // The class `ConnectionError` of a program is not the message `Connection error.`, and `Error` stands in many texts.
  return (
    (kind === "name" && !entry.messages.includes(text)) ||
    (!isWhole && keys.every((key) => !key.includes(" ") && !hasHan(key)))
  );
}

/** The score of a name. Several products share one such as `ACCESS_DENIED`, so a number beside it says more. */
function scoreOfName({ text, isCalledCode, field }: Mention, entry: SearchEntry, match: Match): number {
  // A message with a symbol in it says more than the symbol.
  if (match === "message") return (/[A-Z]_[A-Z]/.test(text) ? SCORE.symbol : SCORE.message) + text.length;
  if (field === "type") return SCORE.part;
  if (match === "code" && isCalledCode && !/[A-Z]_/.test(entry.code)) return SCORE.code + BONUS.named;
  // `ServiceUnavailable` is rather the code of that spelling than `SERVICE_UNAVAILABLE`.
  const isSpeltSo = isNameOfSpelling(entry, text);
  const named = isCalledCode ? BONUS.named + (match === "code" ? BONUS.calledCode : 0) : 0;
  return SCORE.symbol + named + (isSpeltSo ? BONUS.spelling : 0);
}

/**
 * Adds the codes that numbers name.
 * @param results with what symbols and messages name: in their list, a number need not be called a code
 * @returns numbers that seem to be codes but are unknown
 */
export function addNumbers(mentioned: MentionedText, results: Results): Set<Mention> {
  const { text, isShort } = mentioned;
  const numbers = mentioned.mentions.filter(isNumber);
  const namedProducts = new Set(results.all.map(({ entry }) => productIdOf(entry.id)));
  const hasNamed = numbers.some(({ isCalledCode }) => isCalledCode);
  const unknownCodes = new Set<Mention>();
  for (const mention of numbers) {
    const { isCalledCode, text: number } = mention;
    const isWhole = number === text.trim();
    const matches = matchesOf(mention, mentioned);
    if (matches.length === 0 && isCodeLike(mention, isShort, isWhole)) unknownCodes.add(mention);
    const isConstant = BEFORE_CONSTANT.test(text.slice(Math.max(0, mention.from - CONSTANT_DISTANCE), mention.from));
    for (const { entry } of matches) {
      // Among numbers that are called codes, the others are ids, sizes or line numbers, unless they stand in the same list.
      const isListed = isConstant && number.length >= CONSTANT_DIGITS_MIN && namedProducts.has(productIdOf(entry.id));
      const isPlain = isShort
        ? number.length > 1 || FEW_WORDS.test(text)
        : number.length >= DIGITS_MIN && (!hasNamed || isListed || DISTINCTIVE.test(number)) && !isHttpStatus(number);
      if (!isCalledCode && !isWhole && !isPlain) continue;
      const domain = domainBefore(text, mention.from);
      if (entry.domain !== undefined && domain !== undefined && !isSameDomain(domain, entry.domain)) continue;
      const doubt = isWhole ? 0 : doubtOf(mention, entry);
      // `-8` may be the negated 8, but is first of all -8; and `003` may be 3.
      const exact = /^(?:-|0\d)/.test(number) && number === entry.code ? BONUS.exact : 0;
      const isNew = results.get(entry.id) === undefined;
      results.add(entry, "code", SCORE.code + (isCalledCode ? BONUS.named : 0) + exact + doubt, mention);
      const mayHaveMessage = isNew && !isHttpStatus(number) && numbers.length < LIST_LENGTH && entry.kind !== "success";
      if (mayHaveMessage && hasMessageBeside(mention, entry, text)) {
        results.add(entry, "message", SCORE.message);
        results.confirm(entry.id);
      }
    }
  }
  preferCommonProduct(results);
  return unknownCodes;
}

/** How far before and after a number its own message is looked for, and how far from it the message may be, in characters. */
const BESIDE = { length: 160, distance: 24 };
/** What a message must have to be told beside its number: two words or four Chinese characters. */
const MESSAGE_MIN = /\S \S|\p{Script=Han}{4}/u;

/** Whether a message of a code stands beside its number, with no other number between them: `[Errno -9985] Device unavailable`. */
export function hasMessageBeside({ from, to }: Mention, { messages, names }: SearchEntry, text: string): boolean {
  const before = fold(text.slice(Math.max(0, from - BESIDE.length), from));
  const after = fold(text.slice(to, to + BESIDE.length));
  const isNear = (between: string) => between.length <= BESIDE.distance && !/\d/.test(between);
  return [...messages, ...names]
    .map(fold)
    .filter((message) => MESSAGE_MIN.test(message))
    .some(
      (message) =>
        (holdsWord(after, message) && isNear(after.slice(0, after.indexOf(message)))) ||
        (holdsWord(before, message) && isNear(before.slice(before.lastIndexOf(message) + message.length))),
    );
}

/** Raises the codes of the product that has the most of several numbers: it is probably the one that all of them come from. */
function preferCommonProduct(results: Results): void {
  const numbersByProduct = new Map<string, Set<string>>();
  for (const { entry, match, mentions } of results.all) {
    if (match !== "code") continue;
    const product = productIdOf(entry.id);
    const numbers = numbersByProduct.get(product) ?? new Set<string>();
    for (const { text } of mentions.filter(isNumber)) numbers.add(text);
    numbersByProduct.set(product, numbers);
  }
  const most = Math.max(0, ...[...numbersByProduct.values()].map(({ size }) => size));
  if (most < 2) return;
  for (const result of results.all) {
    if (numbersByProduct.get(productIdOf(result.entry.id))?.size === most) result.score += BONUS.common;
  }
}

/** Whether a phrase is a single word that a symbol has in other letters: `Error` is not the symbol `ERROR`. */
const isLooseWord = ({ kind, text, keys }: Mention, { names }: SearchEntry): boolean =>
  kind === "phrase" && !keys.some((key) => key.includes(" ")) && !names.includes(text);

/** Whether a code looks like an ordinary word or two: it has no capitals, dots, hyphens or underscores. */
export const isOrdinaryWord = (code: string): boolean => !/[A-Z._-]|\S \S+ \S/.test(code);

/** Most characters between a symbol and the number that it stands for. */
const DEFINITION_DISTANCE = 12;
/** Between a symbol and the number that it stands for. */
const BEFORE_DEFINED = /^["']?\s*[=:(,|]+\s*["']?$/;

/** Numbers that make a list of codes, each with its message. */
export const LIST_LENGTH = 6;
/** Most characters between a number and its message in a list. */
const MESSAGE_DISTANCE = 40;

/**
 * The number that a symbol or message stands for in a list: `SilentSpeech = 40270002`, or `(40270002) msg: silent speech`. It then
 * names no other code of the number's product, and if the number is nobody's, no code at all.
 */
function numberOf(mention: Mention, numbers: readonly Mention[], { text }: MentionedText): Mention | undefined {
  const position = positionAfter(numbers, mention.to);
  const next = numbers[position];
  if (
    next !== undefined &&
    next.from - mention.to <= DEFINITION_DISTANCE &&
    BEFORE_DEFINED.test(text.slice(mention.to, next.from)) &&
    !isHttpStatus(next.text)
  )
    return next;
  const last = numbers
    .slice(Math.max(0, position - NUMBERS_INSIDE_MAX), position)
    .findLast(({ to }) => to <= mention.from);
  const isListed = numbers.length >= LIST_LENGTH && mention.kind === "phrase";
  return isListed && last && mention.from - last.to <= MESSAGE_DISTANCE ? last : undefined;
}

/** Most numbers inside a message. */
const NUMBERS_INSIDE_MAX = 8;

/** Position of the first number at or after a place in the text, by binary search. */
function positionAfter(numbers: readonly Mention[], place: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numbers[middle]!.from < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Lowers the score of numbers that are rarely meant: codes of success, and HTTP statuses, which accompany codes and symbols. */
const doubtOf = ({ text }: Mention, { kind, domain }: SearchEntry): number =>
  isHttpStatus(text) && domain === undefined ? BONUS.status : kind === "success" ? BONUS.unlikely : 0;

/** Whether a number seems to be a code: it is called one, or the text consists of little else. */
const isCodeLike = ({ text, isCalledCode }: Mention, isShort: boolean, isWhole: boolean): boolean => {
  if (text.length > CODE_MAX) return false;
  if (isCalledCode || isWhole) return true;
  // `HTTP 502 Bad Gateway` does not ask for a code.
  return isShort && !isHttpStatus(text) && (/^-?0x/i.test(text) || text.length >= PREFIX_MIN);
};

/** An HTTP status in a text. */
export const HAS_STATUS = /\b[1-5]\d\d\b/;

/** Whether a code has a name in exactly this spelling. */
export const isNameOfSpelling = ({ code, names }: SearchEntry, text: string): boolean =>
  code === text || names.includes(text);
