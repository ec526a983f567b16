/** Codes that belong together: of one block of numbers, of one condition. */
import type { Code, NumberRange, Product } from "./build.ts";

/** Codes of one block. A group without a range holds the codes that no block declares. */
export interface CodeGroup {
  range: NumberRange | undefined;
  codes: Code[];
}

/** Groups the codes of a product by its narrowest declared blocks, in the order of their first code. */
export function groupByRange({ codes }: Product): CodeGroup[] {
  return [...Map.groupBy(codes, ({ ranges }) => ranges[0])].map(([range, own]) => ({ range, codes: own }));
}

/**
 * Other codes of the same condition, those of other products first: what the same trouble is called there is what a reader
 * cannot know.
 * @param most how many; of a condition with thousands no more are looked at
 */
export function codesElsewhere(code: Code, most: number): Code[] {
  const foreign: Code[] = [];
  const own: Code[] = [];
  for (const other of code.condition?.codes ?? []) {
    if (other === code) continue;
    (other.product === code.product ? own : foreign).push(other);
    if (foreign.length === most) break;
  }
  return [...foreign, ...own].slice(0, most);
}
