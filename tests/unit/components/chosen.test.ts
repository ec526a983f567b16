/** The products that a reader compares, in the query string of the address. */
import { expect, test } from "@playwright/test";
import { COLUMN_MAX, readChosen, writeChosen } from "../../../src/components/condition/browser/chosen.ts";

const KNOWN = ["aliyun/nls", "tencent/gme", "web/media"];

test("a choice can be written and read back, also if something has escaped it", () => {
  for (const ids of [[], ["web/media"], ["aliyun/nls", "web/media"]]) {
    expect(readChosen(writeChosen(ids), KNOWN)).toEqual(ids);
    expect(readChosen(`?products=${encodeURIComponent(ids.join(","))}`, KNOWN)).toEqual(ids);
  }
  expect(writeChosen([])).toBe("");
});

test("products are in the order of the page, each once; unknown ones and those that do not fit are left out", () => {
  expect(readChosen("?products=web/media,aliyun/nls,web/media,<b>,constructor&a=b", KNOWN)).toEqual([
    "aliyun/nls",
    "web/media",
  ]);
  const many = Array.from({ length: 9 }, (_, index) => `vendor/p${index}`);
  expect(readChosen(writeChosen(many), many)).toEqual(many.slice(0, COLUMN_MAX));
  expect(readChosen("?text=a", KNOWN)).toEqual([]);
});
