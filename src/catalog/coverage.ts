/** How well the sources of each product document its codes, and where they leave gaps. */
import type { Code, Product, Variant } from "./build.ts";
import { compareNumbers, hexOf, isWholeNumber } from "./number.ts";

/** A run of numbers that no source lists, although it lists the numbers on both sides. */
export interface Gap {
  from: string;
  to: string;
}

export interface Coverage {
  product: Product;
  /** Codes whose source states the cause of every variant. */
  stated: Code[];
  /** Codes with at least one variant whose cause is inferred. */
  inferred: Code[];
  /** Number of codes with at least one step from a source. */
  withStep: number;
  /** Number of codes with at least one literal message. */
  withMessage: number;
  gaps: Gap[];
  /** Sources without a date. */
  undated: Product["sources"];
}

/** Longest run of missing numbers that counts as a gap. Longer runs are part of the vendor's numbering. */
const GAP_MAX = 9n;

/** The gap between two consecutive codes of a block, or undefined. */
function gapBetween(before: string, after: string, isHex: boolean): Gap | undefined {
  const from = BigInt(before) + 1n;
  const missing = BigInt(after) - from;
  if (missing < 1n || missing > GAP_MAX) return undefined;
  // Some vendors count hexadecimal codes as if they were decimal and skip the digits A to F.
  if (isHex && missing === 6n && hexOf(String(from)).endsWith("A")) return undefined;
  return { from: String(from), to: String(BigInt(after) - 1n) };
}

/** The gaps between the codes that share their narrowest block. */
function gapsOf({ codes }: Product): Gap[] {
  const numbers = codes.filter(({ code, match }) => match === "exact" && isWholeNumber(code));
  const byBlock = Map.groupBy(numbers, ({ ranges }) => ranges[0]);
  return [...byBlock].flatMap(([block, members]) => {
    if (!block) return [];
    const sorted = members.map(({ code }) => code).sort(compareNumbers);
    return sorted.flatMap((code, index) => {
      const next = sorted[index + 1];
      const gap = next === undefined ? undefined : gapBetween(code, next, block.notation === "hex");
      return gap ? [gap] : [];
    });
  });
}

/** The coverage of every product that has codes, in the order of the catalogue. */
export const coverageOf = (products: readonly Product[]): Coverage[] =>
  products
    .filter(({ codes }) => codes.length > 0)
    .map((product) => {
      const { codes, sources } = product;
      const isStated = ({ variants }: Code) => variants.every(({ meaning }) => meaning.basis === "vendor");
      const countWithVariant = (test: (variant: Variant) => boolean) =>
        codes.filter(({ variants }) => variants.some(test)).length;
      return {
        product,
        stated: codes.filter(isStated),
        inferred: codes.filter((code) => !isStated(code)),
        withStep: countWithVariant(({ fixes }) => fixes.some(({ basis }) => basis === "vendor")),
        withMessage: countWithVariant(({ messages }) => messages.length > 0),
        gaps: gapsOf(product),
        undated: sources.filter(({ date }) => !date),
      };
    });
