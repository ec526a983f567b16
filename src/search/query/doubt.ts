/** Tells results that a text means from those that merely have the same number as something else in it. */
import type { SearchEntry } from "../shared/shape.ts";
import { isInRange, isWholeNumber } from "../../catalog/number.ts";
import { isWhole, vendorOf, type Context } from "./context.ts";
import { domainBefore, isSameDomain } from "./error-domain.ts";
import { productIdOf } from "./known-codes.ts";
import { isNumber } from "./mentioned-text.ts";
import type { Mention } from "./mentions.ts";
import { DISTINCTIVE, isConfirmed, isOrdinaryWord } from "./named-codes.ts";
import { isSame, SCORE, type Result } from "./results.ts";
import { isStatusName } from "./status-names.ts";
import type { Tuning } from "./tuning.ts";
import type { Relevance } from "./words.ts";

/** What a text says besides the numbers that are looked up. */
export interface Surroundings {
  context: Context;
  /** Products of which the text has codes that are certain. */
  confirmed: ReadonlySet<string>;
  text: string;
  /** The text has an error's symbol that is not in the catalogue. */
  hasUnknownSymbol: boolean;
  /** The text has a code with letters, of a kind that none of ours is. */
  hasLetteredCode: boolean;
  /** The text calls a number a code that is in no product. */
  hasUnknownCode: boolean;
  /** None of its symbols resembles one of ours. */
  areSymbolsForeign: boolean;
  /** All numbers of the text that may be codes. */
  numbers: readonly Mention[];
  /** One of them is a number of a protocol that the text names. */
  hasProtocolNumber: boolean;
  /** The text has few words. */
  isShort: boolean;
  /** The text has nothing but numbers, and words without meaning. */
  isBare: boolean;
  /** Share of a label that a code's page covers, by the code's id, if the number has a label in the text. */
  labels: ReadonlyMap<string, number>;
  /** Whether a result's number is the value of a field in which its product's logs have codes. */
  isField: (result: Result) => boolean;
  /** Whether it is the value of a field that no other product has. */
  isOwnField: (result: Result) => boolean;
  /** How relevant the text's words make a code, if they were searched. */
  relevance: Relevance | undefined;
}

/** A hexadecimal number of eight digits is rarely anything but one vendor's code, unless it is round. */
const DISTINCTIVE_HEX = /^0x(?![0-9a-f]0+$)[1-9a-f][0-9a-f]{7}$/i;

/** Whether a result has, or was found by, a number that is rarely anybody else's code. */
const isDistinctive = ({ entry, mentions }: Result): boolean =>
  DISTINCTIVE.test(entry.code) || mentions.some(({ kind, text }) => kind === "number" && DISTINCTIVE_HEX.test(text));

/** Whether a number has so few digits that it is a code of many programs: `"code": 3`. */
export const isCommonNumber = (code: string): boolean => /^-?\d{1,2}$/.test(code);
/** Share of a text's words that the page of such a number must cover. */
const COMMON_NUMBER_SHARE = 0.5;
/** Numbers of equal length that make a list, and the share of them that a product must know to be meant. */
const LIST = { length: 6, share: 0.5 };

/** Products of which a text has results that are certain whatever the text is about. */
export const confirmedProducts = (results: readonly Result[]): Set<string> =>
  new Set(results.filter(isConfirmed).map(({ entry }) => productIdOf(entry.id)));

