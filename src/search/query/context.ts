/** Recognises which products a text is about, by their names and by hints in their logs. */
import { fold, hasHan } from "../shared/fold.ts";
import type { SearchProduct } from "../shared/shape.ts";
import { productIdOf } from "./known-codes.ts";
import { BONUS, type Result } from "./results.ts";

/** What a text reveals about its product. */
export interface Context {
  /** Ids of products that the text names, directly or by their vendor. */
  named: ReadonlySet<string>;
  /** Ids of products that the text hints at: by callbacks, prefixes of messages or words for their parts. */
  hinted: ReadonlySet<string>;
  /** The names in the text, longest first. */
  names: string[];
}

/** The context of a folded text. */
export function contextOf(folded: string, products: readonly SearchProduct[]): Context {
  // Padded once here, unlike in `holdsWord`: logs are long, and products have many words.
  const padded = ` ${folded} `;
  const isInText = (word: string) => padded.includes(hasHan(word) ? word : ` ${word} `);
  const idsWith = (wordsOf: (product: SearchProduct) => readonly string[]) =>
    new Set(products.filter((product) => wordsOf(product).some(isInText)).map(({ id }) => id));
  return {
    named: idsWith(({ names }) => names),
    hinted: idsWith(({ hints }) => hints),
    names: products
      .flatMap(({ names }) => names)
      .filter(isInText)
      .sort((a, b) => b.length - a.length),
  };
}

/** Removes the names of products from a folded text: they are not part of the question. */
export function removeNames(folded: string, { names }: Context): string {
  // Spaces are doubled so that neighbouring names do not share one.
  const padded = ` ${folded.replaceAll(" ", "  ")} `;
  return names.reduce((rest, name) => {
    const pattern = hasHan(name) ? name : ` ${name.replaceAll(" ", "  ")} `;
    return rest.replaceAll(pattern, " ");
  }, padded);
}

/** The bonus of a result if the text names or hints at its product, or if the code is in one of the product's fields. */
export function productBonus(
  { entry, mentions, match }: Result,
  context: Context,
  codeFields: ReadonlyMap<string, string[]>,
): number {
  const product = productIdOf(entry.id);
  const isField = match === "code" && mentions.some(({ field }) => codeFields.get(product)?.includes(field));
  return (
    (context.named.has(product) ? BONUS.product : 0) +
    (context.hinted.has(product) ? BONUS.hint : 0) +
    (isField ? BONUS.field : 0)
  );
}

/** Folded names of the log fields that contain codes, by product. */
export const codeFieldsOf = (products: readonly SearchProduct[]): Map<string, string[]> =>
  new Map(products.map(({ id, fields }) => [id, fields.map(fold)]));
