/** `npm run report [folder]`: prints what the catalogue holds, what repeats word for word, and what is thin. */
import { buildCatalog } from "../catalog/build.ts";
import { readContent } from "../catalog/read.ts";
import { reportOn, type Count } from "../catalog/report.ts";
import { CONTENT_FOLDER, readFolder } from "./folder.ts";

const catalog = buildCatalog(readContent(readFolder(process.argv[2] ?? CONTENT_FOLDER)).files);
const { counts, repeats, shortest, withoutFix } = reportOn(catalog);

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
