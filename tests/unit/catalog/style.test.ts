/** Phrases that native writers avoid are found in examples, and do not occur in the texts of the site. */
import { expect, test } from "@playwright/test";
import { idiomsBelow, idiomsIn } from "../../../src/catalog/style.ts";
import { readFolder } from "../../../src/node/folder.ts";
import { messages } from "../../../src/i18n/messages.ts";
import { LOCALES, type Locale } from "../../../src/schema/taxonomy.ts";
import { catalogOf } from "../content.ts";

for (const [locale, text, idiom] of [
  ["en", "Log the `task` you really send.", "really"],
  ["en", "Let ffprobe read the structure.", "Let f"],
  ["en", "Check it. Let the user speak.", ". Let t"],
  ["en", "Open Settings, Privacy.", "Settings, P"],
  ["zh", "一个程序服务几个应用的，先记下。", "用的，"],
  ["zh", "检查那里的日志。", "那里"],
  ["zh", "看开关是不是开着。", "是不是"],
  ["zh", "在您的程序里运行。", "您"],
] as const) {
  test(`an idiom is found in “${text}”`, () => expect(idiomsIn(text, locale).map(({ text }) => text)).toEqual([idiom]));
}

test("quotations and plain words are ignored", () => {
  expect(idiomsIn("The label “really” and `Let x` are literal.", "en")).toEqual([]);
  expect(idiomsIn("Run ffprobe. Let us know.", "en")).toEqual([]);
  expect(idiomsIn("标签“那里的，”照录原文，目的，是说明。", "zh")).toEqual([]);
  expect(idiomsBelow({ asked: ["really"], label: { zh: "那里" }, title: { zh: "那里", en: "x" } })).toHaveLength(1);
});

test("codes, conditions and products have no idioms", () => {
  const { codes, conditions, products } = catalogOf("content");
  const idioms = [
    ...codes.map(({ id, title, reason, variants, notes }) => ({ id, texts: { title, reason, variants, notes } })),
    ...conditions.map(({ id, codes: _codes, ...texts }) => ({ id, texts })),
    ...products.map(({ id, codes: _codes, vendor: _vendor, ...texts }) => ({ id, texts })),
  ].flatMap(({ id, texts }) => idiomsBelow(texts).map(({ text, at }) => `${id} ${at.join(".")}: ${text}`));
  expect(idioms).toEqual([]);
});

test("guides and introductions have no idioms", () => {
  const idioms = readFolder("content")
    .filter(({ path }) => path.endsWith(".mdx"))
    .flatMap(({ path, text }) => {
      const prose = text.replace(/^ *```[^]*?^ *```$/gm, "");
      const locale = LOCALES.find((name) => path.endsWith(`/${name}.mdx`))!;
      return prose.split("\n").flatMap((line) => idiomsIn(line, locale).map((idiom) => `${path}: ${idiom.text}`));
    });
  expect(idioms).toEqual([]);
});

/** Every text of the interface. Functions are returned as source text. */
function textsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "function") return [String(value)];
  return value !== null && typeof value === "object" ? Object.values(value).flatMap(textsOf) : [];
}

for (const locale of LOCALES satisfies readonly Locale[]) {
  test(`the interface has no idioms: ${locale}`, () => {
    const texts = textsOf(messages(locale));
    expect(texts.length).toBeGreaterThan(200);
    expect(texts.flatMap((text) => idiomsIn(text, locale).map((idiom) => `${idiom.text}: ${text}`))).toEqual([]);
  });
}
