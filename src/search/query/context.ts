/** A text → which products it speaks of, by their names and by the signs that their logs carry. */
import { fold, hasHan } from "../shared/fold.ts";
import type { SearchProduct } from "../shared/shape.ts";
import { productIdOf } from "./known-codes.ts";
import { BONUS, type Result } from "./results.ts";

/** What a text says of its product. */
export interface Context {
  /** Products whose own or whose vendor's name it has. */
  named: ReadonlySet<string>;
  /** Products whose signs it has: callbacks, prefixes, words for its parts. */
  signed: ReadonlySet<string>;
  /** The names it has, longest first. */
  names: string[];
}

/** @param folded the text in words */
export function contextOf(folded: string, products: readonly SearchProduct[]): Context {
  const padded = ` ${folded} `;
  const has = (word: string) => padded.includes(hasHan(word) ? word : ` ${word} `);
  const those = (list: (product: SearchProduct) => readonly string[]) =>
    new Set(products.filter((product) => list(product).some(has)).map(({ id }) => id));
  return {
    named: those(({ names }) => names),
    signed: those(({ signs }) => signs),
    names: products
      .flatMap(({ names }) => names)
      .filter(has)
      .sort((a, b) => b.length - a.length),
  };
}

/** The folded text without the names of products: they are no part of the question. */
export function withoutNames(folded: string, { names }: Context): string {
  // Each space twice, so that neighbouring names do not share one.
  const padded = ` ${folded.replaceAll(" ", "  ")} `;
  return names.reduce((rest, name) => {
    const pattern = hasHan(name) ? name : ` ${name.replaceAll(" ", "  ")} `;
    return rest.replaceAll(pattern, " ");
  }, padded);
}

/** How much a text's product speaks for a result: its name, its signs, the field that carried the code. */
export function bonus(
  { entry, mentions, match }: Result,
  context: Context,
  fields: ReadonlyMap<string, string[]>,
): number {
  const product = productIdOf(entry.id);
  const isField = match === "code" && mentions.some(({ field }) => fields.get(product)?.includes(field));
  return (
    (context.named.has(product) ? BONUS.product : 0) +
    (context.signed.has(product) ? BONUS.sign : 0) +
    (isField ? BONUS.field : 0)
  );
}

/** Folded names of the fields that carry codes, by product. */
export const fieldsOf = (products: readonly SearchProduct[]): Map<string, string[]> =>
  new Map(products.map(({ id, fields }) => [id, fields.map(fold)]));
