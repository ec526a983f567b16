/** Sentences that the server writes and the browser completes. */

/** Stands in a sentence for what only the browser knows. */
export const HOLE = "{}";

/**
 * Completes a sentence. What is filled in is taken literally, whatever it holds.
 * @example complete("No code matches “{}”.", "$&") // => "No code matches “$&”."
 */
export function complete(sentence: string, value: string | number): string {
  return sentence.replace(HOLE, () => String(value));
}
