/** Third-party software: every licence is accepted, and what ships is listed. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { ACCEPTED, licenceProblems, SHIPPED } from "../../../src/licences/third-party.ts";
import { readPackages } from "../../../src/node/packages.ts";

test("every package has an accepted licence, and every package that ships has one that may ship", () => {
  const packages = readPackages();
  expect(packages.length).toBeGreaterThan(300);
  expect(licenceProblems(packages)).toEqual([]);
});

test("no licence is accepted without a package that has it", () => {
  const used = new Set(readPackages().map(({ licence }) => licence));
  expect([...ACCEPTED.keys()].filter((licence) => !used.has(licence))).toEqual([]);
});

test("an unknown licence is reported, and a licence for tools on a package that ships", () => {
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

/** What a source file imports when it runs; imports of types are gone by then. */
const importsOf = (path: string) =>
  [
    ...readFileSync(path, "utf8").matchAll(
      /^(?:import|export) (?!type )(?:[^;"]* from )?"([^"]+)"|import\("([^"]+)"\)/gm,
    ),
  ]
    .map(([, fixed, onDemand]) => fixed ?? onDemand!)
    .map((target) => (target.startsWith(".") ? join(path, "..", target) : target));

test("every package that a script of the site imports is listed as shipped", () => {
  const scripts = readdirSync("src", { recursive: true, encoding: "utf8" })
    .filter((path) => /(\.element|service-worker)\.ts$/.test(path))
    .map((path) => join("src", path));
  // A set visits what is added to it on the way.
  const imported = new Set(scripts);
  for (const path of imported) {
    if (path.startsWith("src")) importsOf(path).forEach((target) => imported.add(target));
  }
  const packages = [...imported].filter((path) => !path.startsWith("src"));
  expect(packages).toContain("stemmer");
  expect(packages.filter((name) => !SHIPPED.has(name))).toEqual([]);
});
