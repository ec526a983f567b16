/** Content folders of the tests → texts, files and the catalogue. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { buildCatalog, type Catalog } from "../../src/catalog/build.ts";
import { formatProblems } from "../../src/catalog/problem.ts";
import { readContent, type SourceText } from "../../src/catalog/read.ts";
import { crossCheck } from "../../src/catalog/rules.ts";

/** Every file of a content folder. */
export function textsOf(folder: string): SourceText[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(folder, path).replaceAll("\\", "/"), text: readFileSync(path, "utf8") }));
}

/** Every problem of some texts, as the author reads them. */
export function problemsOf(texts: readonly SourceText[]): string[] {
  const { files, problems, locate } = readContent(texts);
  return formatProblems([...problems, ...crossCheck(files).map(locate)]);
}

/** The catalogue of a content folder. */
export const catalogOf = (folder: string): Catalog => buildCatalog(readContent(textsOf(folder)).files);
