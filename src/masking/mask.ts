/** Masks secrets: completely on the screen and in addresses, still recognisable in a ticket. */
import { secretsIn } from "./secrets.ts";
import { replaceSpans, type Span } from "./spans.ts";

/** Shown in place of a secret. */
export const MASK = "••••";

const maskSpans = (text: string, spans: readonly Span[]): string => replaceSpans(text, spans, () => MASK);

/**
 * A text with its secrets masked. Some are only recognised once those beside them are masked, so it looks until it finds none.
 * @example maskSecrets("token=abcd1234 status=403") // => "token=•••• status=403"
 */
export function maskSecrets(text: string): string {
  const secrets = secretsIn(text);
  return secrets.length === 0 ? text : maskSecrets(maskSpans(text, secrets));
}

/** Number of characters that stay readable at the start and the end of a secret. */
const [SHOWN_FIRST, SHOWN_LAST] = [4, 2];
/** A shorter secret could be guessed from its ends, and is masked completely. */
const MIN_LENGTH = 8;

/**
 * A secret with its middle masked: a support engineer who knows it can still recognise it.
 * @example maskMiddle("abcd1234wxyz") // => "abcd••••yz"
 */
export function maskMiddle(secret: string): string {
  if (secret.length < MIN_LENGTH) return MASK;
  if (secret.length < (SHOWN_FIRST + SHOWN_LAST) * 2) return `${secret.slice(0, 2)}${MASK}${secret.slice(-2)}`;
  return `${secret.slice(0, SHOWN_FIRST)}${MASK}${secret.slice(-SHOWN_LAST)}`;
}

/** Words that make the value after them a credential. Without them it may be an id, which vendors ask for. */
const CREDENTIAL = /token|secret|authori[sz]ation|bearer|passw|signature|credential|auth|key/i;
/** How far before a value such a word may be, in characters. */
const CREDENTIAL_DISTANCE = 24;

/**
 * A piece of evidence as it may be sent to a vendor: ids stay readable, credentials are masked.
 * @param isSensitive the whole value is a secret
 * @example maskForTicket("task_id=640bc797 token=abcdef0123456789", false) // => "task_id=640bc797 token=••••"
 */
export function maskForTicket(value: string, isSensitive: boolean): string {
  if (isSensitive) return value && maskMiddle(value);
  const credentials = secretsIn(value).filter(({ from, to }) => {
    const before = value.slice(Math.max(0, from - CREDENTIAL_DISTANCE), from);
    const isJsonWebToken = value.slice(from, to).startsWith("eyJ");
    return CREDENTIAL.test(before) || isJsonWebToken;
  });
  return maskSpans(value, credentials);
}
