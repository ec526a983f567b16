/** Files for programs: the API, pages as Markdown, feeds, the sitemap, and files that standards define. */
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";
import { Ajv2020 } from "ajv/dist/2020.js";
import type { Code } from "../../src/catalog/build.ts";
import { catalogOf } from "../unit/content.ts";
import { LOCAL_ADDRESS } from "../../src/site.ts";
import { DIST, fileAt, pathsEndingIn, readBuilt } from "./site.ts";

const run = promisify(execFile);
const catalog = catalogOf("content");
const readJson = (path: string) => JSON.parse(readBuilt(path)) as Record<string, unknown>;
const apiFiles = pathsEndingIn(DIST, ".json").filter((path) => path.startsWith("api/"));

/** The paths of those absolute addresses that lead to no file of the site. */
const deadAddresses = (addresses: Iterable<string>) =>
  [...addresses].map((address) => new URL(address).pathname).filter((path) => !fileAt(DIST, "/", path));

test("every file of the API is valid against the published schema", () => {
  const validate = new Ajv2020().compile(readJson("api/v1/schema.json"));
  const files = apiFiles.filter((path) => !path.endsWith("schema.json"));
  expect(files).toHaveLength(2 + catalog.products.length + catalog.codes.length);
  expect(files.filter((path) => !validate(readJson(path)))).toEqual([]);
});

