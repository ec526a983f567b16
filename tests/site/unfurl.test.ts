/** What a chat, a ticket system or a search engine shows of a link: title, cause, next step, picture, data. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { messages } from "../../src/i18n/messages.ts";
import { PREVIEW } from "../../src/routes.ts";
import { catalogOf } from "../unit/content.ts";
import { DIST, fileAt, filesOf } from "./site.ts";

const catalog = catalogOf("content");
const htmlOf = (path: string) => readFileSync(join(DIST, path, "index.html"), "utf8");
const unescaped = (text: string) =>
  text.replace(/&(?:#39|#34|quot|amp|lt|gt);/g, (entity) => {
    return { "&#39;": "'", "&#34;": '"', "&quot;": '"', "&amp;": "&", "&lt;": "<", "&gt;": ">" }[entity] ?? entity;
  });
const meta = (html: string, name: string) =>
  unescaped(new RegExp(`<meta (?:name|property)="${name}" content="([^"]*)"`).exec(html)?.[1] ?? "");
const dataIn = (html: string) =>
  [...html.matchAll(/<script type="application\/ld\+json">([^]*?)<\/script>/g)].map(
    ([, json]) => JSON.parse(json!) as Record<string, unknown>,
  );

/** Enough of a sentence to tell it from others; the shortest sentence is longer. */
const opening = (text: string) => text.replaceAll("`", "").slice(0, 6);

test("every code's link tells what happened, the cause, the next step, whether to retry and who acts", () => {
  for (const code of catalog.codes) {
    const [variant] = code.variants;
    for (const locale of ["zh", "en"] as const) {
      const word = messages(locale);
      const own = meta(htmlOf(`${locale}/${code.id}`), "og:description");
      const both = htmlOf(code.id);
      const owner = code.owner ? word.owners[code.owner].label : word.verdict.nobody;
      const parts = [
        // The advice for one case is not the code's.
        ...(code.variants.length > 1
          ? code.variants.map(({ title }) => title![locale])
          : [opening(variant!.meaning[locale]), opening(variant!.fixes[0]?.[locale] ?? "")]),
        word.retries[code.retry].label,
        owner,
      ];
      for (const part of parts) {
        expect(own, code.id).toContain(part);
        expect(meta(both, "og:description"), code.id).toContain(part);
      }
      expect(meta(both, "og:title"), code.id).toContain(code.title[locale]);
      // Longer is cut by those who show it.
      expect(own.length, code.id).toBeLessThan(420);
    }
  }
});

test("every page names a picture of the promised size that is there", () => {
  const sizes = new Map<string, string>();
  for (const page of filesOf(DIST, ".html")) {
    const picture = new URL(meta(readFileSync(join(DIST, page), "utf8"), "og:image"));
    const file = fileAt(DIST, "/", picture.pathname);
    expect(file, `${page}: ${picture.pathname}`).toBeDefined();
    if (sizes.has(file!)) continue;
    const png = readFileSync(file!);
    expect(png.subarray(1, 4).toString("latin1")).toBe("PNG");
    sizes.set(file!, `${png.readUInt32BE(16)} × ${png.readUInt32BE(20)}`);
    expect(png.length).toBeLessThan(100 * 1024);
  }
  expect(new Set(sizes.values())).toEqual(new Set([`${PREVIEW.width} × ${PREVIEW.height}`]));
  // One for each product, and the site's.
  expect(sizes.size).toBe(catalog.products.length + 1);
});

test("data for machines is well-formed on every page, and says what a code's page is about", () => {
  for (const page of filesOf(DIST, "index.html")) {
    for (const data of dataIn(readFileSync(join(DIST, page), "utf8"))) {
      expect(data["@context"], page).toBe("https://schema.org");
    }
  }
  const [trail, article] = ["BreadcrumbList", "TechArticle"].map((type) =>
    dataIn(htmlOf("en/aliyun/nls/41050008")).find((data) => data["@type"] === type),
  );
  expect((trail!["itemListElement"] as { name: string }[]).map(({ name }) => name)).toEqual([
    "Alibaba Cloud",
    "Intelligent Speech Interaction (NLS)",
    "41050008",
  ]);
  expect(article).toMatchObject({ identifier: "aliyun/nls/41050008", inLanguage: ["en"] });
  expect(dataIn(htmlOf("aliyun/nls/41050008"))[0]).toMatchObject({ inLanguage: ["zh-CN", "en"] });
});
