/** The text of a ticket and what the reader did and found out → the text to copy. */

import { secretsIn } from "../../search/secrets.ts";

/** Stands before a step that may be done. */
export const OPEN = "☐ ";
const DONE = "☑ ";
/** Stands where a value is to be filled in. */
export const EMPTY = "____";

/** Characters of a masked value that stay readable at its start and its end. */
const [SHOWN_FIRST, SHOWN_LAST] = [4, 2];
/** A shorter value would be told by its ends. */
const SHORT = 8;

/**
 * A secret that a support engineer can still recognise.
 * @example recognisable("abcd1234wxyz") // => "abcd••••yz"
 */
export function recognisable(secret: string): string {
  if (secret.length < SHORT) return "••••";
  if (secret.length < (SHOWN_FIRST + SHOWN_LAST) * 2) return `${secret.slice(0, 2)}••••${secret.slice(-2)}`;
  return `${secret.slice(0, SHOWN_FIRST)}••••${secret.slice(-SHOWN_LAST)}`;
}

/** Words before a value that say it opens doors; an id without them is what a vendor asks for. */
const CREDENTIAL = /token|secret|authori[sz]ation|bearer|passw|signature|credential|auth|key/i;
/** How far before a value such a word stands, in characters. */
const NAMED_WITHIN = 24;

/**
 * Evidence as it may be sent: a sensitive field masked as a whole, credentials inside any other masked, ids left.
 * @example shareable("task_id=640bc797 token=abcdef0123456789", false) // => "task_id=640bc797 token=••••"
 */
export function shareable(value: string, isSensitive: boolean): string {
  if (isSensitive) return value && recognisable(value);
  const credentials = secretsIn(value).filter(
    ({ from, to }) =>
      CREDENTIAL.test(value.slice(Math.max(0, from - NAMED_WITHIN), from)) || value.slice(from, to).startsWith("eyJ"),
  );
  return credentials.reduceRight((text, { from, to }) => `${text.slice(0, from)}••••${text.slice(to)}`, value);
}

/**
 * Fills a ticket: boxes of steps in their order, values of evidence in theirs. Without any step done there are no boxes.
 * @example filled("1. ☐ Fix it\n- Id: ____", { done: [true], values: ["42"] }) // => "1. ☑ Fix it\n- Id: 42"
 */
export function filled(
  text: string,
  { done, values }: { done: readonly boolean[]; values: readonly string[] },
): string {
  const boxes = done.includes(true) ? done.map((isDone) => (isDone ? DONE : OPEN)) : done.map(() => "");
  const inOrder = (source: string, hole: string, fillings: readonly string[]) => {
    const rest = [...fillings];
    return source.replaceAll(hole, () => rest.shift() ?? hole);
  };
  return inOrder(
    inOrder(text, OPEN, boxes),
    EMPTY,
    values.map((value) => value || EMPTY),
  );
}

/** Markdown as plain text: without the marks of bold and code. */
export const plain = (markdown: string): string => markdown.replace(/\*\*|`/g, "");

const KEY = "#done=";

/**
 * The steps that a link says are done, by their names.
 * @example doneIn("#done=main.1,main.3") // => ["main.1", "main.3"]
 */
export const doneIn = (hash: string): string[] =>
  hash.startsWith(KEY)
    ? hash
        .slice(KEY.length)
        .split(",")
        .filter((name) => /^[a-z0-9-]+\.\d+$/.test(name))
    : [];

/** The hash that says which steps are done; empty for none. */
export const hashOf = (names: readonly string[]): string => (names.length > 0 ? KEY + names.join(",") : "");
