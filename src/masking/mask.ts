/** Texts with their secrets masked: whole for the screen and the address, recognisable for a ticket. */
import { secretsIn, type Span } from "./secrets.ts";

/** Stands in place of a secret. */
export const MASK = "••••";

/**
 * A text with its secrets masked.
 * @param secrets where they stand; found in the text if left out
 * @example masked("token=abcd1234 status=403") // => "token=•••• status=403"
 */
export function masked(text: string, secrets: readonly Span[] = secretsIn(text)): string {
  let at = 0;
  const parts: string[] = [];
  for (const { from, to } of secrets) {
    parts.push(text.slice(at, from), MASK);
    at = to;
  }
  return [...parts, text.slice(at)].join("");
}

/** Characters of a masked value that stay readable at its start and its end. */
const [SHOWN_FIRST, SHOWN_LAST] = [4, 2];
/** A shorter value could be guessed from its ends. */
const SHORT = 8;

/**
 * A secret that a support engineer can still recognise.
 * @example recognisable("abcd1234wxyz") // => "abcd••••yz"
 */
export function recognisable(secret: string): string {
  if (secret.length < SHORT) return MASK;
  if (secret.length < (SHOWN_FIRST + SHOWN_LAST) * 2) return `${secret.slice(0, 2)}${MASK}${secret.slice(-2)}`;
  return `${secret.slice(0, SHOWN_FIRST)}${MASK}${secret.slice(-SHOWN_LAST)}`;
}

/** Words before a value that make it a credential; an id without them is what a vendor asks for. */
const CREDENTIAL = /token|secret|authori[sz]ation|bearer|passw|signature|credential|auth|key/i;
/** How many characters before a value such a word may stand. */
const NAMED_WITHIN = 24;

/**
 * Evidence as it may be sent: a sensitive field is masked whole, any other keeps its ids and loses its credentials.
 * @example shareable("task_id=640bc797 token=abcdef0123456789", false) // => "task_id=640bc797 token=••••"
 */
export function shareable(value: string, isSensitive: boolean): string {
  if (isSensitive) return value && recognisable(value);
  const credentials = secretsIn(value).filter(
    ({ from, to }) =>
      CREDENTIAL.test(value.slice(Math.max(0, from - NAMED_WITHIN), from)) || value.slice(from, to).startsWith("eyJ"),
  );
  return masked(value, credentials);
}