/** Whether a result is doubtful: the text speaks of another service or product, or of something else altogether. */
export function isDoubtful(
  result: Result,
  results: readonly Result[],
  surroundings: Surroundings,
  tuning: Tuning,
): boolean {
  const { context, confirmed, hasUnknownSymbol, relevance } = surroundings;
  const { entry, match, mentions, fit } = result;
  const product = productIdOf(entry.id);
  const isOfOther = context.services.some(isWhole);
  const isBeside = context.platforms.beside.has(product);
  if (entry.kind === "success" && results.some((other) => isFailureBeside(other, result))) return true;
  // Every interface of the browser throws a `NotAllowedError`.
  if (isOfBrowser(result, surroundings)) return true;
  if (
    isSame(result) ||
    context.named.has(product) ||
    isOfPlatform(result, surroundings) ||
    surroundings.isOwnField(result)
  )
    return false;
  // Every program has a `RuntimeError`.
  if (!context.hinted.has(product) && !confirmed.has(product) && isPlainException(result)) return true;
  // Another product of the same vendor has messages in common with ours.
  if (context.services.some(({ vendor }) => vendor === vendorOf(entry.id))) return true;
  // Symbols of a platform, such as `ERROR_NETWORK_TIMEOUT`, are those of others, too, and exceptions of a library, such as
  // `WSServerHandshakeError`, come with the errors of any service.
  const isOfTheirs =
    isOfOther && (isBeside || isSpeltOtherwise(result) || (isCommonNumber(entry.code) && !result.hasMessage));
  if (isConfirmed(result) && !isOfTheirs && !isOfCaller(result, results, context)) return false;
  if (isOfOther) return !(context.hinted.has(product) && isDistinctive(result));
  // Beside a message of another product, a word such as `onError` says nothing.
  const hinted = confirmed.size > 0 ? context.hintedAlone : context.hinted;
  const isHinted = hinted.has(product) || confirmed.has(product);
  const isOtherNamed = context.named.size > 0;
  if (match === "symbol" || match === "message") {
    // In a list of numbers a message is the label of one of them.
    const isLabel = surroundings.numbers.length >= LIST.length && !result.matches.has("code") && !isHinted;
    // Words inside another product's message, such as `access denied`, are its own.
    const isInside = match === "symbol" && confirmed.size > 0 && !isHinted;
    // Nor are the words beside a code of others, such as `{"code": 400112, "message": "Unauthorized"}`.
    const isOfUnknown = surroundings.hasUnknownCode && !isHinted;
    return (
      isOtherNamed ||
      surroundings.hasProtocolNumber ||
      isLabel ||
      isInside ||
      isOfUnknown ||
      (isBeside && !surroundings.isShort && (context.hinted.size > 0 || mentions.every(isOneWord)))
    );
  }
  if (match === "text" || fit !== "whole") return false;
  // `FAILED` beside a code of others, and what HTTP calls a status, say nothing alone.
  if (!isHinted && surroundings.hasUnknownCode && mentions.length > 0 && mentions.every(isOneWord)) return true;
  if (!isHinted && !surroundings.isShort && isSpeltOtherwise(result) && mentions.every(isNameOfStatus)) return true;
  if (entry.kind === "success" && !surroundings.isShort && !isDistinctive(result)) return true;
  if (!isHinted && isInUnknownList(result, results, surroundings, tuning)) return true;
  if (!isHinted && (surroundings.labels.get(entry.id) ?? 1) < tuning.doubtLabel) return true;
  // The page may be found by another number than its code: 503 leads to one whose code is 14.
  const isCommon = isCommonNumber(entry.code) && mentions.every(({ text }) => isCommonNumber(text));
  // `"errorCode": -1` is the failure of any program rather than a code 1.
  if (
    !isHinted &&
    isCommon &&
    !surroundings.isBare &&
    mentions.every(({ text }) => /^-/.test(text) && text !== entry.code)
  )
    return true;
  if (!isHinted && isCommon && !surroundings.isBare)
    return isOtherNamed || (relevance?.shareOf(entry) ?? 0) < COMMON_NUMBER_SHARE;
  if (!isHinted && mentions.some((mention) => isOfHintedProduct(mention, results, context))) return true;
  if (
    !isHinted &&
    mentions.length > 0 &&
    mentions.every(({ from }) => !isSameDomain(domainBefore(surroundings.text, from) ?? entry.domain, entry.domain))
  )
    return true;
  if (isDistinctive(result)) return false;
  if (!isHinted && mentions.length > 0 && mentions.every((mention) => isDefinedElsewhere(mention, surroundings)))
    return true;
  if (isOtherNamed) return true;
  if (isHinted) return false;
  const isWord = mentions.every(({ kind, text, isNamed }) => kind !== "number" && !isNamed && isOrdinaryWord(text));
  if (isWord && !surroundings.isShort) return true;
  // What the text calls a code is one, such as `code = "session_expired"`.
  const isCalledCode = mentions.some(({ kind, isNamed }) => kind === "phrase" && isNamed);
  if ((confirmed.size > 0 && !isCalledCode) || mentions.some((mention) => isOfProtocol(mention, context))) return true;
  if (hasUnknownSymbol || surroundings.hasLetteredCode) return true;
  if (!relevance || surroundings.isField(result)) return false;
  // A number in a text that does not even speak of speech is more doubtful.
  const isOfField = !mentions.some(isNumber) || SPEECH.test(surroundings.text);
  if (relevance.words < (isOfField ? tuning.doubtWords : tuning.doubtWordsElsewhere)) return false;
  return relevance.shareOf(entry) < tuning.doubtShare && relevance.relativeOf(entry) < tuning.doubtRelative;
}

/** Words of the field in which all our products are. */
const SPEECH =
  /语音|录音|麦克风|音频|朗读|播报|发音|唤醒|声音|話筒|话筒|識別|识别|asr|tts|stt|speech|voice|audio|\bmic|transcri|recogni|dictat|utterance|speak|sound|record/i;

/** Whether a result is only found by a symbol of its words in another spelling: `unsupported_audio_format` is not `unsupported-audio-format`. */
const isSpeltOtherwise = ({ entry: { code, names, messages }, hasMessage, mentions }: Result): boolean =>
  !hasMessage && !mentions.some((mention) => isNumber(mention) || [code, ...names, ...messages].includes(mention.text));

/** Whether a name is a single word, such as `Error`. */
const isOneWord = ({ text }: Mention): boolean => /^[^\p{L}\p{N}]*[A-Za-z]+[^\p{L}\p{N}]*$/u.test(text);

