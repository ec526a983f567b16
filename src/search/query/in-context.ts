/** Weighs what a text names by what else it says, and finds the pages that its words lead to. Loaded only for texts that need it. */
import { mergeSpans, replaceSpans } from "../../masking/spans.ts";
import { fold, separateScripts } from "../shared/fold.ts";
import type { OtherService, SearchEntry, SearchProduct } from "../shared/shape.ts";
import { isWordsOnly } from "./words/asked-words.ts";
import { placeCompanions } from "./doubt/companions.ts";
import { codeFieldsOf, isInField, isInOwnField, productBonus } from "./codes/fields.ts";
import { contextOf, isSubject, type Context } from "./text/context.ts";
import { confirmedProducts } from "./doubt/confirmed.ts";
import { isDoubtful } from "./doubt/doubt.ts";
import { isCommonNumber, isOfProtocol } from "./doubt/doubts-of-numbers.ts";
import { domainBefore } from "./text/error-domain.ts";
import { productIdOf } from "./known-codes.ts";
import { labelShares } from "./doubt/labels.ts";
import { isKnown, isNumber, type MentionedText } from "./codes/mentioned-text.ts";
import type { Mention } from "./text/mentions.ts";
import { hasMessageBeside } from "./codes/named-codes.ts";
import { EXIT_FIELD, isHttpStatus, PREFIX_MIN } from "./text/numbers.ts";
import { statusesNamedIn } from "./text/status-names.ts";
import { findNearCodes, UNKNOWN_MAX, type NearCodes, type UnknownNumber } from "./codes/near.ts";
import { isLog } from "./text/question.ts";
import type { Answer } from "./resolve.ts";
import { alternate, SUGGESTIONS_MAX, type Result, type Results, type Suggestion } from "./results.ts";
import type { Source } from "./source.ts";
import { callsIn, hasOtherOperation, throwerIn, type Surroundings } from "./doubt/surroundings.ts";
import type { Tuning } from "./tuning.ts";
import type { UnknownSymbols } from "./codes/unknown-symbols.ts";
import { addPages, type WordAnswer } from "./words/words.ts";

/** Longest text that is searched by its words, in characters. Longer ones are logs: only their codes and messages count. */
const WORDS_MAX = 600;
/** Unknown numbers that accompany the codes of any service: statuses of HTTP, and the plain failure of many programs. */
const ACCOMPANYING = /^(?:-1|20\d|4[0-3]\d|50\d)$/;

/** Codes with letters, as those of databases and compilers: `ORA-00942`, `AADSTS50011`, `1101 (42S02)`. None of ours is like that. */
const LETTERED_CODE =
  /(?<![\w-])(?!GTX|RTX|ASR-|TTS-)(?:[A-Z]{1,8}-?\d{5,6}|(?:CS|TS|LNK|MSB|NU)\d{4})(?!\w)|\d{4} \((?:HY|\d{2})[0-9A-Z]{3}\)/;

/** The code with which a program ended: 1 says nothing, and others say that it is not about ours. */
const EXIT_CODE = new RegExp(`${EXIT_FIELD.source}(?!1\\b|0\\b)\\d+`, "i");

/** The status of an error in an access log. */
const LOGGED_STATUS = /HTTP\/[\d.]+" ([45]\d\d)\b/g;

/** The name of a container before a line of its log, which somebody chose: `whisper_1  | RuntimeError`. */
const CONTAINER = /^[\w.-]+[-_]\d+\s+\|/gm;

/** A name with capitals inside. */
const CAMEL_CASE = /\b[A-Z]*[a-z]+[A-Z][A-Za-z]*\b/g;

/** A name with what the product does, in one word: `doubaoasr`. */
const JOINED_NAME = /\b([a-z]{4,})(asr|tts|stt|sdk|api)\b/g;

/** Fewest digits of a number among words that may be the beginning of a code: `4002` is a code of others. */
const PREFIX_MIN_AMONG_WORDS = 5;

/** What a text names that is not in the catalogue. */
interface Unknown {
  /** Numbers that seem to be codes. */
  codes: ReadonlySet<Mention>;
  symbols: UnknownSymbols;
}

