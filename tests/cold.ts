/** Measures what a search page transfers with an empty cache, for the real catalogue and for a larger one. */
import { gzipSync } from "node:zlib";
import type { Browser } from "@playwright/test";
import { buildSearchData, type SearchData } from "../src/search/index/build.ts";
import { traditionalPairs } from "../src/search/index/traditional.ts";
import { growCatalog } from "./catalogue.ts";
import { catalogOf } from "./unit/content.ts";

/** Codes of several kinds: of one product, of two products, hexadecimal. */
const CODES = ["41050008", "403", "10001", "0x1001"];

/** Sizes of the catalogue, each with its search data (undefined for that of the site) and the most bytes to transfer. */
export const COLD_BUDGETS = [
  { size: "the site's", data: () => undefined, maxBytes: 40 * 1024 },
  { size: "10,000", data: () => dataOf(10_000), maxBytes: 60 * 1024 },
];

function dataOf(size: number): SearchData {
  const catalog = catalogOf("content");
  return buildSearchData(growCatalog(catalog, size), { ...catalog.vocabulary, traditional: traditionalPairs() });
}

/**
 * Compressed bytes of page, styles, scripts and data until a search for a code is answered: the most of several codes.
 * @param data replaces the search data of the site
 */
export async function measureColdBytes(browser: Browser, origin: string, data?: SearchData): Promise<number> {
  const sizes: number[] = [];
  for (const code of CODES) sizes.push(await transferSize(browser, `${origin}/zh/search/?q=${code}`, data));
  return Math.max(...sizes);
}

async function transferSize(browser: Browser, address: string, data: SearchData | undefined): Promise<number> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const sizes: Promise<number>[] = [];
  page.on("response", (response) => {
    sizes.push(response.body().then((body) => gzipSync(body).length));
  });
  if (data) {
    const { manifest, entries, postings, products, vocabulary } = data;
    await page.route("**/search/**", async (route) => {
      const { pathname } = new URL(route.request().url());
      const [, kind, file] = /\/search\/\w+\/(codes|words|products|vocabulary)\/?(\d*)\.json/.exec(pathname) ?? [];
      if (!kind) {
        const response = await route.fetch();
        const attribute = `data-manifest="${JSON.stringify(manifest).replaceAll('"', "&quot;")}"`;
        return route.fulfill({ response, body: (await response.text()).replace(/data-manifest="[^"]*"/, attribute) });
      }
      const content = { codes: entries[Number(file)], words: postings[Number(file)], products, vocabulary }[kind];
      return route.fulfill({ json: { version: manifest.version, data: content } });
    });
  }
  await page.goto(address, { waitUntil: "networkidle" });
  await page.waitForSelector("[data-result]");
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  await context.close();
  return bytes;
}
