/** Installing packages in a fresh checkout, with a fake npm that logs its arguments. */
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { expect, test } from "@playwright/test";

const SETUP = resolve("src/scripts/setup.mjs");
/** Shell command of a fake npm that installs the one package that the setup checks for. */
const INSTALLS_NODE = "mkdir -p node_modules/node/bin";
let folder: string;

test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "setup-"));
  mkdirSync(join(folder, "bin"));
});
test.afterEach(() => rmSync(folder, { recursive: true }));

/** Runs the setup in a project with these approvals; returns the arguments of all npm calls so far. */
function runSetup(allowScripts: Record<string, boolean>, npm = INSTALLS_NODE, lockfile: object = {}) {
  writeFileSync(join(folder, "package.json"), JSON.stringify({ allowScripts }));
  writeFileSync(join(folder, "package-lock.json"), JSON.stringify(lockfile));
  const program = join(folder, "bin", "npm");
  writeFileSync(program, `#!/bin/sh\necho "$@" >> calls\n${npm}\n`);
  chmodSync(program, 0o755);
  const env = { ...process.env, PATH: `${join(folder, "bin")}${delimiter}${process.env["PATH"]}` };
  const { status, stderr } = spawnSync(process.execPath, [SETUP], { cwd: folder, env, encoding: "utf8" });
  const calls = existsSync(join(folder, "calls")) ? readFileSync(join(folder, "calls"), "utf8").trim().split("\n") : [];
  return { status, stderr, calls };
}

test("packages are installed without scripts, then the scripts of approved packages run", () => {
  const { status, calls } = runSetup({ node: true, esbuild: false, other: true });
  expect(status).toBe(0);
  expect(calls).toHaveLength(2);
  expect(calls[0]).toMatch(/^ci --ignore-scripts /);
  expect(calls[1]).toMatch(/^rebuild .* node other$/);
});

test("no script runs if no package is approved", () => {
  const { status, calls } = runSetup({ node: false });
  expect(status).toBe(0);
  expect(calls).toHaveLength(1);
  expect(calls[0]).toMatch(/^ci --ignore-scripts /);
});

test("nothing is installed again until an approval changes", () => {
  runSetup({ node: true, other: false });
  expect(runSetup({ node: true, other: false }).calls).toHaveLength(2);
  expect(runSetup({ node: true, other: true }).calls).toHaveLength(4);
});

test("an installation by npm ci is accepted if it has every package of the lockfile in its version", () => {
  mkdirSync(join(folder, "node_modules/node/bin"), { recursive: true });
  const packages = {
    "": {},
    "node_modules/node": { integrity: "a" },
    "node_modules/win": { integrity: "b", optional: true },
  };
  const installed = (integrity: string) =>
    writeFileSync(
      join(folder, "node_modules/.package-lock.json"),
      JSON.stringify({ packages: { "node_modules/node": { integrity } } }),
    );
  installed("a");
  expect(runSetup({ node: true }, INSTALLS_NODE, { packages }).calls).toEqual([]);
  installed("other");
  expect(runSetup({ node: true }, INSTALLS_NODE, { packages }).calls).toHaveLength(2);
});

test("a failed installation is reported and does not count as done", () => {
  const failed = runSetup({ node: true }, `${INSTALLS_NODE}; exit 1`);
  expect(failed.status).toBe(1);
  expect(failed.stderr).toContain("npm ci failed");
  expect(runSetup({ node: true }).status).toBe(0);
});

test("if npm is configured to run no scripts, the error gives the command that runs the required one", () => {
  const { status, stderr } = runSetup({ node: true }, "mkdir -p node_modules/node");
  expect(status).toBe(1);
  expect(stderr).toContain("npm rebuild --ignore-scripts=false node");
});
