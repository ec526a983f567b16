/** An extra tree, the content of a team that hosts the site: what it may contain, and the lines that its authors see. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { buildCatalog } from "../../../src/catalog/build.ts";
import { noteIn } from "../../../src/catalog/host-note.ts";
import { readContent, type SourceText } from "../../../src/catalog/read.ts";
import { readExtra, readFolder } from "../../../src/node/folder.ts";
import { EXTRA } from "../../builds.ts";
import { codeBlocksIn } from "../../code-blocks.ts";
import { problemsOf } from "../content.ts";

const ours = readFolder("content");
const extra = readExtra(EXTRA);
const KIT = "vendors/acme/voice-gateway";
const CODE = `${KIT}/codes/vg-429.yaml`;
const NOTE = "notes/aliyun/nls/40000005.yaml";

const textOf = (path: string) => extra.find((file) => file.path === path)!.text;
/** Problems of our content and the extra tree with another text at a path. */
const problemsWith = (path: string, text: string) => {
  const file: SourceText = { path, text, folder: EXTRA, isExtra: true };
  return problemsOf([...ours, ...extra.filter((other) => other.path !== path), file]);
};

test("the example has no problem, and the README shows files of it", () => {
  expect(problemsOf([...ours, ...extra])).toEqual([]);
  const [, section = ""] =
    /\n## Your own codes beside ours\n([^]*?)\n## /.exec(readFileSync("README.md", "utf8")) ?? [];
  const shown = codeBlocksIn(section).filter(({ language }) => language === "yaml");
  expect(shown).toHaveLength(1);
  for (const { text } of shown) {
    const [, path = "", body = ""] = /^# (\S+)\n([^]*)$/.exec(text) ?? [];
    expect(`${body}\n`).toBe(textOf(path));
  }
});

test("an extra tree adds codes and notes, and leaves our own codes as they are", () => {
  const { codes } = buildCatalog(readContent([...ours, ...extra]).files);
  expect(codes.filter(({ isExtra }) => isExtra).map(({ id }) => id)).toEqual(["acme/voice-gateway/vg-429"]);
  const noted = codes.filter(({ hostNote }) => hostNote);
  expect(noted.map(({ id }) => id).sort()).toEqual(["aliyun/nls/40000004", "aliyun/nls/40000005"]);
  expect(noted.every(({ isExtra }) => !isExtra)).toBe(true);
});

test("a service that we do not cover may be added: its name then means the added vendor", () => {
  const [name = ""] = /words: ([^,\n]+)/.exec(ours.find(({ path }) => path === "other-services.yaml")!.text)!.slice(1);
  const path = "vendors/acme/vendor.yaml";
  const text = textOf(path).replace("[acme]", `[acme, ${name}]`);
  expect(problemsWith(path, text)).toEqual([]);
  const files = [...ours, ...extra.map((file) => (file.path === path ? { ...file, text } : file))];
  const { otherServices } = buildCatalog(readContent(files).files);
  expect(otherServices.flatMap(({ words }) => words)).not.toContain(name);
});

test("a note is shown in the language of the page, or else in the other, which is named", () => {
  const note = { by: "Team", zh: "重启。", en: "Restart it." };
  expect(noteIn(note, "zh")).toEqual({ text: "重启。", language: "zh" });
  expect(noteIn({ by: "Team", en: "Restart it." }, "zh")).toEqual({ text: "Restart it.", language: "en" });
});

