/** `npm run check`, with a fake npm in place of the real checks. */
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

/** Runs the command. The failing scripts print an error; all others print noise. */
function runCheck(failing: readonly string[]) {
  const program = join(folder, "npm");
  const cases = failing.map((script) => `[ "$3" = "${script}" ] && echo "Line 7 of $3 is wrong" && exit 1`);
  writeFileSync(program, ["#!/bin/sh", ...cases, "echo chatter", "exit 0", ""].join("\n"));
  chmodSync(program, 0o755);
  const env = { ...process.env, PATH: `${folder}${delimiter}${process.env["PATH"]}` };
  return spawnSync(process.execPath, ["src/scripts/check.ts"], { env, encoding: "utf8" });
}

test("if all checks pass, each prints one line, and the last line says so", () => {
  const { status, stdout, stderr } = runCheck([]);
  expect(status).toBe(0);
  expect(stderr).toBe("");
  expect(stdout.match(/^✓ check:(?:content|format|types) /gm)).toHaveLength(3);
  expect(stdout).not.toContain("chatter");
  expect(stdout.trimEnd().split("\n").at(-1)).toContain("All checks passed");
});

test("the output of a failed check is shown in full, and the others still run", () => {
  const { status, stdout, stderr } = runCheck(["check:types"]);
  expect(status).toBe(1);
  expect(stdout.match(/^✓/gm)).toHaveLength(2);
  expect(stdout).toContain("✗ check:types");
  expect(stdout).not.toContain("All checks passed");
  expect(stderr).toContain("Line 7 of check:types is wrong");
  expect(stderr).toContain("1 of 3 checks failed");
});

test("wrong formatting comes with the command that fixes it", () => {
  const { status, stderr } = runCheck(["check:format", "check:content"]);
  expect(status).toBe(1);
  expect(stderr).toContain("npm run format fixes it.");
  expect(stderr).toContain("2 of 3 checks failed");
});

/** It runs the commands in the content, which takes minutes and needs system packages. */
const SEPARATE = "check:commands";

test("every check in package.json that needs no system packages is run", () => {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
  const run = [...readFileSync("src/scripts/check.ts", "utf8").matchAll(/script: "([^"]+)"/g)].map(([, name]) => name);
  expect(run.sort()).toEqual(
    Object.keys(scripts)
      .filter((name) => name.startsWith("check:") && name !== SEPARATE)
      .sort(),
  );
});
