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

test("pages are sorted by length", () => {
  const lengths = report.shortest.map(({ count }) => count);
  expect(lengths).toEqual([...lengths].sort((a, b) => a - b));
});

test("codes whose first step is work for someone else are listed with that owner", () => {
  const changed = structuredClone(catalog);
  const code = changed.codes.find(({ code }) => code === "4097")!;
  code.owner = "account-admin";
  code.variants[0]!.fixes[0]!.en = "Log the request in your code.";
  expect(reportOn(changed).ownerAgainstStep).toContainEqual({
    id: code.id,
    owner: "account-admin",
    actors: ["developer"],
  });
  code.variants[0]!.fixes[0]!.en = "Open the console.";
  expect(reportOn(changed).ownerAgainstStep.map(({ id }) => id)).not.toContain(code.id);
});

test("inferred statements, idioms and commands are listed", () => {
  const changed = structuredClone(catalog);
  const code = changed.codes.find(({ code }) => code === "4097")!;
  code.variants[0]!.meaning.en = "It really failed.";
  code.variants[0]!.fixes[0]!.command = "ls $(";
  const { inferred, idioms, commands } = reportOn(changed);
  expect(inferred.find(({ product }) => product === "example/kit")).toMatchObject({
    codes: changed.products.find(({ id }) => id === "example/kit")!.codes.length,
  });
  expect(idioms).toContainEqual({ page: code.id, text: "really", instead: "actually, or nothing" });
  expect(commands).toContainEqual({ command: "ls $(", pages: [code.id] });
});
