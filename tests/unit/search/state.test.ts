/** The address of the search page, and the path of a missing page. */
import { expect, test } from "@playwright/test";
import { lastSegmentOf } from "../../../src/search/query/path.ts";
import { BLANK, fillIn } from "../../../src/i18n/sentence.ts";
import { readState, writeState } from "../../../src/search/query/address.ts";

test("a query with any characters is read back from its address", () => {
  for (const query of ["41050008", "采样率不匹配", "a&b=c#d +%", '"><script>', "token expired"]) {
    const state = { query, vendor: "aliyun", category: "auth" };
    expect(readState(writeState(state))).toEqual(state);
  }
});

test("the address has no empty parts", () => {
  expect(writeState({ query: "", vendor: "", category: "" })).toBe("");
  expect(writeState({ query: "403", vendor: "", category: "" })).toBe("?q=403");
});

test("a query that is too long is cut", () => {
  expect(readState(`?q=${"9".repeat(5000)}`).query).toHaveLength(300);
});

test("the last segment of a path is decoded", () => {
  expect(lastSegmentOf("/zh/aliyun/nls/41050099/")).toBe("41050099");
  expect(lastSegmentOf("/docs/en/%E9%9D%99%E9%9F%B3.html")).toBe("静音");
  expect(lastSegmentOf("/%E9%9")).toBe("%E9%9");
  expect(lastSegmentOf("/")).toBe("");
});

test("text is inserted into a sentence literally", () => {
  expect(fillIn(`No code matches “${BLANK}”.`, "$& {} $1")).toBe("No code matches “$& {} $1”.");
});
