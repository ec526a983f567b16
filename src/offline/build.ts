/** The built site on disk → its service worker, and the lists that the offline page reads. */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { build } from "vite";
import { pathsOf } from "../commands/folder.ts";
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

const compressed = promisify(gzip);
/** Files that hosts compress. */
const TEXT = /\.(html|css|js|json|svg|xml|txt|webmanifest)$/;
/** Files that are compressed at the same time. */
const AT_ONCE = 8;

const sha256 = (content: string | Buffer) => createHash("sha256").update(content);
/** What a browser compares a file with: one that was changed since, or on its way, is none of this version. */
const integrityOf = (hash: string) => `sha256-${Buffer.from(hash, "hex").toString("base64")}`;

async function readFiles(folder: string, edition: string): Promise<SiteFile[]> {
  const paths = pathsOf(folder).filter(isPartOfEverything);
  const files: SiteFile[] = Array(paths.length);
  const left = paths.entries();
  // One walk that several share: while one compresses, another reads.
  const work = async () => {
    for (const [at, path] of left) {
      const content = readFileSync(join(folder, path));
      files[at] = {
        address: addressOf(path, edition),
        hash: sha256(content).digest("hex"),
        bytes: TEXT.test(path) ? (await compressed(content)).length : content.length,
      };
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return files;
}

/** Writes the service worker of a built site, and how large everything is. */
export async function makeOffline(folder: string): Promise<void> {
  const { base } = placeOf(process.env);
  const { version: edition } = JSON.parse(readFileSync(join(folder, "search/products.json"), "utf8")) as {
    version: string;
  };
  const files = await readFiles(folder, edition);
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
  const search = await bundleSearch(folder, edition);
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
async function bundleSearch(folder: string, edition: string): Promise<{ integrity: string } | null> {
  const paths = pathsOf(join(folder, "search")).map((path) => `search/${path}`);
  const texts = paths
    .map((path) => [addressOf(path, edition), readFileSync(join(folder, path), "utf8")] as const)
    .filter(([address]) => isSearchData(address));
  const bundle: SearchBundle = { files: Object.fromEntries(texts) };
  const content = JSON.stringify(bundle);
  if ((await compressed(content)).length > SHELL_SEARCH_MAX) return null;
  write(join(folder, SEARCH_FILE), bundle);
  return { integrity: integrityOf(sha256(content).digest("hex")) };
}
