/** A code → what a ticket about it needs: the product's items, narrowed by where the code comes from and what kind it is. */
import type { CodeData } from "../schema/code.ts";
import type { ProductData } from "../schema/product.ts";
import type { Category } from "../schema/taxonomy.ts";

export type Evidence = ProductData["evidence"][number];

/** The items of a product's list that fit a code; an item that names no surface or category fits all. */
export function evidenceOf(
  list: readonly Evidence[],
  { variants, category }: { variants: CodeData["variants"]; category: Category | undefined },
): Evidence[] {
  return list.filter(
    ({ surfaces, categories }) =>
      (surfaces.length === 0 || variants.some(({ surface }) => surfaces.includes(surface))) &&
      (categories.length === 0 || (category !== undefined && categories.includes(category))),
  );
}
