/** Finds everything in a text that may name a code: numbers, symbols and messages, with the keys to look up. */
import type { Span } from "../../../masking/spans.ts";
import { fold, hasHan } from "../../shared/fold.ts";
import { KEY_MAX, keyOf } from "../../shared/keys.ts";
import { callsCode, numbersIn, type NumberToken } from "./numbers.ts";

/** A part of a text that may name a code. */
export interface Mention extends Span {
  kind: "number" | "name" | "phrase";
  text: string;
  /** Keys of the code: any of them may exist. */
  keys: string[];
  /** The word before it says that it is a code. */
  isCalledCode: boolean;
  /** The word before it, folded: often the name of a field. */
  field: string;
}

/** Most different mentions of each kind that are looked up in one text. Logs repeat themselves long before. */
const LIMITS = { symbol: 400, name: 100, phrase: 200, line: 100, rest: 200 };

/** How far before a phrase the text is examined, in characters. */
const CONTEXT_LENGTH = 32;

/** Letters and digits, with the characters that join them in symbols. */
const TOKEN = /[A-Za-z0-9_.\\/-]+/g;
/** A constant of a class. */
const MEMBER = /(?<=[A-Za-z]\.)[A-Z][A-Z0-9]*_[A-Z0-9_]+$/;
/** A class with its package: `com.alibaba.dashscope.exception.NoApiKeyException`. */
const CLASS = /(?<=[a-z]\.)[A-Z][a-z]+(?:[A-Z][a-z]+)+$/;
/** Length of a text of a few words, in characters. */
const SHORT_TEXT = 40;
/** A word in capitals, which may be a symbol among few words or if the text calls it one. */
const CAPITALS = /^[A-Z]{5,}$/;
/** A code of four characters, as the systems of Apple have them. */
const FOUR_CHARACTERS = /(?<![\w!])![a-z]{3}(?![\w.([])/g;
/** A code of letters and digits without its hyphen or dot: `net0000`. */
const JOINED_CODE = /^[A-Za-z]{2,6}\d{3,6}$/;
/** A number that lost its space before a symbol, as in tables that are copied. */
const GLUED_NUMBER = /^\d{3,}(?=[A-Za-z]{2})/;
/** A text in quotes, within one line. An apostrophe inside a word, as in `don't`, is no quote. */
const QUOTED = [
  /["“”]([^"“”\n]{3,160})["“”]/g,
  /(?<![\p{L}\p{N}])['‘]([^'‘’"\n]{3,160})['’](?![\p{L}\p{N}])/gu,
  /「([^「」\n]{3,160})」/g,
  /`([^`\n]{3,160})`/g,
];
/** The value of a field for messages, within one line. */
const FIELD =
  /(?:message|msg|text|info|reason|error|err|desc|description|detail)["']?\s*[=:：]\s*["']?([^"'\n{}]{3,160})/gi;

/** The name of a code as gRPC for Go prints it: `rpc error: code = Unauthenticated desc = …`. */
const CODE_NAME = /\bcode = ([A-Z][A-Za-z]{3,})\b/g;

/** The class of an exception before its message, which is no code. */
const EXCEPTION_BEFORE = /[A-Z]\w+(?:Error|Exception)["']?\s*[:=]\s*["']?$/;

/** Before the cause that gRPC adds to a status: `failed to connect to all addresses; last error: UNKNOWN`. */
const CAUSE_BEFORE = /\blast error: ?$/;

/** Before the type of an error, which says less than its message: `'type': 'server_error'`. */
const TYPE_BEFORE = /\btype["']?\s?[:=]\s?["']?$/;

/** Before the message of a line, and how many of them are tried in each line, from its end. */
const MESSAGE_START = /[:\]|]| - /g;
const MESSAGE_STARTS_MAX = 4;
/** Lines of a text in which they are looked for. */
const SPLIT_MAX = 300;
/** What says enough to be a message anywhere in a line: five Chinese characters or three words. */
const TELLING = /\p{Script=Han}{5}|[A-Za-z]{2,}[^\p{L}\p{N}]+[A-Za-z]+[^\p{L}\p{N}]+[A-Za-z]{2}/u;

/** Whether a token has underscores, dots or hyphens between its parts, or is in camel case. */
const isIdentifier = (token: string): boolean =>
  /[A-Za-z]/.test(token) && (/[A-Za-z0-9][_.-]+[A-Za-z0-9]/.test(token) || /[a-z][A-Z]|[A-Z]{2}[a-z]{2}/.test(token));

/**
 * All mentions of a text: numbers first, then names and phrases.
 * @param text cleaned, without its secrets
 * @example mentionsIn("ret=7006 IDLE_TIMEOUT").map(({ text }) => text) // => ["7006", "IDLE_TIMEOUT", "ret=7006 IDLE_TIMEOUT"]
 */
export function mentionsIn(text: string): Mention[] {
  return [...numbersIn(text).map(numberMention), ...nameMentions(text)];
}

const numberMention = ({ text, from, forms, isCalledCode, field }: NumberToken): Mention => ({
  kind: "number",
  text,
  from,
  to: from + text.length,
  keys: forms,
  isCalledCode,
  field,
});

/** Where a mention comes from: a symbol or another name, a quoted phrase, a line, or what follows the time and class of a log line. */
type Origin = keyof typeof LIMITS;

/** A part of a text that may be a name or a phrase. */
interface Candidate {
  origin: Origin;
  raw: string;
  start: number;
}

/** The names and phrases of a text. Of each origin, so many different ones are kept. */
function nameMentions(text: string): Mention[] {
  const seen: Record<Origin, Set<string>> = {
    symbol: new Set(),
    name: new Set(),
    phrase: new Set(),
    line: new Set(),
    rest: new Set(),
  };
  return [...tokensIn(text), ...phrasesInQuotes(text), ...linesIn(text)].flatMap(({ origin, raw, start }) => {
    const trimmed = raw.trim().replace(/[.:,;-]+[`'"”’]?$/, "");
    if (!seen[origin].has(trimmed) && seen[origin].size >= LIMITS[origin]) return [];
    const key = keyOf(trimmed);
    if (key === "" || key.length > KEY_MAX || /^\d+$/.test(key)) return [];
    seen[origin].add(trimmed);
    const kind = origin === "symbol" || origin === "name" ? "name" : "phrase";
    const from = start + raw.indexOf(trimmed);
    const before = text.slice(Math.max(0, from - CONTEXT_LENGTH), from);
    if (CAUSE_BEFORE.test(before)) return [];
    const isPhrase = origin === "phrase";
    const isCalledCode = isPhrase && callsCode(before) && !EXCEPTION_BEFORE.test(before);
    const field = isPhrase && before.endsWith("code = ") ? "code" : TYPE_BEFORE.test(before) ? "type" : "";
    return [{ kind, text: trimmed, from, to: from + trimmed.length, keys: [key], isCalledCode, field }];
  });
}

