/** The one command that a contributor runs: an npm that only pretends to check stands in for the real one. */
import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { expect, test } from "@playwright/test";

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "check-"));
});
test.afterEach(() => rmSync(folder, { recursive: true }));

/** Runs the checks; those of the failing scripts say `Line 7 is wrong`. */
function check(failing: readonly string[]) {
  const program = join(folder, "npm");
  const cases = failing.map((script) => `[ "$3" = "${script}" ] && echo "Line 7 of $3 is wrong" && exit 1`);
  writeFileSync(program, ["#!/bin/sh", ...cases, "echo chatter", "exit 0", ""].join("\n"));
  chmodSync(program, 0o755);
  const env = { ...process.env, PATH: `${folder}${delimiter}${process.env["PATH"]}` };
  return spawnSync(process.execPath, ["src/commands/check.ts"], { env, encoding: "utf8" });
}

test("where all is well each check has one line, and the last line says so", () => {
  const { status, stdout, stderr } = check([]);
  expect(status).toBe(0);
  expect(stderr).toBe("");
  expect(stdout.match(/^✓ check:(?:content|format|types) /gm)).toHaveLength(3);
  expect(stdout).not.toContain("chatter");
  expect(stdout.trimEnd().split("\n").at(-1)).toContain("All is well");
});

test("a check that finds something is shown whole, the others still run", () => {
  const { status, stdout, stderr } = check(["check:types"]);
  expect(status).toBe(1);
  expect(stdout.match(/^✓/gm)).toHaveLength(2);
  expect(stdout).toContain("✗ check:types");
  expect(stdout).not.toContain("All is well");
  expect(stderr).toContain("Line 7 of check:types is wrong");
  expect(stderr).toContain("1 of 3 checks found something");
});

test("a wrong format comes with the command that mends it", () => {
  const { status, stderr } = check(["check:format", "check:content"]);
  expect(status).toBe(1);
  expect(stderr).toContain("npm run format mends it.");
  expect(stderr).toContain("2 of 3 checks found something");
});

/** Runs commands of the content: it takes minutes, and programs of the distribution. */
const APART = "check:commands";

test("it runs every check that package.json has and that needs nothing installed", () => {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
  const run = [...readFileSync("src/commands/check.ts", "utf8").matchAll(/script: "([^"]+)"/g)].map(([, name]) => name);
  expect(run.sort()).toEqual(
    Object.keys(scripts)
      .filter((name) => name.startsWith("check:") && name !== APART)
      .sort(),
  );
});
