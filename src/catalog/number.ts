/** Numeric codes, which vendors write in decimal or in hexadecimal. */

/**
 * Whether a code is a whole number in decimal.
 * @example isWholeNumber("-3301") // => true
 */
export function isWholeNumber(code: string): boolean {
  return /^-?\d+$/.test(code);
}

/**
 * Compares two whole numbers of any length, as the callback of `sort`.
 * @example ["503", "-1"].sort(compareNumbers) // => ["-1", "503"]
 */
export function compareNumbers(a: string, b: string): number {
  const difference = BigInt(a) - BigInt(b);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** A code for a range of numbers: `100001~100010`. Its groups are the first and the last of them. */
export const RANGE = /^(\d+)~(\d+)$/;
/** A code for all numbers with the same beginning: `550xxxxx`. Its group is the beginning. */
export const WILDCARD = /^(\d+)x+$/i;

/** The first and the last number of a range. */
export interface Bounds {
  from: string;
  to: string;
}

/**
 * Whether a range contains a whole number.
 * @example isInRange("5", { from: "1", to: "10" }) // => true
 */
export const isInRange = (number: string, { from, to }: Bounds): boolean =>
  compareNumbers(from, number) <= 0 && compareNumbers(number, to) <= 0;

/**
 * The difference of a range's bounds.
 * @example widthOf({ from: "1", to: "10" }) // => 9n
 */
export const widthOf = ({ from, to }: Bounds): bigint => BigInt(to) - BigInt(from);

/**
 * The ranges that contain a code, narrowest first. Codes that are not numbers have none.
 * @example rangesOf("5", [{ from: "0", to: "9" }, { from: "4", to: "6" }]) // => [{ from: "4", to: "6" }, { from: "0", to: "9" }]
 */
export function rangesOf<Item extends Bounds>(code: string, ranges: readonly Item[]): Item[] {
  if (!isWholeNumber(code)) return [];
  return ranges.filter((range) => isInRange(code, range)).sort((a, b) => Number(widthOf(a) - widthOf(b)));
}

/**
 * The hexadecimal form of a decimal code.
 * @example hexOf("4097") // => "0x1001"
 */
export function hexOf(code: string): string {
  return `0x${BigInt(code).toString(16).toUpperCase()}`;
}

/**
 * Compares two codes, as the callback of `sort`: numbers by value, then all other codes alphabetically.
 * @example ["others", "503", "20001"].sort(compareCodes) // => ["503", "20001", "others"]
 */
export function compareCodes(a: string, b: string): number {
  const [aIsNumber, bIsNumber] = [isWholeNumber(a), isWholeNumber(b)];
  if (aIsNumber && bIsNumber) return compareNumbers(a, b);
  if (aIsNumber !== bIsNumber) return aIsNumber ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}
