/** What a search knows of a code: one language-neutral entry, and the keys by which a text names it. */
import type { Code } from "../catalog/build.ts";
import { words } from "./fold.ts";

export interface Entry {
  /** `aliyun/nls/41050008` */
  id: string;
  code: string;
  /** Symbols, aliases and the hex form. */
  names: string[];
  /** Literal messages, nested values and the vendor's short labels. */
  messages: string[];
  title: { zh: string; en: string };
  /** What the code means in each of its cases, where it has several. */
  cases?: { zh: string; en: string }[];
  kind: string;
  category: string;
  retry: string;
  owner: string;
  /** The vendor's symbol, to show. */
  symbol: string;
}

/** A code as an entry. */
export function entryOf(code: Code): Entry {
  const names = [
    code.symbol,
    ...code.variants.map(({ symbol }) => symbol),
    ...code.aliases.map(({ name }) => name),
  ].filter((name) => name !== undefined);
  const present = (texts: (string | undefined)[]) => [...new Set(texts)].filter((text) => text !== undefined);
  return {
    id: code.id,
    code: code.code,
    names: present([...names, ...names.flatMap((name) => respelt(name, code)), code.hex]),
    messages: present(
      code.variants.flatMap(({ messages, values, label }) => [
        ...messages,
        ...values.map(({ literal }) => literal),
        label,
      ]),
    ),
    title: code.title,
    ...(code.variants.length > 1 ? { cases: code.variants.flatMap(({ title }) => title ?? []) } : {}),
    kind: code.kind,
    category: code.category ?? "",
    retry: code.retry,
    owner: code.owner ?? "",
    symbol: code.symbol ?? "",
  };
}

/**
 * Another name of a code with the vendor's misspellings put right, as the catalogue puts them right in its symbol.
 */
function respelt(name: string, { symbol = "", aliases }: Code): string[] {
  const wrong = symbol.split("_");
  return aliases
    .filter(({ why }) => why === "spelling")
    .flatMap((alias) => {
      const right = alias.name.split("_");
      if (right.length !== wrong.length) return [];
      const parts = name.split("_").map((part) => right[wrong.indexOf(part)] ?? part);
      return parts.join("_");
    });
}

/** Longest message that is a key, in folded characters; longer ones are found by their words. */
export const KEY_MAX = 160;

/** A number is its own key; everything else is compared by its words. */
export const keyOf = (text: string): string =>
  /^-?(?:0x[0-9a-f]+|\d+)$/i.test(text) ? text.toLowerCase() : words(text);

/** Every key of an entry, by what it is. */
export function keysOf({ code, names, messages }: Entry): { code: string[]; symbol: string[]; message: string[] } {
  const isHex = (name: string) => name.startsWith("0x");
  const keys = (texts: string[]) => [...new Set(texts.map(keyOf))].filter((key) => key !== "" && key.length <= KEY_MAX);
  return {
    code: keys([code, ...names.filter(isHex)]),
    symbol: keys(names.filter((name) => !isHex(name))),
    message: keys(messages),
  };
}
