/** What a chat, a ticket system or a search engine shows of a link: title, cause, next step, picture, data. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { messages } from "../../src/i18n/messages.ts";
import { PREVIEW, routes } from "../../src/routes.ts";
import { LOCAL_ADDRESS } from "../../src/site.ts";
import { listed, LISTS } from "../published.ts";
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
/** Path of the picture that a page names; it comes with the host only if `SITE_URL` names one. */
const pictureOf = (html: string) => new URL(meta(html, "og:image"), LOCAL_ADDRESS).pathname;
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

test("every page names a picture that exists, in the promised size, of less than 100 KB", () => {
  const pictures = new Set(filesOf(DIST, ".html").map((page) => pictureOf(readFileSync(join(DIST, page), "utf8"))));
  for (const picture of pictures) {
    const file = fileAt(DIST, "/", picture);
    expect(file, picture).toBeDefined();
    const png = readFileSync(file!);
    expect(png.subarray(1, 4).toString("latin1"), picture).toBe("PNG");
    expect({ width: png.readUInt32BE(16), height: png.readUInt32BE(20) }, picture).toEqual(PREVIEW);
    expect(png.length, picture).toBeLessThan(100 * 1024);
  }
});

test("pages of a product and its codes show the product's picture, every other page the site's", () => {
  // A product that was added since may wait for `npm run pictures`; one with a published picture may not lose it.
  const published = listed(LISTS.addresses).filter((address) => address.startsWith("/og/"));
  const own = new Set([...published, ...filesOf("public/og", ".png").map((file) => `/og/${file}`)]);
  const expected = (id: string) => (own.has(routes.preview(id)) ? routes.preview(id) : routes.preview());
  for (const { id } of catalog.products) expect(pictureOf(htmlOf(`en/${id}`)), id).toBe(expected(id));
  for (const { id, product } of catalog.codes) {
    for (const page of [id, `zh/${id}`, `en/${id}`]) expect(pictureOf(htmlOf(page)), page).toBe(expected(product.id));
  }
  for (const page of ["", "en/aliyun", "zh/guides/preparing-audio"]) {
    expect(pictureOf(htmlOf(page)), page).toBe(routes.preview());
  }
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
