/** The real content: without a problem, complete against its sources, each row exact. */
import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { readFolder } from "../../../src/commands/folder.ts";
import { catalogOf, problemsOf } from "../content.ts";

const { codes, conditions, products } = catalogOf("content");

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
const SOURCES = [{ product: "aliyun/nls", pages: 53 }].map((source) => ({
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

for (const { product, pages, rows } of SOURCES) {
  const own = codes.filter((code) => code.product.id === product);

  test(`${product} has a page for every code of its sources, and no other`, () => {
    expect(own.map(({ code }) => code).sort()).toEqual([...new Set(rows.map(({ code }) => code))].sort());
    expect(own).toHaveLength(pages);
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

test("codes with two variants are those whose meanings differ", () => {
  expect(codes.filter(({ variants }) => variants.length > 1).map(({ code }) => code)).toEqual([
    "40000000",
    "40000009",
    "40010003",
  ]);
});

test("every error but the declared catch-all has a condition", () => {
  expect(codes.filter(({ kind, condition }) => kind === "error" && !condition).map(({ code }) => code)).toEqual([
    "40000000",
  ]);
});

/** Every sentence of a code or a condition, with where it stands. */
function sentences(value: unknown, where: string): { where: string; text: string }[] {
  if (value === null || typeof value !== "object") return [];
  if ("zh" in value && "en" in value) {
    return [value.zh, value.en].map((text) => ({ where, text: String(text) }));
  }
  return Object.values(value).flatMap((child: unknown) => sentences(child, where));
}

test("no sentence stands on two pages word for word", () => {
  const all = [
    ...codes.flatMap(({ id, variants, notes, title, reason }) => sentences({ variants, notes, title, reason }, id)),
    ...conditions.flatMap(({ codes: _codes, ...condition }) => sentences(condition, condition.id)),
  ];
  const places = Map.groupBy(all, ({ text }) => text);
  const repeated = [...places]
    .filter(([, found]) => new Set(found.map(({ where }) => where)).size > 1)
    .map(([text, found]) => `${found.map(({ where }) => where).join(", ")}: ${text}`);
  expect(repeated).toEqual([]);
});

test("advice agrees with the classification: a success is called no failure", () => {
  const success = codes.find(({ code }) => code === "21050003")!;
  expect(success).toMatchObject({ kind: "success", retry: "ignore", category: undefined });
  expect(success.title.zh).not.toMatch(/失败|错误/);
  expect(success.title.en).not.toMatch(/fail|error/i);
});