test("the index, products and codes of the API agree, and every address in them leads to a file", () => {
  const index = readJson("api/v1/index.json") as { counts: Record<string, number>; version: string; date: string };
  expect(index.counts).toMatchObject({ codes: catalog.codes.length, conditions: catalog.conditions.length });
  expect(index.date).toBe(catalog.releases[0]!.date);
  for (const { id, codes } of catalog.products) {
    const product = readJson(`api/v1/${id}.json`) as { version: string; codes: { id: string }[] };
    expect(product.version).toBe(index.version);
    expect(product.codes.map((code) => code.id)).toEqual(codes.map((code) => code.id));
    const [first] = product.codes;
    expect(first).toEqual(readJson(`api/v1/${first!.id}.json`));
  }
  const addresses = new Set(apiFiles.flatMap((path) => readBuilt(path).match(/http:\/\/localhost:4321[^"]*/g) ?? []));
  expect(addresses.size).toBeGreaterThan(2000);
  expect(deadAddresses(addresses)).toEqual([]);
});

for (const locale of ["zh", "en"]) {
  test(`the examples of the API page (${locale}) print the output that it shows`, async ({ page, baseURL }) => {
    await page.goto(`/${locale}/api/`);
    const examples = page.locator("[data-example]");
    await expect(examples).toHaveCount(5);
    for (const example of await examples.all()) {
      const language = await example.getAttribute("data-language");
      const code = (await example.locator("[data-run]").innerText()).replaceAll(LOCAL_ADDRESS, baseURL!);
      const [command, ...args] =
        language === "sh" ? ["sh", "-c", code] : [process.execPath, "--input-type=module", "-e", code];
      const { stdout } = await run(command!, args, { env: { ...process.env, FORCE_COLOR: "0" } });
      const output = (await example.locator("[data-output]").innerText()).trim();
      expect(output).not.toBe("");
      expect(stdout.replaceAll(baseURL!, LOCAL_ADDRESS).trim()).toBe(output);
    }
  });
}

test("every code, product, condition and guide is also a Markdown file, which its page links", () => {
  const markdownFiles = pathsEndingIn(DIST, "index.md");
  const guides = new Set(pathsEndingIn("content/guides", ".mdx").map((path) => path.split("/")[0]));
  expect(markdownFiles).toHaveLength(
    2 * (catalog.codes.length + catalog.products.length + catalog.conditions.length + guides.size),
  );
  for (const file of markdownFiles) {
    const markdown = readBuilt(file);
    const addresses = [...markdown.matchAll(/\]\((http:\/\/localhost:4321[^)]*)\)/g)].map(([, address]) => address!);
    expect(deadAddresses(addresses), file).toEqual([]);
    // Neither components nor objects may be left in the text.
    expect(markdown, file).not.toMatch(/<(?:Code|Condition)\s+id=|\[object Object/);
    expect(readBuilt(file.replace(/md$/, "html")), file).toContain(
      `<link rel="alternate" type="text/markdown" href="/${file}">`,
    );
  }
});

test("llms.txt lists products, guides and conditions as Markdown files that exist", () => {
  const text = readBuilt("llms.txt");
  expect(text.startsWith("# VoxErr\n\n> ")).toBe(true);
  const addresses = [...text.matchAll(/\]\((http[^)]+)\)/g)].map(([, address]) => address!);
  expect(addresses.length).toBeGreaterThan(2 * catalog.conditions.length);
  expect(deadAddresses(addresses)).toEqual([]);
});

test("the sitemap has every page once, with the same languages as the head of the page", () => {
  const [, file] = /<loc>[^<]*\/(sitemap-\d+\.xml)<\/loc>/.exec(readBuilt("sitemap-index.xml"))!;
  const urls = [...readBuilt(file!).matchAll(/<url>([^]*?)<\/url>/g)].map(([, url]) => url!);
  const paths = urls.map((url) => new URL(/<loc>([^<]*)<\/loc>/.exec(url)![1]!).pathname);
  const pages = pathsEndingIn(DIST, "index.html").filter((page) => !readBuilt(page).includes('content="noindex"'));
  expect(paths.map((path) => `${path.slice(1)}index.html`).sort()).toEqual(pages.sort());
  for (const path of ["/en/aliyun/nls/403/", "/aliyun/nls/403/", "/c/403/", "/"]) {
    /** Language and address of each alternate in a text. */
    const alternatesIn = (text: string, tag: string) =>
      [...text.matchAll(new RegExp(`<${tag}[^>]*hreflang="([^"]+)"[^>]*href="([^"]+)"`, "g"))]
        .filter(([element]) => element.includes('rel="alternate"'))
        .map(([, language, address]) => `${language} ${address}`)
        .sort();
    // Without SITE_URL the pages have paths instead of complete addresses.
    const inHead = alternatesIn(readBuilt(`${path}index.html`), "link").map((alternate) =>
      alternate.replace(" /", ` ${LOCAL_ADDRESS}/`),
    );
    expect(alternatesIn(urls[paths.indexOf(path)]!, "xhtml:link")).toEqual(inHead);
  }
  expect(readBuilt("robots.txt")).toContain(`Sitemap: ${LOCAL_ADDRESS}/sitemap-index.xml`);
});

test("the icons of the web app manifest exist in the sizes that it states", () => {
  const manifest = readJson("manifest.webmanifest") as {
    start_url: string;
    scope: string;
    icons: { src: string; sizes: string }[];
  };
  expect(manifest).toMatchObject({ start_url: "/", scope: "/", short_name: "VoxErr" });
  const pictures = manifest.icons.filter(({ src }) => src.endsWith(".png"));
  expect(pictures).toHaveLength(2);
  for (const { src, sizes } of pictures) {
    const png = readFileSync(fileAt(DIST, "/", src)!);
    expect(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`).toBe(sizes);
  }
});

test("security.txt names a contact that exists, and expires within a year after the last release", () => {
  const fields = Object.fromEntries(
    readBuilt(".well-known/security.txt")
      .trim()
      .split("\n")
      .map((line) => line.split(/: (.*)/).slice(0, 2)),
  ) as Record<string, string>;
  const contact = new URL(fields["Contact"]!);
  expect(readBuilt(`${contact.pathname}index.html`)).toContain(`id="${contact.hash.slice(1)}"`);
  const days = (Date.parse(fields["Expires"]!) - Date.parse(catalog.releases[0]!.date)) / 86_400_000;
  expect(days).toBeGreaterThan(300);
  expect(days).toBeLessThan(366);
});

for (const locale of ["zh", "en"]) {
  test(`the page of changes (${locale}) has every release, and the feed is well-formed with links that lead somewhere`, async ({
    page,
  }) => {
    await page.goto(`/${locale}/changes/`);
    for (const { version, date } of catalog.releases) {
      await expect(page.locator(`[id="v${version}"] time`)).toHaveAttribute("datetime", date);
    }
    // A new product is linked as a whole.
    const linked = new Set(
      await page.locator("main a").evaluateAll((links) => links.map((link) => link.getAttribute("href"))),
    );
    const isLinked = ({ id, product }: Code) =>
      linked.has(`/${locale}/${id}/`) || linked.has(`/${locale}/${product.id}/`);
    expect(catalog.codes.filter((code) => !isLinked(code)).map(({ id }) => id)).toEqual([]);
    const feed = readBuilt(`feed/${locale}.xml`);
    // The policy of the site's pages does not allow a parser; an empty page has no policy.
    await page.goto("about:blank");
    const parsed = await page.evaluate((xml) => {
      const root = new DOMParser().parseFromString(xml, "application/xml");
      return {
        error: root.querySelector("parsererror")?.textContent ?? "",
        links: [...root.querySelectorAll("entry > link")].map((link) => link.getAttribute("href") ?? ""),
      };
    }, feed);
    expect(parsed.error).toBe("");
    expect(parsed.links.length).toBeGreaterThanOrEqual(catalog.products.length);
    expect(deadAddresses(parsed.links)).toEqual([]);
  });
}
