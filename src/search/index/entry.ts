/** A code → what a search knows of it. */
import type { Code } from "../../catalog/build.ts";
import type { SearchEntry } from "../shared/shape.ts";

/** A code as an entry. */
export function entryOf(code: Code): SearchEntry {
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

/** Another name of a code with the misspellings corrected that the catalogue corrects in its symbol. */
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
