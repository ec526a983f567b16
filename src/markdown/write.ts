/** Building blocks of Markdown (CommonMark): text, code, links, lists and sections. */
import { messages } from "../i18n/messages.ts";
import type { Absolute } from "../routes.ts";
import type { Locale } from "../schema/taxonomy.ts";
import type { Need, Statement, Step } from "../schema/text.ts";

/** What the text of a page depends on: its language, and how paths become URLs. */
export interface PageContext {
  locale: Locale;
  absolute: Absolute;
}

/**
 * A text of the content, escaped except for its `code spans`, which are Markdown already.
 * @example prose("a*b `x*y` <c>") // => "a\\*b `x*y` \\<c>"
 */
export const prose = (text: string): string =>
  text
    .split("`")
    .map((part, index) =>
      index % 2 === 1 ? part : part.replace(/[\\*<[\]]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, "\\$&"),
    )
    .join("`");

const longestBacktickRun = (text: string) => Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));

/**
 * A literal text as a code span. Its delimiters are longer than any run of backticks in the text.
 * @example codeSpan("a`b") // => "``a`b``"
 */
export function codeSpan(text: string): string {
  const delimiter = "`".repeat(1 + longestBacktickRun(text));
  const padding = text.startsWith("`") || text.endsWith("`") ? " " : "";
  return `${delimiter}${padding}${text.replaceAll("\n", " ")}${padding}${delimiter}`;
}

/**
 * A link.
 * @example link("a*b", "https://host.example/(x)") // => "[a\\*b](https://host.example/%28x%29)"
 */
export const link = (name: string, address: string): string =>
  `[${prose(name)}](${address.replace(/\s/g, encodeURIComponent).replaceAll("(", "%28").replaceAll(")", "%29")})`;

/** Lines of a fenced code block, for commands and logs. */
export function codeBlock(text: string, indent = ""): string[] {
  const fence = "`".repeat(Math.max(3, 1 + longestBacktickRun(text)));
  return [fence, ...text.trim().split("\n"), fence].map((line) => indent + line);
}

/**
 * A statement or step on one line: text, basis, link.
 * @param isMarked false if the page states the basis of all its statements in one place
 */
export function statementLine({ locale }: PageContext, statement: Statement | Step, isMarked = true): string {
  const basis = isMarked && "basis" in statement ? ` [${messages(locale).bases[statement.basis].label}]` : "";
  return `${prose(statement[locale])}${basis}${statement.link ? ` <${statement.link}>` : ""}`;
}

/** Lines of a numbered list of steps, each with its command and the variables of the command. */
export const numberedSteps = (page: PageContext, steps: readonly (Statement | Step)[], isMarked = true): string[] =>
  steps.flatMap((step, index) => [
    `${index + 1}. ${statementLine(page, step, isMarked)}`,
    ...(step.command ? ["", ...codeBlock(step.command, "   "), ""] : []),
    ...(step.needs ? [`   ${variablesLine(page, step.needs)}`, ""] : []),
  ]);

/** The variables that the reader has to set for a command. */
function variablesLine({ locale }: PageContext, needs: readonly Need[]): string {
  const t = messages(locale).code;
  const variables = needs.map((need) => `${codeSpan(need.name)} ${prose(need[locale])}`);
  return `${t.needs} ${variables.join(t.needsJoin)}`;
}

/** A heading with its lines; empty if there are no lines. */
export const section = (heading: string, lines: readonly string[], level = 2): string[] =>
  lines.length > 0 ? ["", `${"#".repeat(level)} ${prose(heading)}`, "", ...lines] : [];

/** A code block, or several empty lines. */
const BLOCK_OR_GAP = /^( *)(`{3,}).*\n[^]*?\n\1\2$|\n{3,}/gm;

/**
 * Joins lines into the text of a file, with single empty lines except in code blocks.
 * @example toFile(["a", "", "", "b"]) // => "a\n\nb\n"
 */
export function toFile(lines: readonly string[]): string {
  const text = lines.join("\n").replace(BLOCK_OR_GAP, (match) => (match.startsWith("\n") ? "\n\n" : match));
  return `${text.trim()}\n`;
}
