/** The shell commands of all pages: those of codes and conditions, and the code blocks of guides and introductions. */
import { commandsIn } from "../../src/catalog/commands.ts";
import { codeIdOfFile, productIdOfFile } from "../../src/catalog/files.ts";
import { readContent } from "../../src/catalog/read.ts";
import { CONTENT_FOLDER, readFolder } from "../../src/node/folder.ts";
import { codeBlocksIn } from "../code-blocks.ts";
import type { Selector } from "./trial.ts";

/** A command, and all pages that have it. */
export interface PageCommand {
  text: string;
  pages: readonly string[];
}

/** The shell commands in a page of prose. */
const shellBlocksIn = (prose: string): string[] =>
  codeBlocksIn(prose)
    .filter(({ language }) => language === "sh" || language === "bash")
    .map(({ text }) => text);

/** Every occurrence of a command, with its page. */
function placedCommands(): { page: string; text: string }[] {
  const { codes, conditions, introductions, guides } = readContent(readFolder(CONTENT_FOLDER)).files;
  const data = [
    ...codes.map((code) => ({ page: codeIdOfFile(code), data: code.data })),
    ...conditions.map(({ id, data }) => ({ page: `conditions/${id}`, data })),
  ];
  // Commands are the same in both languages.
  const prose = [
    ...introductions.map((file) => ({ page: productIdOfFile(file), ...file })),
    ...guides.map((file) => ({ page: `guides/${file.slug}`, ...file })),
  ].filter(({ locale }) => locale === "en");
  return [
    ...data.flatMap(({ page, data }) => commandsIn(data).map(({ command }) => ({ page, text: command }))),
    ...prose.flatMap(({ page, text }) => shellBlocksIn(text).map((command) => ({ page, text: command }))),
  ];
}

/** Every command, without duplicates. */
export function pageCommands(): PageCommand[] {
  const pagesOf = new Map<string, string[]>();
  for (const { page, text } of placedCommands()) pagesOf.set(text, [...(pagesOf.get(text) ?? []), page]);
  return [...pagesOf].map(([text, pages]) => ({ text, pages }));
}

/** Whether a selector matches a command. */
export const selects = (selector: Selector, { text, pages }: PageCommand): boolean =>
  selector instanceof RegExp ? selector.test(text) : pages.includes(selector[0]) && text.includes(selector[1]);

/** A selector as the report prints it. */
export const nameOf = (selector: Selector): string =>
  selector instanceof RegExp ? String(selector) : `${selector[0]}: ${selector[1]}`;
