/** The resolver's codes and the text index's pages in one list. */
import { expect, test } from "@playwright/test";
import type { Entry } from "../../../src/search/entry.ts";
import { holds, mergeResults, needsText, passes } from "../../../src/search/rank.ts";
import type { Resolved } from "../../../src/search/resolve.ts";

const entry = (id: string, category = "auth"): Entry => ({
  id,
  code: id.split("/").at(-1)!,
  names: [],
  messages: [],
  title: { zh: "题", en: "Title" },
  category,
  retry: "never",
  owner: "ops",
  symbol: "",
});
const one = entry("aliyun/nls/1");
const two = entry("aliyun/nls/2", "quota");
const byId = new Map([one, two].map((own) => [own.id, own]));
const nothing: Resolved = { found: [], suggestions: [], unknownCode: false };

test("codes that the text names come before pages that hold its words, each once", () => {
  const resolved: Resolved = { ...nothing, found: [{ entry: two, match: "symbol", score: 1, isBeginning: false }] };
  const hits = [
    { id: one.id, score: 2 },
    { id: two.id, score: 9 },
    { id: one.id, score: 3 },
    { id: "gone/gone/3", score: 9 },
  ];
  expect(mergeResults(resolved, hits, byId)).toEqual([
    { entry: two, match: "symbol", isBeginning: false },
    { entry: one, match: "text" },
  ]);
});

test("the text index is asked for words, never for numbers and never where a code was named", () => {
  expect(needsText("token expired", nothing)).toBe(true);
  expect(needsText("41", nothing)).toBe(false);
  expect(needsText("code 70066", { ...nothing, unknownCode: true })).toBe(false);
  expect(
    needsText("status 1", { ...nothing, found: [{ entry: one, match: "code", score: 1, isBeginning: false }] }),
  ).toBe(false);
  expect(
    needsText("idle timeout", { ...nothing, found: [{ entry: one, match: "symbol", score: 1, isBeginning: false }] }),
  ).toBe(true);
});

test("filters narrow by vendor and category, empty ones let everything pass", () => {
  expect(passes(one, { vendor: "", category: "" })).toBe(true);
  expect(passes(one, { vendor: "aliyun", category: "auth" })).toBe(true);
  expect(passes(one, { vendor: "ali", category: "" })).toBe(false);
  expect(passes(two, { vendor: "aliyun", category: "auth" })).toBe(false);
});

test("a page must hold at least half of what was asked for, endings aside", () => {
  expect(holds("asdfqwer", "Wait and retry.")).toBe(false);
  expect(holds("tokens expiring", "The token has expired.")).toBe(true);
  expect(holds("microphone denied", "Permission for the microphone")).toBe(true);
  expect(holds("帳號欠費", "账号欠费")).toBe(true);
});
