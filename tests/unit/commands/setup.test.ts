/** How a fresh machine is set up: an npm that only writes down what it is asked stands in for the real one. */
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { expect, test } from "@playwright/test";

const SETUP = resolve("src/commands/setup.mjs");
/** Installs the one package that the setup looks for. */
const WORKS = "mkdir -p node_modules/node/bin";
let folder: string;

test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "setup-"));
  mkdirSync(join(folder, "bin"));
});
test.afterEach(() => rmSync(folder, { recursive: true }));

/** Runs the setup in a project with these decisions; what npm was asked is in the file `asked`. */
function setUp(allowScripts: Record<string, boolean>, npm = WORKS) {
  writeFileSync(join(folder, "package.json"), JSON.stringify({ allowScripts }));
  writeFileSync(join(folder, "package-lock.json"), "{}");
  const program = join(folder, "bin", "npm");
  writeFileSync(program, `#!/bin/sh\necho "$@" >> asked\n${npm}\n`);
  chmodSync(program, 0o755);
  const env = { ...process.env, PATH: `${join(folder, "bin")}${delimiter}${process.env["PATH"]}` };
  const { status, stderr } = spawnSync(process.execPath, [SETUP], { cwd: folder, env, encoding: "utf8" });
  const asked = existsSync(join(folder, "asked")) ? readFileSync(join(folder, "asked"), "utf8").trim().split("\n") : [];
  return { status, stderr, asked };
}

test("packages are installed without scripts, then those of approved packages run, by name", () => {
  const { status, asked } = setUp({ node: true, esbuild: false, other: true });
  expect(status).toBe(0);
  expect(asked).toHaveLength(2);
  expect(asked[0]).toMatch(/^install --ignore-scripts /);
  expect(asked[1]).toMatch(/^rebuild .* node other$/);
});

test("where nothing is approved no script runs", () => {
  const { status, asked } = setUp({ node: false });
  expect(status).toBe(0);
  expect(asked).toHaveLength(1);
  expect(asked[0]).toMatch(/^install --ignore-scripts /);
});

test("what is installed already is left alone, until a decision changes", () => {
  setUp({ node: true, other: false });
  expect(setUp({ node: true, other: false }).asked).toHaveLength(2);
  expect(setUp({ node: true, other: true }).asked).toHaveLength(4);
});

test("a failed installation says so and does not count as done", () => {
  const failed = setUp({ node: true }, `${WORKS}; exit 1`);
  expect(failed.status).toBe(1);
  expect(failed.stderr).toContain("npm install failed");
  expect(setUp({ node: true }).status).toBe(0);
});

test("an npm that runs no scripts at all leads to the command that helps", () => {
  const { status, stderr } = setUp({ node: true }, "mkdir -p node_modules/node");
  expect(status).toBe(1);
  expect(stderr).toContain("npm rebuild --ignore-scripts=false node");
});