/** Symbols, classes, joined codes and codes of four characters. */
function tokensIn(text: string): Candidate[] {
  const tokens = [...text.matchAll(TOKEN)].flatMap(({ 0: token, index }): Candidate[] => {
    const found: Candidate[] = [];
    const addEnd = (origin: Origin, end: string | undefined) => {
      if (end !== undefined) found.push({ origin, raw: end, start: index + token.length - end.length });
    };
    // `QAVError.AV_ERR_TIMEOUT` is a symbol with its class.
    addEnd("symbol", MEMBER.exec(token)?.[0]);
    addEnd("name", CLASS.exec(token)?.[0]);
    if (JOINED_CODE.test(token)) addEnd("phrase", token);
    // Only looked for if needed: a log has many tokens.
    const isCalled = () => callsCode(text.slice(Math.max(0, index - CONTEXT_LENGTH), index));
    if (CAPITALS.test(token) && (text.length <= SHORT_TEXT || isCalled())) addEnd("symbol", token);
    if (token.length <= KEY_MAX && isIdentifier(token))
      addEnd(/^[A-Z0-9_\\]+$/.test(token) ? "symbol" : "name", token.replace(GLUED_NUMBER, ""));
    return found;
  });
  const codes = [...text.matchAll(FOUR_CHARACTERS)];
  return [...tokens, ...codes.map(({ 0: raw, index }): Candidate => ({ origin: "name", raw, start: index }))];
}

