/** All licences of third-party packages are accepted, and the list of packages that ship is complete. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { ACCEPTED, licenceProblems, SHIPPED } from "../../../src/licences/third-party.ts";
import { readPackages } from "../../../src/node/packages.ts";

test("every package has an accepted licence, and every package that ships has one that allows it", () => {
  const packages = readPackages();
  expect(packages.length).toBeGreaterThan(300);
  expect(licenceProblems(packages)).toEqual([]);
});

test("every accepted licence is in use", () => {
  const used = new Set(readPackages().map(({ licence }) => licence));
  expect([...ACCEPTED.keys()].filter((licence) => !used.has(licence))).toEqual([]);
});

test("unknown licences are reported, and licences that may not ship on packages that do", () => {
  const problems = licenceProblems([
    { name: "good", version: "1.0.0", licence: "MIT" },
    { name: "bad", version: "2.1.0", licence: "GPL-3.0-only" },
    { name: "tool", version: "1.0.0", licence: "MPL-2.0" },
    { name: "stemmer", version: "9.0.0", licence: "MPL-2.0" },
  ]);
  expect(problems).toEqual([
    'bad 2.1.0: the licence "GPL-3.0-only" is not accepted',
    "stemmer 9.0.0: MPL-2.0 may not ship",
  ]);
});

/** Modules that a source file imports at run time, without imports of types. */
const importsOf = (path: string) =>
  [
    ...readFileSync(path, "utf8").matchAll(
      /^(?:import|export) (?!type )(?:[^;"]* from )?"([^"]+)"|import\("([^"]+)"\)/gm,
    ),
  ]
    // `?worker&url` asks for the address of a worker.
    .map(([, statically, dynamically = ""]) => (statically ?? dynamically).replace(/\?.*$/, ""))
    .map((target) => (target.startsWith(".") ? join(path, "..", target) : target));

test("every package that a script of the site imports is listed as shipped", () => {
  const scripts = readdirSync("src", { recursive: true, encoding: "utf8" })
    .filter((path) => /(\.element|service-worker)\.ts$/.test(path))
    .map((path) => join("src", path));
  // The loop also visits what is added to the set meanwhile.
  const imported = new Set(scripts);
  for (const path of imported) {
    if (path.startsWith("src")) importsOf(path).forEach((target) => imported.add(target));
  }
  const packages = [...imported].filter((path) => !path.startsWith("src"));
  expect(packages).toContain("stemmer");
  expect(packages.filter((name) => !SHIPPED.has(name))).toEqual([]);
});
