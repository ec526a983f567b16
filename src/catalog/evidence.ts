/** What to collect before asking for support about a code. */
import type { CodeData } from "../schema/code.ts";
import type { ProductData } from "../schema/product.ts";
import type { Category } from "../schema/taxonomy.ts";

export type Evidence = ProductData["evidence"][number];

/** The items of a product's list that apply to a code. An item without surfaces or categories applies to all of them. */
export function evidenceOf(
  items: readonly Evidence[],
  { variants, category }: { variants: CodeData["variants"]; category: Category | undefined },
): Evidence[] {
  return items.filter(
    ({ surfaces, categories }) =>
      (surfaces.length === 0 || variants.some(({ surface }) => surfaces.includes(surface))) &&
      (categories.length === 0 || (category !== undefined && categories.includes(category))),
  );
}
