/** Dependencies: exact versions, each with a reason in CONTRIBUTING, and no installation script without approval. */
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
const direct = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };

/** The table of dependencies in CONTRIBUTING. */
const rows = [...readFileSync("CONTRIBUTING.md", "utf8").matchAll(/^\| `([^`]+)`\s*\| ([^|]*) \| ([^|]*) \|$/gm)].map(
  ([, name = "", reason = "", ships = ""]) => ({ name, reason: reason.trim(), ships: ships.trim() }),
);

test("every package with an installation script is allowed or forbidden to run it", () => {
  const names = [...readLockfile()]
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([folder]) => packageName(folder));
  expect(names).toContain("node");
  expect([...new Set(names)].sort()).toEqual(Object.keys(manifest.allowScripts).sort());
});

test("every dependency has an exact version, the one in the lockfile", () => {
  const lockfile = readLockfile();
  expect(Object.keys(direct).length).toBeGreaterThan(10);
  for (const [name, version] of Object.entries(direct)) {
    expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
    expect(lockfile.get(`node_modules/${name}`)?.version, name).toBe(version);
  }
});

test("the table in CONTRIBUTING has exactly the dependencies, each with a reason", () => {
  expect(rows.map(({ name }) => name)).toEqual(Object.keys(direct).sort());
  expect(rows.filter(({ reason }) => reason.length < 15)).toEqual([]);
});

test("the table in CONTRIBUTING says what ships", () => {
  expect(rows.filter(({ ships }) => ships === "yes").map(({ name }) => name)).toEqual([...SHIPPED.keys()]);
  expect(rows.filter(({ ships }) => !["yes", "no"].includes(ships))).toEqual([]);
});
