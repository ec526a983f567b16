/** A code → the documents its page rests on. */
import type { Code, Product } from "./build.ts";

/** Sources that the variants, statements and aliases of a code name, in the product's order. */
export function sourcesOf(code: Code): Product["sources"] {
  const named = new Set<string | undefined>([
    ...code.variants.flatMap(({ source, meaning, fixes, values }) => [
      source,
      ...[meaning, ...fixes, ...values.map((value) => value.meaning)].map((statement) => statement.source),
    ]),
    ...code.notes.map(({ source }) => source),
    ...code.aliases.map(({ source }) => source),
  ]);
  return code.product.sources.filter(({ id }) => named.has(id));
}
