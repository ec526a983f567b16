/** Reduces a code of the catalogue to what a search needs to know about it. */
import type { Code } from "../../catalog/build.ts";
import type { SearchEntry } from "../shared/shape.ts";

/** The search entry of a code. */
export function entryOf(code: Code): SearchEntry {
  const names = [
    code.symbol,
    ...code.variants.map(({ symbol }) => symbol),
    ...code.aliases.map(({ name }) => name),
  ].filter((name) => name !== undefined);
  const domain = code.parts.find(({ field }) => field === "domain")?.value;
  const distinct = (texts: (string | undefined)[]) => [...new Set(texts)].filter((text) => text !== undefined);
  return {
    id: code.id,
    code: code.code,
    names: distinct([...names, ...names.flatMap((name) => correctSpelling(name, code)), code.hex]),
    messages: distinct(
      code.variants.flatMap(({ messages, values, label }) => [
        ...messages,
        ...values.map(({ literal }) => literal),
        label,
      ]),
    ),
    title: code.title,
    ...(domain ? { domain } : {}),
    ...(code.variants.length > 1 ? { variantTitles: code.variants.flatMap(({ title }) => title ?? []) } : {}),
    kind: code.kind,
    category: code.category ?? "",
    retry: code.retry,
    owner: code.owner ?? "",
    symbol: code.symbol ?? "",
  };
}

/**
 * A name of a code, with the misspellings of the vendor's symbol corrected. If the alias `AUTH_FAILED` corrects the symbol
 * `AUTH_FIALD`, then `ERR_FIALD` becomes `ERR_FAILED`.
 */
function correctSpelling(name: string, { symbol = "", aliases }: Code): string[] {
  const misspelt = symbol.split("_");
  return aliases
    .filter(({ why }) => why === "spelling")
    .flatMap((alias) => {
      const corrected = alias.name.split("_");
      if (corrected.length !== misspelt.length) return [];
      const parts = name.split("_").map((part) => corrected[misspelt.indexOf(part)] ?? part);
      return parts.join("_");
    });
}