/**
 * Weighs what a text names by what else it says, and adds what its words lead to.
 * @param rest the text without numbers that are, or seem to be, codes
 * @throws what the source throws
 */
export async function resolveInContext(
  mentioned: MentionedText,
  rest: string,
  unknown: Unknown,
  results: Results,
  source: Source,
  tuning: Tuning,
): Promise<Answer> {
  const { text, isShort } = mentioned;
  const [products, otherServices] = await Promise.all([source.products(), source.otherServices()]);
  const context = contextIn(mentioned, products, otherServices);
  const near = await addNearCodes(mentioned, rest, unknown, context, results, products, source);
  const codeFields = codeFieldsOf(products);
  for (const result of results.all) result.score += productBonus(result, context, codeFields);

  const numbers = mentioned.mentions.filter(isNumber);
  const foreign = foreignCodesIn(text, numbers, near.unknown, results, context);
  const { hasError, areForeign } = unknown.symbols;
  const foreignKind = foreign.isAny ? "number" : hasError ? "symbol" : undefined;
  const statuses = statusesIn(text, numbers);
  const words: WordAnswer =
    text.length <= WORDS_MAX
      ? await addPages({ text, rest, foreign: foreignKind, statuses, context, products }, results, source, tuning)
      : { suggestions: [] };

  placeCompanions(results, context);
  const sorted = results.sorted();
  const found = context.named.size > 0 ? sorted : alternate(sorted);
  const { doubtful, isElsewhere } = judge({
    text,
    results: found,
    context,
    confirmed: confirmedProducts(found),
    hasUnknownSymbol: hasError,
    areSymbolsForeign: areForeign,
    ...foreign,
    numbers,
    calls: callsIn(text),
    hasOtherOperation: hasOtherOperation(text),
    thrower: throwerIn(text),
    isShort,
    isBare: text.length <= WORDS_MAX && (words.relevance?.words ?? 0) === 0,
    isField: (result) => isInField(result, codeFields),
    isOwnField: (result) => isInOwnField(result, codeFields),
    labels: await labelShares(text, found, source, tuning),
    relevance: words.relevance,
    tuning,
  });
  const certain = found.filter((result) => !doubtful.includes(result));
  // Pages that only share words are shown if nothing answers.
  const byWords = certain.length > 0 ? [] : words.suggestions;
  return {
    results: certain,
    suggestions: [...near.suggestions, ...suggestionsOf(doubtful, byWords, context)],
    unknown: near.unknown.slice(0, UNKNOWN_MAX),
    namedProducts: [...context.named],
    otherServices: [...context.services],
    needsFullText: foreignKind === undefined && !isElsewhere && isQuestion(text, found, context),
  };
}

/** Adds the codes that an unknown number covers, begins or lacks the minus of; what else it may mean is returned. */
async function addNearCodes(
  { text, isShort }: MentionedText,
  rest: string,
  unknown: Unknown,
  { named, hinted }: Context,
  results: Results,
  products: readonly SearchProduct[],
  source: Source,
): Promise<NearCodes> {
  const isNumberOnly = !/\p{L}{2}/u.test(rest);
  const beginningMin = !isShort ? Infinity : isNumberOnly ? PREFIX_MIN : PREFIX_MIN_AMONG_WORDS;
  const isAbout = (entry: SearchEntry, mention: Mention) =>
    named.has(productIdOf(entry.id)) || hinted.has(productIdOf(entry.id)) || hasMessageBeside(mention, entry, text);
  const near = await findNearCodes([...unknown.codes], beginningMin, isAbout, products, source);
  for (const { entry, mention, score, fit } of near.matches) results.add(entry, "code", score, mention, fit);
  return near;
}

/** What in a text seems to be a code of others. */
type ForeignCodes = Pick<Surroundings, "hasUnknownCode" | "hasLetteredCode" | "hasProtocolNumber"> & {
  /** One of these, a number of another error domain, or the status with which a program ended. */
  isAny: boolean;
};

