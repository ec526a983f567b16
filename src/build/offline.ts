/** The built site → its service worker, and the lists that the offline page reads. */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { build } from "vite";
import {
  addressOf,
  HASH_LENGTH,
  isPartOfEverything,
  LIST_FILE,
  SUMMARY_FILE,
  WORKER_FILE,
  type FileList,
  type SiteFile,
  type Summary,
} from "../offline/files.ts";
import { isSearchFile } from "../search/shared/shape.ts";
import { SITE } from "../site.ts";
import { readSite } from "./site-files.ts";
import { BROWSERS } from "../browsers.ts";

/** A short hash of values that can be written as JSON. */
const hashOf = (value: unknown): string =>
  createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, HASH_LENGTH);

/** Writes the service worker of a built site, and how large everything is. */
export async function writeOffline(folder: string, site = readSite(folder, isPartOfEverything)): Promise<void> {
  const products: unknown = JSON.parse(readFileSync(join(folder, "search/products.json"), "utf8"));
  if (!isSearchFile(products)) throw new Error("search/products.json is no data file");
  const files: SiteFile[] = site.files.map(({ path, ...file }) => ({
    address: addressOf(path, products.version),
    ...file,
  }));
  const summary: Summary = {
    version: hashOf(files.map(({ address, hash }) => [address, hash])),
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    count: files.length,
  };
  const list: FileList = {
    ...summary,
    files: files.map(({ address, hash, bytes }) => [address, hash.slice(0, HASH_LENGTH), bytes]),
  };
  write(join(folder, SUMMARY_FILE), summary);
  write(join(folder, LIST_FILE), list);
  // The worker changes when the page that it keeps does.
  const version = hashOf(files.filter(({ address }) => /^(zh|en)\/offline\/$/.test(address)));
  await build({
    configFile: false,
    logLevel: "error",
    publicDir: false,
    define: { SITE: JSON.stringify({ base: SITE.base, version }) },
    build: {
      lib: {
        entry: join(import.meta.dirname, "../offline/service-worker.ts"),
        formats: ["iife"],
        name: "worker",
        fileName: () => WORKER_FILE,
      },
      outDir: folder,
      emptyOutDir: false,
      minify: true,
      target: BROWSERS,
    },
  });
}

function write(path: string, data: unknown): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify(data));
}
