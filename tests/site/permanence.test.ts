/** Whatever was published is there: as itself, or as what leads to where it moved. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "@playwright/test";
import { siteOf } from "../../src/site.ts";
import { redirectsIn, redirectsOfContent, writeMoved } from "../../src/build/moved.ts";
import { idsOf, leads, listed, LISTS } from "../published.ts";
import { catalogOf } from "../unit/content.ts";
import { DIST } from "./site.ts";

const addresses = listed(LISTS.addresses);

test("every published address still leads somewhere", () => {
  expect(addresses.length).toBeGreaterThan(3000);
  expect(addresses.filter((address) => !leads(DIST, address))).toEqual([]);
});

test("every published id is still there, or redirects say where it went", () => {
  const catalog = catalogOf("content");
  const ids = new Set(idsOf(catalog));
  const published = listed(LISTS.ids);
  expect(published.length).toBeGreaterThan(800);
  const moved = redirectsOfContent().map(({ from }) => from);
  const isMoved = (line: string) => {
    const [kind, id = ""] = line.split(" ");
    const own = kind === "condition" ? `conditions/${id}` : id;
    return moved.some((from) => own === from || own.startsWith(`${from}/`));
  };
  expect(published.filter((line) => !ids.has(line) && !isMoved(line))).toEqual([]);
});

test("what is dropped is noticed: a page, an anchor, a file of the API", () => {
  expect(leads(DIST, "/en/aliyun/nls/41050008/#file-transcription")).toBe(true);
  for (const gone of ["/en/aliyun/nls/41059999/", "/en/aliyun/nls/41050008/#renamed", "/api/v1/aliyun/isi.json"]) {
    expect(leads(DIST, gone), gone).toBe(false);
  }
});

test("what moved is found at every old address, by people, by scripts and below a base path", async ({
  page,
  baseURL,
}) => {
  const folder = mkdtempSync(join(tmpdir(), "voxerr-moved-"));
  try {
    const paths = ["zh/", "en/", ""].map((front) => `${front}aliyun/nls/41050008/index.html`);
    paths.push("en/aliyun/nls/41050008/index.md", "api/v1/aliyun/nls/41050008.json", "c/41050008/index.html");
    for (const path of paths) {
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
    const old = ["/zh/aliyun/isi/41050008/", "/en/aliyun/isi/41050008/", "/aliyun/isi/41050008/", "/c/old/"];
    for (const address of [...old, "/zh/aliyun/isi/41050008/#file-transcription"]) {
      expect(leads(folder, address), address).toBe(true);
    }
    const copied = (path: string) => readFileSync(join(folder, path), "utf8");
    expect(JSON.parse(copied("api/v1/aliyun/isi/41050008.json"))).toMatchObject({ id: "aliyun/nls/41050008" });
    expect(copied("en/aliyun/isi/41050008/index.md")).toBe(copied("en/aliyun/nls/41050008/index.md"));
    // A browser that meets the page goes on to the new address, without scripts.
    const moved = copied("en/aliyun/isi/41050008/index.html");
    await page.route("**/en/aliyun/isi/41050008/", (route) => route.fulfill({ body: moved, contentType: "text/html" }));
    await page.goto("/en/aliyun/isi/41050008/");
    await page.waitForURL(`${baseURL}/en/aliyun/nls/41050008/`);
    await expect(page.locator("[data-code]").first()).toHaveText("41050008");
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("host, base path and repository come from three variables, however their slashes stand", () => {
  expect(siteOf({})).toEqual({ address: undefined, base: "/", repository: undefined });
  const env = { SITE_URL: "https://v.example", BASE_PATH: "docs", REPO_URL: "https://host/owner/name/" };
  expect(siteOf(env)).toEqual({
    address: "https://v.example",
    base: "/docs/",
    repository: "https://host/owner/name",
  });
});
