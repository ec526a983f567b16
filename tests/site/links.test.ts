/** Every internal link and anchor of every page leads somewhere, at the root and below a base path. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { BASE, builtSite } from "../builds.ts";
import { DIST, fileAt, pathsEndingIn } from "./site.ts";

const idsByFile = new Map<string, Set<string>>();
function idsIn(file: string): Set<string> {
  const html = () => readFileSync(file, "utf8");
  const ids = idsByFile.get(file) ?? new Set([...html().matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id!));
  idsByFile.set(file, ids);
  return ids;
}

/** Whether an address on a page of a built site leads to no file, or to an anchor that the file does not have. */
function isBroken(address: string, page: string, folder: string, base: string): boolean {
  const target = address.startsWith("#") ? join(folder, page) : fileAt(folder, base, address);
  const anchor = address.split("#")[1];
  return !target || (anchor !== undefined && !idsIn(target).has(anchor));
}

function brokenLinks(folder: string, base: string): string[] {
  return pathsEndingIn(folder, ".html").flatMap((page) => {
    const html = readFileSync(join(folder, page), "utf8");
    return [...html.matchAll(/\s(?:href|src|action|data-zh|data-en)="([^"]*)"/g)]
      .map(([, address]) => address!)
      .filter((address) => !/^(https?:|mailto:)/.test(address) && isBroken(address, page, folder, base))
      .map((address) => `${page}: ${address}`);
  });
}

test("no link of the site is broken", () => {
  expect(pathsEndingIn(DIST, ".html").length).toBeGreaterThan(200);
  expect(brokenLinks(DIST, "/")).toEqual([]);
});

test("an address without a file, without its anchor or outside the base path counts as broken", () => {
  const isBrokenAt = (base: string, address: string) => isBroken(address, "index.html", DIST, base);
  expect(isBrokenAt("/", "/zh/aliyun/nls/41050008/#file-transcription")).toBe(false);
  expect(isBrokenAt("/", "/zh/aliyun/nls/41050099/")).toBe(true);
  expect(isBrokenAt("/", "/zh/aliyun/nls/41050008/#nowhere")).toBe(true);
  expect(isBrokenAt("/", "#nowhere")).toBe(true);
  expect(isBrokenAt("/docs/", "/zh/")).toBe(true);
});

test("below a base path no link of the site is broken either", async () => {
  test.setTimeout(240_000);
  const folder = await builtSite("below");
  expect(brokenLinks(folder, BASE)).toEqual([]);
  expect(readFileSync(join(folder, "zh/index.html"), "utf8")).toContain(`action="${BASE}zh/search/"`);
});
