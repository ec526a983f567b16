/** The editor's report. */
import { expect, test } from "@playwright/test";
import { reportOn } from "../../../src/catalog/report.ts";
import { catalogOf } from "../content.ts";

const catalog = catalogOf("tests/fixtures/shapes");
const report = reportOn(catalog);

test("every count adds up to the number of codes", () => {
  for (const name of ["product", "kind", "category", "retry", "owner", "condition"] as const) {
    expect(
      report.counts[name].reduce((sum, { count }) => sum + count, 0),
      name,
    ).toBe(catalog.codes.length);
  }
});

test("a sentence on several pages is named once, with its pages", () => {
  const repeat = report.repeats.find(({ text }) => text === "It failed.")!;
  expect(repeat.pages.length).toBeGreaterThan(10);
  expect(new Set(repeat.pages).size).toBe(repeat.pages.length);
  expect(report.repeats.some(({ text }) => text === "The device failed.")).toBe(false);
});

test("the shortest pages come first, and an error without a fix is named", () => {
  const lengths = report.shortest.map(({ count }) => count);
  expect(lengths).toEqual([...lengths].sort((a, b) => a - b));
  expect(report.withoutFix).toEqual([]);
  const bare = catalogOf("tests/fixtures/shapes");
  bare.codes.find(({ code }) => code === "4097")!.variants[0]!.fixes = [];
  expect(reportOn(bare).withoutFix).toEqual(["example/kit/4097"]);
});
