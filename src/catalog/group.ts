/** Codes of a product → groups by the narrowest declared block of numbers that holds them. */
import type { Code, Product, Range } from "./build.ts";

/** Codes of one block. A group without a range holds the codes that no block declares. */
export interface CodeGroup {
  range: Range | undefined;
  codes: Code[];
}

/** Groups the codes of a product by its narrowest declared blocks, in the order of their first code. */
export function groupByRange({ codes }: Product): CodeGroup[] {
  return [...Map.groupBy(codes, ({ ranges }) => ranges[0])].map(([range, own]) => ({ range, codes: own }));
}
