/** The queries of `tests/queries` find what they must without the full-text search; the bench adds it in a browser. */
import { expect, test } from "@playwright/test";
import { figuresOf, judge, PROMISED, QUERIES } from "../../queries.ts";
import { dataOf, idsOf, sourceOf } from "./source.ts";

test("the search answers the promised shares of queries", async () => {
  const source = sourceOf(dataOf("content"));
  const judged = [];
  for (const query of QUERIES) judged.push({ query, ...judge(query, await idsOf(query.q, source)) });
  const { all, negatives, kinds } = figuresOf(judged);
  expect(all.queries).toBeGreaterThan(300);
  expect(all.first).toBeGreaterThanOrEqual(PROMISED.first);
  expect(all.five).toBeGreaterThanOrEqual(PROMISED.five);
  expect(negatives.first).toBeGreaterThanOrEqual(PROMISED.negatives);
  const weak = [...kinds].filter(([, { first }]) => first < PROMISED.kind).map(([kind]) => kind);
  expect(weak).toEqual([]);
});
