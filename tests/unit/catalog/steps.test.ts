/** The first step of a code is judged by its wording. */
import { expect, test } from "@playwright/test";
import type { Code } from "../../../src/catalog/build.ts";
import { contradictsRetry, unassignedSteps } from "../../../src/catalog/steps.ts";
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
