/** Commands for a shell on the pages: those of codes and conditions, and the blocks of guides and products. */
import { commandsIn } from "../../src/catalog/commands.ts";
import { readContent } from "../../src/catalog/read.ts";
import { CONTENT_FOLDER, readFolder } from "../../src/node/folder.ts";
import type { Selector } from "./trial.ts";

/** A command, and every page that has it. */
export interface PageCommand {
  text: string;
  pages: readonly string[];
}

/** Blocks for a shell in a page of prose, without their indentation. */
const blocksIn = (prose: string): string[] =>
  [...prose.matchAll(/^( *)```(?:sh|bash)\n([^]*?)\n\1```$/gm)].map(([, indent = "", body = ""]) =>
    body.replaceAll(`\n${indent}`, "\n").slice(indent.length),
  );

/** Every command with its page, as often as it occurs there. */
function placedCommands(): { page: string; text: string }[] {
  const { codes, conditions, introductions, guides } = readContent(readFolder(CONTENT_FOLDER)).files;
  const data = [
    ...codes.map(({ vendor, product, slug, data }) => ({ page: `${vendor}/${product}/${slug}`, data })),
    ...conditions.map(({ id, data }) => ({ page: `conditions/${id}`, data })),
  ];
  // A command is the same in both languages.
  const prose = [
    ...introductions.map(({ vendor, product, ...file }) => ({ page: `${vendor}/${product}`, ...file })),
    ...guides.map(({ slug, ...file }) => ({ page: `guides/${slug}`, ...file })),
  ].filter(({ locale }) => locale === "en");
  return [
    ...data.flatMap(({ page, data }) => commandsIn(data).map(({ command }) => ({ page, text: command }))),
    ...prose.flatMap(({ page, text }) => blocksIn(text).map((block) => ({ page, text: block }))),
  ];
}

/** Every command once. */
export function pageCommands(): PageCommand[] {
  const pagesOf = new Map<string, string[]>();
  for (const { page, text } of placedCommands()) pagesOf.set(text, [...(pagesOf.get(text) ?? []), page]);
  return [...pagesOf].map(([text, pages]) => ({ text, pages }));
}

/** Whether a selector means a command. */
export const selects = (selector: Selector, { text, pages }: PageCommand): boolean =>
  selector instanceof RegExp ? selector.test(text) : pages.includes(selector[0]) && text.includes(selector[1]);

/** A selector as a reader of the report finds it again. */
export const nameOf = (selector: Selector): string =>
  selector instanceof RegExp ? String(selector) : `${selector[0]}: ${selector[1]}`;
