/** Numbers in a paste → those that may be error codes, in every notation, with what speaks for them. */

import { fold } from "../shared/fold.ts";

/** A number that stands in a text, where it stands. */
export interface NumberToken {
  /** As it is written. */
  text: string;
  /** Its place in the text, in characters. */
  from: number;
  /** Other ways to write the same number, the decimal first. */
  forms: string[];
  /** A field or a word before it says that it is a code. */
  named: boolean;
  /** The word before it, folded: `status_code` as `status code`. */
  field: string;
}

/** A run without spaces, brackets and commas: whatever makes a number no code stands in the same piece. */
const PIECE = /[^\s,;|<>{}[\]()"“”‘’`&*、，；。（）【】《》\p{Script=Han}]+/gu;
/** Longer pieces are keys, tokens and encoded audio; no code hides in them. Keeps the time linear. */
const PIECE_MAX = 256;

/** Digits that are no codes: dates, times, addresses, hosts with ports, versions, ids, places in files. */
const NOISE = [
  /https?:\/\/\S+/gi,
  /\b\d{4}[-/]\d{1,2}[-/]\d{1,2}(?:T\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?/g,
  /\b\d{1,2}:\d{2}(?::\d{2}(?:[.,:]\d+)?)?\b/g,
  /\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}:\d+\b/gi,
  /\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b/g,
  /\bv?\d+\.\d+(?:\.\d+)*\b/gi,
  /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{13,}\b/gi,
  /\b(?=[0-9a-f]*[a-f])(?!0x)[0-9a-f]{12,}\b/gi,
  /\.[a-z]{1,4}:\d+(?::\d+)?\b/gi,
];

/** Words before a number that say it is a code. */
const NAMED =
  /(?:code|status|errno|err|error|ret|return(?:ed|s)?|result|errid|rc|错误码|错误代码|错误|状态码|返回码|返回值|返回|报错|码)["'\]]*\s*(?:is|was|of|=|:|：|\(|\[|（|【|#|为|是)*\s*["'([]*-?$/i;

/** Words before a number that say it is something else. */
const NOT_A_CODE =
  /(?:\b(?:port|line|lines|row|col|pid|tid|uid|thread|size|len|length|bytes?|took|cost|elapsed|duration|rate|samplerate|sample_rate|channels?|offset|timeout|time|timestamp|ts|retry|retries|attempt|times|seq|index|idx|frames?|room|roomid|room_id|userid|openid|appid|sdkappid|session|version|ver|http\/[\d.]+|count|total|num|progress|step|pcm|wav)["'\]]?\s*[=:：#(]*\s*["']?|(?:端口|行|第|耗时|时长|采样率|房间号?|房间id|长度|大小|次数|等待|超过|大于|小于|共)\s*[=:：]?\s*)$/i;
/** A status and what it is followed by in an access log: a number of bytes. */
const SIZE = /HTTP\/[\d.]+"\s+\d{3}\s+$/;
/** Units after a number: an amount. */
const UNIT =
  /^\s?(?:ms|s|sec|secs|seconds?|min|minutes?|kb|mb|gb|hz|khz|k|bytes?|kbps|bits?|db|fps|%|x|秒|毫秒|分钟|小时|天|字节|次|个|人|路|岁|元|年|月|赫兹|毫)(?![a-z])/i;

/** Longest text before a number that is looked at, in characters. */
const BEFORE = 32;

/**
 * The numbers of a text that may be codes, in the order in which they stand.
 * @param text after `unescape`
 * @example numbersIn("ret=-7006 at 10:41:07").map(({ text }) => text) // => ["-7006"]
 */
export function numbersIn(text: string): NumberToken[] {
  // A code alone is a code, whatever it looks like.
  const isAlone = text.length <= PIECE_MAX && /^[^\p{L}\p{N}]*(?:0x[0-9a-f]+|\d+)[^\p{L}\p{N}]*$/iu.test(text);
  const tokens: NumberToken[] = [];
  for (const { 0: raw, index } of text.matchAll(PIECE)) {
    if (raw.length > PIECE_MAX || !/\d/.test(raw)) continue;
    let piece = raw;
    if (!isAlone) for (const noise of NOISE) piece = piece.replace(noise, (found) => " ".repeat(found.length));
    for (const found of piece.matchAll(/-?(?:0x[0-9a-f]+|\d+)(?![0-9A-Za-z_]|\.\d)/gi)) {
      const from = index + found.index;
      const before = text.slice(Math.max(0, from - BEFORE), from);
      const named = NAMED.test(before);
      // Digits inside a word are part of a name, unless the word is what names a code: `code40000005`.
      if (/[\d.%]$/.test(before) || (/[A-Za-z_]$/.test(before) && !(named && /[a-z]$/i.test(before)))) continue;
      const after = text.slice(from + found[0].length, from + found[0].length + BEFORE);
      if (!isAlone && !named && (NOT_A_CODE.test(before) || SIZE.test(before) || UNIT.test(after))) continue;
      tokens.push({ text: found[0], from, forms: formsOf(found[0]), named, field: fieldBefore(before) });
    }
  }
  return tokens;
}

/** The last word before a number, folded. */
const fieldBefore = (before: string): string => fold(/[A-Za-z_]+(?=[^A-Za-z]*$)/.exec(before)?.[0] ?? "");

/** Most digits of a number that some vendor could use as a code; more are ids and times. */
const DIGITS_MAX = 20;

/**
 * Every way to write a number: decimal, without sign, without leading zeros, from hexadecimal, from a signed 32-bit hexadecimal.
 * @example formsOf("0x00003004") // => ["12292", "0x3004", "0x00003004"]
 * @example formsOf("-7006") // => ["-7006", "7006"]
 */
export function formsOf(text: string): string[] {
  const lower = text.toLowerCase();
  const negative = lower.startsWith("-");
  const digits = lower.replace(/^-/, "");
  if (digits.length > DIGITS_MAX) return [lower];
  const value = BigInt(digits);
  const forms = [negative ? `-${value}` : `${value}`, `${value}`];
  const SIGN = 1n << 31n;
  if (digits.startsWith("0x")) {
    forms.push(`0x${value.toString(16)}`, digits);
    if (!negative && value >= SIGN && value < SIGN << 1n) {
      const signed = value - (SIGN << 1n);
      forms.push(`${signed}`, `${-signed}`);
    }
  }
  return [...new Set([...forms, lower])];
}
