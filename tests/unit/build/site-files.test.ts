/** Reading the built site: sizes, hashes and styles of its files. */
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";
import { readSite } from "../../../src/build/site-files.ts";
import { stylesOf, withPolicy } from "../../../src/hosting/policy.ts";

const STYLE = `<style>${Array.from({ length: 300 }, (_, index) => `.a${index}{margin:${index}px}`).join("")}</style>`;
/** A text that compresses about as well as prose. */
const textOf = (seed: number) =>
  Array.from({ length: 3000 }, (_, index) =>
    String.fromCodePoint(0x4e00 + ((index * index * seed + index) % 997)),
  ).join("");
const pageOf = (seed: number) =>
  withPolicy(`<!DOCTYPE html><html><head><meta charset="utf-8">${STYLE}</head><body>${textOf(seed)}</body></html>`);

/** Writes files into a folder and reads them as a built site. */
function readFiles(files: Record<string, string>, isWanted = (_: string) => true) {
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

test("the size of a page is close to its transfer size, and each style is listed once", () => {
  const contents = { "index.html": pageOf(3), "zh/a/index.html": pageOf(7) };
  const { files, styles } = readFiles(contents);
  for (const { path, hash, bytes } of files) {
    const content = contents[path as keyof typeof contents];
    expect(Math.abs(bytes / gzipSync(content).length - 1), path).toBeLessThan(0.15);
    expect(hash).toBe(createHash("sha256").update(content).digest("hex"));
  }
  expect([...styles]).toEqual(stylesOf(contents["index.html"]));
});

test("data is counted compressed, pictures uncompressed, and unwanted files are left out", () => {
  const data = JSON.stringify(textOf(5));
  const { files } = readFiles({ "a.json": data, "b.png": data, "c.md": data }, (path) => path !== "c.md");
  expect(files.map(({ path, bytes }) => [path, bytes])).toEqual([
    ["a.json", gzipSync(data).length],
    ["b.png", Buffer.byteLength(data)],
  ]);
});

test("a page without a policy is an error that names its path", () => {
  expect(() => readFiles({ "zh/index.html": pageOf(3).replace(/<meta http-equiv[^>]*>/, "") })).toThrow(
    "zh/index.html",
  );
});