const ADVICE = "is already in our content, which an extra tree adds to but cannot change: leave it out";
const CASES: { name: string; path: string; text: string; expected: (string | RegExp)[] }[] = [
  ...["vendors/aliyun/vendor.yaml", "vendors/aliyun/nls/product.yaml", "conditions/token-expired.yaml"].map((path) => ({
    name: `a second ${path}`,
    path,
    text: "",
    expected: [`${path}: ${ADVICE}`],
  })),
  {
    name: "a guide of ours",
    path: "guides/preparing-audio/en.mdx",
    text: "",
    expected: [`guides/preparing-audio/en.mdx: ${ADVICE}`],
  },
  {
    name: "a code of ours",
    path: "vendors/aliyun/nls/codes/40000005.yaml",
    text: "",
    expected: [
      `vendors/aliyun/nls/codes/40000005.yaml: ${ADVICE}, and say what you know of the code in notes/aliyun/nls/40000005.yaml`,
    ],
  },
  {
    name: "a file that only our content has",
    path: "changelog.yaml",
    text: "releases: []",
    expected: [
      "changelog.yaml: is not a place of an extra tree: use vendors/<vendor>/vendor.yaml, vendors/<vendor>/<product>/product.yaml, vendors/<vendor>/<product>/{zh,en}.mdx, vendors/<vendor>/<product>/codes/<slug>.yaml, conditions/<id>.yaml, guides/<slug>/{zh,en}.mdx or notes/<vendor>/<product>/<slug>.yaml",
    ],
  },
  ...["zh", "c", "api", "conditions"].map((name) => ({
    name: `a vendor with the reserved name ${name}`,
    path: `vendors/${name}/vendor.yaml`,
    text: textOf("vendors/acme/vendor.yaml").replace("words: [acme]\n", ""),
    expected: [`vendors/${name}/vendor.yaml:1: \`${name}\` is a reserved name: rename the vendor's folder`],
  })),
  {
    name: "a code that lacks a language",
    path: CODE,
    text: textOf(CODE).replace(", en: The application has used up its channels", ""),
    expected: [`${CODE}:3: \`title.en\` is missing: both languages are required`],
  },
  {
    name: "a code of ours under an alias",
    path: "vendors/aliyun/nls/codes/toomanyrequests.yaml",
    text: textOf(CODE)
      .replace('"VG-429"', '"TooManyRequests"')
      .replace("surface: proxy", "surface: file-transcription")
      .replace("source: runbook", "source: file-faq")
      .replaceAll("网关", "入口")
      .replaceAll("gateway", "entrance")
      .replaceAll("page.", "page again.")
      .replaceAll("申请页", "申请页面"),
    expected: [
      "vendors/aliyun/nls/codes/toomanyrequests.yaml:1: code `TooManyRequests` is already an alias of vendors/aliyun/nls/codes/40000005.yaml",
    ],
  },
  {
    name: "a command with a variable that nobody explains",
    path: CODE,
    text: textOf(CODE).replace("    source: runbook", '        command: ping "$OUR_HOST"\n    source: runbook'),
    expected: [`${CODE}:16: uses \`$OUR_HOST\`: use one that our variables.yaml explains`],
  },
  {
    name: "a note for a code that does not exist",
    path: "notes/aliyun/nls/40000099.yaml",
    text: textOf(NOTE),
    expected: [
      "notes/aliyun/nls/40000099.yaml:1: `aliyun/nls/40000099` is not a code: call the note after the file of a code",
    ],
  },
  {
    name: "a note without a text",
    path: NOTE,
    text: "by: Voice platform team",
    expected: [`${NOTE}:1: \`the file\` has no text: write \`zh\`, \`en\` or both`],
  },
  {
    name: "a note without an author, with an unknown key",
    path: NOTE,
    text: "en: Restart it.\nurl: x",
    expected: [
      `${NOTE}:2: unknown key \`url\`: use one of \`by\`, \`zh\`, \`en\`, \`link\``,
      `${NOTE}:1: \`by\` is missing: add it`,
    ],
  },
];

for (const { name, path, text, expected } of CASES) {
  test(`a problem is reported below the extra folder for ${name}`, () => {
    expect(problemsWith(path, text).sort()).toEqual(expected.map((line) => `${EXTRA}/${String(line)}`).sort());
  });
}

test("our own content has no notes of a host", () => {
  expect(problemsOf([...ours, { path: NOTE, text: textOf(NOTE) }])).toEqual([
    expect.stringContaining(`${NOTE}: is not a place of the content tree`),
  ]);
});

test("what is hidden in the folder is not read", () => {
  const folder = mkdtempSync(join(tmpdir(), "voxerr-hidden-"));
  cpSync(EXTRA, folder, { recursive: true });
  mkdirSync(join(folder, ".git"));
  writeFileSync(join(folder, ".git/config"), "");
  expect(readExtra(folder).map(({ path }) => path)).toEqual(extra.map(({ path }) => path));
  rmSync(folder, { recursive: true });
});

const empty = mkdtempSync(join(tmpdir(), "voxerr-empty-"));
test.afterAll(() => rmSync(empty, { recursive: true }));

for (const [folder, problem] of [
  ["/nowhere/at-all", "is not a folder: create it, or correct the path"],
  ["README.md", "is not a folder: create it, or correct the path"],
  [empty, "has no files: add a vendor or a note, or leave EXTRA_CONTENT out"],
  ["content/vendors", "overlaps content, our own content: name a folder beside it"],
  [".", "overlaps content, our own content: name a folder beside it"],
] as const) {
  test(`the build stops with one line if the folder ${problem}: ${folder.replace(empty, "empty")}`, () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ["src/scripts/check-content.ts"], {
      env: { ...process.env, EXTRA_CONTENT: folder },
      encoding: "utf8",
    });
    expect([status, stdout, stderr]).toEqual([1, "", `EXTRA_CONTENT: ${folder} ${problem}\n`]);
  });
}
