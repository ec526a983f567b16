/** The search data grows in proportion to the number of codes, and each file stays small. */
import { expect, test } from "@playwright/test";
import { buildSearchData, type SearchData } from "../../../src/search/index/build.ts";
import { growCatalog } from "../../catalogue.ts";
import { catalogOf } from "../content.ts";

const SIZES = [1_000, 2_000, 4_000];

const lengthOf = (data: unknown) => JSON.stringify(data).length;
const largest = (files: readonly unknown[]) => Math.max(...files.map(lengthOf));

test("twice as many codes need twice as much data, in files of the same size", () => {
  const catalog = catalogOf("content");
  const runs = SIZES.map((size): SearchData => {
    return buildSearchData(growCatalog(catalog, size), { ...catalog.vocabulary, traditional: "" });
  });
  const lengths = runs.map(({ entries, postings, products }) => lengthOf([entries, postings, products]));
  const perCode = lengths.slice(1).map((length, index) => {
    return (length - lengths[index]!) / (SIZES[index + 1]! - SIZES[index]!);
  });
  expect(perCode[1]! / perCode[0]!).toBeGreaterThan(0.9);
  expect(perCode[1]! / perCode[0]!).toBeLessThan(1.1);
  const [small, , large] = runs;
  // A code is stored once for each of its keys. The number of copies must not depend on the size of the catalogue.
  const copies = runs.map(({ entries }, index) => entries.flat().length / SIZES[index]!);
  expect(Math.max(...copies) / Math.min(...copies)).toBeLessThan(1.1);
  // Copies of a code share its messages, and with them a file: the largest file grows by these alone.
  expect(largest(large!.entries)).toBeLessThan(3 * largest(small!.entries));
  expect(large!.entries.length / small!.entries.length).toBeCloseTo(SIZES[2]! / SIZES[0]!, 1);
});
