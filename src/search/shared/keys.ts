/** Keys by which codes are looked up, made in the same way from the catalogue and from a query. */
import { fold } from "./fold.ts";
import type { SearchEntry } from "./shape.ts";

/** Longest key, in characters. A longer message is only found by its words. */
export const KEY_MAX = 160;

/**
 * The key of a code, symbol or message: a number in lower case, anything else folded.
 * @example keyOf("AV_ERR_TIMEOUT") // => "av err timeout"
 */
export const keyOf = (text: string): string =>
  /^-?(?:0x[0-9a-f]+|\d+)$/i.test(text) ? text.toLowerCase() : fold(text);

/** Most numbers of a range that are keys of their own. Those of a longer one are found by comparison (`covers`). */
const NUMBERS_MAX = 50;

/**
 * The numbers of a code for a short range, which other products may use too.
 * @example numbersOf("100001~100003") // => ["100001", "100002", "100003"]
 */
function numbersOf(code: string): string[] {
  const [from = NaN, to = NaN] = /^(\d+)~(\d+)$/.exec(code)?.slice(1).map(Number) ?? [];
  return to - from < NUMBERS_MAX ? Array.from({ length: to - from + 1 }, (_, index) => `${from + index}`) : [];
}

/** A code of letters and digits as it is written without its joint: `NET0000` for `NET-0000`. */
const joinedOf = (code: string): string[] => (/^[A-Za-z]+[-._]\d{3,}$/.test(code) ? [code.replace(/[-._]/, "")] : []);

/** The last part of a code in several, if it says enough alone: `UserHasNoFreeAmount` of `FailedOperation.UserHasNoFreeAmount`. */
const lastPartOf = (code: string): string[] => /\.((?:[A-Z][a-z]+){3,})$/.exec(code)?.slice(1) ?? [];

/** The keys of an entry by kind. Hexadecimal forms and the numbers of a short range count as codes. */
export function keysOf({ code, names, messages }: SearchEntry): Record<"code" | "symbol" | "message", string[]> {
  const isHex = (name: string) => name.startsWith("0x");
  const keys = (texts: string[]) => [...new Set(texts.map(keyOf))].filter((key) => key !== "" && key.length <= KEY_MAX);
  return {
    code: keys([code, ...joinedOf(code), ...numbersOf(code), ...names.filter(isHex)]),
    symbol: keys([...names.filter((name) => !isHex(name)), ...lastPartOf(code)]),
    message: keys(messages),
  };
}