function foreignCodesIn(
  text: string,
  numbers: readonly Mention[],
  unknown: readonly UnknownNumber[],
  results: Results,
  context: Context,
): ForeignCodes {
  const hasUnknownCode = unknown.some(({ number }) => !ACCOMPANYING.test(number));
  const hasLetteredCode = LETTERED_CODE.test(text);
  const hasProtocolNumber = numbers.some((mention) => isOfProtocol(mention, context));
  const isFound = (from: number) =>
    results.all.some(({ mentions }) => mentions.some((mention) => mention.from === from));
  const isOfOtherDomain = numbers.some(({ from }) => domainBefore(text, from) !== undefined && !isFound(from));
  const isAny = hasUnknownCode || hasLetteredCode || hasProtocolNumber || isOfOtherDomain || EXIT_CODE.test(text);
  return { hasUnknownCode, hasLetteredCode, hasProtocolNumber, isAny };
}

/** The statuses of HTTP in a text. */
const statusesIn = (text: string, numbers: readonly Mention[]): string[] => [
  ...numbers.map((number) => number.text).filter(isHttpStatus),
  ...[...text.matchAll(LOGGED_STATUS)].map(([, status = ""]) => status),
  ...(text.length <= WORDS_MAX ? statusesNamedIn(fold(text)) : []),
];

/** The results that are doubtful: all, if the codes of a text belong to something else, because then so do its words. */
function judge(surroundings: Surroundings): { doubtful: readonly Result[]; isElsewhere: boolean } {
  const { results, context } = surroundings;
  const doubtful = results.filter((result) => isDoubtful(result, surroundings));
  const isElsewhere =
    context.named.size === 0 &&
    doubtful.some(({ entry }) => !isCommonNumber(entry.code)) &&
    results.every((result) => doubtful.includes(result) || result.match === "text");
  return { doubtful: isElsewhere ? results : doubtful, isElsewhere };
}

/** Whether a text is a question in words that names neither a code nor another service. */
const isQuestion = (text: string, found: readonly Result[], { services }: Context): boolean =>
  !services.some(isSubject) &&
  !found.some(({ match }) => match === "code") &&
  /\p{L}{2}/u.test(text) &&
  isWordsOnly(text) &&
  !isLog(text);

/** Whom a text is about, apart from our symbols in it: they may contain the name of another service. */
function contextIn(
  mentioned: MentionedText,
  products: readonly SearchProduct[],
  otherServices: readonly OtherService[],
): Context {
  const { text, mentions } = mentioned;
  const ourSymbols = mentions.filter((mention) => mention.kind === "name" && isKnown(mention, mentioned));
  const rest = replaceSpans(text, mergeSpans(ourSymbols), () => " ").replace(CONTAINER, " ");
  // `MySQL` is two words for `fold`, and one for those who list the names of services.
  const joined = [...new Set(rest.match(CAMEL_CASE))].join(" ").toLowerCase();
  const sentence = text.length <= WORDS_MAX ? rest.toLowerCase() : "";
  const parts = [...sentence.matchAll(JOINED_NAME)].map(([, name, what]) => `${name} ${what}`).join(" ");
  return contextOf(separateScripts(`${fold(rest)} ${joined} ${parts}`.trim()), products, otherServices);
}

/** Suggestions for doubtful results, and for pages that share words with the text. */
function suggestionsOf(
  doubtful: readonly Result[],
  byWords: readonly Suggestion[],
  { services, named }: Context,
): Suggestion[] {
  const same = doubtful.filter(({ match }) => match !== "text").map(({ entry }) => ({ why: "same", entry }) as const);
  const words = doubtful.filter(({ match }) => match === "text").map(({ entry }) => ({ why: "words", entry }) as const);
  const listed = [...same.slice(0, SUGGESTIONS_MAX), ...words.slice(0, SUGGESTIONS_MAX), ...byWords];
  // What another service is asked about shares words with pages by chance.
  const isOfNamedProduct = ({ id }: SearchEntry) => named.has(productIdOf(id));
  return services.some(isSubject)
    ? listed.filter(({ why, entry }) => why === "same" || isOfNamedProduct(entry))
    : listed;
}
