/** README, CONTRIBUTING and the pull request template name only scripts, files and headings that exist. */
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";

const DOCUMENTS = ["README.md", "CONTRIBUTING.md", ".github/pull_request_template.md"];

const { scripts, license } = JSON.parse(readFileSync("package.json", "utf8")) as {
  scripts: Record<string, string>;
  license: string;
};
const read = (path: string) => readFileSync(path, "utf8");

/** npm scripts named in a text: after `npm run`, or `npm start` and `npm test`. */
const scriptsIn = (text: string) =>
  [...text.matchAll(/\bnpm (?:run (?:-s )?([a-z][a-z:-]*)|(start|test)\b)/g)].map(
    ([, name, shorthand]) => name ?? shorthand!,
  );

/** Files of the project in code spans, except paths with placeholders. */
const filesIn = (text: string) =>
  [...text.matchAll(/`((?:content|docs|src|tests|public|\.github)\/[^`\s]*)`/g)]
    .map(([, path]) => path!)
    .filter((path) => !/[<*{]/.test(path));

/** Targets of Markdown links to the project itself. */
const linksIn = (text: string) =>
  [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target!).filter((target) => !/^[a-z]+:/.test(target));

/** The anchor that code hosts give to a heading. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, "")
    .trim()
    .replace(/\s/g, "-");

for (const path of DOCUMENTS) {
  const text = read(path);

  test(`every npm script named in ${path} exists`, () => {
    const named = scriptsIn(text);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => !scripts[name])).toEqual([]);
  });

  test(`every file named in ${path} exists`, () => {
    const named = filesIn(text);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((file) => !existsSync(file))).toEqual([]);
  });

  test(`every link in ${path} leads to a file or heading that exists`, () => {
    const broken = linksIn(text).filter((target) => {
      const [file = "", anchor] = target.split("#");
      const linked = file || path;
      if (!existsSync(linked)) return true;
      const headings = [...read(linked).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchorOf(heading!));
      return anchor !== undefined && !headings.includes(anchor);
    });
    expect(broken).toEqual([]);
  });
}

test("package.json, LICENSE and LICENSE-CONTENT agree on the licences, and CONTRIBUTING links both files", () => {
  expect(license).toBe("MIT");
  expect(read("LICENSE")).toMatch(/^MIT License\n\nCopyright \(c\) 2026 VoxErr contributors\n/);
  expect(read("LICENSE-CONTENT")).toContain("https://creativecommons.org/licenses/by/4.0/");
  expect(linksIn(read("CONTRIBUTING.md"))).toEqual(expect.arrayContaining(["LICENSE", "LICENSE-CONTENT"]));
});
