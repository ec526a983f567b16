/** Every code, symbol, alias and literal, asked for alone, leads to the pages that have it before all others. */
import { expect, test } from "@playwright/test";
import { entryOf } from "../../../src/search/index/entry.ts";
import { keyOf } from "../../../src/search/shared/keys.ts";
import { catalogOf } from "../content.ts";
import { dataOf, idsOf, sourceOf } from "./source.ts";

/** Parts of the catalogue that are tested side by side. */
const PARTS = 2;

const entries = catalogOf("content").codes.map(entryOf);
const spellings = entries.flatMap(({ id, code, names, messages }) =>
  [...new Set([code, ...names, ...messages])].map((text) => ({ id, text })),
);
/** Spellings that differ only in case and punctuation belong to several pages as one. */
const ownersByKey = Map.groupBy(spellings, ({ text }) => keyOf(text));

for (let part = 0; part < PARTS; part++) {
  test(`every code, symbol, alias and literal alone finds its own pages first, part ${part + 1} of ${PARTS}`, async () => {
    const source = sourceOf(dataOf("content"));
    const missed: string[] = [];
    const tested = spellings.filter((_, index) => index % PARTS === part);
    expect(tested.length).toBeGreaterThan(entries.length / PARTS);
    for (const { id, text } of tested) {
      const owners = new Set(ownersByKey.get(keyOf(text))?.map((owner) => owner.id));
      const position = (await idsOf(text, source)).indexOf(id);
      if (position < 0 || position >= owners.size)
        missed.push(`${id}: “${text}” is at ${position + 1}, not in the first ${owners.size}`);
    }
    expect(missed).toEqual([]);
  });
}
