/** Markdown pages contain everything that HTML pages do, and no accidental markup. */
import { expect, test } from "@playwright/test";
import { codeMarkdown } from "../../../src/markdown/code.ts";
import {
  conditionMarkdown,
  guideMarkdown,
  llmsText,
  productMarkdown,
  replaceComponents,
} from "../../../src/markdown/pages.ts";
import { codeBlock, codeSpan, link, prose, toFile } from "../../../src/markdown/write.ts";
import { catalogOf } from "../content.ts";

const catalog = catalogOf("content");
const absolute = (path: string) => `https://voxerr.example${path}`;

test("prose is escaped outside code spans, and code delimiters are longer than the backticks inside", () => {
  expect(prose("a*b `x*y` <c> [d]")).toBe("a\\*b `x*y` \\<c> \\[d\\]");
  expect(prose("under_scored _emphasis_")).toBe("under_scored \\_emphasis\\_");
  expect(codeSpan("a`b")).toBe("``a`b``");
  expect(codeSpan("`a")).toBe("`` `a ``");
  expect(codeBlock("```\nx", "  ")).toEqual(["  ````", "  ```", "  x", "  ````"]);
  expect(link("a", "https://host.example/(x) y")).toBe("[a](https://host.example/%28x%29%20y)");
});

for (const locale of ["zh", "en"] as const) {
  test(`every code's Markdown (${locale}) has its messages, meanings, steps, commands, notes and sources`, () => {
    for (const code of catalog.codes) {
      const text = codeMarkdown(code, { locale, absolute });
      const expected = [
        prose(code.title[locale]),
        `<https://voxerr.example/${code.id}/>`,
        ...code.variants.flatMap(({ messages, meaning, fixes, values }) => [
          ...messages.map(codeSpan),
          prose(meaning[locale]),
          ...fixes.flatMap((fix) => [prose(fix[locale]), ...(fix.command?.trim().split("\n") ?? [])]),
          ...values.map((value) => codeSpan(value.literal)),
        ]),
        ...code.notes.map((note) => prose(note[locale])),
        ...code.related.map((other) => `/${locale}/${other.id}/index.md`),
      ];
      expect(
        expected.filter((part) => !text.includes(part)),
        code.id,
      ).toEqual([]);
      expect(text, code.id).not.toMatch(/\[object Object/);
    }
  });
}

for (const locale of ["zh", "en"] as const) {
  test(`every product's Markdown (${locale}) has its codes, introduction, logs, ranges, editions, evidence and sources`, () => {
    for (const product of catalog.products) {
      const text = productMarkdown(product, "## Part\n\nText", { locale, absolute });
      const { codes, ranges, editions, evidence, sources, logs } = product;
      const expected = [
        `# ${prose(product.vendor.name[locale])} · ${prose(product.name[locale])}\n\n${prose(product.summary[locale])}\n`,
        "\n### Part\n\nText\n",
        ...(product.leftOut ? [prose(product.leftOut[locale])] : []),
        ...codes.map(({ id }) => `/${locale}/${id}/index.md`),
        ...logs.samples.map((sample) => sample.text.trim()),
        ...ranges.map(({ meaning }) => prose(meaning[locale])),
        ...editions.map(({ tell }) => prose(tell[locale])),
        ...evidence.map(({ where }) => prose(where[locale])),
        ...sources.flatMap(({ url }) => (url ? [url] : [])),
      ];
      expect(
        expected.filter((part) => !text.includes(part)),
        product.id,
      ).toEqual([]);
    }
  });
}

test("a guide's Markdown is its title, summary and text", () => {
  expect(guideMarkdown("A*", "B", "## C\n\nD")).toBe("# A\\*\n\nB\n\n## C\n\nD\n");
});

test("the list for language models has every product, condition and guide in both languages", () => {
  const guides = [{ slug: "retry", title: { zh: "重试", en: "Retrying" } }];
  const text = llmsText(catalog, guides, absolute);
  const pages = [
    ...catalog.products.map(({ id }) => id),
    ...catalog.conditions.map(({ id }) => `conditions/${id}`),
    "guides/retry",
  ];
  const missing = pages.flatMap((page) =>
    ["zh", "en"].filter((locale) => !text.includes(`(https://voxerr.example/${locale}/${page}/index.md)`)),
  );
  expect(missing).toEqual([]);
  expect(text).toContain("- [重试](https://voxerr.example/zh/guides/retry/index.md) (zh-CN)");
});

test("empty lines are single, except in code blocks", () => {
  const lines = ["a", "", "", ...codeBlock("b\n\n\nc"), "", "", ...codeBlock("d\n\n\ne", "   "), "", "", "f"];
  expect(toFile(lines)).toBe("a\n\n```\nb\n\n\nc\n```\n\n   ```\n   d\n   \n   \n   e\n   ```\n\nf\n");
});

test("a condition's Markdown links to the codes of every vendor", () => {
  const condition = catalog.conditions.find(({ id }) => id === "token-expired")!;
  const text = conditionMarkdown(condition, catalog.conditions, { locale: "zh", absolute });
  for (const { id } of condition.codes) expect(text).toContain(`https://voxerr.example/zh/${id}/index.md`);
});

test("components in MDX become links", () => {
  const page = { locale: "en", absolute } as const;
  expect(
    replaceComponents('See <Code id="aliyun/nls/403" /> or <Code id="aliyun/nls/403">that</Code>.', page, catalog),
  ).toBe(
    "See [403](https://voxerr.example/en/aliyun/nls/403/index.md) or [that](https://voxerr.example/en/aliyun/nls/403/index.md).",
  );
  expect(replaceComponents('<Condition id="token-expired">an expired\ntoken</Condition>', page, catalog)).toBe(
    "[an expired\ntoken](https://voxerr.example/en/conditions/token-expired/index.md)",
  );
});
