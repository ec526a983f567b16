/** Fills in the text of a ticket: which steps the reader has ticked, and what the reader found out. */

/** Marks the place of a step's box in the text of a ticket. */
export const OPEN_BOX = "☐ ";
const TICKED_BOX = "☑ ";
/** Marks the place of a value. */
export const EMPTY_VALUE = "____";

/** What the reader did and found out, each in the order of the text. */
interface TicketInput {
  isDone: readonly boolean[];
  values: readonly string[];
}

/**
 * Fills in boxes and values. If no step is done, the boxes are left out.
 * @example fillTicket("1. ☐ Fix it\n- Id: ____", { isDone: [true], values: ["42"] }) // => "1. ☑ Fix it\n- Id: 42"
 */
export function fillTicket(text: string, { isDone, values }: TicketInput): string {
  const boxes = isDone.includes(true) ? isDone.map((done) => (done ? TICKED_BOX : OPEN_BOX)) : isDone.map(() => "");
  const withBoxes = replaceEach(text, OPEN_BOX, boxes);
  return replaceEach(
    withBoxes,
    EMPTY_VALUE,
    values.map((value) => value || EMPTY_VALUE),
  );
}

/** Replaces the first placeholder by the first replacement, the second by the second, and so on. */
function replaceEach(text: string, placeholder: string, replacements: readonly string[]): string {
  const queue = [...replacements];
  return text.replaceAll(placeholder, () => queue.shift() ?? placeholder);
}

/** A block of code, a code span, or bold text. */
const MARKUP = /^ *(`{3,})\n([^]*?)\n *\1$|(`+)([^]*?[^`])\3(?!`)|\*\*(.+?)\*\*/gm;

/**
 * Removes the Markdown for bold and code. What is inside code stays as it is.
 * @example withoutMarkup("**Bold** and `a ** b`") // => "Bold and a ** b"
 */
export const withoutMarkup = (markdown: string): string =>
  markdown.replace(
    MARKUP,
    (...[, , block, , span, bold]) => block ?? bold ?? (span as string).replace(/^ (`[^]*|[^]*`) $/, "$1"),
  );
