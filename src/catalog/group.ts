/** What belongs together: codes of a number block, codes of a condition, and conditions of a category. */
import { CATEGORIES, type Category } from "../schema/taxonomy.ts";
import type { Code, Condition, NumberRange, Product } from "./build.ts";

/** The codes of one number block or family, or those outside of every one. */
export interface CodeGroup {
  /** The number block; undefined for other codes. */
  range: NumberRange | undefined;
  /** What the codes of a family begin with, such as `FailedOperation`; empty for other codes. */
  family: string;
  codes: Code[];
}

/**
 * The family of a code in words: its part before the first dot.
 * @example familyOf("FailedOperation.ErrorDownFile") // => "FailedOperation"
 */
export const familyOf = (code: string): string => /^([A-Za-z]\w*)\./.exec(code)?.[1] ?? "";

/** Most characters of a code that is set like a number; longer ones are words, such as `NotReadableError`. */
const NUMBER_LENGTH_MAX = 11;

/** Whether a code is a word and needs the room of one. */
export const isWord = ({ code }: Code): boolean => code.length > NUMBER_LENGTH_MAX;

/** Groups the codes of a product by their narrowest block or their family, in the order of the first code of each. */
export function groupCodes({ codes }: Product): CodeGroup[] {
  const families = Map.groupBy(codes, ({ code }) => familyOf(code));
  const groupOf = ({ code, ranges: [range] }: Code) => {
    const family = familyOf(code);
    // A code that is alone in its family belongs to no group.
    return range ?? ((families.get(family)?.length ?? 0) > 1 ? family : "");
  };
  return [...Map.groupBy(codes, groupOf)].map(([group, members]) =>
    typeof group === "string"
      ? { range: undefined, family: group, codes: members }
      : { range: group, family: "", codes: members },
  );
}

/** The conditions of each category that has any, in the order of the categories. */
export const groupByCategory = (conditions: readonly Condition[]): { category: Category; members: Condition[] }[] =>
  CATEGORIES.map((category) => ({
    category,
    members: conditions.filter((condition) => condition.category === category),
  })).filter(({ members }) => members.length > 0);

/** How far a product is from a code's own, for readers who compare: those of the same layer are nearest. */
const layerDistance = (own: Product, other: Product): number => Number(other.layer !== own.layer);

/** Other codes with the same number or name, nearest products first. */
export const nearestNamesakes = ({ product, namesakes }: Code): Code[] =>
  namesakes.toSorted((a, b) => layerDistance(product, a.product) - layerDistance(product, b.product));

/**
 * Other codes with the same condition, nearest first: one of each other product, then another of each, and so on. Those of the
 * same product come last, because readers of its pages know them.
 */
export function nearestOfCondition({ product, condition, id }: Code): Code[] {
  const others = (condition?.codes ?? []).filter((other) => other.id !== id);
  const rounds = new Map<Product, number>();
  const ranked = others.map((other) => {
    const round = rounds.get(other.product) ?? 0;
    rounds.set(other.product, round + 1);
    return {
      other,
      round: other.product === product ? Infinity : round,
      distance: layerDistance(product, other.product),
    };
  });
  // The difference of two infinite rounds is not a number, which counts as equal.
  return ranked.sort((a, b) => a.round - b.round || a.distance - b.distance).map(({ other }) => other);
}
