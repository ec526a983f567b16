/** Symbols, messages and words in a text that are probably not ours, although our codes have the same. */
import { isNumber } from "../codes/mentioned-text.ts";
import type { Mention } from "../text/mentions.ts";
import { isOrdinaryWord, LIST_LENGTH } from "../codes/named-codes.ts";
import { productIdOf } from "../known-codes.ts";
import { SCORE } from "../results.ts";
import { isStatusName } from "../text/status-names.ts";
import { isAboutSpeech, isBesidePlatform, namesProduct, type Case } from "./surroundings.ts";

/** Exceptions that programs of any kind raise. */
const PLAIN_EXCEPTION = /^(?:Runtime|Type|Value|Timeout|Connection|Reference|OS|IO)(?:Error|Exception)$/;
/** Exceptions that many interfaces of the browser throw. */
const DOM_EXCEPTION = /^(?:NotAllowed|NotFound|Abort|InvalidState|DataClone|Security|Network|NotSupported)Error$/;

/** Whether a case is only found by names of a kind. */
const isOnlyBy = ({ matches, mentions }: Case, kind: RegExp): boolean =>
  !matches.has("message") && mentions.length > 0 && mentions.every(({ text }) => kind.test(text));

/** Whether a case is only found by the exception of any program, such as `RuntimeError`, in a text that does not hint at its product. */
export const isPlainException = (of: Case): boolean =>
  !of.context.hinted.has(of.product) && !of.confirmed.has(of.product) && isOnlyBy(of, PLAIN_EXCEPTION);

/** Words in the names of the browser's interfaces for sound and connections. */
const INTERFACE_OF_OURS = /Audio|Media|Speech|WebSocket|RTC|Worklet|Oscillator|Node|Blob|URL|Permission|Recorder/;

/** Whether a case is only found by an exception that another interface of the browser threw. */
export const isOfOtherInterface = (of: Case): boolean =>
  of.thrower !== undefined && !INTERFACE_OF_OURS.test(of.thrower) && isOnlyBy(of, /^[A-Z][A-Za-z]+Error$/);

/** Whether a case is only found by an exception that every interface of the browser throws, in a text of many words on other things. */
export const isBrowserException = (of: Case): boolean =>
  of.exactness === 0 &&
  !of.isShort &&
  of.context.hintedAlone.size === 0 &&
  isOnlyBy(of, DOM_EXCEPTION) &&
  !isAboutSpeech(of);

