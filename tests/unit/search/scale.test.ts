/** What a search fetches stays small, and what the build writes for it grows with the codes and no faster. */
import { expect, test } from "@playwright/test";
import { buildSearchData, type SearchData } from "../../../src/search/index/build.ts";
import { grown } from "../../catalogue.ts";
import { catalogOf } from "../content.ts";

const SIZES = [1_000, 2_000, 4_000];

const lengthOf = (data: unknown) => JSON.stringify(data).length;
const largest = (files: readonly unknown[]) => Math.max(...files.map(lengthOf));

test("with twice the codes twice the data, in files that are as small", () => {
  const catalog = catalogOf("content");
  const runs = SIZES.map((size): SearchData => {
    return buildSearchData(grown(catalog, size), { ...catalog.vocabulary, traditional: "" });
  });
  const whole = runs.map(({ entries, postings, products }) => lengthOf([entries, postings, products]));
  const perCode = whole.slice(1).map((length, at) => (length - whole[at]!) / (SIZES[at + 1]! - SIZES[at]!));
  expect(perCode[1]! / perCode[0]!).toBeGreaterThan(0.9);
  expect(perCode[1]! / perCode[0]!).toBeLessThan(1.1);
  const [small, , large] = runs;
  // A code has several keys, each in a file of its own: what is stored is a few times the codes, whatever their number.
  const copies = runs.map(({ entries }, at) => entries.flat().length / SIZES[at]!);
  expect(Math.max(...copies) / Math.min(...copies)).toBeLessThan(1.1);
  expect(largest(large!.entries)).toBeLessThan(2 * largest(small!.entries));
  expect(large!.entries.length / small!.entries.length).toBeCloseTo(SIZES[2]! / SIZES[0]!, 1);
});
