/** The examples in docstrings are true. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "@playwright/test";
import { SOURCE } from "./source.ts";

/** An example with its value: `@example hexOf("4097") // => "0x1001"`. */
const EXAMPLE = /^\s*\*?\s*(?:\/\*\*\s*)?@example (.+?) \/\/ => (.+?)(?:\s*\*\/)?$/gm;
/** What an expression calls first. */
const CALLED = /^(?:\[.*\]\.\w+\()?(\w+)/;

/** The value of an expression with some names. */
const valueOf = (expression: string, names: Record<string, unknown>): unknown =>
  new Function(...Object.keys(names), `return (${expression});`)(...Object.values(names));

test("every example whose function is exported has the value that it states", async () => {
  const wrong: string[] = [];
  let count = 0;
  for (const { path, text } of SOURCE.filter((file) => /^(?!.*\.element\.ts$).+\.ts$/.test(file.path))) {
    const examples = [...text.matchAll(EXAMPLE)];
    if (examples.length === 0) continue;
    const exported = (await import(pathToFileURL(join("src", path)).href)) as Record<string, unknown>;
    for (const [, expression = "", value = ""] of examples) {
      const called = CALLED.exec(expression)?.[1] ?? "";
      // Some leave parts out, or need what another module exports.
      if (!(called in exported) || value.includes("…")) continue;
      try {
        expect(valueOf(expression, exported)).toEqual(valueOf(value, exported));
        count++;
      } catch (error) {
        if (error instanceof ReferenceError) continue;
        wrong.push(`${path}: ${expression} // => ${value}\n${(error as Error).message}`);
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(count).toBeGreaterThan(80);
});
