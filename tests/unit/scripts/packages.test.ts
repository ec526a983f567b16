/** Dependencies have exact versions, a reason in CONTRIBUTING, and no install script without approval. */
import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { SHIPPED } from "../../../src/licences/third-party.ts";
import { packageName, readLockfile } from "../../../src/node/packages.ts";

const manifest = JSON.parse(readFileSync("package.json", "utf8")) as {
  allowScripts: Record<string, boolean>;
  dependencies?: Record<string, string>;
  devDependencies: Record<string, string>;
  optionalDependencies?: Record<string, string>;
};
const dependencies = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };

/** The table of dependencies in CONTRIBUTING. */
const rows = [...readFileSync("CONTRIBUTING.md", "utf8").matchAll(/^\| `([^`]+)`\s*\| ([^|]*) \| ([^|]*) \|$/gm)].map(
  ([, name = "", reason = "", ships = ""]) => ({ name, reason: reason.trim(), ships: ships.trim() }),
);

test("every package with an install script is explicitly allowed or forbidden to run it", () => {
  const names = [...readLockfile()]
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([folder]) => packageName(folder));
  expect(names).toContain("node");
  expect([...new Set(names)].sort()).toEqual(Object.keys(manifest.allowScripts).sort());
});

test("every dependency has the exact version that is in the lockfile", () => {
  const lockfile = readLockfile();
  expect(Object.keys(dependencies).length).toBeGreaterThan(10);
  for (const [name, version] of Object.entries(dependencies)) {
    expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
    expect(lockfile.get(`node_modules/${name}`)?.version, name).toBe(version);
  }
});

test("the table in CONTRIBUTING lists every dependency with a reason", () => {
  expect(rows.map(({ name }) => name)).toEqual(Object.keys(dependencies).sort());
  expect(rows.filter(({ reason }) => reason.length < 15)).toEqual([]);
});

test("the table in CONTRIBUTING says which packages ship", () => {
  expect(rows.filter(({ ships }) => ships === "yes").map(({ name }) => name)).toEqual([...SHIPPED.keys()]);
  expect(rows.filter(({ ships }) => !["yes", "no"].includes(ships))).toEqual([]);
});
