/** The texts offered on the page of a condition. */
import { expect, test } from "@playwright/test";
import type { Condition } from "../../../src/catalog/build.ts";
import { textsAbout } from "../../../src/catalog/relevance.ts";

const condition = { id: "general", codes: [{ id: "a/b/1" }, { id: "a/b/2" }] } as unknown as Condition;
const code = (id: string) => ({ component: "Code" as const, id, line: 1 });

test("texts that name the condition come before texts that name its codes, and others are left out", () => {
  const texts = [
    { slug: "one code", mentions: [code("a/b/1"), code("a/b/9")] },
    { slug: "two codes", mentions: [code("a/b/1"), code("a/b/2")] },
    { slug: "itself", mentions: [{ component: "Condition" as const, id: "general", line: 1 }] },
    { slug: "another", mentions: [{ component: "Condition" as const, id: "other", line: 1 }, code("a/b/9")] },
  ];
  expect(textsAbout(condition, texts).map(({ slug }) => slug)).toEqual(["itself", "two codes", "one code"]);
});
