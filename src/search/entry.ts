/** What the resolver knows of a code: one entry of the site's compact, language-neutral index. */
import type { Code } from "../catalog/build.ts";

export interface Entry {
  /** `aliyun/nls/41050008` */
  id: string;
  code: string;
  /** Symbols, aliases and the hex form. */
  names: string[];
  /** Literal messages, nested values and the vendor's short labels. */
  messages: string[];
  title: { zh: string; en: string };
  category: string;
  retry: string;
  owner: string;
  /** The vendor's symbol, to show. */
  symbol: string;
}

/** A code as an entry of the index. */
export function entryOf(code: Code): Entry {
  const present = (texts: (string | undefined)[]) => [...new Set(texts)].filter((text) => text !== undefined);
  return {
    id: code.id,
    code: code.code,
    names: present([
      code.symbol,
      ...code.variants.map(({ symbol }) => symbol),
      ...code.aliases.map(({ name }) => name),
      code.hex,
    ]),
    messages: present(
      code.variants.flatMap(({ messages, values, label }) => [
        ...messages,
        ...values.map(({ literal }) => literal),
        label,
      ]),
    ),
    title: code.title,
    category: code.category ?? "",
    retry: code.retry,
    owner: code.owner ?? "",
    symbol: code.symbol ?? "",
  };
}
