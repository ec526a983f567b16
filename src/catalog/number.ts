/** Numbers as vendors write them: the same code in decimal and in hexadecimal. */

/** Whether a code is a decimal whole number. */
export function isWholeNumber(code: string): boolean {
  return /^-?\d+$/.test(code);
}

/** Compares two whole numbers given as strings, whatever their length: negative, zero or positive, as sorting wants it. */
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
 * Order of codes in a list: numbers by value, then the others by letters.
 * @example ["others", "503", "20001"].sort(compareCodes) // => ["503", "20001", "others"]
 */
export function compareCodes(a: string, b: string): number {
  const [aIsNumber, bIsNumber] = [isWholeNumber(a), isWholeNumber(b)];
  if (aIsNumber && bIsNumber) return compareNumbers(a, b);
  if (aIsNumber !== bIsNumber) return aIsNumber ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}
