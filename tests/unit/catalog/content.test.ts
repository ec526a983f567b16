/** The real content: without a problem, complete against its sources, each row exact. */
import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { reportOn } from "../../../src/catalog/report.ts";
import { readFolder } from "../../../src/commands/folder.ts";
import { catalogOf, problemsOf } from "../content.ts";

const catalog = catalogOf("content");
const { codes, conditions, products } = catalog;

/** A row of a source document: what has to be on the page exactly as it is. */
interface Row {
  /** Id of the source in `product.yaml`. */
  source: string;
  surface?: string;
  code: string;
  symbol?: string;
  label?: string;
  messages?: string[];
  /** Values nested in the message. */
  values?: string[];
}

/** Rows of each product's sources, taken from the documents by a script, and how many pages they make. */
const SOURCES = [
  {
    product: "aliyun/nls",
    pages: 53,
    // In the vendor's newer edition only.
    newer: ["21050000", "21050001", "21050002", "40020503", "40270003", "41000002", "41010100", "41050103"],
  },
  { product: "tencent/gme", pages: 87, newer: [] },
  { product: "aispeech/flash", pages: 62, newer: [] },
  { product: "unattributed/ai-sdk", pages: 167, newer: [] },
].map((source) => ({
  ...source,
  rows: JSON.parse(readFileSync(`tests/fixtures/sources/${source.product.replace("/", "-")}.json`, "utf8")) as Row[],
}));

test("the content has no problem", () => {
  expect(problemsOf(readFolder("content"))).toEqual([]);
});

test("the four products are declared", () => {
  expect(products.map(({ id }) => id).sort()).toEqual([
    "aispeech/flash",
    "aliyun/nls",
    "tencent/gme",
    "unattributed/ai-sdk",
  ]);
});

for (const { product, pages, newer, rows } of SOURCES) {
  const own = codes.filter((code) => code.product.id === product);

  test(`${product} has a page for every code of its sources, and no other`, () => {
    const listed = new Set(rows.map(({ code }) => code));
    expect(listed.size).toBe(pages);
    expect(own.map(({ code }) => code).sort()).toEqual([...listed, ...newer].sort());
  });

  for (const row of rows) {
    const what = row.messages?.[0] ?? row.symbol ?? row.label ?? "";
    test(`${product} ${row.source} ${row.surface ?? ""} ${row.code} ${what} is carried over exactly`, () => {
      const code = own.find((candidate) => candidate.code === row.code)!;
      const variants = code.variants.filter(
        ({ source, surface, label, messages, values }) =>
          source === row.source &&
          (row.surface ?? surface) === surface &&
          (row.label ?? label) === label &&
          (row.messages ?? []).every((message) => messages.includes(message)) &&
          (row.values ?? []).every((literal) => values.some((value) => value.literal === literal)),
      );
      expect(variants, "exactly one variant holds the row").toHaveLength(1);
      expect(code.symbol).toBe(row.symbol ?? code.symbol);
    });
  }
}

/** Names, numbers, hosts and links in the causes and solutions of a row, by code. */
const facts = JSON.parse(readFileSync("tests/fixtures/sources/facts.json", "utf8")) as Record<string, string[]>;

test("every name, limit, host and link of the sources' causes and solutions is on its page", () => {
  const missing = Object.entries(facts).flatMap(([id, own]) => {
    const page = JSON.stringify(
      codes.find((code) => code.id === id),
      (key, value: unknown) =>
        ["vendor", "product", "condition", "related", "ranges"].includes(key) ? undefined : value,
    ).toLowerCase();
    return own.filter((fact) => !page.includes(fact.toLowerCase())).map((fact) => `${id}: ${fact}`);
  });
  expect(Object.values(facts).flat().length).toBeGreaterThan(200);
  expect(missing).toEqual([]);
});

test("the five sources make 369 pages", () => {
  expect(SOURCES.reduce((sum, { pages }) => sum + pages, 0)).toBe(369);
});

test("codes with two variants are those whose meanings differ", () => {
  expect(codes.filter(({ variants }) => variants.length > 1).map(({ id }) => id)).toEqual([
    "aliyun/nls/40000000",
    "aliyun/nls/40000009",
    "aliyun/nls/40010003",
    "aliyun/nls/40270003",
  ]);
});

test("every error but the declared catch-alls has a condition", () => {
  const catchAlls = codes.filter(({ kind, condition }) => kind === "error" && !condition).map(({ id }) => id);
  expect(catchAlls.sort()).toEqual([
    "aispeech/flash/others",
    "aliyun/nls/40000000",
    "tencent/gme/10001",
    "unattributed/ai-sdk/90001",
  ]);
});

test("there are at least 55 conditions, each used", () => {
  expect(conditions.length).toBeGreaterThanOrEqual(55);
  expect(conditions.filter((condition) => condition.codes.length === 0)).toEqual([]);
});

test("no sentence stands on two pages word for word, and every error has a fix of its own", () => {
  const { repeats, withoutFix } = reportOn(catalog);
  expect(repeats).toEqual([]);
  expect(withoutFix).toEqual([]);
});

test("a notice or a success is called no failure", () => {
  const calm = codes.filter(({ kind }) => kind !== "error");
  expect(calm.length).toBeGreaterThan(20);
  for (const { id, category, retry, title } of calm) {
    expect(category, id).toBeUndefined();
    expect(retry, id).toBe("ignore");
    expect(title.zh, id).not.toMatch(/失败|错误|异常/);
    expect(title.en, id).not.toMatch(/fail|error/i);
  }
});
