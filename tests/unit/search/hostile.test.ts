/** Random and hostile text causes no exception, loses no character and is read in linear time. */
import { expect, test } from "@playwright/test";
import fc from "fast-check";
import { maskSecrets } from "../../../src/masking/mask.ts";
import { readState, writeState } from "../../../src/search/query/address.ts";
import { linesOf, type Line } from "../../../src/search/query/annotate.ts";
import { covers } from "../../../src/search/query/known-codes.ts";
import { maskedOf, readQuestion, TEXT_MAX } from "../../../src/search/query/text/question.ts";
import { editDistance } from "../../../src/search/query/codes/edit-distance.ts";
import { dataOf, outcomeOf, sourceOf } from "./source.ts";

const source = sourceOf(dataOf("content"));

/** The text of annotated lines. */
const textOf = (lines: readonly Line[]) => lines.map(({ parts }) => parts.map(({ text }) => text).join("")).join("\n");

/** Pieces of logs, responses, attacks and typing errors. */
const piece = fc.oneof(
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.constantFrom(
    "40000004",
    "7006",
    "-7006",
    "0x1001",
    "0xDEADBEEF",
    "status",
    "错误码",
    "ret=",
    '"code":',
    "{",
    "}",
    "[",
    "\\",
    '\\"',
    "\n",
    "IDLE_TIMEOUT",
    "AV_ERR_",
    "token=",
    "Bearer ",
    "eyJ",
    "LTAI",
    "13800138000",
    "password=",
    "<token>",
    "<script>",
    "<img src=x onerror=alert(1)>",
    "'; DROP TABLE",
    "${x}",
    "{{7*7}}",
    "../",
    "%00",
    "\u0000",
    "\u202e",
    "\ud800",
    "１２３",
    "鉴权",
    "失败",
    "怎么办",
    "AV ERR",
    "a.b.c:80",
    "10:41:07",
    "1e309",
    "99999999999999999999999",
  ),
  fc.integer().map(String),
);
const randomText = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(""));

test("any text is answered, and every mention lies within the text", async () => {
  await fc.assert(
    fc.asyncProperty(randomText, async (raw) => {
      const { question, results } = await outcomeOf(raw, source);
      for (const { mentions } of results) {
        for (const { from, to } of mentions) expect(from >= 0 && from < to && to <= question.text.length).toBe(true);
      }
      expect(new Set(results.map(({ entry }) => entry.id)).size).toBe(results.length);
      expect(textOf(linesOf(question, results))).toBe(question.text);
    }),
    { numRuns: 400 },
  );
});

test("a suggestion is never a result", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 99_999_999 }), async (number) => {
      const { results, suggestions, unknown } = await outcomeOf(String(number), source);
      const ids = new Set(results.map(({ entry }) => entry.id));
      expect(suggestions.filter(({ entry }) => ids.has(entry.id))).toEqual([]);
      for (const { entry, fit } of results) {
        if (fit === "whole" && !covers(entry.code, `${number}`))
          expect([entry.code, ...entry.names.map((name) => `${Number(name)}`)]).toContain(`${number}`);
      }
      if (unknown.length > 0) expect(results).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test("masking a masked text changes nothing", () => {
  fc.assert(
    fc.property(randomText, (raw) => {
      const masked = maskSecrets(raw);
      expect(maskSecrets(masked)).toBe(masked);
    }),
    // Of these a part is only recognised once what stands beside it is masked.
    { numRuns: 400, examples: [["-100000001000000eyJ-1000000"], ['password=eyJ\\<token>"']] },
  );
});

test("an address contains no pasted log or secret, and is read back as it was written", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (raw) => {
      const query = maskSecrets(raw.trim());
      const state = { query, vendor: "", category: "" };
      if (query.length <= 300) expect(readState(writeState(state)).query).toBe(query.trim());
    }),
  );
  expect(writeState({ query: "x".repeat(301), vendor: "", category: "" })).toBe("");
  const query = maskedOf(readQuestion("token=abcd1234"));
  expect(writeState({ query, vendor: "", category: "" })).not.toContain("abcd1234");
});

test("the edit distance is the same in both directions", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
      expect(editDistance(a, b, 2)).toBe(editDistance(b, a, 2));
      expect(editDistance(a, a, 2)).toBe(0);
    }),
  );
});

/** Repeating these, some between a beginning and an end that does not fit, makes careless regular expressions slow. */
const UNITS: readonly (string | readonly [before: string, unit: string, after: string])[] = [
  ["1", "O", "x"],
  ["pwd=", "a", ""],
  ["密码是", "汉", ""],
  ["secret=", "a", ""],
  ["error code 41050008 found\n", " ", "! 40000005"],
  ["error code 41050008 found\n", "a ", "! 40000005"],
  "9",
  "a",
  "A",
  "_",
  "a.",
  "a-",
  "0x",
  "a1",
  "\\",
  '"',
  "[",
  "{",
  "ret=",
  "token=a",
  "eyJ",
  "a@a.",
  "1-",
  "1:",
  "采样",
  " ",
  "=",
  "a.b:",
  "LTAI",
  "STS.",
  "Bearer ",
  "://a:b@",
  " -u a:b",
  "token 'abcdef",
  "-----BEGIN A-----",
  "13800138000 ",
  "aa:bb:cc:dd:ee:ff",
  "<token>a<",
  "x-1_",
  "task_id=5bd2f6a0 token=abcd1234\n",
];

/** The processor time for a text, in milliseconds. Unlike elapsed time, it hardly depends on other programs. */
async function processorTimeOf(raw: string): Promise<number> {
  const start = process.cpuUsage();
  const { question, results } = await outcomeOf(raw, source);
  const lines = linesOf(question, results);
  const masked = maskedOf(question);
  const { user, system } = process.cpuUsage(start);
  expect(textOf(lines)).toBe(question.text);
  expect(masked).toBe(maskSecrets(raw.trim()));
  return (user + system) / 1000;
}

for (const repeated of UNITS) {
  const [before, unit, after] = typeof repeated === "string" ? ["", repeated, ""] : repeated;
  const name = `${before}${unit.trim() || unit}${after}`.replaceAll("\n", " ");
  test(`200 KB of “${name}” are read in linear time, and no character is lost`, async () => {
    const count = Math.floor((TEXT_MAX - before.length - after.length) / unit.length);
    const textOfUnits = (number: number) => before + unit.repeat(number) + after;
    const quarterTime = await processorTimeOf(textOfUnits(count / 4));
    // Linear time grows by a factor of 4, quadratic time by 16. The constant allows for noise in short times.
    expect(await processorTimeOf(textOfUnits(count))).toBeLessThan(8 * quarterTime + 500);
  });
}
