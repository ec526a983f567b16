/** Finds in a sample log what shows its code. */
import { hexOf, isWholeNumber } from "./number.ts";

/** The notations in which a code may appear. */
export const notationsOf = (code: string): string[] => (isWholeNumber(code) ? [code, hexOf(code)] : [code]);

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/**
 * Where a text has the first of some names that stands in it as a whole word; a number is no part of a longer one.
 * @example placeOf("line 198: code 9", ["9"]) // => { from: 15, to: 16 }
 */
export function placeOf(text: string, names: readonly string[]): { from: number; to: number } | undefined {
  const places = names.flatMap((name) => {
    const found = new RegExp(`(?<![A-Za-z0-9_])${escaped(name)}(?![A-Za-z0-9_])`, "i").exec(text);
    return found ? [{ from: found.index, to: found.index + found[0].length }] : [];
  });
  return places[0];
}
