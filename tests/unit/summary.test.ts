/** The summary at the end of a test run, tested with small suites. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "@playwright/test";

const PLAYWRIGHT = resolve("node_modules/@playwright/test/cli.js");
let folder: string;

test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "summary-"));
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
});
test.afterEach(() => rmSync(folder, { recursive: true }));

/** Exit code and summary of a run of some tests, in which a failed test is tried once more. */
function run(tests: string) {
  const config = { testDir: ".", retries: 1, reporter: resolve("tests/summary.reporter.ts") };
  writeFileSync(join(folder, "playwright.config.mjs"), `export default ${JSON.stringify(config)};`);
  writeFileSync(join(folder, "a.test.mjs"), `import { expect, test } from "@playwright/test";\n${tests}`);
  const { status, stdout } = spawnSync(process.execPath, [PLAYWRIGHT, "test"], { cwd: folder, encoding: "utf8" });
  return { status, lines: stdout.trim().split("\n") };
}

const PASSES = `test("passes", () => {});`;
const FLAKY = `test("passes later", ({}, { retry }) => expect(retry).toBe(1));`;
const FAILS = `test("fails", () => expect(1).toBe(2));`;

test("a run without failures ends with one line", () => {
  expect(run(PASSES)).toEqual({ status: 0, lines: ["1 passed, 0 failed"] });
});

test("a flaky test counts as passed and is named in the line before", () => {
  expect(run(PASSES + FLAKY + FAILS)).toEqual({
    status: 1,
    lines: ["1 flaky (passed only on a retry): a.test.mjs › passes later", "2 passed, 1 failed"],
  });
});

test("a skipped test and a file that cannot be read count as failed", () => {
  expect(run(`${PASSES} test.skip("skipped", () => {});`).lines).toEqual(["1 passed, 1 failed"]);
  expect(run("nonsense(;")).toEqual({ status: 1, lines: ["0 passed, 1 failed"] });
});
