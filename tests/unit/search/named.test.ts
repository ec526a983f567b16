/** A code with a word for its product is found first, however many products share the number. */
import { expect, test } from "@playwright/test";
import { catalogOf } from "../content.ts";
import { dataOf, idsOf, sourceOf } from "./source.ts";

/** Share of all codes that come first: of the others, two products share the name. */
const FIRST_MIN = 0.98;

test("with a word for its product, nearly every code comes first, and every code is among the first five", async () => {
  const source = sourceOf(dataOf("content"));
  const { codes } = catalogOf("content");
  const notFirst: string[] = [];
  const missing: string[] = [];
  for (const { id, code, product } of codes) {
    const query = `${product.searchWords[0] ?? product.name.en} ${code}`;
    const ids = await idsOf(query, source);
    if (ids[0] !== id) notFirst.push(query);
    if (!ids.slice(0, 5).includes(id)) missing.push(query);
  }
  console.log(`not first: ${notFirst.join(" · ")}`);
  expect(missing).toEqual([]);
  expect(1 - notFirst.length / codes.length).toBeGreaterThanOrEqual(FIRST_MIN);
});
