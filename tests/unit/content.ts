/** Content folders → problems and catalogues, for tests. */
import { buildCatalog, type Catalog } from "../../src/catalog/build.ts";
import { formatProblems } from "../../src/catalog/problem.ts";
import { readContent, type SourceText } from "../../src/catalog/read.ts";
import { crossCheck } from "../../src/catalog/rules.ts";
import { readFolder } from "../../src/node/folder.ts";

/** Every problem of some content files, as their author sees it. */
export function problemsOf(texts: readonly SourceText[]): string[] {
  const { files, problems, locate } = readContent(texts);
  return formatProblems([...problems, ...crossCheck(files).map(locate)]);
}

const catalogs = new Map<string, Catalog>();

/**
 * The catalogue of a content folder. Tests share it, because reading takes seconds: one that changes it takes a copy.
 * @throws ContentError if the content breaks a rule
 */
export function catalogOf(folder: string): Catalog {
  const catalog = catalogs.get(folder) ?? buildCatalog(readContent(readFolder(folder)).files);
  catalogs.set(folder, catalog);
  return catalog;
}