/** What is quoted or the value of a field, whole and in parts: `Gateway:IDLE_TIMEOUT:Websocket session is idle` names two things. */
const phrasesInQuotes = (text: string): Candidate[] =>
  [CODE_NAME, ...QUOTED, FIELD].flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const value = match[1] ?? "";
      let start = match.index + match[0].indexOf(value);
      const whole: Candidate = { origin: "phrase", raw: value, start };
      const parts = value.split(/[:,]/).map((raw): Candidate => {
        const part: Candidate = { origin: "phrase", raw, start };
        start += raw.length + 1;
        return part;
      });
      return parts.length > 1 ? [whole, ...parts] : [whole];
    }),
  );

/** Lines, what follows their last colon, and messages after the time, place and class of a log. */
function linesIn(text: string): Candidate[] {
  let lineStart = 0;
  return text.split("\n").flatMap((line, number) => {
    const found: Candidate[] = [];
    const end = lineStart + line.length;
    const addEnd = (origin: Origin, raw: string) => found.push({ origin, raw, start: end - raw.length });
    if (line.length <= KEY_MAX) addEnd("line", line);
    // A line without quotes may be `symbol: message`, or begin with the time, place and class of a log.
    const colon = line.lastIndexOf(":");
    if (colon > 0 && line.length - colon <= KEY_MAX) addEnd("line", line.slice(colon + 1));
    // Splitting each line of a long log would take too long.
    const starts = number < SPLIT_MAX ? [...line.matchAll(MESSAGE_START)].slice(-MESSAGE_STARTS_MAX) : [];
    for (const { 0: mark, index } of starts) {
      const rest = line.slice(index + mark.length);
      if (index !== colon && rest.length <= KEY_MAX && TELLING.test(rest)) addEnd("rest", rest);
    }
    lineStart = end + 1;
    return found;
  });
}

/**
 * A text without its identifiers: joined by underscores or dots, in camel case with three parts or more, or names of fields. They
 * are names of a program rather than words.
 * @example withoutIdentifiers("logger.error(appKey) ret=1") // => " (appKey)  =1"
 */
export const withoutIdentifiers = (text: string): string =>
  text.replace(TOKEN, (token, index: number) => {
    const isJoined =
      /[A-Za-z0-9][_.]+[A-Za-z0-9]/.test(token) || (/^[A-Za-z]+$/.test(token) && fold(token).split(" ").length > 2);
    const next = index + token.length;
    const isField = /^["']?\s?[=:]\s?\S/.test(text.slice(next, next + 4)) && /^\w+$/.test(token);
    return (isIdentifier(token) && isJoined) || isField ? " " : token;
  });

/** Comments of programs, in the usual styles. */
const COMMENT = /(?:\/\/|#|\/\*|--|<!--)\s*(\S.*)/g;

/** The comments of a program. */
export const commentsIn = (text: string): string[] => [...text.matchAll(COMMENT)].map(([, comment = ""]) => comment);

/** The phrases of a text that are in quotes. */
export const quotesIn = (text: string): string[] =>
  QUOTED.flatMap((pattern) => [...text.matchAll(pattern)].map(([, quoted = ""]) => quoted));

/**
 * Whether a text is a single identifier, such as a symbol.
 * @example isOneIdentifier("AV_ERR_TIMEOUT") // => true
 */
export const isOneIdentifier = (text: string): boolean => {
  const token = text.trim();
  return !/\s|^v?\d+(?:\.\d+)+$/.test(token) && !hasHan(token) && (isIdentifier(token) || /^[A-Z]{5,}$/.test(token));
};
