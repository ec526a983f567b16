/** What a page costs: bytes, files and scripts. */
import { statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { scriptsOf } from "../../src/build/page-scripts.ts";
import { COLD_BUDGETS, measureColdBytes } from "../cold.ts";
import { compressedSize, DIST, fileAt, pathsEndingIn, readBuilt, ticketFolders } from "./site.ts";

/** Most compressed bytes of a first visit to a code page: the page with its styles, scripts and icon. */
const FIRST_VISIT_MAX = 25 * 1024;
/** What a server sends before it waits for the first acknowledgement: ten TCP segments. */
const FIRST_FLIGHT = 14 * 1024;

const TICKET_PAGES = ticketFolders().map((folder) => `${folder}/index.html`);
const CODE_PAGES = TICKET_PAGES.flatMap((page) => [`zh/${page}`, `en/${page}`]);

/** A page and all files that it makes a browser fetch. */
function filesFetchedBy(page: string): Set<string> {
  const files = new Set([join(DIST, page), ...scriptsOf(DIST, page).map((script) => join(DIST, script))]);
  for (const [tag, address] of readBuilt(page).matchAll(/<link[^>]*\shref="([^"]+)"/g)) {
    if (/rel="(stylesheet|icon|modulepreload)"/.test(tag)) files.add(fileAt(DIST, "/", address!)!);
  }
  return files;
}

const sizes = new Map<string, number>();
function sizeOf(file: string): number {
  const size = sizes.get(file) ?? compressedSize(file);
  sizes.set(file, size);
  return size;
}
const totalSize = (files: Iterable<string>) => [...files].reduce((sum, file) => sum + sizeOf(file), 0);

/** The value that 95 percent of the numbers do not exceed. */
const percentile95 = (numbers: number[]) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length * 0.95)]!;

test("every code page transfers at most 25 KB on a first visit", () => {
  expect(CODE_PAGES.length).toBeGreaterThan(100);
  const costs = CODE_PAGES.map((page) => ({ page, bytes: totalSize(filesFetchedBy(page)) }));
  costs.sort((a, b) => b.bytes - a.bytes);
  console.log(
    `largest code page: ${costs[0]!.page} ${costs[0]!.bytes} bytes; median ${costs[costs.length >> 1]!.bytes}`,
  );
  expect(costs.filter(({ bytes }) => bytes > FIRST_VISIT_MAX)).toEqual([]);
});

for (const [kind, pages] of [
  ["code", CODE_PAGES],
  ["ticket", TICKET_PAGES],
] as const) {
  test(`95 percent of the ${kind} pages, with their styles, fit the first flight of a connection`, () => {
    const bytes = percentile95(pages.map((page) => sizeOf(join(DIST, page))));
    console.log(`${kind} page with styles, 95th percentile: ${bytes} bytes`);
    expect(bytes).toBeLessThanOrEqual(FIRST_FLIGHT);
  });
}

test("a browser fetches exactly the files that are counted above", async ({ page }) => {
  const fetched = new Set<string>();
  page.on("response", (response) => fetched.add(fileAt(DIST, "/", new URL(response.url()).pathname)!));
  await page.goto("/zh/aliyun/nls/41050008/", { waitUntil: "networkidle" });
  const counted = filesFetchedBy("zh/aliyun/nls/41050008/index.html");
  // A headless browser may leave out the icon.
  for (const files of [fetched, counted]) files.delete(join(DIST, "favicon.svg"));
  expect([...fetched].sort()).toEqual([...counted].sort());
});

test("no page has inline scripts, event handlers or style attributes, and all pages of a kind share a style sheet", () => {
  const styles = new Set<string>();
  for (const page of pathsEndingIn(DIST, ".html")) {
    const html = readBuilt(page);
    // JSON-LD is data: browsers do not run it.
    const inline = html.match(/<script(?![^>]*\ssrc=)(?! type="application\/ld\+json">)[^>]*>|\son[a-z]+="|\sstyle="/g);
    expect(inline ?? [], page).toEqual([]);
    for (const [, style] of html.matchAll(/<style[^>]*>([^]*?)<\/style>/g)) styles.add(style!);
  }
  // One for most pages; one each for the search box, figures, comparisons and tickets. The content security policy has their hashes.
  expect(styles.size).toBe(5);
});

test("no page is larger than 200 KB", () => {
  const large = pathsEndingIn(DIST, ".html").filter((page) => statSync(join(DIST, page)).size > 200 * 1024);
  expect(large).toEqual([]);
});

for (const { size, data, maxBytes } of COLD_BUDGETS) {
  test(`with ${size} codes a cold search page shows an exact code after at most ${maxBytes / 1024} KB`, async ({
    browser,
    baseURL,
  }) => {
    test.setTimeout(120_000);
    const bytes = await measureColdBytes(browser, baseURL!, data());
    console.log(`cold page to the first exact code, ${size} codes: ${bytes} bytes`);
    expect(bytes).toBeLessThanOrEqual(maxBytes);
  });
}
