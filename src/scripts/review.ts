/**
 * `npm run review -- vendor/product[/slug] [--sample 10] [--seed 7]`: prints what a second reader has to hold against the sources.
 * `--sample` draws that many codes blindly; the same seed draws the same ones.
 */
import { parseArgs } from "node:util";
import { codesBelow, drawSample, reviewOf } from "../authoring/review.ts";
import { buildCatalog } from "../catalog/build.ts";
import { readContent } from "../catalog/read.ts";
import { CONTENT_FOLDER, readFolder } from "../node/folder.ts";

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { sample: { type: "string" }, seed: { type: "string" } },
});
const [id = ""] = positionals;
const catalog = buildCatalog(readContent(readFolder(CONTENT_FOLDER)).files);
const codes = codesBelow(id, catalog);
if (codes.length === 0) {
  const products = catalog.products.map((product) => product.id).join(", ");
  console.error(
    `${id || "Nothing"} has no codes: name a product (${products}) or one of its codes, such as ${catalog.codes[0]?.id}`,
  );
  process.exit(1);
}
const size = Number(options.sample ?? codes.length);
const seed = Number(options.seed ?? Math.floor(Math.random() * 1000));
if (!Number.isInteger(size) || size < 1 || !Number.isInteger(seed)) {
  console.error("--sample and --seed are whole numbers: --sample 10 --seed 7");
  process.exit(1);
}
if (options.sample !== undefined) {
  console.log(`Drawn: ${Math.min(size, codes.length)} of ${codes.length} codes. --seed ${seed} draws them again.\n`);
}
process.stdout.write(reviewOf(drawSample(codes, size, seed)));
