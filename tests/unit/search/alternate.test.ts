/** A product with many similar codes does not hide the codes of others. */
import { expect, test } from "@playwright/test";
import { alternate, type Match, type Result } from "../../../src/search/query/results.ts";
import { outcomeOf, dataOf, sourceOf } from "./source.ts";

const resultOf = (id: string, match: Match = "text") => ({ entry: { id }, match }) as Result;
const idsOf = (results: readonly Result[]) => results.map(({ entry }) => entry.id);

test("results in words come in rounds of three of each product, and results that are named stay first", () => {
  const given = [
    resultOf("a/a/0", "code"),
    ...["1", "2", "3", "4", "5"].map((slug) => resultOf(`a/a/${slug}`)),
    resultOf("b/b/1"),
  ];
  expect(idsOf(alternate(given))).toEqual(["a/a/0", "a/a/1", "a/a/2", "a/a/3", "b/b/1", "a/a/4", "a/a/5"]);
  expect(alternate([])).toEqual([]);
});

test("a question that names no product gets codes of several, and one that names a product does not", async () => {
  const source = sourceOf(dataOf("content"));
  const productsOf = async (text: string) =>
    (await outcomeOf(text, source)).results.slice(0, 4).map(({ entry }) => entry.id.split("/").slice(0, 2).join("/"));
  expect(new Set(await productsOf("microphone permission denied")).size).toBeGreaterThan(1);
  expect(new Set(await productsOf("GME microphone permission denied"))).toEqual(new Set(["tencent/gme"]));
});
