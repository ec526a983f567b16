/** Commands for a shell on the pages: those of codes and conditions, and the blocks of guides and products. */
import { commandsIn } from "../../src/catalog/commands.ts";
import { readContent } from "../../src/catalog/read.ts";
import { CONTENT_FOLDER, readFolder } from "../../src/commands/folder.ts";
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

/** Page of a file of prose: `guides/<slug>` or `<vendor>/<product>`. */
const pageOfProse = (path: string): string => path.replace(/^vendors\//, "").replace(/\/en\.mdx$/, "");

/** Every command with the page it stands on, as often as it stands there. */
function placedCommands(): { page: string; text: string }[] {
  const texts = readFolder(CONTENT_FOLDER);
  const { codes, conditions } = readContent(texts).files;
  return [
    ...codes.flatMap(({ vendor, product, slug, data }) =>
      commandsIn(data).map(({ command }) => ({ page: `${vendor}/${product}/${slug}`, text: command })),
    ),
    ...conditions.flatMap(({ condition, data }) =>
      commandsIn(data).map(({ command }) => ({ page: `conditions/${condition}`, text: command })),
    ),
    ...texts
      .filter(({ path }) => path.endsWith("/en.mdx"))
      .flatMap(({ path, text }) => blocksIn(text).map((block) => ({ page: pageOfProse(path), text: block }))),
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
