/** A step of the build: the pages of a built site → Pagefind's index of their prose. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { close, createIndex } from "pagefind";
import { LOCALES } from "../schema/taxonomy.ts";

/**
 * What many pages repeat, and what the site's own index of words holds already: labels of answers, buttons, marks, a code's
 * steps, and lists of codes.
 */
const LEFT_OUT = [".verdict", ".forms", ".basis", "button", "[data-variant] .step", "tr[data-retry]"];

/** The part of Pagefind's list of its files that differs between two languages. */
interface Entry {
  languages: Record<string, unknown>;
}

const FOLDER = "pagefind";
const ENTRY_FILE = "pagefind-entry.json";

/** @throws where Pagefind reports an error */
function checked<Response extends { errors: string[] }>(response: Response): Response {
  if (response.errors.length > 0) throw new Error(response.errors.join("\n"));
  return response;
}

/** Writes the index of every language, one after the other: Pagefind holds all pages of a run in memory. */
export async function writeTextIndex(folder: string): Promise<void> {
  const outputPath = join(folder, FOLDER);
  const entries: Entry[] = [];
  for (const locale of LOCALES) {
    const { index } = checked(await createIndex({ excludeSelectors: LEFT_OUT }));
    checked(await index!.addDirectory({ path: folder, glob: `${locale}/**/*.html` }));
    checked(await index!.writeFiles({ outputPath }));
    // Only a program that ends gives its memory back.
    await close();
    entries.push(JSON.parse(readFileSync(join(outputPath, ENTRY_FILE), "utf8")) as Entry);
  }
  const languages = Object.assign({}, ...entries.map((entry) => entry.languages)) as Entry["languages"];
  writeFileSync(join(outputPath, ENTRY_FILE), JSON.stringify({ ...entries[0], languages }));
}
