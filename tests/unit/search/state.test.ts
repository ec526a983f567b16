/** The search page's address and the path of a missing page. */
import { expect, test } from "@playwright/test";
import { codeInPath } from "../../../src/search/query/path.ts";
import { complete, HOLE } from "../../../src/i18n/sentence.ts";
import { readState, writeState } from "../../../src/search/query/address.ts";

test("what is written is read back, whatever it holds", () => {
  for (const query of ["41050008", "采样率不匹配", "a&b=c#d +%", '"><script>', "token expired"]) {
    const state = { query, vendor: "aliyun", category: "auth" };
    expect(readState(writeState(state))).toEqual(state);
  }
});
test("empty parts stay out of the address", () => {
  expect(writeState({ query: "", vendor: "", category: "" })).toBe("");
  expect(writeState({ query: "403", vendor: "", category: "" })).toBe("?q=403");
});
test("an over-long query is cut", () => {
  expect(readState(`?q=${"9".repeat(5000)}`).query).toHaveLength(300);
});
test("the end of a failed path is the search to offer", () => {
  expect(codeInPath("/zh/aliyun/nls/41050099/")).toBe("41050099");
  expect(codeInPath("/docs/en/%E9%9D%99%E9%9F%B3.html")).toBe("静音");
  expect(codeInPath("/%E9%9")).toBe("%E9%9");
  expect(codeInPath("/")).toBe("");
});
test("a sentence takes what is typed literally", () => {
  expect(complete(`No code matches “${HOLE}”.`, "$& {} $1")).toBe("No code matches “$& {} $1”.");
});
