/** What the build reads of its own pages: sizes, hashes and styles, each page once. */
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";
import { readSite } from "../../../src/build/site-files.ts";
import { stylesOf, withPolicy } from "../../../src/hosting/policy.ts";

const STYLE = `<style>${Array.from({ length: 300 }, (_, at) => `.a${at}{margin:${at}px}`).join("")}</style>`;
/** A text that compresses about as prose does. */
const words = (from: number) =>
  Array.from({ length: 3000 }, (_, at) => String.fromCodePoint(0x4e00 + ((at * at * from + at) % 997))).join("");
const page = (from: number) =>
  withPolicy(`<!DOCTYPE html><html><head><meta charset="utf-8">${STYLE}</head><body>${words(from)}</body></html>`);

function site(files: Record<string, string>, isWanted = (_: string) => true) {
  const folder = mkdtempSync(join(tmpdir(), "voxerr-"));
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    return readSite(folder, isWanted);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("a page is about as large as a host sends it; its styles are named once", () => {
  const contents = { "index.html": page(3), "zh/a/index.html": page(7) };
  const { files, styles } = site(contents);
  for (const { path, hash, bytes } of files) {
    const content = contents[path as keyof typeof contents];
    expect(Math.abs(bytes / gzipSync(content).length - 1), path).toBeLessThan(0.15);
    expect(hash).toBe(createHash("sha256").update(content).digest("hex"));
  }
  expect([...styles]).toEqual(stylesOf(contents["index.html"]));
});

test("data is counted compressed, pictures as they are, and what is not wanted not at all", () => {
  const data = JSON.stringify(words(5));
  const { files } = site({ "a.json": data, "b.png": data, "c.md": data }, (path) => path !== "c.md");
  expect(files.map(({ path, bytes }) => [path, bytes])).toEqual([
    ["a.json", gzipSync(data).length],
    ["b.png", Buffer.byteLength(data)],
  ]);
});

test("a page without a policy stops the build, by its path", () => {
  expect(() => site({ "zh/index.html": page(3).replace(/<meta http-equiv[^>]*>/, "") })).toThrow("zh/index.html");
});
