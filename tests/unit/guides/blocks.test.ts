/** The programs and commands of all guides are complete, safe to paste and the same in both languages. */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { LOCALES } from "../../../src/schema/taxonomy.ts";
import { blocksOf, run } from "./programs.ts";

const GUIDES = readdirSync("content/guides");
const SHELL_BLOCKS = GUIDES.flatMap((guide) =>
  LOCALES.flatMap((locale) => blocksOf(guide, locale, "bash").map((block) => ({ page: `${guide}/${locale}`, block }))),
);
/** A program without its comments, which are written in the language of the guide. */
const withoutComments = (program: string) =>
  program
    .split("\n")
    .map((line) => line.replace(/(?:^|\s)(?:\/\/|#|\/\*\*) .*$/, "").trimEnd())
    .join("\n");

test("every shell block parses and has no placeholder that would be a redirection", () => {
  const problems = SHELL_BLOCKS.flatMap(({ page, block }) => {
    const { status, stderr } = spawnSync("bash", ["-n"], { input: block, encoding: "utf8" });
    const [placeholder = ""] = /<[a-z][a-z -]*>/i.exec(block) ?? [];
    return [status === 0 ? "" : stderr, placeholder].filter(Boolean).map((problem) => `${page}: ${problem}`);
  });
  expect(SHELL_BLOCKS.length).toBeGreaterThan(10);
  expect(problems).toEqual([]);
});

test("every variable of a shell block is set there, by the reader or by the system", () => {
  const setElsewhere = new Set(["TOKEN", "PWD", "IMAGE_ROOT", "DATA_DIR"]);
  const problems = SHELL_BLOCKS.flatMap(({ page, block }) =>
    [...block.matchAll(/\$\{?([A-Z][A-Z_]+)/g)]
      .filter(([, name = ""]) => !setElsewhere.has(name) && !new RegExp(`^${name}=`, "m").test(block))
      .map(([, name]) => `${page}: ${name} is never set`),
  );
  expect(problems).toEqual([]);
});

for (const language of ["js", "bash", "bat", "html", "xml", "kotlin", "swift", "ini"]) {
  test(`${language} blocks are the same in both languages except for comments`, () => {
    let count = 0;
    for (const guide of GUIDES) {
      const [first = [], second] = LOCALES.map((locale) => blocksOf(guide, locale, language).map(withoutComments));
      expect(first, guide).toEqual(second);
      count += first.length;
    }
    expect(count).toBeGreaterThan(0);
  });
}

test("every JavaScript block is a complete module", async () => {
  const blocks = GUIDES.flatMap((guide) => blocksOf(guide, LOCALES[0], "js").map((text) => ({ guide, text })));
  expect(blocks.length).toBeGreaterThan(10);
  const files = Object.fromEntries(blocks.map(({ text }, at) => [`${at}.mjs`, text]));
  const outcomes = await Promise.all(blocks.map((_, at) => run(["node", "--check", `${at}.mjs`], { files })));
  expect(outcomes.map(({ stderr }) => stderr).filter(Boolean)).toEqual([]);
});
