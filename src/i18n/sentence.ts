/** Sentences that are written at build with blanks, which the browser fills in. */

/** Marks where a value goes that only the browser knows. */
export const BLANK = "{}";

/**
 * Replaces the first blank of a sentence with a value, literally.
 * @example fillIn("No code matches “{}”.", "$&") // => "No code matches “$&”."
 */
export function fillIn(sentence: string, value: string | number): string {
  return sentence.replace(BLANK, () => String(value));
}
