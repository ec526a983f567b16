/** The editor's report. */
import { expect, test } from "@playwright/test";
import { reportOn } from "../../../src/catalog/report.ts";
import { catalogOf } from "../content.ts";

const catalog = catalogOf("tests/fixtures/shapes");
const report = reportOn(catalog);

test("every count adds up to the number of codes", () => {
  for (const name of ["product", "kind", "category", "retry", "owner", "condition"] as const) {
    expect(
      report.counts[name].reduce((sum, { count }) => sum + count, 0),
      name,
    ).toBe(catalog.codes.length);
  }
});

test("a sentence on several pages is named once, with its pages", () => {
  const repeat = report.repeats.find(({ text }) => text === "It failed.")!;
  expect(repeat.pages.length).toBeGreaterThan(10);
  expect(new Set(repeat.pages).size).toBe(repeat.pages.length);
  expect(report.repeats.some(({ text }) => text === "The device failed.")).toBe(false);
});

test("the shortest pages come first, and an error without a fix is named", () => {
  const lengths = report.shortest.map(({ count }) => count);
  expect(lengths).toEqual([...lengths].sort((a, b) => a - b));
  expect(report.withoutFix).toEqual([]);
  const bare = catalogOf("tests/fixtures/shapes");
  bare.codes.find(({ code }) => code === "4097")!.variants[0]!.fixes = [];
  expect(reportOn(bare).withoutFix).toEqual(["example/kit/4097"]);
});

test("a retry of the same call is held against a first step that changes something", () => {
  const own = catalogOf("tests/fixtures/shapes");
  const code = own.codes.find(({ code }) => code === "4097")!;
  const [fix] = code.variants[0]!.fixes;
  const contradicted = (retry: typeof code.retry, en: string) => {
    code.retry = retry;
    fix!.en = en;
    return reportOn(own).retryAgainstStep.includes(code.id);
  };
  expect(contradicted("backoff", "Convert the file to WAV.")).toBe(true);
  expect(contradicted("backoff", "Do not resubmit the broken file.")).toBe(true);
  expect(contradicted("backoff", "Call `UploadRecordedFile`, then `SpeechToText`.")).toBe(true);
  expect(contradicted("backoff", "Wait 1, 2 and 4 seconds.")).toBe(false);
  expect(contradicted("reconnect", "Use a new token.")).toBe(false);
  expect(contradicted("reconnect", "Set the right format.")).toBe(true);
  expect(contradicted("after-fix", "Set the right format.")).toBe(false);
});

test("a first step that is someone else's work is named with its actors", () => {
  const own = catalogOf("tests/fixtures/shapes");
  const code = own.codes.find(({ code }) => code === "4097")!;
  code.owner = "account-admin";
  code.variants[0]!.fixes[0]!.en = "Log the request in your code.";
  expect(reportOn(own).ownerAgainstStep).toContainEqual({
    id: code.id,
    owner: "account-admin",
    actors: ["developer"],
  });
  code.variants[0]!.fixes[0]!.en = "Open the console.";
  expect(reportOn(own).ownerAgainstStep.map(({ id }) => id)).not.toContain(code.id);
});

test("the share of inferred statements, idioms and commands are counted", () => {
  const own = catalogOf("tests/fixtures/shapes");
  const code = own.codes.find(({ code }) => code === "4097")!;
  code.variants[0]!.meaning.en = "It really failed.";
  code.variants[0]!.fixes[0]!.command = "ls $(";
  const { inferred, idioms, commands } = reportOn(own);
  expect(inferred.find(({ product }) => product === "example/kit")).toMatchObject({
    codes: own.products.find(({ id }) => id === "example/kit")!.codes.length,
  });
  expect(idioms).toContainEqual({ page: code.id, text: "really", instead: "actually, or nothing" });
  expect(commands).toContainEqual({ command: "ls $(", pages: [code.id] });
});
