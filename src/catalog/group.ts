/** What belongs together: codes of a number block, codes of a condition, and conditions of a category. */
import { CATEGORIES, type Category } from "../schema/taxonomy.ts";
import type { Code, Condition, NumberRange, Product } from "./build.ts";

/** The codes of one number block, or those outside of every block. */
export interface CodeGroup {
  /** Undefined for codes outside of every block. */
  range: NumberRange | undefined;
  codes: Code[];
}

/** Groups the codes of a product by their narrowest block, in the order of the first code of each. */
export function groupByRange({ codes }: Product): CodeGroup[] {
  return [...Map.groupBy(codes, ({ ranges }) => ranges[0])].map(([range, members]) => ({ range, codes: members }));
}

/** The conditions of each category that has any, in the order of the categories. */
export const groupByCategory = (conditions: readonly Condition[]): { category: Category; members: Condition[] }[] =>
  CATEGORIES.map((category) => ({
    category,
    members: conditions.filter((condition) => condition.category === category),
  })).filter(({ members }) => members.length > 0);

/**
 * Other codes with the same condition. Those of other products come first, because readers of this page do not know them.
 * @param limit largest number of codes to return; the search stops early, because a condition may have thousands
 */
export function codesElsewhere(code: Code, limit: number): Code[] {
  const inOtherProducts: Code[] = [];
  const inSameProduct: Code[] = [];
  for (const other of code.condition?.codes ?? []) {
    if (other === code) continue;
    (other.product === code.product ? inSameProduct : inOtherProducts).push(other);
    if (inOtherProducts.length === limit) break;
  }
  return [...inOtherProducts, ...inSameProduct].slice(0, limit);
}
