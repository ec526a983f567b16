/** The first step of a code is judged by its wording. */
import { expect, test } from "@playwright/test";
import type { Code } from "../../../src/catalog/build.ts";
import { contradictsRetry } from "../../../src/catalog/steps.ts";
import { catalogOf } from "../content.ts";

test("a retry of the same call contradicts a first step that changes something", () => {
  const code = catalogOf("tests/fixtures/shapes").codes.find(({ code }) => code === "4097")!;
  const [fix] = code.variants[0]!.fixes;
  const isContradiction = (retry: Code["retry"], en: string) => {
    fix!.en = en;
    return contradictsRetry({ ...code, retry });
  };
  expect(isContradiction("backoff", "Convert the file to WAV.")).toBe(true);
  expect(isContradiction("backoff", "Do not resubmit the broken file.")).toBe(true);
  expect(isContradiction("backoff", "Call `UploadRecordedFile`, then `SpeechToText`.")).toBe(true);
  expect(isContradiction("backoff", "Wait 1, 2 and 4 seconds.")).toBe(false);
  expect(isContradiction("reconnect", "Use a new token.")).toBe(false);
  expect(isContradiction("reconnect", "Set the right format.")).toBe(true);
  expect(isContradiction("after-fix", "Set the right format.")).toBe(false);
});

/** Who may take a step. */
const NAMED_ACTOR =
  /\b(?:developers?|programs?|app|client|users?|administrators?|operators?|vendor|provider|supplier|ticket|support)\b/i;

/**
 * The first steps of a code whose owner is the vendor that do not say who takes them. Readers would leave such a step to the vendor,
 * although it is their own program that has to repeat the call.
 */
function unassignedSteps({ owner, vendor, variants }: Pick<Code, "owner" | "vendor" | "variants">): string[] {
  if (owner !== "vendor") return [];
  const isUnassigned = (step: string) => !NAMED_ACTOR.test(step) && !step.includes(vendor.name.en);
  return variants.flatMap(({ fixes }) => fixes.slice(0, 1).map(({ en }) => en)).filter(isUnassigned);
}

test("where the vendor has to act, the first step says who takes it", () => {
  const code = catalogOf("tests/fixtures/shapes").codes.find(({ code }) => code === "4097")!;
  code.variants[0]!.fixes[0]!.en = "Send the same request again.";
  expect(unassignedSteps({ ...code, owner: "vendor" })).toEqual(["Send the same request again."]);
  expect(unassignedSteps({ ...code, owner: "developer" })).toEqual([]);
  code.variants[0]!.fixes[0]!.en = "Have the developer's program send the same request again.";
  expect(unassignedSteps({ ...code, owner: "vendor" })).toEqual([]);
  const unassigned = catalogOf("content").codes.flatMap((each) =>
    unassignedSteps(each).map((en) => `${each.id}: ${en}`),
  );
  expect(unassigned).toEqual([]);
});
