/** The documents that the page of a code cites. */
import type { Code, Product } from "./build.ts";
import { statementsOf } from "./statements.ts";

/** The sources of a code's variants, statements and aliases, in the order of the product. */
export function sourcesOf(code: Code): Product["sources"] {
  const cited = new Set([...code.variants, ...statementsOf(code), ...code.aliases].map(({ source }) => source));
  return code.product.sources.filter(({ id }) => cited.has(id));
}
