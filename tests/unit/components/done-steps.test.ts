/** The ticked steps in the hash of the address. */
import { expect, test } from "@playwright/test";
import { readDoneSteps, writeDoneSteps } from "../../../src/components/code/browser/done-steps.ts";

test("the names of ticked steps can be written and read back", () => {
  expect(readDoneSteps(writeDoneSteps(["main.1", "too-large.2"]))).toEqual(["main.1", "too-large.2"]);
});
test("without ticked steps the hash is empty", () => {
  expect(writeDoneSteps([])).toBe("");
});
test("an anchor contains no steps", () => {
  expect(readDoneSteps("#too-large-header")).toEqual([]);
});
test("malformed names are dropped", () => {
  expect(readDoneSteps("#done=<b>,main.x,main.1")).toEqual(["main.1"]);
});
