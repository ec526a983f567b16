/** Whose work the site is built with, and whether it may be. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { readPackages } from "../../../src/commands/packages.ts";
import { isAcceptable } from "../../../src/licences/expression.ts";
import {
  groupByLicence,
  licenceProblems,
  licencesFile,
  type Notice,
  type Package,
} from "../../../src/licences/judge.ts";
import { ANYWHERE, SHIPPED, TOOLS_ONLY } from "../../../src/licences/policy.ts";

const isMit = (licence: string) => licence === "MIT";
const one = (name: string, licence: string | undefined, version = "1.0.0"): Package => ({
  name,
  version,
  licence,
  isInstalled: true,
});

test("of an OR one side is enough, of an AND both are asked for", () => {
  expect(isAcceptable("MIT", isMit)).toBe(true);
  expect(isAcceptable("(MIT OR GPL-3.0-only)", isMit)).toBe(true);
  expect(isAcceptable("GPL-3.0-only OR MIT", isMit)).toBe(true);
  expect(isAcceptable("MIT AND GPL-3.0-only", isMit)).toBe(false);
  expect(isAcceptable("GPL-3.0-only AND MIT", isMit)).toBe(false);
  expect(isAcceptable("MIT AND (GPL-3.0-only OR MIT)", isMit)).toBe(true);
  expect(isAcceptable("GPL-3.0-only OR MIT AND GPL-3.0-only", isMit)).toBe(false);
  expect(isAcceptable("MIT WITH Some-exception", isMit)).toBe(true);
});

test("what is no licence expression is not accepted", () => {
  for (const text of [
    "",
    "()",
    "(MIT",
    "MIT)",
    "MIT OR",
    "OR MIT",
    "MIT MIT",
    "MIT, ISC",
    "SEE LICENSE IN MIT",
    "AND",
  ]) {
    expect(isAcceptable(text, isMit), text).toBe(false);
  }
});

test("a licence that is not on the list is caught, by name and version", () => {
  expect(licenceProblems([one("good", "MIT"), one("bad", "GPL-3.0-only", "2.1.0")], {})).toEqual([
    "bad 2.1.0 is under GPL-3.0-only, which src/licences/policy.ts does not accept",
  ]);
});

test("a package that states no licence is caught", () => {
  expect(licenceProblems([one("silent", undefined)], {})).toEqual(["silent 1.0.0 states no licence"]);
});

test("a tool may be under a licence that what ships may not", () => {
  const tool = one("tool", "MPL-2.0");
  expect(licenceProblems([tool], {})).toEqual([]);
  expect(licenceProblems([tool], { tool: "its script" })).toEqual([
    "tool 1.0.0 is under MPL-2.0, which is accepted of tools only, but it ships: its script",
  ]);
});

test("what is said to ship has to be installed", () => {
  expect(licenceProblems([{ ...one("gone", "MIT"), isInstalled: false }], { gone: "its script" })).toEqual([
    "gone is said to ship in src/licences/policy.ts but is not installed",
  ]);
});

test("packages stand in the same order whatever order they come in, the most used licence first", () => {
  const packages = [one("c", "ISC"), one("b", "MIT"), one("a", "MIT", "2.0.0"), one("a", "MIT", "1.0.0")];
  const expected = [
    ["MIT", ["a 1.0.0", "a 2.0.0", "b 1.0.0"]],
    ["ISC", ["c 1.0.0"]],
  ];
  for (const order of [packages, packages.toReversed()]) {
    const groups = groupByLicence(order);
    expect(groups.map(([licence, group]) => [licence, group.map(({ name, version }) => `${name} ${version}`)])).toEqual(
      expected,
    );
  }
});

test("the file of licences holds every text, in the same order and with the same line ends everywhere", () => {
  const notice = (name: string, text: string): Notice => ({ ...one(name, "MIT"), texts: [{ file: "LICENSE", text }] });
  const notices = [notice("b", "Text of b\r\nin two lines\r\n"), notice("a", "Text of a")];
  const shipped = { a: "its script", b: "its style" };
  const file = licencesFile(notices, shipped);
  expect(file).toBe(licencesFile(notices.toReversed(), shipped));
  expect(file.indexOf("Text of a")).toBeGreaterThan(0);
  expect(file.indexOf("Text of b\nin two lines")).toBeGreaterThan(file.indexOf("Text of a"));
  expect(file).toContain("b 1.0.0 (MIT)\nHere: its style");
  expect(() => licencesFile([{ ...one("c", "MIT"), texts: [] }], { c: "x" })).toThrow(
    "c 1.0.0 ships but brings no licence text",
  );
});

test("every package of this project is under a licence that it accepts", () => {
  const packages = readPackages();
  expect(packages.length).toBeGreaterThan(300);
  expect(licenceProblems(packages)).toEqual([]);
});

test("no licence is accepted that nobody needs", () => {
  const used = new Set(readPackages().flatMap(({ licence }) => licence?.match(/[A-Za-z0-9.-]+/g) ?? []));
  const accepted = [...Object.keys(ANYWHERE), ...Object.keys(TOOLS_ONLY)];
  expect(accepted.filter((licence) => !used.has(licence))).toEqual([]);
});

/** What a source file imports when it runs: types are gone by then. */
const importsOf = (path: string) =>
  [...readFileSync(path, "utf8").matchAll(/^(?:import|export)\s(?!type\b)[^;]*?from\s+"([^"]+)"|import\("([^"]+)"\)/gm)]
    .map(([, target, loaded]) => target ?? loaded!)
    .map((target) => (target.startsWith(".") ? join(path, "..", target) : target));

test("every package that a browser's script imports is listed as shipping", () => {
  const scripts = readdirSync("src", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".element.ts") || name === "offline/worker.ts")
    .map((name) => join("src", name));
  const seen = new Set<string>();
  const packages = new Set<string>();
  const follow = (path: string) => {
    if (seen.has(path)) return;
    seen.add(path);
    for (const target of importsOf(path)) {
      if (target.startsWith("src")) follow(target);
      else packages.add(/^(?:@[^/]+\/)?[^/]+/.exec(target)![0]);
    }
  };
  scripts.forEach(follow);
  expect(scripts.length).toBeGreaterThan(5);
  expect([...packages]).toContain("stemmer");
  expect([...packages].filter((name) => !Object.hasOwn(SHIPPED, name))).toEqual([]);
});
