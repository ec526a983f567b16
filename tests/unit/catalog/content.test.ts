/** The real content: it has no problems, and reproduces its sources completely and exactly. */
import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { readFolder } from "../../../src/node/folder.ts";
import { catalogOf, problemsOf } from "../content.ts";

const { codes, conditions } = catalogOf("content");

/** A row of a source document, which the content has to reproduce exactly. */
interface Row {
  /** Id of the source in `product.yaml`. */
  source: string;
  surface?: string;
  code: string;
  symbol?: string;
  label?: string;
  messages?: string[];
  /** Values inside the message. */
  values?: string[];
}

/** The rows of each product's sources, extracted from the documents by a script. The content may have more. */
const SOURCES = ["aliyun/nls", "tencent/gme", "aispeech/flash", "unattributed/ai-sdk"].map((product) => ({
  product,
  rows: JSON.parse(readFileSync(`tests/fixtures/sources/${product.replace("/", "-")}.json`, "utf8")) as Row[],
}));

test("the content has no problem", () => {
  expect(problemsOf(readFolder("content"))).toEqual([]);
});

for (const { product, rows } of SOURCES) {
  const codesOfProduct = codes.filter((code) => code.product.id === product);

  test(`${product} has a page for every code of its sources`, () => {
    const present = new Set(codesOfProduct.map(({ code }) => code));
    expect(rows.map(({ code }) => code).filter((code) => !present.has(code))).toEqual([]);
  });

  for (const row of rows) {
    const text = row.messages?.[0] ?? row.symbol ?? row.label ?? "";
    test(`${product} ${row.source} ${row.surface ?? ""} ${row.code} ${text} is reproduced exactly`, () => {
      const code = codesOfProduct.find((candidate) => candidate.code === row.code)!;
      const variants = code.variants.filter(
        ({ source, surface, label, messages, values }) =>
          source === row.source &&
          (row.surface ?? surface) === surface &&
          (row.label ?? label) === label &&
          (row.messages ?? []).every((message) => messages.includes(message)) &&
          (row.values ?? []).every((literal) => values.some((value) => value.literal === literal)),
      );
      expect(variants, "exactly one variant must match the row").toHaveLength(1);
      expect(code.symbol).toBe(row.symbol ?? code.symbol);
    });
  }
}

/** Names, numbers, hosts and links in the causes and solutions of the sources, by id of the code. */
const facts = JSON.parse(readFileSync("tests/fixtures/sources/facts.json", "utf8")) as Record<string, string[]>;

test("every name, limit, host and link of the sources' causes and solutions is on its page", () => {
  const missing = Object.entries(facts).flatMap(([id, factsOfCode]) => {
    const page = JSON.stringify(
      codes.find((code) => code.id === id),
      (key, value: unknown) =>
        ["vendor", "product", "condition", "related", "namesakes", "ranges"].includes(key) ? undefined : value,
    ).toLowerCase();
    return factsOfCode.filter((fact) => !page.includes(fact.toLowerCase())).map((fact) => `${id}: ${fact}`);
  });
  expect(Object.values(facts).flat().length).toBeGreaterThan(200);
  expect(missing).toEqual([]);
});

/** Symbols, labels and messages of the vendors' own lists and headers, by id of the code. Search takes a text with them as the code. */
const literals = JSON.parse(readFileSync("tests/fixtures/sources/literals.json", "utf8")) as Record<string, string[]>;

test("every symbol, label and message of the vendors' lists stands on its page, word for word", () => {
  const literalsById = new Map(
    codes.map(({ id, code, symbol, aliases, variants }) => [
      id,
      new Set([
        code,
        symbol,
        ...aliases.map(({ name }) => name),
        ...variants.flatMap((variant) => [
          variant.symbol,
          variant.label,
          ...variant.messages,
          ...variant.values.map(({ literal }) => literal),
        ]),
      ]),
    ]),
  );
  const missing = Object.entries(literals).flatMap(([id, literalsOfCode]) =>
    literalsOfCode.filter((literal) => !literalsById.get(id)?.has(literal)).map((literal) => `${id}: ${literal}`),
  );
  expect(Object.values(literals).flat().length).toBeGreaterThan(1200);
  expect(missing).toEqual([]);
});

/** What a note quotes from the advice of its condition, which the page shows below. */
const QUOTED_ADVICE = /(?:通用说明|通用步骤|下文)[^“”]{0,6}“([^”]+)”|“([^”]+)” (?:below|in the general)/g;

test("what a note quotes from the general advice is still said there", () => {
  const wrong = codes.flatMap(({ id, condition, conditionByVariant, notes }) => {
    const shown = [condition, ...conditionByVariant.values()].flatMap((advice) => advice ?? []);
    const said = JSON.stringify(shown.map(({ title, meaning, causes, fixes }) => [title, meaning, causes, fixes]));
    const quotes = notes.flatMap(({ zh, en }) => [...`${zh}\n${en}`.matchAll(QUOTED_ADVICE)]);
    return quotes.map(([, zh, en]) => zh ?? en!).flatMap((quote) => (said.includes(quote) ? [] : `${id}: ${quote}`));
  });
  expect(wrong).toEqual([]);
});

test("an NLS code with several meanings has a variant for each", () => {
  for (const number of ["40000000", "40000009", "40010003", "40270003"]) {
    expect(codes.find(({ id }) => id === `aliyun/nls/${number}`)?.variants.length, number).toBeGreaterThan(1);
  }
});

/** Numbers to which the SDK header of 2025 gives another meaning than that of version 2. */
const REDEFINED = ["1007", "1008", "4098", "4100", "7002", "7004", "7009", "7010", "7011", "7012"];

test("a number with another meaning in another edition has a variant for each, and the product says how to tell the editions apart", () => {
  for (const number of REDEFINED) {
    const { variants, product } = codes.find(({ id }) => id === `tencent/gme/${number}`)!;
    const editions = variants.map(({ edition }) => edition);
    expect(editions.length, number).toBe(2);
    expect(editions[1], number).toBe("sdk-2025");
    // Codes that only the web page lists name no edition.
    expect([undefined, "sdk-2"], number).toContain(editions[0]);
    expect(product.editions.every(({ tell }) => tell.en !== "" && tell.zh !== "")).toBe(true);
  }
});

test("a ticket asks for audio and links to files only if they matter", () => {
  const evidenceIdsOf = (id: string) => codes.find((code) => code.id === id)!.evidence.map((item) => item.id);
  expect(evidenceIdsOf("aliyun/nls/41050008")).toContain("audio");
  expect(evidenceIdsOf("aliyun/nls/40020105")).not.toContain("audio");
  expect(evidenceIdsOf("aliyun/nls/41050023")).toContain("file-link");
  expect(evidenceIdsOf("aliyun/nls/40000005")).not.toContain("file-link");
});

test("there are at least 55 conditions", () => {
  expect(conditions.length).toBeGreaterThanOrEqual(55);
});
