/** `npm run check:content [folder]`: prints every problem in the content on a line; exits 1 if there are any. */
import { formatProblems } from "../catalog/problem.ts";
import { readContent } from "../catalog/read.ts";
import { crossCheck } from "../catalog/rules.ts";
import { CONTENT_FOLDER, readExtra, readFolder } from "../node/folder.ts";

const folder = process.argv[2] ?? CONTENT_FOLDER;

/** The extra tree. Its folder alone may be wrong. */
function readExtraOrExit() {
  try {
    return readExtra();
  } catch (error) {
    console.error((error as Error).message);
    process.exit(1);
  }
}

const texts = [...readFolder(folder).map((text) => ({ ...text, folder })), ...readExtraOrExit()];
const folders = [...new Set(texts.map((text) => text.folder))].join(" and ");
const { files, problems, locate } = readContent(texts);
const lines = formatProblems([...problems, ...crossCheck(files).map(locate)]);
if (lines.length > 0) {
  console.error(`${lines.length} problem(s) in ${folders}:\n${lines.join("\n")}`);
  process.exit(1);
}
console.log(
  `${folders}: ${texts.length} files, ${files.codes.length} codes, ${files.conditions.length} conditions: no problem`,
);
