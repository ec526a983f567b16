/** Every address and id that was ever published still works, if need be by a redirect. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "@playwright/test";
import { redirectsIn, redirectsOfContent, writeMoved } from "../../src/build/moved.ts";
import { idsOf, addressExists, linesOf, LISTS } from "../published.ts";
import { catalogOf } from "../unit/content.ts";
import { DIST } from "./site.ts";

test("every published address still leads somewhere", () => {
  const addresses = linesOf(LISTS.addresses);
  expect(addresses.length).toBeGreaterThan(3000);
  expect(addresses.filter((address) => !addressExists(DIST, address))).toEqual([]);
});

test("every published id still exists, or a redirect covers it", () => {
  const ids = new Set(idsOf(catalogOf("content")));
  const published = linesOf(LISTS.ids);
  expect(published.length).toBeGreaterThan(800);
  const movedPaths = redirectsOfContent().map(({ from }) => from);
  const isMoved = (line: string) => {
    const [kind, id = ""] = line.split(" ");
    const path = kind === "condition" ? `conditions/${id}` : id;
    return movedPaths.some((from) => path === from || path.startsWith(`${from}/`));
  };
  expect(published.filter((line) => !ids.has(line) && !isMoved(line))).toEqual([]);
});

test("a page, an anchor or a file of the API that is gone is noticed", () => {
  expect(addressExists(DIST, "/en/aliyun/nls/41050008/#file-transcription")).toBe(true);
  for (const gone of ["/en/aliyun/nls/41059999/", "/en/aliyun/nls/41050008/#renamed", "/api/v1/aliyun/isi.json"]) {
    expect(addressExists(DIST, gone), gone).toBe(false);
  }
});

test("a moved code is found at every old address: its pages, its Markdown and its file in the API", async ({
  page,
  baseURL,
}) => {
  const folder = mkdtempSync(join(tmpdir(), "voxerr-moved-"));
  try {
    for (const path of [
      "zh/aliyun/nls/41050008/index.html",
      "en/aliyun/nls/41050008/index.html",
      "en/aliyun/nls/41050008/index.md",
      "aliyun/nls/41050008/index.html",
      "c/41050008/index.html",
      "api/v1/aliyun/nls/41050008.json",
    ]) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      cpSync(join(DIST, path), join(folder, path));
    }
    const redirects = [
      { from: "aliyun/isi", to: "aliyun/nls" },
      { from: "c/old", to: "c/41050008" },
    ];
    writeMoved(folder, redirects);
    expect(redirectsIn(folder, redirects)).toContainEqual({
      from: "/zh/aliyun/isi/41050008/",
      to: "/zh/aliyun/nls/41050008/",
    });
    for (const address of [
      "/zh/aliyun/isi/41050008/",
      "/zh/aliyun/isi/41050008/#file-transcription",
      "/en/aliyun/isi/41050008/",
      "/aliyun/isi/41050008/",
      "/c/old/",
    ]) {
      expect(addressExists(folder, address), address).toBe(true);
    }
    const read = (path: string) => readFileSync(join(folder, path), "utf8");
    expect(JSON.parse(read("api/v1/aliyun/isi/41050008.json"))).toMatchObject({ id: "aliyun/nls/41050008" });
    expect(read("en/aliyun/isi/41050008/index.md")).toBe(read("en/aliyun/nls/41050008/index.md"));
    // The page at the old address leads a browser to the new one without scripts.
    const body = read("en/aliyun/isi/41050008/index.html");
    await page.route("**/en/aliyun/isi/41050008/", (route) => route.fulfill({ body, contentType: "text/html" }));
    await page.goto("/en/aliyun/isi/41050008/");
    await page.waitForURL(`${baseURL}/en/aliyun/nls/41050008/`);
    await expect(page.locator("[data-code]").first()).toHaveText("41050008");
  } finally {
    rmSync(folder, { recursive: true });
  }
});
