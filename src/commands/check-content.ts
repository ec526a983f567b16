/** `npm run check:content [folder]`: content tree → every problem, one line each; exits 1 where there is any. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { formatProblems } from "../catalog/problem.ts";
import { readContent } from "../catalog/read.ts";
import { crossCheck } from "../catalog/rules.ts";

const folder = process.argv[2] ?? process.env["CONTENT_DIR"] ?? "content";
const texts = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
  .map((entry) => join(entry.parentPath, entry.name))
  .map((path) => ({ path: relative(folder, path).split(sep).join("/"), text: readFileSync(path, "utf8") }));

const { files, problems, locate } = readContent(texts);
const lines = formatProblems([...problems, ...crossCheck(files).map(locate)]);
if (lines.length > 0) {
  console.error(`${lines.length} problem(s) in ${folder}:\n${lines.map((line) => `${join(folder, line)}`).join("\n")}`);
  process.exit(1);
}
console.log(
  `${folder}: ${texts.length} files, ${files.codes.length} codes, ${files.conditions.length} conditions: no problem`,
);
