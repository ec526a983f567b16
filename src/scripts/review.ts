/**
 * `npm run review -- vendor/product[/slug] [--sample 10] [--seed 7]`: prints what a second reader has to hold against the sources.
 * `--sample` draws that many codes blindly; the same seed draws the same ones.
 */
import { codesBelow, drawSample, reviewOf } from "../authoring/review.ts";
import { buildCatalog } from "../catalog/build.ts";
import { readContent } from "../catalog/read.ts";
import { CONTENT_FOLDER, readFolder } from "../node/folder.ts";
import { failWithUsage, readOptions } from "../node/options.ts";

const USAGE = "npm run review -- vendor/product[/slug] [--sample 10] [--seed 7]";

const { values: options, positionals } = readOptions(USAGE, {
  allowPositionals: true,
  options: { sample: { type: "string" }, seed: { type: "string" } },
});
const [id = ""] = positionals;
const catalog = buildCatalog(readContent(readFolder(CONTENT_FOLDER)).files);
const codes = codesBelow(id, catalog);
if (codes.length === 0) {
  const products = catalog.products.map((product) => product.id).join(", ");
  const problem = id === "" ? "Nothing is named" : `${id} has no codes`;
  failWithUsage(`${problem}: name a product (${products}) or one of its codes, such as ${catalog.codes[0]?.id}`, USAGE);
}
const size = Number(options.sample ?? codes.length);
const seed = Number(options.seed ?? Math.floor(Math.random() * 1000));
if (!Number.isInteger(size) || size < 1 || !Number.isInteger(seed)) {
  failWithUsage("--sample and --seed are whole numbers", USAGE);
}
if (options.sample !== undefined) {
  console.log(`Drawn: ${Math.min(size, codes.length)} of ${codes.length} codes. --seed ${seed} draws them again.\n`);
}
process.stdout.write(reviewOf(drawSample(codes, size, seed)));
