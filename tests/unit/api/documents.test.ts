/** The API's documents match their schema, the contract and the content. */
import { expect, test } from "@playwright/test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { COLUMNS, csvOf, fieldOf } from "../../../src/api/csv.ts";
import { atomFeed } from "../../../src/api/feed.ts";
import { conditionsDocument, indexDocument, productDocument, recordOf } from "../../../src/api/record.ts";
import { jsonSchema, SHAPES } from "../../../src/api/shape.ts";
import { catalogOf } from "../content.ts";

const absolute = (path: string) => new URL(path, "https://voxerr.example").href;
const edition = { version: "1.0.0+x", date: "2026-11-27", description: { zh: "手册", en: "Reference" }, guides: 8 };
const catalogs = { content: catalogOf("content"), "every shape of a code": catalogOf("tests/fixtures/shapes") };
const schema = jsonSchema(absolute("/api/v1/schema.json"));
const validate = new Ajv2020({ allErrors: true }).compile(schema);

for (const [name, catalog] of Object.entries(catalogs)) {
  test(`every document and record of ${name} is valid, and has no field that the schema omits`, () => {
    const conditions = conditionsDocument(catalog.conditions, edition.version, absolute);
    const documents: Record<keyof typeof SHAPES, unknown[]> = {
      index: [indexDocument(catalog, edition, absolute)],
      product: catalog.products.map((product) => productDocument(product, edition.version, absolute)),
      code: catalog.codes.map((code) => recordOf(code, absolute)),
      conditions: [conditions],
      condition: conditions.conditions,
    };
    for (const [kind, shape] of Object.entries(SHAPES)) {
      for (const document of documents[kind as keyof typeof SHAPES]) {
        const json: unknown = JSON.parse(JSON.stringify(document));
        expect(validate(json), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
        // Unlike the published schema, the Zod shape rejects unknown fields.
        expect(shape.safeParse(json).error?.issues ?? []).toEqual([]);
      }
    }
  });
}

test("the schema rejects a broken record, and accepts fields that v1 may gain later", () => {
  const record = recordOf(catalogs.content.codes[0]!, absolute);
  expect(validate({ ...record, future: 1 })).toBe(true);
  expect(validate({ ...record, retry: "perhaps" })).toBe(false);
  expect(validate({ ...record, code: 1001 })).toBe(false);
  const [source] = record.sources;
  expect(validate({ ...record, sources: [{ ...source, url: "https://vendor.example/" }] })).toBe(true);
  expect(validate({ ...record, sources: [{ ...source, url: "no address" }] })).toBe(false);
  const { title: _title, ...untitled } = record;
  expect(validate(untitled)).toBe(false);
  expect(SHAPES.code.safeParse({ ...record, future: 1 }).success).toBe(false);
  expect(schema["$schema"]).toBe("https://json-schema.org/draft/2020-12/schema");
});

test("a record has the fields of the contract", () => {
  const code = catalogs.content.codes.find(({ id }) => id === "aliyun/nls/41050008")!;
  expect(recordOf(code, absolute)).toMatchObject({
    id: "aliyun/nls/41050008",
    vendor: "aliyun",
    product: "nls",
    code: "41050008",
    slug: "41050008",
    symbol: "UNSUPPORTED_SAMPLE_RATE",
    kind: "error",
    status: "active",
    condition: "sample-rate-unsupported",
    category: "media",
    retry: "after-fix",
    owner: "developer",
    title: code.title,
    variants: [{ id: "file-transcription", surface: "file-transcription", basis: "vendor", source: "file-faq" }],
    urls: {
      permalink: "https://voxerr.example/aliyun/nls/41050008/",
      zh: "https://voxerr.example/zh/aliyun/nls/41050008/",
      en: "https://voxerr.example/en/aliyun/nls/41050008/",
    },
  });
});

/** Parses CSV (RFC 4180). */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? bare ?? "");
    if (end === "\r\n") rows.push([]);
  }
  return rows.filter((row) => row.length > 1);
}

test("the table has one row per code, starts with a byte order mark, and quotes commas, quotes and line breaks", () => {
  const { codes } = catalogs.content;
  const csv = csvOf(codes.map((code) => recordOf(code, absolute)));
  expect(csv.startsWith("\uFEFFvendor,product,code,")).toBe(true);
  expect(csv.endsWith("\r\n")).toBe(true);
  expect(csv.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  const [header, ...rows] = readCsv(csv.slice(1));
  expect(header).toEqual([...COLUMNS]);
  expect(rows).toHaveLength(codes.length);
  const wrong = rows.filter((row, index) => {
    const { vendor, product, code, title } = codes[index]!;
    return (
      row.length !== COLUMNS.length ||
      ![vendor.id, product.segment, code, title.zh, title.en].every((value) => row.includes(value))
    );
  });
  expect(wrong).toEqual([]);
  const values = ["a,b", 'say "hi"', "two\r\nlines", "语音"];
  expect(readCsv(`${values.map(fieldOf).join(",")}\r\n`)).toEqual([values]);
});

test("the feed has one entry per added or changed code, and a single one if a product gains many codes at once", () => {
  const { content } = catalogs;
  const [code, other] = content.codes;
  const newer = {
    version: "9.0.0",
    date: "2026-12-01",
    summary: { zh: "新增一个码。", en: "One <new> code." },
    added: { [code!.product.id]: [code!.slug] },
    changed: [{ id: other!.id, zh: "改了步骤。", en: "Steps & causes are new." }],
    removed: [],
  };
  const feed = atomFeed({ ...content, releases: [newer, ...content.releases] }, "en", absolute);
  const titlesOf = (text: string) => [...text.matchAll(/<entry>\s*<title>([^<]*)<\/title>/g)].map(([, title]) => title);
  const titles = titlesOf(feed);
  expect(titles.slice(2)).toEqual(titlesOf(atomFeed(content, "en", absolute)).slice(0, titles.length - 2));
  expect(titles.filter((title) => /: \d+ codes added$/.test(title!))).not.toEqual([]);
  expect(titles[0]).toContain(`Added: ${code!.vendor.name.en} ${code!.code}`);
  expect(titles[1]).toContain(`Changed: ${other!.vendor.name.en} ${other!.code}`);
  expect(feed).toContain("Steps &#38; causes are new.");
  expect(feed).toContain("<updated>2026-12-01T00:00:00Z</updated>");
  const ids = [...feed.matchAll(/<id>([^<]*)<\/id>/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
