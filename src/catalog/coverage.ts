/** A product → what its pages rest on, and what no source says. */
import type { Code, Product } from "./build.ts";
import { hexOf, isWholeNumber } from "./number.ts";

/** Numbers that no source lists although their neighbours are listed. */
export interface Gap {
  from: string;
  to: string;
}

export interface Coverage {
  product: Product;
  /** Codes whose source states the cause, in every case of the code. */
  stated: Code[];
  /** Codes whose cause, in some case, is our inference. */
  inferred: Code[];
  /** How many codes have at least one step that a source gives. */
  withStep: number;
  /** How many codes have a literal message to compare. */
  withMessage: number;
  gaps: Gap[];
  /** Sources whose edition or copy has no date. */
  undated: Product["sources"];
}

/** Longest run of missing numbers that is a gap; a wider leap is how a vendor numbers. */
const GAP_MAX = 9;

/** Runs of missing numbers between neighbours of the same narrowest block. */
function gapsOf({ codes }: Product): Gap[] {
  const numbers = codes.filter(({ code, match }) => match === "exact" && isWholeNumber(code));
  const blocks = Map.groupBy(numbers, ({ ranges }) => ranges[0]);
  return [...blocks].flatMap(([block, own]) => {
    if (!block) return [];
    const values = [...new Set(own.map(({ code }) => BigInt(code)))].sort((a, b) => (a < b ? -1 : 1));
    return values.slice(1).flatMap((value, index) => {
      const before = values[index] ?? value;
      const missing = value - before - 1n;
      // Hexadecimal codes that are counted like decimals leave out what ends in a letter.
      const isCountedAsDecimal = block.notation === "hex" && /A$/.test(hexOf(String(before + 1n))) && missing === 6n;
      return missing >= 1n && missing <= GAP_MAX && !isCountedAsDecimal
        ? [{ from: String(before + 1n), to: String(value - 1n) }]
        : [];
    });
  });
}

/** What is known of each product that has codes, in the catalogue's order. */
export const coverageOf = (products: readonly Product[]): Coverage[] =>
  products
    .filter(({ codes }) => codes.length > 0)
    .map((product) => {
      const { codes, sources } = product;
      const isStated = ({ variants }: Code) => variants.every(({ meaning }) => meaning.basis === "vendor");
      const some = (test: (variant: Code["variants"][number]) => boolean) =>
        codes.filter(({ variants }) => variants.some(test)).length;
      return {
        product,
        stated: codes.filter(isStated),
        inferred: codes.filter((code) => !isStated(code)),
        withStep: some(({ fixes }) => fixes.some(({ basis }) => basis === "vendor")),
        withMessage: some(({ messages }) => messages.length > 0),
        gaps: gapsOf(product),
        undated: sources.filter(({ date }) => !date),
      };
    });
