/** What the project depends on: few packages, each with a reason, none of which does anything at installation unapproved. */
import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { nameAt, readLockfile } from "../../../src/commands/packages.ts";
import { SHIPPED } from "../../../src/licences/policy.ts";

interface Manifest {
  allowScripts: Record<string, boolean>;
  dependencies?: Record<string, string>;
  devDependencies: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}
const manifest = JSON.parse(readFileSync("package.json", "utf8")) as Manifest;
const direct = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };

/** Rows of the table of dependencies in CONTRIBUTING: package, reason, what of it ships. */
const rows = [...readFileSync("CONTRIBUTING.md", "utf8").matchAll(/^\| `([^`]+)`\s*\| ([^|]*) \| ([^|]*) \|$/gm)].map(
  ([, name = "", reason = "", ships = ""]) => ({ name, reason: reason.trim(), ships: ships.trim() }),
);

test("every package that wants to run a script at installation has been decided on", () => {
  const wanting = Object.entries(readLockfile())
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([place]) => nameAt(place));
  expect(wanting).toContain("node");
  expect([...new Set(wanting)].sort()).toEqual(Object.keys(manifest.allowScripts).sort());
});

test("every version is exact, and the lockfile has the same", () => {
  const lock = readLockfile();
  expect(Object.keys(direct).length).toBeGreaterThan(10);
  for (const [name, version] of Object.entries(direct)) {
    expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
    expect(lock[`node_modules/${name}`]?.version, name).toBe(version);
  }
});

test("every dependency has its reason in CONTRIBUTING, and no row is left of one that went", () => {
  expect(rows.map(({ name }) => name)).toEqual(Object.keys(direct).sort());
  expect(rows.filter(({ reason }) => reason.length < 15)).toEqual([]);
});

test("the table says of every dependency whether something of it ships", () => {
  const shipping = rows.filter(({ ships }) => ships === "yes").map(({ name }) => name);
  expect(shipping).toEqual(
    Object.keys(SHIPPED)
      .filter((name) => Object.hasOwn(direct, name))
      .sort(),
  );
  expect(rows.filter(({ ships }) => !["yes", "no"].includes(ships))).toEqual([]);
});
