/** Tells results that a text means from those that merely have the same number or name as something else in it. */
import { vendorOf } from "../text/context.ts";
import {
  hasSentence,
  isBrowserException,
  isNameOfOthers,
  isNameOfStatus,
  isOfCaller,
  isOfOtherCall,
  isOfOtherInterface,
  isPlainException,
  isPlainSuccess,
  isPlainWords,
  isSpeltOtherwise,
  isWordOfRaised,
  isWordOfSentence,
  isWordOfUnknownCode,
} from "./doubts-of-names.ts";
import {
  hasOtherLabel,
  isBesideFailure,
  isCommonAmongWords,
  isCommonNumber,
  isCommonOfOthers,
  isDefinedElsewhere,
  isInUnknownList,
  isLoneSuccess,
  isOffTopic,
  isOfHintedProduct,
  isOfOtherDomain,
  isProtocolNumber,
} from "./doubts-of-numbers.ts";
import { isConfirmed } from "./confirmed.ts";
import { isSame, type Result } from "../results.ts";
import {
  caseOf,
  isAboutOther,
  isBesidePlatform,
  isDistinctive,
  namesProduct,
  type Case,
  type Surroundings,
} from "./surroundings.ts";

/** Whether a result is doubtful: the text speaks of another service or product, or of something else altogether. */
export function isDoubtful(result: Result, surroundings: Surroundings): boolean {
  const of = caseOf(result, surroundings);
  return RULES.find(([, applies]) => applies(of))?.[0] === "doubtful";
}

/** Whether the text means the product, or is nothing but the code. */
const meansProduct = (of: Case): boolean =>
  isSame(of) || of.context.named.has(of.product) || isOfPlatform(of) || of.isOwnField(of);

/**
 * Whether a result is of a platform at which the text hints, and called a code: this may be in a text about any service. Beside the
 * message of another product, `Code: 5` is rather its own.
 */
const isOfPlatform = ({ entry, product, match, mentions, context, confirmed }: Case): boolean =>
  context.platforms.hinted.has(product) &&
  (confirmed.size === 0 || confirmed.has(product) || !isCommonNumber(entry.code)) &&
  match !== "text" &&
  (match !== "code" || mentions.some(({ kind, isCalledCode }) => isCalledCode || kind !== "number"));

/** Whether another product of the vendor is meant: it has messages in common with ours. */
const isOfOtherProduct = ({ entry, context }: Case): boolean =>
  context.services.some(({ vendor }) => vendor === vendorOf(entry.id));

/**
 * Whether two things of the result match, or one that only its product has. In a text about another service this says nothing of
 * symbols of a platform, such as `ERROR_NETWORK_TIMEOUT`, nor of small numbers with a symbol, such as `7 PERMISSION_DENIED`.
 */
function isCertain(of: Case): boolean {
  const isShared =
    (isBesidePlatform(of) && !of.hasMessage && !hasSentence(of)) ||
    isSpeltOtherwise(of) ||
    (isCommonNumber(of.entry.code) && !of.hasMessage);
  return isConfirmed(of) && !(isAboutOther(of) && isShared) && !isOfCaller(of);
}

/** Whether the text, about another service, hints at the product, and the number is rarely anybody else's. */
const isDistinctiveBesideOther = (of: Case): boolean =>
  isAboutOther(of) && of.context.hinted.has(of.product) && isDistinctive(of);

const isName = ({ match }: Case): boolean => match === "symbol" || match === "message";
const isInWords = ({ match, fit }: Case): boolean => match === "text" || fit !== "whole";

/** Whether another product has something certain in the text, and the text does not call this a code: `code = "session_expired"`. */
const isBesideCertain = ({ confirmed, mentions }: Case): boolean =>
  confirmed.size > 0 && !mentions.some(({ kind, isCalledCode }) => kind === "phrase" && isCalledCode);

const isBesideForeignSymbol = ({ hasUnknownSymbol, hasLetteredCode }: Case): boolean =>
  hasUnknownSymbol || hasLetteredCode;

/** What is decided, and when: the first rule that applies decides, and without any a result is certain. */
const RULES: readonly (readonly ["doubtful" | "certain", (of: Case) => boolean])[] = [
  ["doubtful", isBesideFailure],
  ["doubtful", isBrowserException],
  ["doubtful", isOfOtherCall],
  ["doubtful", isOfOtherInterface],
  ["doubtful", isWordOfRaised],
  ["certain", meansProduct],
  ["doubtful", isPlainException],
  ["doubtful", isOfOtherProduct],
  ["certain", isCertain],
  ["certain", isDistinctiveBesideOther],
  ["doubtful", isAboutOther],
  ["doubtful", isNameOfOthers],
  ["doubtful", isPlainWords],
  ["doubtful", isPlainSuccess],
  ["certain", isName],
  ["certain", isInWords],
  ["doubtful", isWordOfUnknownCode],
  ["doubtful", isNameOfStatus],
  ["doubtful", isLoneSuccess],
  ["doubtful", isInUnknownList],
  ["doubtful", hasOtherLabel],
  ["doubtful", isCommonOfOthers],
  ["certain", isCommonAmongWords],
  ["doubtful", isOfHintedProduct],
  ["doubtful", isOfOtherDomain],
  ["certain", isDistinctive],
  ["doubtful", isDefinedElsewhere],
  ["doubtful", namesProduct],
  ["certain", ({ isHinted }) => isHinted],
  ["doubtful", isWordOfSentence],
  ["doubtful", isBesideCertain],
  ["doubtful", isProtocolNumber],
  ["doubtful", isBesideForeignSymbol],
  ["doubtful", isOffTopic],
];
