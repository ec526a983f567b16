/** What programs read on the built site: API, Markdown twins, feeds, sitemap and the small files that standards ask for. */
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { catalogOf } from "../unit/content.ts";
import { DIST, fileAt, filesOf } from "./site.ts";

const run = promisify(execFile);
const catalog = catalogOf("content");
const read = (path: string) => readFileSync(join(DIST, path), "utf8");
const readJson = (path: string) => JSON.parse(read(path)) as Record<string, unknown>;

test("every file of the API validates against the schema that is published beside them", () => {
  const validate = new Ajv2020().compile(readJson("api/v1/schema.json"));
  const files = filesOf(join(DIST, "api"), ".json").filter((path) => !path.endsWith("schema.json"));
  expect(files).toHaveLength(2 + catalog.products.length + catalog.codes.length);
  expect(files.filter((path) => !validate(readJson(join("api", path))))).toEqual([]);
});

test("index, products and records agree with each other, and every address in them leads to a file", () => {
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
  const texts = filesOf(join(DIST, "api"), ".json").map((path) => read(join("api", path)));
  const addresses = new Set(texts.flatMap((text) => text.match(/http:\/\/localhost:4321[^"]*/g) ?? []));
  expect(addresses.size).toBeGreaterThan(2000);
  const lost = [...addresses].filter((address) => !fileAt(DIST, "/", new URL(address).pathname));
  expect(lost).toEqual([]);
});

for (const locale of ["zh", "en"]) {
  test(`the examples of the API's page (${locale}) print what the page says`, async ({ page, baseURL }) => {
    await page.goto(`/${locale}/api/`);
    const examples = page.locator("[data-example]");
    await expect(examples).toHaveCount(5);
    for (const example of await examples.all()) {
      const language = await example.getAttribute("data-language");
      const origin = (text: string) => text.replaceAll("http://localhost:4321", baseURL!);
      const code = origin(await example.locator("[data-run]").innerText());
      const [command, ...args] =
        language === "sh" ? ["sh", "-c", code] : [process.execPath, "--input-type=module", "-e", code];
      const { stdout } = await run(command!, args, { env: { ...process.env, FORCE_COLOR: "0" } });
      const output = (await example.locator("[data-output]").innerText()).trim();
      expect(output).not.toBe("");
      expect(stdout.replaceAll(baseURL!, "http://localhost:4321").trim()).toBe(output);
    }
  });
}

test("every code, product, condition and guide page has its Markdown beside it, and names it", () => {
  const twins = filesOf(DIST, "index.md");
  const guides = new Set(filesOf("content/guides", ".mdx").map((path) => path.split("/")[0]));
  expect(twins).toHaveLength(
    2 * (catalog.codes.length + catalog.products.length + catalog.conditions.length + guides.size),
  );
  for (const twin of twins) {
    const html = read(twin.replace(/md$/, "html"));
    expect(html, twin).toContain(`<link rel="alternate" type="text/markdown" href="/${twin}">`);
  }
  const broken = twins.flatMap((twin) =>
    [...read(twin).matchAll(/\]\((http:\/\/localhost:4321[^)]*)\)/g)]
      .filter(([, address]) => !fileAt(DIST, "/", new URL(address!).pathname))
      .map(([, address]) => `${twin}: ${address}`),
  );
  expect(broken).toEqual([]);
  expect(twins.filter((twin) => /<(?:Code|Condition)\s+id=|\[object Object/.test(read(twin)))).toEqual([]);
});

test("llms.txt lists products, guides and conditions as Markdown that is there", () => {
  const text = read("llms.txt");
  expect(text.startsWith("# VoxErr\n\n> ")).toBe(true);
  const addresses = [...text.matchAll(/\]\((http[^)]+)\)/g)].map(([, address]) => new URL(address!).pathname);
  expect(addresses.length).toBeGreaterThan(2 * catalog.conditions.length);
  expect(addresses.filter((path) => !fileAt(DIST, "/", path))).toEqual([]);
});

test("the sitemap has every page once, each with its languages as its own head names them", () => {
  const [file] = [...read("sitemap-index.xml").matchAll(/<loc>[^<]*\/(sitemap-\d+\.xml)<\/loc>/g)].map(
    ([, name]) => name!,
  );
  const urls = [...read(file!).matchAll(/<url>([^]*?)<\/url>/g)].map(([, url]) => url!);
  const paths = urls.map((url) => new URL(/<loc>([^<]*)<\/loc>/.exec(url)![1]!).pathname);
  const pages = filesOf(DIST, "index.html").filter((page) => !read(page).includes('content="noindex"'));
  expect(paths.map((path) => `${path.slice(1)}index.html`).sort()).toEqual(pages.sort());
  for (const path of ["/en/aliyun/nls/403/", "/aliyun/nls/403/", "/"]) {
    const named = (text: string, tag: string) =>
      [...text.matchAll(new RegExp(`<${tag}[^>]*hreflang="([^"]+)"[^>]*href="([^"]+)"`, "g"))]
        .filter(([whole]) => whole.includes('rel="alternate"'))
        .map(([, language, address]) => `${language} ${address}`)
        .sort();
    // Without SITE_URL a page names paths, which browsers complete.
    const inHead = named(read(`${path}index.html`), "link").map((link) =>
      link.replace(" /", " http://localhost:4321/"),
    );
    expect(named(urls[paths.indexOf(path)]!, "xhtml:link")).toEqual(inHead);
  }
  expect(read("robots.txt")).toContain("Sitemap: http://localhost:4321/sitemap-index.xml");
});

test("the manifest's icons are there, in the sizes that it says", () => {
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

test("security.txt names a contact that is there and has not expired a year after the data's edition", () => {
  const fields = Object.fromEntries(
    read(".well-known/security.txt")
      .trim()
      .split("\n")
      .map((line) => line.split(/: (.*)/).slice(0, 2)),
  ) as Record<string, string>;
  const contact = new URL(fields["Contact"]!);
  expect(read(`${contact.pathname}index.html`)).toContain(`id="${contact.hash.slice(1)}"`);
  const days = (Date.parse(fields["Expires"]!) - Date.parse(catalog.releases[0]!.date)) / 86_400_000;
  expect(days).toBeGreaterThan(300);
  expect(days).toBeLessThan(366);
});

for (const locale of ["zh", "en"]) {
  test(`the page of changes and the feed (${locale}) have every edition, well-formed, with links that lead somewhere`, async ({
    page,
  }) => {
    await page.goto(`/${locale}/changes/`);
    for (const { version, date } of catalog.releases) {
      await expect(page.locator(`[id="v${version}"] time`)).toHaveAttribute("datetime", date);
    }
    await expect(page.locator("main details a")).toHaveCount(catalog.codes.length);
    const feed = read(`feed/${locale}.xml`);
    // A page of the site may make no markup of a text: an empty one may.
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
    expect(parsed.links.filter((address) => !fileAt(DIST, "/", new URL(address).pathname))).toEqual([]);
  });
}
