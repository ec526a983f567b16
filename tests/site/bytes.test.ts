/** What a page costs: bytes, hosts, scripts. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { COLD, coldBytes } from "../cold.ts";
import { compressedSize, DIST, fileAt, filesOf } from "./site.ts";

/** Most bytes, compressed, that a first visit to a code page may transfer: page with its style, scripts and icon. */
const CODE_PAGE_MAX = 25 * 1024;
/** What a connection carries in its first flight: ten segments. The page with its style fits, but for the longest twentieth. */
const FIRST_FLIGHT = 14 * 1024;

const CODE_PAGES = filesOf(DIST, "index.html").filter((page) =>
  /^(zh|en)\/[^/]+\/[^/]+\/[^/]+\/index\.html$/.test(page),
);

/** Everything that a page makes a browser fetch. */
function transferOf(page: string): number {
  const html = readFileSync(join(DIST, page), "utf8");
  const assets = [...html.matchAll(/<(?:link|script)[^>]*\s(?:href|src)="([^"]+)"/g)]
    .map(([tag, address]) => ({ tag, address: address! }))
    .filter(({ tag }) => /rel="(stylesheet|icon|modulepreload)"|<script/.test(tag))
    .map(({ address }) => fileAt(DIST, "/", address)!);
  const scripts = new Set(assets);
  for (const file of scripts) {
    if (!file.endsWith(".js")) continue;
    for (const [, name] of readFileSync(file, "utf8").matchAll(/(?:from|import)\s*"\.\/([^"]+)"/g))
      scripts.add(join(DIST, "_astro", name!));
  }
  return [join(DIST, page), ...scripts].reduce((sum, file) => sum + compressedSize(file), 0);
}

test("every code page transfers at most 25 KB on a first visit", () => {
  expect(CODE_PAGES.length).toBeGreaterThan(100);
  const sizes = CODE_PAGES.map((page) => ({ page, bytes: transferOf(page) })).sort((a, b) => b.bytes - a.bytes);
  console.log(
    `largest code page: ${sizes[0]!.page} ${sizes[0]!.bytes} bytes; median ${sizes[sizes.length >> 1]!.bytes}`,
  );
  expect(sizes.filter(({ bytes }) => bytes > CODE_PAGE_MAX)).toEqual([]);
});

test("a code page with its style fits the first flight of a connection", () => {
  const sizes = CODE_PAGES.map((page) => compressedSize(join(DIST, page))).sort((a, b) => a - b);
  const at95 = sizes[Math.floor(sizes.length * 0.95)]!;
  console.log(`page with style, 95th percentile: ${at95} bytes; largest ${sizes.at(-1)}`);
  expect(at95).toBeLessThanOrEqual(FIRST_FLIGHT);
});

test("a ticket page is as small", () => {
  const pages = filesOf(DIST, "index.html").filter(
    (page) => existsSync(join(DIST, "zh", page)) && page.split("/").length === 4,
  );
  expect(pages.length * 2).toBe(CODE_PAGES.length);
  const sizes = pages.map((page) => compressedSize(join(DIST, page))).sort((a, b) => a - b);
  expect(sizes[Math.floor(sizes.length * 0.95)]).toBeLessThanOrEqual(FIRST_FLIGHT);
});

test("the browser fetches what the budget counts", async ({ page }) => {
  const fetched: string[] = [];
  page.on("response", (response) => fetched.push(new URL(response.url()).pathname));
  await page.goto("/zh/aliyun/nls/41050008/", { waitUntil: "networkidle" });
  const bytes = fetched
    .filter((path) => path !== "/favicon.svg")
    .reduce((sum, path) => sum + compressedSize(fileAt(DIST, "/", path)!), 0);
  const counted = transferOf("zh/aliyun/nls/41050008/index.html") - compressedSize(join(DIST, "favicon.svg"));
  expect(bytes).toBe(counted);
});

test("no page holds an inline script, an inline handler or a style attribute, and all share one style", () => {
  const styles = new Set<string>();
  for (const page of filesOf(DIST, ".html")) {
    const html = readFileSync(join(DIST, page), "utf8");
    // What machines read (JSON-LD) is data and never runs.
    const scripts = html.match(
      /<script(?![^>]*\ssrc=)(?! type="application\/ld\+json">)[^>]*>|\son[a-z]+="|\sstyle="/g,
    );
    expect(scripts ?? [], page).toEqual([]);
    for (const [, style] of html.matchAll(/<style[^>]*>([^]*?)<\/style>/g)) styles.add(style!);
  }
  // Each is a hash in a content security policy: the site's, and that of the search box.
  expect(styles.size).toBe(2);
});

test("no page is a giant", () => {
  const sizes = filesOf(DIST, ".html").map((page) => statSync(join(DIST, page)).size);
  expect(Math.max(...sizes)).toBeLessThan(200 * 1024);
});

for (const { size, data, most } of COLD) {
  test(`with ${size} codes a cold search page shows an exact code after at most ${most / 1024} KB`, async ({
    browser,
    baseURL,
  }) => {
    test.setTimeout(120_000);
    const bytes = await coldBytes(browser, baseURL!, data());
    console.log(`cold page to the first exact code, ${size} codes: ${bytes} bytes`);
    expect(bytes).toBeLessThanOrEqual(most);
  });
}