/** Whether a name is only what HTTP calls a status: `BadRequest`. */
const isNameOfStatus = ({ kind, keys }: Mention): boolean => kind !== "number" && keys.some(isStatusName);

/** Exceptions that programs of any kind raise. */
const PLAIN_EXCEPTION = /^(?:Runtime|Type|Value|Timeout|Connection|Reference|OS|IO)(?:Error|Exception)$/;

/** Whether a result is only found by such an exception. */
const isPlainException = ({ matches, mentions }: Result): boolean =>
  !matches.has("message") && mentions.length > 0 && mentions.every(({ text }) => PLAIN_EXCEPTION.test(text));

/** Exceptions that many interfaces of the browser throw. */
const DOM_EXCEPTION = /^(?:NotAllowed|NotFound|Abort|InvalidState|DataClone|Security|Network|NotSupported)Error$/;

/** Whether a result is only found by such an exception, in a text of many words that does not speak of speech. */
const isOfBrowser = ({ exactness, matches, mentions }: Result, { text, isShort, context }: Surroundings): boolean =>
  exactness === 0 &&
  !isShort &&
  !matches.has("message") &&
  mentions.length > 0 &&
  mentions.every((mention) => DOM_EXCEPTION.test(mention.text)) &&
  !SPEECH.test(text) &&
  context.hintedAlone.size === 0;

/** Whether a result is the name of an exception, in a text whose named product has more than words in common with it. */
const isOfCaller = ({ match, mentions }: Result, results: readonly Result[], { named }: Context): boolean =>
  (match === "symbol" || (match === "code" && mentions.every(({ kind }) => kind === "name"))) &&
  results.some(({ entry, score }) => named.has(productIdOf(entry.id)) && score >= SCORE.message);

/** Whether another number of a text is the code of a failure: beside it, the success of one step, `backend_code: 0`, says nothing. */
const isFailureBeside = ({ entry, match, fit, mentions }: Result, success: Result): boolean =>
  entry.kind !== "success" &&
  match === "code" &&
  fit === "whole" &&
  success.match === "code" &&
  !mentions.some(({ from }) => success.mentions.some((mention) => mention.from === from));

/** A constant of a program right before its value. */
const DEFINITION = /(?<![A-Za-z0-9_.])([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)(?:\s*:\s*\w+)?\s*=\s*$/;
/** How far before a number its constant is looked for, in characters. */
const DEFINITION_LENGTH = 100;

/** Whether a number is the value of a constant that is not ours: `CURLOPT_HSTSREADDATA = 10302`. */
function isDefinedElsewhere({ from }: Mention, { text, areSymbolsForeign }: Surroundings): boolean {
  return areSymbolsForeign && DEFINITION.test(text.slice(Math.max(0, from - DEFINITION_LENGTH), from));
}

/**
 * Whether a result is of a platform at which the text hints, and called a code: this may be in a text about any service. Beside the
 * message of another product, `Code: 5` is rather its own.
 */
const isOfPlatform = ({ entry, match, mentions }: Result, { context, confirmed }: Surroundings): boolean =>
  context.platforms.hinted.has(productIdOf(entry.id)) &&
  (confirmed.size === 0 || confirmed.has(productIdOf(entry.id)) || !isCommonNumber(entry.code)) &&
  match !== "text" &&
  (match !== "code" || mentions.some(({ kind, isNamed }) => isNamed || kind !== "number"));

/** Whether another product, at which the text hints, has a code that a part of the text names. */
const isOfHintedProduct = ({ from }: Mention, results: readonly Result[], { hintedAlone }: Context): boolean =>
  results.some(
    ({ entry, match, mentions }) =>
      match === "code" && hintedAlone.has(productIdOf(entry.id)) && mentions.some((mention) => mention.from === from),
  );

/** Whether a number is one of a protocol that the text names and none of a product that it is about: 1006 beside `WebSocket`. */
export function isOfProtocol({ keys: [number = ""] }: Mention, { named, hinted, services }: Context): boolean {
  const ranges = services.flatMap(({ numbers }) => numbers);
  return named.size + hinted.size === 0 && isWholeNumber(number) && ranges.some((range) => isInRange(number, range));
}

/** Whether a result stands in a list of numbers of which its product has only a few. */
function isInUnknownList(
  { entry }: Result,
  results: readonly Result[],
  { numbers, labels }: Surroundings,
  tuning: Tuning,
): boolean {
  const listed = new Set(numbers.map(({ text }) => text).filter(({ length }) => length === entry.code.length));
  const product = productIdOf(entry.id);
  // A code whose label in the list is not its own counts as unknown.
  const isOwn = ({ id }: SearchEntry) => (labels.get(id) ?? 1) >= tuning.doubtLabel;
  const known = results.filter(
    (other) => productIdOf(other.entry.id) === product && listed.has(other.entry.code) && isOwn(other.entry),
  );
  return listed.size >= LIST.length && known.length < listed.size * LIST.share;
}
