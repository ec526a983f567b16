/** Numbers in a paste → those that may be error codes, in every notation, with what speaks for them. */
import { unescape } from "./fold.ts";

/** A number that stands in a text. */
export interface NumberToken {
  /** As it is written. */
  text: string;
  /** Other ways to write the same number, the decimal first. */
  forms: string[];
  /** A field or a word before it says that it is a code. */
  named: boolean;
}

/** Digits that are no codes: dates, times, addresses, hosts with ports, versions, ids, places in files, amounts. */
const NOISE = [
  /https?:\/\/\S+/gi,
  /\b\d{4}[-/]\d{1,2}[-/]\d{1,2}(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?/g,
  /\b\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\b/g,
  /\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}:\d+\b/gi,
  /\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b/g,
  /\bv?\d+\.\d+(?:\.\d+)*\b/gi,
  /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{13,}\b/gi,
  /\b(?=[0-9a-f]*[a-f])(?!0x)[0-9a-f]{12,}\b/gi,
  /\bHTTP\/[\d.]+\s+\d{3}\b/g,
  /\b\d+(?:\.\d+)?\s?(?:ms|s|sec|kb|mb|gb|hz|khz|bytes?|kbps|db|%)\b/gi,
  /\.[a-z]{1,4}:\d+(?::\d+)?\b/gi,
];

/** Words before a number that say it is a code. */
const NAMED =
  /(?:code|status|errno|err|error|ret|return(?:ed|s)?|result|errid|rc|错误码|错误代码|状态码|返回码|返回|报错|码)["'\]]?\s*(?:is|was|=|:|：|\(|\[|#)*\s*["'(]*-?$/i;

/** Longest text before a number that is looked at, in characters. */
const BEFORE = 32;

/**
 * The numbers of a text that may be codes, each once.
 * @example numbersIn("ret=-7006 at 10:41:07").map(({ text }) => text) // => ["-7006"]
 */
export function numbersIn(raw: string): NumberToken[] {
  let text = unescape(raw);
  // A code alone is a code, whatever it looks like.
  if (!/^\s*\S+\s*$/.test(text))
    for (const noise of NOISE) text = text.replace(noise, (found) => " ".repeat(found.length));
  const tokens = new Map<string, NumberToken>();
  for (const found of text.matchAll(/(?<![A-Za-z0-9_.])-?(?:0x[0-9a-f]+|\d+)(?![0-9A-Za-z_]|\.\d)/gi)) {
    const before = text.slice(Math.max(0, found.index - BEFORE), found.index);
    const named = NAMED.test(before);
    const known = tokens.get(found[0]);
    if (known) known.named ||= named;
    else tokens.set(found[0], { text: found[0], forms: formsOf(found[0]), named });
  }
  return [...tokens.values()];
}

/**
 * Every way to write a number: decimal, without sign, without leading zeros, from hexadecimal, from a signed 32-bit hexadecimal.
 * @example formsOf("0x00003004") // => ["12292", "0x3004", "0x00003004"]
 * @example formsOf("-7006") // => ["-7006", "7006"]
 */
export function formsOf(text: string): string[] {
  const lower = text.toLowerCase();
  const negative = lower.startsWith("-");
  const digits = lower.replace(/^-/, "");
  const value = BigInt(digits);
  const forms = [negative ? `-${value}` : `${value}`, `${value}`];
  if (digits.startsWith("0x")) {
    forms.push(`0x${value.toString(16)}`, digits);
    const SIGN = 1n << 31n;
    if (!negative && value >= SIGN && value < SIGN << 1n) forms.push(`${value - (SIGN << 1n)}`);
  }
  return [...new Set([...forms, lower])];
}
