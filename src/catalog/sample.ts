/** Finds in a sample log what shows its code. */
import { hexOf, isWholeNumber } from "./number.ts";

/** The notations in which a code may appear. */
export const notationsOf = (code: string): string[] => (isWholeNumber(code) ? [code, hexOf(code)] : [code]);

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** What a sample may show of a code. */
interface NamedCode {
  code: string;
  symbol?: string | undefined;
  aliases: readonly { name: string }[];
}

/**
 * Where a sample shows its code as a whole word: the number, or else a name of it.
 * @example placeOfCode("line 198: code 9", { code: "9", aliases: [] }) // => { from: 15, to: 16 }
 */
export function placeOfCode(
  text: string,
  { code, symbol, aliases }: NamedCode,
): { from: number; to: number } | undefined {
  const names = [...notationsOf(code), symbol ?? [], aliases.map(({ name }) => name)].flat();
  for (const name of names) {
    const found = new RegExp(`(?<![A-Za-z0-9_])${escaped(name)}(?![A-Za-z0-9_])`, "i").exec(text);
    if (found) return { from: found.index, to: found.index + found[0].length };
  }
  return undefined;
}
