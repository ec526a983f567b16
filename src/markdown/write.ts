/** Pieces of Markdown (CommonMark): texts of the content, lists, links, literals. */
import type { Absolute } from "../routes.ts";
import { messages } from "../i18n/messages.ts";
import type { Locale } from "../schema/taxonomy.ts";
import type { Need, Statement, Step } from "../schema/text.ts";

/** Where a page is written: its language, and how its links become addresses. */
export interface Page {
  locale: Locale;
  absolute: Absolute;
}

/**
 * A text of the content, whose `code spans` are Markdown already; outside of them nothing may become markup.
 * @example prose("a*b `x*y` <c>") // => "a\\*b `x*y` \\<c>"
 */
export const prose = (text: string): string =>
  text
    .split("`")
    .map((part, index) =>
      index % 2 === 1 ? part : part.replace(/[\\*<[\]]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, "\\$&"),
    )
    .join("`");

/**
 * A literal text, in as many marks as it takes.
 * @example literal("a`b") // => "``a`b``"
 */
export function literal(text: string): string {
  const marks = "`".repeat(1 + Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length)));
  const room = text.startsWith("`") || text.endsWith("`") ? " " : "";
  return `${marks}${room}${text.replaceAll("\n", " ")}${room}${marks}`;
}

export const link = (name: string, address: string): string =>
  `[${prose(name)}](${address.replace(/[()\s]/g, encodeURIComponent)})`;

/** A command or a log as a block, indented by `indent`. */
export function block(text: string, indent = ""): string[] {
  const fence = "`".repeat(Math.max(3, 1 + Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length))));
  return [fence, ...text.trim().split("\n"), fence].map((line) => indent + line);
}

/**
 * A statement or a step in a line, marked with how it is known, then its link.
 * @param marked false where the page says once how all its statements are known
 */
export function said({ locale }: Page, statement: Statement | Step, marked = true): string {
  const basis = marked && "basis" in statement ? ` [${messages(locale).bases[statement.basis].label}]` : "";
  return `${prose(statement[locale])}${basis}${statement.link ? ` <${statement.link}>` : ""}`;
}

/** Steps, numbered; each with the command that carries it out and what its reader puts into the variables. */
export const steps = (page: Page, list: readonly (Statement | Step)[], marked = true): string[] =>
  list.flatMap((step, at) => [
    `${at + 1}. ${said(page, step, marked)}`,
    ...(step.command ? ["", ...block(step.command, "   "), ""] : []),
    ...(step.needs ? [`   ${needed(page, step.needs)}`, ""] : []),
  ]);

/** What the reader of a command puts into its variables, in a line. */
function needed({ locale }: Page, needs: readonly Need[]): string {
  const t = messages(locale).code;
  const each = needs.map((need) => `${literal(need.name)} ${prose(need[locale])}`);
  return `${t.needs} ${each.join(t.needsJoin)}`;
}

/** A heading with what stands below it; nothing where there is nothing. */
export const section = (heading: string, lines: readonly string[], level = 2): string[] =>
  lines.length > 0 ? ["", `${"#".repeat(level)} ${prose(heading)}`, "", ...lines] : [];

/** Lines as a file: runs of empty lines become one. */
export const file = (lines: readonly string[]): string =>
  `${lines
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim()}\n`;
