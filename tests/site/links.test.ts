/** No internal link is broken: every address and anchor of every page leads somewhere, at the root and below a base path. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { BASE, builtSite } from "../builds.ts";
import { DIST, fileAt, filesOf } from "./site.ts";

const ids = new Map<string, Set<string>>();
const idsOf = (file: string) => {
  if (!ids.has(file))
    ids.set(file, new Set([...readFileSync(file, "utf8").matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id!)));
  return ids.get(file)!;
};

/** Broken addresses of a built site, each with the page it stands on. */
function brokenLinks(folder: string, base: string): string[] {
  return filesOf(folder, ".html").flatMap((page) => {
    const html = readFileSync(join(folder, page), "utf8");
    const addresses = [...html.matchAll(/\s(?:href|src|action|data-zh|data-en)="([^"]*)"/g)].map(
      ([, address]) => address!,
    );
    return addresses
      .filter((address) => !/^(https?:|mailto:)/.test(address))
      .filter((address) => {
        const target = address.startsWith("#") ? join(folder, page) : fileAt(folder, base, address);
        const anchor = address.split("#")[1];
        return !target || (anchor !== undefined && !idsOf(target).has(anchor));
      })
      .map((address) => `${page}: ${address}`);
  });
}

test("no link of the site is broken", () => {
  expect(filesOf(DIST, ".html").length).toBeGreaterThan(200);
  expect(brokenLinks(DIST, "/")).toEqual([]);
});

test("the link check finds a broken address, a broken anchor and one outside the base path", () => {
  expect(fileAt(DIST, "/", "/zh/aliyun/nls/41050008/#file-transcription")).toBeDefined();
  expect(fileAt(DIST, "/", "/zh/aliyun/nls/41050099/")).toBeUndefined();
  expect(fileAt(DIST, "/docs/", "/zh/")).toBeUndefined();
  expect(idsOf(fileAt(DIST, "/", "/zh/aliyun/nls/41050008/")!).has("nowhere")).toBe(false);
});

test("below a base path no link of the site is broken either", async () => {
  test.setTimeout(240_000);
  const folder = await builtSite("below");
  expect(brokenLinks(folder, BASE)).toEqual([]);
  expect(readFileSync(join(folder, "zh/index.html"), "utf8")).toContain('action="/docs/zh/search/"');
});
