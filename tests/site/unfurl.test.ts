/** What chats, ticket systems and search engines show for a link: title, description, picture, structured data. */
import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { messages } from "../../src/i18n/messages.ts";
import { PREVIEW_SIZE, routes } from "../../src/routes.ts";
import { LOCAL_ADDRESS } from "../../src/site.ts";
import { linesOf, LISTS } from "../published.ts";
import { catalogOf } from "../unit/content.ts";
import { DIST, fileAt, pathsEndingIn, readBuilt } from "./site.ts";

const catalog = catalogOf("content");
const htmlOf = (folder: string) => readBuilt(`${folder}/index.html`);

const ENTITIES: Record<string, string> = { "#39": "'", "#34": '"', quot: '"', amp: "&", lt: "<", gt: ">" };
const unescapeHtml = (text: string) => text.replace(/&([^;]+);/g, (entity, name: string) => ENTITIES[name] ?? entity);
const metaOf = (html: string, name: string) =>
  unescapeHtml(new RegExp(`<meta (?:name|property)="${name}" content="([^"]*)"`).exec(html)?.[1] ?? "");
/** Path of the picture that a page names. Its address has a host only if `SITE_URL` is set. */
const pictureOf = (html: string) => new URL(metaOf(html, "og:image"), LOCAL_ADDRESS).pathname;
const structuredDataIn = (html: string) =>
  [...html.matchAll(/<script type="application\/ld\+json">([^]*?)<\/script>/g)].map(
    ([, json]) => JSON.parse(json!) as Record<string, unknown>,
  );

/** The first characters of a sentence, which every description has even if it cuts the sentence. */
const beginningOf = (text: string) => text.replaceAll("`", "").slice(0, 6);

test("the link preview of every code names the cause, the next step, whether to retry and who acts", () => {
  // Collected, because so many single expectations take a quarter of a minute.
  const missing: string[] = [];
  for (const code of catalog.codes) {
    const [variant] = code.variants;
    const ticketPage = htmlOf(code.id);
    const [title, ticketDescription] = [metaOf(ticketPage, "og:title"), metaOf(ticketPage, "og:description")];
    for (const locale of ["zh", "en"] as const) {
      const t = messages(locale);
      const description = metaOf(htmlOf(`${locale}/${code.id}`), "og:description");
      const parts = [
        // If there are several cases, the advice for one of them would mislead.
        ...(code.variants.length > 1
          ? code.variants.map(({ title }) => title![locale])
          : [beginningOf(variant!.meaning[locale]), beginningOf(variant!.fixes[0]?.[locale] ?? "")]),
        t.retries[code.retry].label,
        code.owner ? t.owners[code.owner].label : t.verdict.nobody,
      ];
      for (const part of parts) {
        if (!description.includes(part)) missing.push(`${locale}/${code.id}: ${part}`);
        if (!ticketDescription.includes(part)) missing.push(`${code.id}: ${part}`);
      }
      if (!title.includes(code.title[locale])) missing.push(`${code.id}: ${code.title[locale]}`);
      // Chats cut longer descriptions.
      if (description.length >= 420)
        missing.push(`${locale}/${code.id}: the end, after ${description.length} characters`);
    }
  }
  expect(missing).toEqual([]);
});

test("every page names a picture that exists, has the stated size and less than 100 KB", () => {
  const pictures = new Set(pathsEndingIn(DIST, ".html").map((page) => pictureOf(readBuilt(page))));
  for (const picture of pictures) {
    const file = fileAt(DIST, "/", picture);
    expect(file, picture).toBeDefined();
    const png = readFileSync(file!);
    expect(png.subarray(1, 4).toString("latin1"), picture).toBe("PNG");
    expect({ width: png.readUInt32BE(16), height: png.readUInt32BE(20) }, picture).toEqual(PREVIEW_SIZE);
    expect(png.length, picture).toBeLessThan(100 * 1024);
  }
});

test("a product and its codes have the product's picture, and every other page the site's", () => {
  // A new product has no picture until `npm run pictures`. A published picture must stay.
  const published = linesOf(LISTS.addresses).filter((address) => address.startsWith("/og/"));
  const pictures = new Set([...published, ...pathsEndingIn("public/og", ".png").map((file) => `/og/${file}`)]);
  const expected = (id: string) => (pictures.has(routes.preview(id)) ? routes.preview(id) : routes.preview());
  for (const { id } of catalog.products) expect(pictureOf(htmlOf(`en/${id}`)), id).toBe(expected(id));
  for (const { id, product } of catalog.codes) {
    for (const page of [id, `zh/${id}`, `en/${id}`]) expect(pictureOf(htmlOf(page)), page).toBe(expected(product.id));
  }
  for (const page of ["", "en/aliyun", "zh/guides/preparing-audio"]) {
    expect(pictureOf(htmlOf(page)), page).toBe(routes.preview());
  }
});

test("structured data is valid JSON on every page, and describes the page of a code", () => {
  for (const page of pathsEndingIn(DIST, "index.html")) {
    for (const data of structuredDataIn(readBuilt(page))) {
      expect(data["@context"], page).toBe("https://schema.org");
    }
  }
  const [trail, article] = ["BreadcrumbList", "TechArticle"].map((type) =>
    structuredDataIn(htmlOf("en/aliyun/nls/41050008")).find((data) => data["@type"] === type),
  );
  expect((trail!["itemListElement"] as { name: string }[]).map(({ name }) => name)).toEqual([
    "Alibaba Cloud",
    "Intelligent Speech Interaction (NLS)",
    "41050008",
  ]);
  expect(article).toMatchObject({ identifier: "aliyun/nls/41050008", inLanguage: ["en"] });
  expect(structuredDataIn(htmlOf("aliyun/nls/41050008"))[0]).toMatchObject({ inLanguage: ["zh-CN", "en"] });
});
