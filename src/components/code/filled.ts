/** The text of a ticket and what the reader did and found out → the text to copy. */

/** Stands before a step that may be done. */
export const OPEN = "☐ ";
const DONE = "☑ ";
/** Stands where a value is to be filled in. */
export const EMPTY = "____";

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
