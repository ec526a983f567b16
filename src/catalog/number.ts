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
