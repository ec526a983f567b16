/** What README and CONTRIBUTING promise: scripts, files and headings that exist, licences that say the same everywhere. */
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";

const PAPERS = ["README.md", "CONTRIBUTING.md", ".github/pull_request_template.md"];

const { scripts, license } = JSON.parse(readFileSync("package.json", "utf8")) as {
  scripts: Record<string, string>;
  license: string;
};
const read = (paper: string) => readFileSync(paper, "utf8");

/** Scripts that npm runs without `run`. */
const OWN = ["start", "test"];
const scriptsIn = (text: string) => [
  ...[...text.matchAll(/\bnpm run (?:-s )?([a-z][a-z:-]*)/g)].map(([, name]) => name!),
  ...OWN.filter((name) => new RegExp(`\\bnpm ${name}\\b`).test(text)),
];

/** Files by name in code spans: those that begin with a folder of the project, without placeholders. */
const filesIn = (text: string) =>
  [...text.matchAll(/`((?:content|src|tests|public|\.github)\/[^`\s]*)`/g)]
    .map(([, path]) => path!)
    .filter((path) => !/[<*{]/.test(path));

/** Targets of Markdown links that are files of the project. */
const linksIn = (text: string) =>
  [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target!).filter((target) => !/^[a-z]+:/.test(target));

/** The anchor that hosts give a heading. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, "")
    .trim()
    .replace(/\s/g, "-");

for (const paper of PAPERS) {
  test(`${paper} names only scripts that npm knows`, () => {
    const named = scriptsIn(read(paper));
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => !scripts[name])).toEqual([]);
  });

  test(`${paper} names only files that exist`, () => {
    const named = filesIn(read(paper));
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((path) => !existsSync(path))).toEqual([]);
  });

  test(`${paper} links only files and headings that exist`, () => {
    const broken = linksIn(read(paper)).filter((target) => {
      const [file = "", anchor] = target.split("#");
      const linked = file || paper;
      if (!existsSync(linked)) return true;
      const headings = [...read(linked).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchorOf(heading!));
      return anchor !== undefined && !headings.includes(anchor);
    });
    expect(broken).toEqual([]);
  });
}

test("the licence of the code is the same in package.json and LICENSE, and that of the text is linked", () => {
  expect(license).toBe("MIT");
  expect(read("LICENSE")).toMatch(/^MIT License\n\nCopyright \(c\) 2026 VoxErr contributors\n/);
  expect(read("LICENSE-CONTENT")).toContain("https://creativecommons.org/licenses/by/4.0/");
  expect(linksIn(read("CONTRIBUTING.md"))).toEqual(expect.arrayContaining(["LICENSE", "LICENSE-CONTENT"]));
});

test("CONTRIBUTING begins in Chinese and tells every way to contribute", () => {
  const headings = [...read("CONTRIBUTING.md").matchAll(/^## (.+)$/gm)].map(([, heading]) => heading!);
  expect(headings[0]).toMatch(/^\p{Script=Han}+$/u);
  for (const subject of [/code/, /condition/, /vendor/, /language/, /^Review/, /^Commits/, /permanent/]) {
    expect(
      headings.some((heading) => subject.test(heading)),
      String(subject),
    ).toBe(true);
  }
});
