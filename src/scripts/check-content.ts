/** `npm run check:content [folder]`: prints every problem in the content on a line; exits 1 if there are any. */
import { join } from "node:path";
import { formatProblems } from "../catalog/problem.ts";
import { readContent } from "../catalog/read.ts";
import { crossCheck } from "../catalog/rules.ts";
import { CONTENT_FOLDER, readFolder } from "../node/folder.ts";

const folder = process.argv[2] ?? CONTENT_FOLDER;
const texts = readFolder(folder);
const { files, problems, locate } = readContent(texts);
const lines = formatProblems([...problems, ...crossCheck(files).map(locate)]);
if (lines.length > 0) {
  console.error(`${lines.length} problem(s) in ${folder}:\n${lines.map((line) => join(folder, line)).join("\n")}`);
  process.exit(1);
}
console.log(
  `${folder}: ${texts.length} files, ${files.codes.length} codes, ${files.conditions.length} conditions: no problem`,
);
