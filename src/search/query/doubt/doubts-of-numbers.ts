/** Numbers in a text that are probably something else, although our codes have the same. */
import { isInRange, isWholeNumber } from "../../../catalog/number.ts";
import type { SearchEntry } from "../../shared/shape.ts";
import type { Context } from "../text/context.ts";
import { domainBefore, isSameDomain } from "../text/error-domain.ts";
import { productIdOf } from "../known-codes.ts";
import { isNumber } from "../codes/mentioned-text.ts";
import type { Mention } from "../text/mentions.ts";
import { LIST_LENGTH } from "../codes/named-codes.ts";
import { isAboutSpeech, isDistinctive, namesProduct, type Case } from "./surroundings.ts";

/** Share of a text's words that the page of a number with one or two digits must cover. */
const COMMON_NUMBER_SHARE = 0.5;
/** Share of a list's numbers that a product must know to be meant. */
const LIST_SHARE = 0.5;
/** A constant of a program right before its value. */
const DEFINITION = /(?<![A-Za-z0-9_.])([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)(?:\s*:\s*\w+)?\s*=\s*$/;
/** How far before a number its constant is looked for, in characters. */
const DEFINITION_LENGTH = 100;

/** Whether a number has so few digits that it is a code of many programs: `"code": 3`. */
export const isCommonNumber = (code: string): boolean => /^-?\d{1,2}$/.test(code);

/** Whether a success stands beside the code of a failure: that one step succeeded, `backend_code: 0`, says nothing. */
export const isBesideFailure = (success: Case): boolean =>
  success.entry.kind === "success" &&
  success.match === "code" &&
  success.results.some(
    ({ entry, match, fit, mentions }) =>
      entry.kind !== "success" &&
      match === "code" &&
      fit === "whole" &&
      // `"task_status": "FAILED"` is a state rather than a code.
      mentions.some(({ kind, isCalledCode }) => kind !== "phrase" || isCalledCode) &&
      !mentions.some(({ from }) => success.mentions.some((mention) => mention.from === from)),
  );

/** Whether a success is found in a longer text, by a number that others use, too. */
export const isLoneSuccess = (of: Case): boolean => of.entry.kind === "success" && !of.isShort && !isDistinctive(of);

/** Whether a number stands in a list of which its product has only a few. */
export function isInUnknownList({ entry, product, isHinted, results, numbers, labels, tuning }: Case): boolean {
  const listed = new Set(numbers.map(({ text }) => text).filter(({ length }) => length === entry.code.length));
  // A code whose label in the list is not its own counts as unknown.
  const isOwn = ({ id }: SearchEntry) => (labels.get(id) ?? 1) >= tuning.doubtLabel;
  const known = results.filter(
    (other) => productIdOf(other.entry.id) === product && listed.has(other.entry.code) && isOwn(other.entry),
  );
  return !isHinted && listed.size >= LIST_LENGTH && known.length < listed.size * LIST_SHARE;
}

/** Whether the text gives the number another meaning: `(10003, "user name already exists")`. */
export const hasOtherLabel = ({ entry, isHinted, labels, tuning }: Case): boolean =>
  !isHinted && (labels.get(entry.id) ?? 1) < tuning.doubtLabel;

/**
 * Whether a case is found by a number of one or two digits, among words. The page may be found by another number than its code: 503
 * leads to one whose code is 14.
 */
export const isCommonAmongWords = ({ entry, mentions, isHinted, isBare }: Case): boolean =>
  !isHinted && !isBare && isCommonNumber(entry.code) && mentions.every(({ text }) => isCommonNumber(text));

/** Whether such a number has another sign, or its page has few of the words: `"errorCode": -1` is the failure of any program. */
export const isCommonOfOthers = (of: Case): boolean =>
  isCommonAmongWords(of) &&
  (namesProduct(of) ||
    of.mentions.every(({ text }) => text.startsWith("-") && text !== of.entry.code) ||
    (of.relevance?.shareOf(of.entry) ?? 0) < COMMON_NUMBER_SHARE);

/** Whether the same number is a code of another product, at which the text hints. */
export const isOfHintedProduct = ({ isHinted, mentions: own, results, context }: Case): boolean =>
  !isHinted &&
  results.some(
    ({ entry, match, mentions }) =>
      match === "code" &&
      context.hintedAlone.has(productIdOf(entry.id)) &&
      mentions.some(({ from }) => own.some((mention) => mention.from === from)),
  );

/** Whether the text names another error domain before the number: `Error Domain=vip_error_domain Code=203`. */
export const isOfOtherDomain = ({ entry, isHinted, mentions, text }: Case): boolean =>
  !isHinted &&
  mentions.length > 0 &&
  mentions.every(({ from }) => !isSameDomain(domainBefore(text, from) ?? entry.domain, entry.domain));

/** Whether the number is the value of a constant that is not ours: `CURLOPT_HSTSREADDATA = 10302`. */
export const isDefinedElsewhere = ({ isHinted, mentions, text, areSymbolsForeign }: Case): boolean =>
  !isHinted &&
  areSymbolsForeign &&
  mentions.length > 0 &&
  mentions.every(({ from }) => DEFINITION.test(text.slice(Math.max(0, from - DEFINITION_LENGTH), from)));

/** Whether a number is one of a protocol that the text names and none of a product that it is about: 1006 beside `WebSocket`. */
export function isOfProtocol({ keys: [number = ""] }: Mention, { named, hinted, services }: Context): boolean {
  const ranges = services.flatMap(({ numbers }) => numbers);
  return named.size + hinted.size === 0 && isWholeNumber(number) && ranges.some((range) => isInRange(number, range));
}

/** Whether one of the numbers is that of such a protocol. */
export const isProtocolNumber = ({ mentions, context }: Case): boolean =>
  mentions.some((mention) => isOfProtocol(mention, context));

/** Whether the words of the text have nothing to do with the page. A number in a text that does not even speak of speech is doubtful sooner. */
export function isOffTopic(of: Case): boolean {
  const { entry, mentions, relevance, tuning } = of;
  if (!relevance || of.isField(of)) return false;
  const isOnSubject = !mentions.some(isNumber) || isAboutSpeech(of);
  if (relevance.words < (isOnSubject ? tuning.doubtWords : tuning.doubtWordsElsewhere)) return false;
  const share = isOnSubject ? tuning.doubtShare : tuning.doubtShareElsewhere;
  return relevance.shareOf(entry) < share && relevance.relativeOf(entry) < tuning.doubtRelative;
}
