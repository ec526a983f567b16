/** `npm run review`: a page is printed with everything that a second reader checks, and a draw can be repeated. */
import { spawnSync } from "node:child_process";
import { expect, test } from "@playwright/test";
import { codesBelow, drawSample, QUESTIONS, reviewOf } from "../../../src/authoring/review.ts";
import { statementsOf } from "../../../src/catalog/statements.ts";
import { objectsIn } from "../../../src/catalog/walk.ts";
import { LOCALES } from "../../../src/schema/taxonomy.ts";
import { catalogOf } from "../content.ts";

const catalog = catalogOf("content");
const kit = catalogOf("tests/fixtures/shapes");
const pageOf = (slug: string) => reviewOf(codesBelow(`example/kit/${slug}`, kit));

test("the questions come first, then each page with its number", () => {
  const text = reviewOf(kit.codes);
  expect(text.startsWith("Ask of every page:\n  1. ")).toBe(true);
  expect(text.indexOf(QUESTIONS.at(-1)!)).toBeLessThan(text.indexOf("━━━ 1 of"));
  expect(text.match(/^━━━ \d+ of \d+ ━━━ /gm)).toHaveLength(kit.codes.length);
});

test("a page is printed line by line", () => {
  const code = structuredClone(codesBelow("example/kit/17", kit)[0]!);
  code.variants[0]!.messages = ["No"];
  code.variants[0]!.meaning.basis = "vendor";
  Object.assign(code.variants[0]!.fixes[0]!, {
    command: 'ls "$FOLDER"\npwd',
    needs: [{ name: "FOLDER", zh: "文件夹", en: "the folder" }],
    link: "https://host.example/",
  });
  expect(
    reviewOf([code])
      .split("\n")
      .slice(QUESTIONS.length + 2),
  ).toEqual([
    "━━━ 1 of 1 ━━━ example/kit/17",
    "vendors/example/kit/codes/17.yaml",
    "17 · ERR_JOIN_REJECTED · error",
    "also ERR_JOIN_CHANNEL_REJECTED (older)",
    "title",
    "  zh  第 8 种错误",
    "  en  Failure 8",
    "VERDICT category service · retry backoff · owner vendor — from condition general",
    "  condition general · service · backoff · vendor",
    "    title",
    "      zh  一般失败",
    "      en  General failure",
    "    meaning",
    "      zh  服务失败。",
    "      en  The service failed.",
    "    cause 1",
    "      zh  过载。",
    "      en  Overload.",
    "    fix 1",
    "      zh  稍后重试。",
    "      en  Retry later.",
    "CASE sdk · surface sdk · ERR_JOIN_REJECTED_IOS · ios · source header",
    "  message “No”",
    "  meaning [vendor · header]",
    "    zh  第 8 种失败。",
    "    en  It failed in way 8.",
    "  fix 1 [inferred]",
    "    zh  再试 8 次。",
    "    en  Try 8 times.",
    '    $ ls "$FOLDER"',
    "      pwd",
    "    $FOLDER: 文件夹 / the folder",
    "    https://host.example/",
    "ticket asks for: 版本 / Version",
    "ticket asks for: 日志 / Log",
    "asked: ",
    "source header · no date · official · en · Example",
    "  zh  头文件",
    "  en  Header",
    "",
  ]);
});

test("what a code decides by itself is told apart from what its condition says", () => {
  const own = structuredClone(codesBelow("example/kit/17", kit)[0]!);
  own.retry = "never";
  own.reason = { zh: "理由。", en: "A reason." };
  expect(reviewOf([own])).toContain("retry never (the code's own) · owner vendor — from condition general\n  reason\n");
  expect(pageOf("0")).toContain(
    "VERDICT category none · retry ignore · owner none — the code's own, without a condition",
  );
});

test("the text of a condition is printed once", () => {
  const text = reviewOf(kit.codes.filter(({ condition }) => condition?.id === "general"));
  expect(text.match(/The service failed\./g)).toHaveLength(1);
  expect(text).toMatch(/\n {2}condition general: printed at example\/kit\/\S+\n/);
});

test("no sentence, message, command or source of any page is left out", () => {
  for (const product of catalog.products) {
    const text = reviewOf(product.codes);
    for (const code of product.codes) {
      const conditions = [code.condition, ...code.conditionByVariant.values()].map((condition) => ({
        ...condition,
        codes: [],
        asked: [],
      }));
      const texts = objectsIn([statementsOf(code), code.reason, code.title, conditions])
        .map(({ value }) => value as Partial<Record<string, unknown>>)
        .flatMap((value) => [...LOCALES.map((locale) => value[locale]), value["link"]]);
      const literals = code.variants.flatMap(({ label, messages, title, source }) => [
        label,
        ...messages,
        title?.zh,
        source,
      ]);
      const missing = [...texts, ...literals].filter((part) => typeof part === "string" && !text.includes(part));
      expect(missing, code.id).toEqual([]);
    }
  }
});

test("an id stands for one code, a product or a vendor, and not for a product whose name begins like it", () => {
  expect(codesBelow("aliyun/nls/41050008", catalog).map(({ code }) => code)).toEqual(["41050008"]);
  expect(codesBelow("aliyun", catalog).length).toBeGreaterThan(50);
  expect(codesBelow("aliyun/nl", catalog)).toEqual([]);
  expect(codesBelow("aliyun/nls/4105000", catalog)).toEqual([]);
});

test("a sample is in order, has no item twice, depends on its seed alone, and reaches every item", () => {
  const items = Array.from({ length: 100 }, (_, index) => index);
  const sample = drawSample(items, 10, 7);
  expect(sample).toHaveLength(10);
  expect([...new Set(sample)].sort((a, b) => a - b)).toEqual(sample);
  expect(drawSample(items, 10, 7)).toEqual(sample);
  expect(drawSample(items, 10, 8)).not.toEqual(sample);
  expect(drawSample(items, 200, 7)).toEqual(items);
  const drawn = new Set(items.flatMap((seed) => drawSample(items, 10, seed)));
  expect(drawn.size).toBe(100);
});

test("the command prints a sample and how to draw it again, and explains a wrong id or number", () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, ["src/scripts/review.ts", ...args], { encoding: "utf8" });
  const { status, stdout } = run("aliyun/nls", "--sample", "3", "--seed", "7");
  expect(status).toBe(0);
  expect(stdout).toMatch(/^Drawn: 3 of \d+ codes\. --seed 7 draws them again\.\n/);
  expect(stdout.match(/^━━━ /gm)).toHaveLength(3);
  expect(run("aliyun/nlx").stderr).toMatch(
    /^aliyun\/nlx has no codes: name a product \(.*aliyun\/nls.*\) or one of its codes/,
  );
  expect(run("aliyun/nls", "--sample", "many")).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/^--sample and --seed are whole numbers\nUsage: npm run review -- .+\n$/),
  });
});
