/** What a text says around its codes, and a result seen in it. */
import { SERVICE_CODE } from "../codes/symbols.ts";
import { isSubject, type Context } from "../text/context.ts";
import { productIdOf } from "../known-codes.ts";
import type { Mention } from "../text/mentions.ts";
import { DISTINCTIVE } from "../text/numbers.ts";
import type { Result } from "../results.ts";
import type { Tuning } from "../tuning.ts";
import type { Relevance } from "../words/words.ts";

/** What a text says besides the codes that are looked up. */
export interface Surroundings {
  text: string;
  /** Everything that was found, best first. */
  results: readonly Result[];
  context: Context;
  /** Products of which the text has codes that are certain. */
  confirmed: ReadonlySet<string>;
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
  /** Calls of a cloud's interface. */
  calls: readonly string[];
  /** The text is about a call of Amazon's services that none of ours has. */
  hasOtherOperation: boolean;
  /** The interface of the browser that threw an exception. */
  thrower: string | undefined;
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
  tuning: Tuning;
}

/** A result in the text that led to it. */
export interface Case extends Surroundings, Result {
  product: string;
  /** The text hints at the product, or has a code of it that is certain. */
  isHinted: boolean;
}

/** A result with what its text says. */
export function caseOf(result: Result, surroundings: Surroundings): Case {
  const product = productIdOf(result.entry.id);
  const { context, confirmed } = surroundings;
  // Beside a message of another product, a word such as `onError` says nothing.
  const hinted = confirmed.size > 0 ? context.hintedAlone : context.hinted;
  return { ...surroundings, ...result, product, isHinted: hinted.has(product) || confirmed.has(product) };
}

/** Whether the text is about a service that the catalogue does not cover. */
export const isAboutOther = ({ context }: Surroundings): boolean => context.services.some(isSubject);

/** Whether the text names a product of ours. It is not that of a case which no rule has called certain by then. */
export const namesProduct = ({ context }: Surroundings): boolean => context.named.size > 0;

/** Whether a result is of a platform at which the text does not hint. */
export const isBesidePlatform = ({ context, product }: Case): boolean => context.platforms.beside.has(product);

/** A hexadecimal number of eight digits is rarely anything but one vendor's code, unless it is round. */
const DISTINCTIVE_HEX = /^0x(?![0-9a-f]0+$)[1-9a-f][0-9a-f]{7}$/i;

/** Whether a result has, or was found by, a number that is rarely anybody else's code. */
export const isDistinctive = ({ entry, mentions }: Result): boolean =>
  DISTINCTIVE.test(entry.code) ||
  mentions.some(({ kind, text }) =>
    kind === "number" ? DISTINCTIVE_HEX.test(text) : text === entry.code && SERVICE_CODE.test(text),
  );

/** A call of a cloud's interface: `DescribeNetworkAcls`. */
const CALL =
  /(?<![A-Za-z])(?:Describe|Create|Delete|Modify|Upload|Update|Run|Attach|Detach|Put|List|Get|Apply|Bind)[A-Z][A-Za-z]{4,}(?![A-Za-z(])/g;

/** The calls of a cloud's interface in a text. */
export const callsIn = (text: string): string[] => [...new Set(text.match(CALL))];

/** Another call of Amazon's services, as its SDK for Python names it: `when calling the InvokeModel operation`. */
const OTHER_OPERATION =
  /\bcalling the (?![A-Za-z]*(?:Speech|Voice|Lexicon|Transcri|Vocab|LanguageModel|CallAnalytics|Medical))[A-Z][A-Za-z]+ operation\b/;

/** Whether a text is about a call of Amazon's services that none of ours has. */
export const hasOtherOperation = (text: string): boolean => OTHER_OPERATION.test(text);

/** The interface of the browser that threw an exception: `Failed to execute 'arc' on 'CanvasRenderingContext2D'`. */
const THROWER = /Failed to (?:execute|set|construct|read|load) [^.:]{0,80}?'(\w+)'\s*[:.]/;

/** The interface of the browser that threw the first exception of a text. */
export const throwerIn = (text: string): string | undefined => THROWER.exec(text)?.[1];

/** Words of the field in which all our products are. */
const SPEECH =
  /语音|录音|麦克风|话筒|音频|声音|朗读|播报|发音|识别|唤醒|(?<![a-z])(?:asr|tts|stt|mic)|speech|voice|audio|transcri|recogni|dictat|utterance|speak|sound|recorder|recording|ssml|(?<![a-z])(?:wav|pcm|opus|mp3)(?![a-z])|采样|合成/i;

/** Whether a text speaks of speech. */
export const isAboutSpeech = ({ text }: Pick<Surroundings, "text">): boolean => SPEECH.test(text);