/** A line of a program that raises an error of its own. */
const RAISED = /^[^\n]*\b(?:raise|throw new) [A-Z]\w*(?:Error|Exception)\([^\n]*$/;

/** Whether a case only shares words with the line of a program that raises an error: the message is the program's own. */
export const isWordOfRaised = ({ match, isHinted, text }: Case): boolean =>
  match === "text" && !isHinted && RAISED.test(text);

/** Words in the names of the calls of a cloud that ours have. */
const CALL_OF_OURS =
  /Rec|Asr|Tts|Voice|Sp(?:ee|ea)|Token|Transcri|Vocab|Lexicon|Phrase|Task|Word|Audio|Media|Synth|Async|Session|Stream|Model|Error|Exception/;

/** A message of so many words is nobody else's. */
const SENTENCE = /^\S+(?: \S+){4}/;

/** Whether a case is found by a message of many words. */
export const hasSentence = ({ mentions }: Case): boolean =>
  mentions.some(({ kind, text }) => kind === "phrase" && SENTENCE.test(text));

/** Whether a case is only found by what all services of a cloud have, in a text about a call that none of ours has. */
export function isOfOtherCall(of: Case): boolean {
  const { matches, mentions, calls } = of;
  if (of.hasOtherOperation) return !hasSentence(of);
  if (calls.length === 0 || matches.has("message") || mentions.length === 0) return false;
  const others = calls.filter((call) => !mentions.some(({ text }) => text === call));
  return (
    others.length > 0 &&
    !others.some((call) => CALL_OF_OURS.test(call)) &&
    mentions.every((mention) => !isNumber(mention) && !mention.text.includes("."))
  );
}

/** Whether a case is the name of an exception, in a text whose named product has more than words in common with it. */
export const isOfCaller = ({ match, mentions, results, context }: Case): boolean =>
  (match === "symbol" || (match === "code" && mentions.every(({ kind }) => kind === "name"))) &&
  results.some(({ entry, score }) => context.named.has(productIdOf(entry.id)) && score >= SCORE.message);

/** Whether a case is only found by a symbol of its words in another spelling: `unsupported_audio_format` is not `unsupported-audio-format`. */
export const isSpeltOtherwise = ({ entry: { code, names, messages }, hasMessage, mentions }: Case): boolean =>
  !hasMessage && !mentions.some((mention) => isNumber(mention) || [code, ...names, ...messages].includes(mention.text));

/** Whether a name is a single word, such as `Error`. */
const isOneWord = ({ text }: Mention): boolean => /^[^\p{L}\p{N}]*(?:[A-Z]?[a-z]+|[A-Z]+)[^\p{L}\p{N}]*$/u.test(text);

/** Whether a symbol or message is rather that of somebody else. */
export function isNameOfOthers(of: Case): boolean {
  const { match, matches, mentions, context, confirmed, isHinted } = of;
  if (match !== "symbol" && match !== "message") return false;
  // In a list of numbers a message is the label of one of them.
  const isLabel = of.numbers.length >= LIST_LENGTH && !matches.has("code") && !isHinted;
  // Words inside another product's message, such as `access denied`, are its own.
  const isInside = match === "symbol" && confirmed.size > 0 && !isHinted;
  // Nor are the words beside a code of others, such as `{"code": 400112, "message": "Unauthorized"}`.
  const isOfUnknown = of.hasUnknownCode && !isHinted;
  const isOfRuntime = isBesidePlatform(of) && !of.isShort && (context.hinted.size > 0 || mentions.every(isOneWord));
  return namesProduct(of) || of.hasProtocolNumber || isLabel || isInside || isOfUnknown || isOfRuntime;
}

/** Whether a code is only a word beside a code of others: `{"status_code": 40012, "status": "FAILED"}`. */
export const isWordOfUnknownCode = ({ isHinted, hasUnknownCode, mentions }: Case): boolean =>
  !isHinted && hasUnknownCode && mentions.length > 0 && mentions.every(isOneWord);

/** Whether a code is only what HTTP calls a status, in other letters: `BadRequest`. */
export const isNameOfStatus = (of: Case): boolean =>
  !of.isHinted &&
  !of.isShort &&
  isSpeltOtherwise(of) &&
  of.mentions.every(({ kind, keys }) => kind !== "number" && keys.some(isStatusName));

/** Whether a code is only an ordinary word of a longer text, such as `network`, which the text does not call a code. */
export const isWordOfSentence = ({ mentions, isShort }: Case): boolean =>
  !isShort &&
  mentions.every(({ kind, text, isCalledCode }) => kind !== "number" && !isCalledCode && isOrdinaryWord(text));

/** Words without capitals inside, digits or marks of a program: a few of a symbol, two of a message. */
const PLAIN_WORDS = {
  symbol: /^[\p{Script=Latin}']+(?: [\p{Script=Latin}']+){0,3}[.!]?$/u,
  message: /^[\p{Script=Latin}']+(?: [\p{Script=Latin}']+)?[.!]?$/u,
};
/** The class of an exception, or the operating system's number, before its message. */
const EXCEPTION = /(?<![\w.])[A-Z]\w*(?:Error|Exception): |\[Errno \d+\] /;

/** Whether a case is only found by plain words, such as `permission denied`, in a text that does not speak of speech. */
export function isPlainWords(of: Case): boolean {
  const { match, matches, mentions, text } = of;
  if (of.exactness > 0 || of.isHinted || matches.has("code") || (match !== "symbol" && match !== "message"))
    return false;
  const plain = PLAIN_WORDS[matches.has("message") ? "message" : "symbol"];
  const isByWords =
    mentions.length > 0
      ? mentions.every((mention) => mention.kind === "phrase" && plain.test(mention.text))
      : !matches.has("message") && (!of.isShort || EXCEPTION.test(text));
  return isByWords && !isAboutSpeech(of);
}

/** Whether a success is only found by its symbol among other words: `BUILD SUCCESS`. */
export const isPlainSuccess = ({ entry, match, exactness, isHinted }: Case): boolean =>
  entry.kind === "success" && match === "symbol" && exactness === 0 && !isHinted;
