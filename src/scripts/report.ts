/** `npm run report [folder]`: prints counts of the catalogue, and what deserves a second look: thin pages, contradictions, odd phrases. */
import { buildCatalog } from "../catalog/build.ts";
import { readContent } from "../catalog/read.ts";
import { reportOn, type Count } from "../catalog/report.ts";
import { bashError } from "../node/bash.ts";
import { CONTENT_FOLDER, readFolder } from "../node/folder.ts";

const catalog = buildCatalog(readContent(readFolder(process.argv[2] ?? CONTENT_FOLDER)).files);
const report = reportOn(catalog);
const { counts, shortest } = report;

const table = (rows: readonly Count[]) =>
  rows.map(({ name, count }) => `  ${String(count).padStart(5)}  ${name}`).join("\n");
console.log(`${catalog.codes.length} codes, ${catalog.conditions.length} conditions`);
for (const [name, rows] of Object.entries(counts)) {
  console.log(`\n${name === "basis" ? "statements" : "codes"} by ${name}\n${table(rows)}`);
}
console.log(`\nshortest pages, in characters of both languages\n${table(shortest)}`);

const list = (name: string, lines: readonly string[]) =>
  console.log(`\n${name}: ${lines.length}${lines.map((line) => `\n  ${line}`).join("")}`);

list(
  "step 1 does not look like the owner's work",
  report.ownerAgainstStep.map(({ id, owner, actors }) => `${id}: ${owner}, step 1: ${actors.join(", ")}`),
);
list(
  `commands with a syntax error, of ${report.commands.length}`,
  report.commands.flatMap(({ command, pages }) => {
    const error = bashError(command);
    return error === undefined ? [] : [`${pages.join(", ")}: ${error}`];
  }),
);
list(
  "inferred statements by product",
  report.inferred.map(
    ({ product, percent, phraseOnly, codes }) =>
      `${product}: ${percent} %; the source gives only a phrase for ${phraseOnly} of ${codes} codes`,
  ),
);
list(
  "unidiomatic phrases",
  report.idioms.map(({ page, text, instead }) => `${page}: “${text}” → ${instead}`),
);
