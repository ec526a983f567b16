/** What a cold page fetches until it shows the first result of an exact code, with the site's codes and with many more. */
import { gzipSync } from "node:zlib";
import type { Browser } from "@playwright/test";
import { buildSearchData, type SearchData } from "../src/search/index/build.ts";
import { traditionalPairs } from "../src/search/index/traditional.ts";
import { grown } from "./catalogue.ts";
import { catalogOf } from "./unit/content.ts";

/** Codes of several kinds: one product's, one of two products, a hexadecimal one. */
const CODES = ["41050008", "403", "10001", "0x1001"];

/** Sizes of the catalogue, the data of each (the site's own where it is none), and the most bytes that it may cost. */
export const COLD = [
  { size: "the site's", data: () => undefined, most: 40 * 1024 },
  { size: "10,000", data: () => dataOf(10_000), most: 60 * 1024 },
];

function dataOf(size: number): SearchData {
  const catalog = catalogOf("content");
  return buildSearchData(grown(catalog, size), { ...catalog.vocabulary, traditional: traditionalPairs() });
}

/**
 * Compressed bytes of the costliest code: page, styles, scripts and data, all of them cold.
 * @param data served in place of the site's
 */
export async function coldBytes(browser: Browser, origin: string, data?: SearchData): Promise<number> {
  const costs: number[] = [];
  for (const code of CODES) costs.push(await cost(browser, `${origin}/zh/search/?q=${code}`, data));
  return Math.max(...costs);
}

async function cost(browser: Browser, address: string, data: SearchData | undefined): Promise<number> {
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
      const [, kind, file] = /\/search\/(codes|words|products|vocabulary)\/?(\d*)\.json/.exec(pathname) ?? [];
      if (!kind) {
        const response = await route.fetch();
        const own = `data-manifest="${JSON.stringify(manifest).replaceAll('"', "&quot;")}"`;
        return route.fulfill({ response, body: (await response.text()).replace(/data-manifest="[^"]*"/, own) });
      }
      const part = { codes: entries[Number(file)], words: postings[Number(file)], products, vocabulary }[kind];
      return route.fulfill({ json: { version: manifest.version, data: part } });
    });
  }
  await page.goto(address, { waitUntil: "networkidle" });
  await page.waitForSelector("[data-result]");
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  await context.close();
  return bytes;
}
