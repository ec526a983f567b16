/** `npm run draft`: tables become files that the content check refuses, and every mistake in a table is one line. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { check } from "prettier";
import { parse } from "yaml";
import { draftsOf, otherNotation, productForDrafts } from "../../../src/authoring/draft.ts";
import { factsIn } from "../../../src/authoring/facts.ts";
import { readTable } from "../../../src/authoring/table.ts";
import { formatProblem } from "../../../src/catalog/problem.ts";
import { readContent } from "../../../src/catalog/read.ts";
import { readFolder } from "../../../src/node/folder.ts";
import { problemsOf } from "../content.ts";

const FACTS = "tests/fixtures/facts/facts.json";
const FOLDER = "tests/fixtures/shapes";
const KIT = "vendors/example/kit";
const texts = readFolder(FOLDER);
const { files } = readContent(texts);
const kit = productForDrafts("example/kit", files).product!;

const bytes = (text: string) => new TextEncoder().encode(text);
const rowsOf = (path: string, text: string) => readTable(path, bytes(text)).rows;

/** Every problem of a table, as its author sees it. */
function problemsIn(path: string, table: string | Uint8Array): string[] {
  const { rows, problems } = readTable(path, typeof table === "string" ? bytes(table) : table);
  return [...problems, ...factsIn(path, rows).problems].map(formatProblem);
}

/** The drafts of a table for the example product. */
const draftsFrom = (path: string, text: string, defaults = {}) =>
  draftsOf(path, factsIn(path, rowsOf(path, text)).facts, kit, files, defaults);

test("the same table in every format gives the same rows", () => {
  const cells = { code: "-1301", name: "ERR_A", message: 'Say "no", | or not', http_status: "400" };
  const tables = {
    "a.json": JSON.stringify([cells]),
    "a.csv": '\uFEFFCode,Name,Message,HTTP status\r\n-1301,ERR_A,"Say ""no"", | or not",400\r\n',
    "a.tsv": 'code\tname\tmessage\thttp_status\n\n-1301\tERR_A\tSay "no", | or not\t400',
    "a.md":
      '# Codes\n\n| Code | Name | Message | HTTP status |\n|---|:--|---|---|\n| `-1301` | ERR\\_A | Say "no", \\| or not | 400 |\n',
  };
  for (const [path, text] of Object.entries(tables)) {
    expect(
      rowsOf(path, text).map((row) => row.cells),
      path,
    ).toEqual([cells]);
  }
  expect(rowsOf("a.csv", 'code;message\n1;"two\nlines"\n').map((row) => row.cells)).toEqual([
    { code: "1", message: "two\nlines" },
  ]);
});

test("rows are found where a spreadsheet, an editor or a program counts them", () => {
  const placesIn = (path: string, text: string) => rowsOf(path, text).map(({ place }) => place);
  expect(placesIn("a.json", '[{"code":"1"},{"code":"2"}]')).toEqual(["object 1", "object 2"]);
  expect(placesIn("a.csv", "code\n1\n\n2\n")).toEqual(["row 2", "row 4"]);
  expect(placesIn("a.md", "Text\n\n| code |\n| --- |\n| 1 |\n\n| code |\n| --- |\n| 2 |")).toEqual([
    "line 5",
    "line 9",
  ]);
});

