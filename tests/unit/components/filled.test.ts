/** A ticket's text and what the reader filled in. */
import { expect, test } from "@playwright/test";
import { doneIn, filled, hashOf, plain } from "../../../src/components/code/filled.ts";
import { recognisable, shareable } from "../../../src/masking/mask.ts";

const TEXT = "1. ☐ First\n2. ☐ Second\n- Id: ____\n- Time: ____";

test("ticked steps and values stand where they belong", () => {
  expect(filled(TEXT, { done: [false, true], values: ["$& 42", ""] })).toBe(
    "1. ☐ First\n2. ☑ Second\n- Id: $& 42\n- Time: ____",
  );
  expect(filled(TEXT, { done: [false, false], values: ["", ""] })).toBe(
    "1. First\n2. Second\n- Id: ____\n- Time: ____",
  );
});
test("a value that looks like a hole fills only its own", () => {
  expect(filled("- Id: ____\n- Time: ____", { done: [], values: ["____", "9"] })).toBe("- Id: ____\n- Time: 9");
});
test("a secret stays recognisable and no more", () => {
  expect(recognisable("abcd1234wxyz")).toBe("abcd••••yz");
  expect(recognisable("1400089356")).toBe("14••••56");
  expect(recognisable("short")).toBe("••••");
});
test("credentials are masked in whatever field they stand, ids are left", () => {
  const id = "640bc797bb684bd6960185651307d1a5";
  expect(shareable(id, false)).toBe(id);
  expect(shareable(`task_id: ${id} at 10:41:07 +08:00`, false)).toBe(`task_id: ${id} at 10:41:07 +08:00`);
  expect(shareable(`Authorization: Bearer eyJhbGciOi.J9eyJzdWI.SflKxw`, false)).not.toContain("eyJ");
  expect(shareable(`{"X-NLS-Token":"${id}","task_id":"640bc797"}`, false)).toBe(
    '{"X-NLS-Token":"••••","task_id":"640bc797"}',
  );
  expect(shareable("AccessKeySecret=abcdefghijklmnopqrstuvwxyz1234", false)).toBe("AccessKeySecret=••••");
  expect(shareable("AppKeyWithManyLetters", true)).toBe("AppK••••rs");
  expect(shareable("", true)).toBe("");
});
test("plain text has no marks", () => {
  expect(plain("**Bold** and `code`")).toBe("Bold and code");
});
test("ticked steps travel in the hash; an anchor is none", () => {
  expect(doneIn(hashOf(["main.1", "too-large.2"]))).toEqual(["main.1", "too-large.2"]);
  expect(hashOf([])).toBe("");
  expect(doneIn("#too-large-header")).toEqual([]);
  expect(doneIn("#done=<b>,main.x,main.1")).toEqual(["main.1"]);
});
