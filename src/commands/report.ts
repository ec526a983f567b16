/** `npm run report [folder]`: prints what the catalogue holds, what repeats, what is thin, and what contradicts itself or reads translated. */
import { buildCatalog } from "../catalog/build.ts";
import { readContent } from "../catalog/read.ts";
import { reportOn, type Count } from "../catalog/report.ts";
import { bashError } from "../node/bash.ts";
import { CONTENT_FOLDER, readFolder } from "../node/folder.ts";

const catalog = buildCatalog(readContent(readFolder(process.argv[2] ?? CONTENT_FOLDER)).files);
const report = reportOn(catalog);
const { counts, repeats, shortest, withoutFix } = report;

const table = (rows: readonly Count[]) =>
  rows.map(({ name, count }) => `  ${String(count).padStart(5)}  ${name}`).join("\n");
console.log(`${catalog.codes.length} codes, ${catalog.conditions.length} conditions`);
for (const [name, rows] of Object.entries(counts)) {
  console.log(`\n${name === "basis" ? "statements" : "codes"} by ${name}\n${table(rows)}`);
}
console.log(`\nsentences that stand on more than one page: ${repeats.length}`);
for (const { text, pages } of repeats) console.log(`  ${pages.join(", ")}: ${text}`);
console.log(`\nshortest pages, in characters of both languages\n${table(shortest)}`);
console.log(`\nerrors without a fix of their own: ${withoutFix.length}${withoutFix.map((id) => `\n  ${id}`).join("")}`);

const list = (name: string, lines: readonly string[]) =>
  console.log(`\n${name}: ${lines.length}${lines.map((line) => `\n  ${line}`).join("")}`);

list("retry says the same call again, step 1 changes something", report.retryAgainstStep);
list(
  "step 1 reads like somebody else's work than the owner's",
  report.ownerAgainstStep.map(({ id, owner, actors }) => `${id}: ${owner}, step 1: ${actors.join(", ")}`),
);
list(
  `commands that bash does not read, of ${report.commands.length}`,
  report.commands.flatMap(({ command, pages }) => {
    const error = bashError(command);
    return error === undefined ? [] : [`${pages.join(", ")}: ${error}`];
  }),
);
list(
  "inferred statements by product",
  report.inferred.map(
    ({ product, percent, phraseOnly, codes }) =>
      `${product}: ${percent} %; the source gives a phrase alone for ${phraseOnly} of ${codes} codes`,
  ),
);
list(
  "turns of phrase that no native writes",
  report.idioms.map(({ page, text, instead }) => `${page}: “${text}” → ${instead}`),
);
