/**
 * `npm run draft -- facts.json vendor/product [--surface id] [--source id] [--only product]`: writes a draft of a content file for
 * each code of a table. Prints every problem of the table on a line, and then writes nothing and exits 1.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { draftsOf, productForDrafts } from "../authoring/draft.ts";
import { factsIn } from "../authoring/facts.ts";
import { readTable } from "../authoring/table.ts";
import { formatProblem, type Problem } from "../catalog/problem.ts";
import { readContent } from "../catalog/read.ts";
import { unknownId } from "../catalog/rules/rule.ts";
import { CONTENT_FOLDER, readFolder } from "../node/folder.ts";
import { failWithUsage, readOptions } from "../node/options.ts";

const USAGE = "npm run draft -- facts.json vendor/product [--surface id] [--source id] [--only product]";

/** Prints problems and ends the program. */
function fail(problems: readonly Problem[]): never {
  console.error(problems.map(formatProblem).join("\n"));
  process.exit(1);
}

const { values: options, positionals } = readOptions(USAGE, {
  allowPositionals: true,
  options: { surface: { type: "string" }, source: { type: "string" }, only: { type: "string" } },
});
const [table, id] = positionals;
if (table === undefined || id === undefined || positionals.length > 2)
  failWithUsage("Name a table and a product", USAGE);

/** The bytes of the table. */
function readBytes(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    return fail([
      { path, message: `cannot be read (${(error as NodeJS.ErrnoException).code}): name an existing file` },
    ]);
  }
}

const { files } = readContent(readFolder(CONTENT_FOLDER));
const found = productForDrafts(id, files);
const { rows: allRows, problems: tableProblems } = readTable(table, readBytes(table));
const rows = allRows.filter(({ cells }) => options.only === undefined || cells["product"] === options.only);
const { facts, problems: factProblems } = factsIn(table, rows);
const place = { path: found.product?.path ?? id };
const problems = [
  ...(found.problems ?? []),
  ...(found.product && options.surface !== undefined
    ? unknownId(place, "surface", options.surface, found.product.data.surfaces)
    : []),
  ...(found.product && options.source !== undefined
    ? unknownId(place, "source", options.source, found.product.data.sources)
    : []),
  ...tableProblems,
  ...factProblems,
];
if (problems.length === 0 && facts.length === 0) {
  problems.push({ path: table, message: "has no rows: add one for each code, or check --only" });
}
if (found.product === undefined || problems.length > 0) fail(problems);

const { files: drafts, skipped } = draftsOf(basename(table), facts, found.product, files, options);
for (const { path, text } of drafts) {
  const file = join(CONTENT_FOLDER, path);
  mkdirSync(dirname(file), { recursive: true });
  // Never overwrites a file.
  writeFileSync(file, text, { flag: "wx" });
}
const list = (paths: readonly string[]) => paths.map((path) => `\n  ${join(CONTENT_FOLDER, path)}`).join("");
console.log(`Written: ${drafts.length}${list(drafts.map(({ path }) => path))}`);
if (skipped.length > 0) console.log(`Skipped, because they exist: ${skipped.length}${list(skipped)}`);
if (drafts.length > 0) {
  console.log(
    "npm run check:content names every field that is still open. See CONTRIBUTING.md, “Add a product in an afternoon”.",
  );
}
