/** What a page reads before its answer: the vendor's wording, and not all messages of its cases. */
import { expect, test } from "@playwright/test";
import { wordingOf } from "../../../src/catalog/certainty.ts";
import { catalogOf } from "../content.ts";

const { codes } = catalogOf("content");
const labelsOf = (code: (typeof codes)[number]) => code.variants.flatMap(({ label }) => label ?? []);

test("before the answer stand the vendor's labels, and messages only of a code with one case and few of them", () => {
  const withMessages = codes.filter((code) => wordingOf(code).some(({ text }) => !labelsOf(code).includes(text)));
  expect(withMessages.length).toBeGreaterThan(50);
  for (const code of withMessages) {
    expect(code.variants, code.id).toHaveLength(1);
    expect(wordingOf(code).length, code.id).toBeLessThanOrEqual(3);
  }
});

test("a code whose cases have labels shows each of them", () => {
  const labelled = codes.filter(({ variants }) => variants.length > 1 && variants.every(({ label }) => label));
  expect(labelled.length).toBeGreaterThan(5);
  for (const code of labelled)
    expect(new Set(wordingOf(code).map(({ text }) => text)), code.id).toEqual(new Set(labelsOf(code)));
});
