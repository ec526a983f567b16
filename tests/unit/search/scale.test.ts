/** The search data grows in proportion to the number of codes, and each file stays small. */
import { expect, test } from "@playwright/test";
import { buildSearchData, type SearchData } from "../../../src/search/index/build.ts";
import { growCatalog } from "../../catalogue.ts";
import { catalogOf } from "../content.ts";

const lengthOf = (data: unknown) => JSON.stringify(data).length;
const largest = (files: readonly unknown[]) => Math.max(...files.map(lengthOf));

test("twice as many codes need twice as much data, in files of the same size", () => {
  const catalog = catalogOf("content");
  // Whole copies, because some products have more words for a code than others.
  const sizes = [1, 2, 4].map((copies) => copies * catalog.codes.length);
  const runs = sizes.map((size): SearchData => {
    return buildSearchData(growCatalog(catalog, size), { ...catalog.vocabulary, traditional: "" });
  });
  const lengths = runs.map(({ entries, postings, products }) => lengthOf([entries, postings, products]));
  const perCode = lengths.slice(1).map((length, index) => {
    return (length - lengths[index]!) / (sizes[index + 1]! - sizes[index]!);
  });
  expect(perCode[1]! / perCode[0]!).toBeGreaterThan(0.9);
  expect(perCode[1]! / perCode[0]!).toBeLessThan(1.1);
  const [small, , large] = runs;
  // A code is stored once for each of its keys. The number of copies must not depend on the size of the catalogue.
  const copies = runs.map(({ entries }, index) => entries.flat().length / sizes[index]!);
  expect(Math.max(...copies) / Math.min(...copies)).toBeLessThan(1.1);
  // Copies of a code share its messages, and with them a file: the largest file grows by these alone.
  expect(largest(large!.entries)).toBeLessThan(3 * largest(small!.entries));
  expect(large!.entries.length / small!.entries.length).toBeCloseTo(sizes[2]! / sizes[0]!, 1);
});
