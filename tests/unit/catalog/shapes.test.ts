/** The catalogue supports every form of code that vendors use. */
import { expect, test } from "@playwright/test";
import { readFolder } from "../../../src/node/folder.ts";
import { catalogOf, problemsOf } from "../content.ts";

const FOLDER = "tests/fixtures/shapes";
const { codes } = catalogOf(FOLDER);
const find = (slug: string) => codes.find((code) => code.slug === slug)!;

test("the fixture has no problem", () => {
  expect(problemsOf(readFolder(FOLDER))).toEqual([]);
});

test("a negative code keeps its sign and has its own slug", () => {
  expect(find("minus-3301").code).toBe("-3301");
});

test("a hex string stays a string", () => {
  expect(find("0x00e")).toMatchObject({ code: "0x00e", symbol: "SPXERR_TIMEOUT", hex: undefined });
});

test("a decimal code in a hexadecimal block has a hexadecimal form, and its narrowest range comes first", () => {
  expect(find("4097").hex).toBe("0x1001");
  expect(find("4097").ranges.map(({ name }) => name.en)).toEqual(["Recording", "All"]);
});

test("namespaces, special characters and words may be codes", () => {
  expect(find("failedoperation-errordownfile").code).toBe("FailedOperation.ErrorDownFile");
  expect(find("only-for-creator-").code).toBe("only_for_creator+");
  expect(find("others").code).toBe("others");
});

test("a number may have a second symbol on one platform", () => {
  expect(find("17").symbol).toBe("ERR_JOIN_REJECTED");
  expect(find("17").aliases.map(({ name }) => name)).toEqual(["ERR_JOIN_CHANNEL_REJECTED"]);
  expect(find("17").variants[0]).toMatchObject({ symbol: "ERR_JOIN_REJECTED_IOS", platforms: ["ios"] });
});

test("a code may have several messages", () => {
  expect(find("40000003").variants[0]?.messages).toHaveLength(2);
});

test("wildcards and ranges may be codes", () => {
  expect(find("550xxxxx").match).toBe("wildcard");
  expect(find("100001-100010").match).toBe("range");
});

test("the same number in two domains is two codes", () => {
  expect(codes.filter(({ code }) => code === "1000").map(({ slug, parts }) => [slug, parts[0]?.value])).toEqual([
    ["1000-1", "1"],
    ["1000-2", "2"],
  ]);
});

test("a code may have a close code or HTTP statuses", () => {
  expect(find("data-0000-1008").variants[0]?.closeCode).toEqual([1008]);
  expect(find("invalid-auth").variants[0]?.httpStatus).toEqual([401, 403]);
});

test("a message may contain nested values", () => {
  expect(find("50353").variants[0]?.values[0]?.literal).toBe("status.invalid:idle");
});

test("a success has no category and needs no retry", () => {
  expect(find("0")).toMatchObject({ kind: "success", category: undefined, retry: "ignore", owner: undefined });
});

test("a catch-all is classified without a condition, and a removed code keeps its variants", () => {
  expect(find("1001")).toMatchObject({ status: "removed", category: "unknown", retry: "never", owner: "developer" });
  expect(find("1001").variants.map(({ id }) => id)).toEqual(["sdk", "stream"]);
  expect(find("1001").related.map(({ code }) => code)).toEqual(["0", "-3301"]);
});
