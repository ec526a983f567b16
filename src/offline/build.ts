/** The built site on disk → its service worker, and the lists that the offline page reads. */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "vite";
import { pathsOf } from "../commands/folder.ts";
import { readSite } from "../commands/site.ts";
import { placeOf } from "../hosting/place.ts";
import {
  addressOf,
  HASH_LENGTH,
  isImmutable,
  isPartOfEverything,
  isSearchBase,
  isSearchData,
  isShell,
  LIST_FILE,
  SEARCH_FILE,
  SHELL_SEARCH_MAX,
  SUMMARY_FILE,
  WORKER_FILE,
  type FileList,
  type SearchBundle,
  type SiteFile,
  type Summary,
} from "./files.ts";

const sha256 = (content: string | Buffer) => createHash("sha256").update(content);
/** What a browser compares a file with: one that was changed since, or on its way, is none of this version. */
const integrityOf = (hash: string) => `sha256-${Buffer.from(hash, "hex").toString("base64")}`;

/** Writes the service worker of a built site, and how large everything is. */
export async function makeOffline(folder: string, site = readSite(folder, isPartOfEverything)): Promise<void> {
  const { base } = placeOf(process.env);
  const { version: edition } = JSON.parse(readFileSync(join(folder, "search/products.json"), "utf8")) as {
    version: string;
  };
  const files: SiteFile[] = site.files.map(({ path, ...file }) => ({ address: addressOf(path, edition), ...file }));
  const version = sha256(JSON.stringify(files.map(({ address, hash }) => [address, hash])))
    .digest("hex")
    .slice(0, HASH_LENGTH);
  const summary: Summary = { version, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0), count: files.length };
  const list: FileList = {
    ...summary,
    files: files.map(({ address, hash, bytes }) => [address, hash.slice(0, HASH_LENGTH), bytes]),
  };
  write(join(folder, SUMMARY_FILE), summary);
  write(join(folder, LIST_FILE), list);
  const search = bundleSearch(folder, edition);
  const shell = files
    .filter(({ address }) => isShell(address) || (!search && isSearchBase(address)))
    .map(({ address, hash }) => ({
      url: base + address,
      revision: isImmutable(address) ? null : hash.slice(0, HASH_LENGTH),
      integrity: integrityOf(hash),
    }));
  await build({
    configFile: false,
    logLevel: "error",
    publicDir: false,
    define: { SITE: JSON.stringify({ version, base, edition, shell, search }), "process.env.NODE_ENV": '"production"' },
    build: {
      lib: {
        entry: join(import.meta.dirname, "worker.ts"),
        formats: ["iife"],
        name: "worker",
        fileName: () => WORKER_FILE,
      },
      outDir: folder,
      emptyOutDir: false,
      minify: true,
      target: "es2022",
    },
  });
}

function write(path: string, data: unknown): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify(data));
}

/** Writes the search's data as one file; nothing where it is too large for a first visit. */
function bundleSearch(folder: string, edition: string): { integrity: string } | null {
  const paths = pathsOf(join(folder, "search")).map((path) => `search/${path}`);
  const texts = paths
    .map((path) => [addressOf(path, edition), readFileSync(join(folder, path), "utf8")] as const)
    .filter(([address]) => isSearchData(address));
  const bundle: SearchBundle = { files: Object.fromEntries(texts) };
  const content = JSON.stringify(bundle);
  if (gzipSync(content).length > SHELL_SEARCH_MAX) return null;
  write(join(folder, SEARCH_FILE), bundle);
  return { integrity: integrityOf(sha256(content).digest("hex")) };
}