for (const [name, path, table, expected] of [
  ["a code as a JSON number", "a.json", '[{ "code": 4.1050008E7 }]', /^a\.json: object 1: code 41050008 is a number: /],
  [
    "a code with an exponent",
    "a.csv",
    "code\n4.1050008E7",
    /^a\.csv: row 2: code 4\.1050008E7 was rewritten as a number: /,
  ],
  [
    "a code with decimals",
    "a.md",
    "| code |\n|--|\n| 10003.0 |",
    /^a\.md: line 3: code 10003\.0 was rewritten as a number: /,
  ],
  [
    "a code that occurs twice",
    "a.csv",
    "code\n7\n8\n7",
    /^a\.csv: row 4: code 7 would have the same file \(7\.yaml\) as 7 at row 2: /,
  ],
  [
    "two codes with one file",
    "a.csv",
    "code\nA.b\na_B",
    /^a\.csv: row 3: code a_B would have the same file \(a-b\.yaml\) as A\.b at row 2: /,
  ],
  ["a row without a code", "a.csv", "code,message\n,No", /^a\.csv: row 2: `code` is missing: /],
  [
    "a code that cannot have an address",
    "a.csv",
    "code\n其他",
    /^a\.csv: row 2: code 其他 has no Latin letter or digit/,
  ],
  [
    "an unknown column",
    "a.csv",
    "code,reason\n1,x\n2,y",
    /^a\.csv: row 2: unknown column `reason`: remove it, or rename it to one of code, symbol, /,
  ],
  ["a column that occurs twice", "a.csv", "code,Code\n1,2", /^a\.csv: row 1: has two columns `code`: /],
  [
    "a value of another type",
    "a.json",
    '[{ "code": "1", "symbol": 7 }]',
    /^a\.json: object 1: `symbol` must be a text: /,
  ],
  [
    "a comma that is not quoted",
    "a.csv",
    "code,message\n1,No, thanks",
    /^a\.csv: row 2: has 3 cells, but there are 2 columns: /,
  ],
  ["a quote that is never closed", "a.csv", 'code\n"1', /^a\.csv: has a quote that is never closed: /],
  [
    "a table that is not UTF-8",
    "a.csv",
    Uint8Array.of(0x63, 0x0a, 0xb4, 0xed),
    /^a\.csv: is not UTF-8: save it again as UTF-8/,
  ],
  ["broken JSON", "a.json", "[{", /^a\.json: is not valid JSON: /],
  ["JSON that is no table", "a.json", '{ "code": "1" }', /^a\.json: must be an array of objects/],
  ["an item that is no object", "a.json", '["1"]', /^a\.json: object 1: is not an object: /],
  ["a file without a table", "a.md", "No | table", /^a\.md: contains no table: /],
  ["another kind of file", "a.xlsx", "", /^a\.xlsx: is not a known kind of table: /],
] as const) {
  test(`a problem is reported for ${name}`, () =>
    expect(problemsIn(path, table)).toEqual([expect.stringMatching(expected)]));
}

for (const [id, expected] of [
  ["example", /^example: is not a product: write vendor\/product/],
  ["search/x", /^search\/x: `search` is a reserved name: /],
  ["new/x", /^new\/x: does not exist: first add vendors\/new\/vendor\.yaml and vendors\/new\/x\/product\.yaml$/],
  ["example/x", /^example\/x: does not exist: first add vendors\/example\/x\/product\.yaml$/],
] as const) {
  test(`there are no drafts for ${id}`, () =>
    expect(productForDrafts(id, files).problems!.map(formatProblem)).toEqual([expect.stringMatching(expected)]));
}

test("there are no drafts for a product whose own file has problems", () => {
  const broken = readContent([...texts, { path: "vendors/example/bad/product.yaml", text: "name: x" }]);
  expect(productForDrafts("example/bad", broken.files).problems!.map(formatProblem)).toEqual([
    "vendors/example/bad/product.yaml: has problems of its own: run npm run check:content first",
  ]);
});

test("the content check refuses a draft and names every open field", () => {
  const { files: drafts } = draftsFrom("a.csv", "code,aliases\n7,ERR_7");
  expect(drafts.map(({ path }) => path)).toEqual([`${KIT}/codes/7.yaml`]);
  const problems = problemsOf([...texts, ...drafts]).map((line) => line.replace(/^[^:]*:\d+: /, ""));
  expect(problems).toEqual([
    "`draft` is only for the writer: delete it once the page is written",
    "`aliases.0.why` is empty: use one of spelling, newer, older, number, elsewhere",
    "`condition` is empty: fill it in, or remove the line if there is none",
    "`title.zh` is empty: write the Chinese text",
    "`title.en` is empty: write the English text",
    "`asked.0` is empty: write how people ask about it, or remove it",
    "`variants.0.id` is empty: fill it in, or remove the line if there is none",
    "`variants.0.surface` is empty: fill it in, or remove the line if there is none",
    "`variants.0.meaning.basis` is empty: use one of vendor, inferred",
    "`variants.0.meaning.zh` is empty: write the Chinese text",
    "`variants.0.meaning.en` is empty: write the English text",
    "`variants.0.fixes.0.basis` is empty: use one of vendor, inferred",
    "`variants.0.fixes.0.zh` is empty: write the Chinese text",
    "`variants.0.fixes.0.en` is empty: write the English text",
    "`variants.0.source` is empty: fill it in, or remove the line if there is none",
  ]);
});

