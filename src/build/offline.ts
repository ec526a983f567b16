/** Adds the service worker, and the lists of files that the offline page reads. */
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { build } from "vite";
import { BROWSERS } from "../browsers.ts";
import {
  addressOf,
  HASH_LENGTH,
  isPartOfEverything,
  LIST_FILE,
  offlineAddress,
  SUMMARY_FILE,
  WORKER_FILE,
  type FileList,
  type Summary,
} from "../offline/files.ts";
import { LOCALES } from "../schema/taxonomy.ts";
import { SITE } from "../site.ts";
import { scriptsOf } from "./page-scripts.ts";
import { readSite } from "./site-files.ts";

/** A short hash of a value that can be serialised as JSON. */
const hashOf = (value: unknown): string =>
  createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, HASH_LENGTH);

/**
 * Writes the service worker, the list of files and its summary into a built site.
 * @throws if the page that is shown without a network has no script
 */
export async function writeOffline(folder: string, site = readSite(folder, isPartOfEverything)): Promise<void> {
  const files = site.files.map(({ path, ...file }) => ({ address: addressOf(path), ...file }));
  const summary: Summary = {
    version: hashOf(files.map(({ address, hash }) => [address, hash])),
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    count: files.length,
  };
  const list: FileList = {
    ...summary,
    files: files.map(({ address, hash, bytes }) => [address, hash.slice(0, HASH_LENGTH), bytes]),
  };
  writeJson(join(folder, SUMMARY_FILE), summary);
  writeJson(join(folder, LIST_FILE), list);
  // The worker stores the offline pages, so it has to change when they do.
  const offlinePages = LOCALES.map(offlineAddress);
  const worker = {
    base: SITE.base,
    version: hashOf(files.filter(({ address }) => offlinePages.includes(address))),
    scripts: [...new Set(offlinePages.flatMap((page) => scriptsOf(folder, `${page}index.html`)))],
  };
  await build({
    configFile: false,
    logLevel: "error",
    publicDir: false,
    define: { WORKER: JSON.stringify(worker) },
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

function writeJson(path: string, data: unknown): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify(data));
}
