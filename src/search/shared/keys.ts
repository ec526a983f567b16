/** The keys by which a text names a code: the same for what pages hold and for what is asked. */
import { fold } from "./fold.ts";
import type { SearchEntry } from "./shape.ts";

/** Longest message that is a key, in folded characters; longer ones are found by their words. */
export const KEY_MAX = 160;

/**
 * A number is its own key; everything else is compared by its words.
 * @example keyOf("AV_ERR_TIMEOUT") // => "av err timeout"
 */
export const keyOf = (text: string): string =>
  /^-?(?:0x[0-9a-f]+|\d+)$/i.test(text) ? text.toLowerCase() : fold(text);

/** The keys of an entry, by what they are. */
export function keysOf({ code, names, messages }: SearchEntry): Record<"code" | "symbol" | "message", string[]> {
  const isHex = (name: string) => name.startsWith("0x");
  const keys = (texts: string[]) => [...new Set(texts.map(keyOf))].filter((key) => key !== "" && key.length <= KEY_MAX);
  return {
    code: keys([code, ...names.filter(isHex)]),
    symbol: keys(names.filter((name) => !isHex(name))),
    message: keys(messages),
  };
}