test("what the table says is filled in, and the rest of it is kept for the writer", () => {
  const table = JSON.stringify([
    {
      code: "0x00F",
      name: "ERR_F",
      label: "超时",
      message: ["Timed out: 5 s", "two\nlines"],
      surface: "Streaming",
      source: "header",
      http_status: "400/401",
      ws_close_code: 1011,
      aliases: ["ERR_JOIN_REJECTED", "ERR_F2"],
      cause: "No audio",
      basis: "observed",
    },
    { code: "550xxxxy", http_status: "4xx", surface: "server", source: "https://host.example/" },
    { code: "55x" },
  ]);
  const [full, partial, wildcard] = draftsFrom("a.json", table).files.map(({ text }) => parse(text));
  expect(full).toMatchObject({
    draft: { from: "a.json, object 1", cause: "No audio", basis: "observed" },
    code: "0x00F",
    symbol: "ERR_F",
    // ERR_JOIN_REJECTED is the symbol of code 17.
    aliases: [
      { name: "15", why: "number" },
      { name: "ERR_F2", why: "" },
    ],
    variants: [
      {
        id: "stream",
        surface: "stream",
        label: "超时",
        messages: ["Timed out: 5 s", "two\nlines"],
        httpStatus: [400, 401],
        closeCode: [1011],
        source: "header",
      },
    ],
  });
  expect(partial).toMatchObject({
    draft: { surface: "server", source: "https://host.example/", http_status: "4xx" },
    variants: [{ surface: "", source: "" }],
  });
  expect(partial).not.toHaveProperty("match");
  expect(wildcard).toMatchObject({ match: "wildcard" });
});

test("surface and source can be given for all rows that do not name one", () => {
  const drafts = draftsFrom("a.csv", "code,surface\n7,\n8,stream", { surface: "sdk", source: "header" }).files;
  expect(drafts.map(({ text }) => parse(text).variants[0])).toEqual([
    expect.objectContaining({ id: "sdk", surface: "sdk", source: "header" }),
    expect.objectContaining({ id: "stream", surface: "stream", source: "header" }),
  ]);
});

test("the other notation of a number is known", () => {
  expect(["0x00e", "-2147024891", "0x80070005", "-1301", "45000001", "others"].map(otherNotation)).toEqual([
    "14",
    "0x80070005",
    "2147942405",
    undefined,
    undefined,
    undefined,
  ]);
});

test("facts as they are collected are accepted, and drafts are formatted like all content", async () => {
  const facts = readFileSync(FACTS, "utf8");
  expect(problemsIn(FACTS, facts)).toEqual([]);
  const { files: drafts } = draftsFrom(FACTS, facts);
  expect(drafts).toHaveLength((JSON.parse(facts) as unknown[]).length);
  const awkward = draftsFrom(
    "a.json",
    JSON.stringify([{ code: "no", message: ['a: "b" #c', "- x\ny ", "'", "null"] }]),
  );
  for (const { path, text } of [...drafts, ...awkward.files]) {
    expect(await check(text, { parser: "yaml", printWidth: 120 }), text).toBe(true);
    expect(problemsOf([{ path, text }]).join("\n"), path).not.toContain("YAML");
  }
  expect(parse(awkward.files[0]!.text).variants[0].messages).toEqual(['a: "b" #c', "- x\ny", "'", "null"]);
});

test("the command writes new files only, and nothing if the table has a problem", () => {
  const folder = mkdtempSync(join(tmpdir(), "draft-"));
  const content = join(folder, "content");
  const run = (...args: string[]) =>
    spawnSync(process.execPath, ["src/scripts/draft.ts", ...args], {
      env: { ...process.env, CONTENT_DIR: content },
      encoding: "utf8",
    });
  try {
    cpSync(FOLDER, content, { recursive: true });
    const table = join(folder, "a.csv");
    const codes = join(content, KIT, "codes");
    writeFileSync(table, "code,product\n7,A\n17,A\n7,B\n");

    const refused = run(table, "example/kit", "--surface", "sea");
    expect(refused.status).toBe(1);
    expect(refused.stderr.trim().split("\n")).toEqual([
      `${KIT}/product.yaml: surface \`sea\` does not exist: use one of sdk, stream`,
      expect.stringContaining("row 4: code 7 would have the same file"),
    ]);
    expect(() => readFileSync(join(codes, "7.yaml"))).toThrow();

    const before = readFileSync(join(codes, "17.yaml"), "utf8");
    const written = run(table, "example/kit", "--only", "A", "--surface", "sdk");
    expect(written.stderr).toBe("");
    expect(written.stdout).toContain(`Written: 1\n  ${join(codes, "7.yaml")}\n`);
    expect(written.stdout).toContain(`Skipped, because they exist: 1\n  ${join(codes, "17.yaml")}\n`);
    expect(readFileSync(join(codes, "17.yaml"), "utf8")).toBe(before);
    expect(readFileSync(join(codes, "7.yaml"), "utf8")).toContain("surface: sdk");

    for (const args of [[], [table], [table, "example/kit", "--onyl", "A"]]) {
      const { status, stderr } = run(...args);
      expect(status).toBe(1);
      expect(stderr, stderr).toMatch(/^.+\nUsage: npm run draft -- .+\n$/);
    }
    for (const args of [
      [join(folder, "b.csv"), "example/kit"],
      [table, "example/kit", "--only", "C"],
    ]) {
      const { status, stderr } = run(...args);
      expect(status).toBe(1);
      expect(stderr.trim().split("\n"), stderr).toHaveLength(1);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
