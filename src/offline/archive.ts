/** The built site → one file to take along: the same bytes for the same site. */
import { createWriteStream, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { constants, createGzip, createZstdCompress } from "node:zlib";
import { Header } from "tar";
import { pathsOf } from "../commands/folder.ts";
import { ARCHIVE_FILE, SUMMARY_FILE, type Archive, type Summary } from "./files.ts";

const FOLDER = "downloads";
/** The strictest limit that a host we have a recipe for sets to one file: 25 MiB (Cloudflare Pages). */
export const ARCHIVE_MAX = 25 * 1024 * 1024;
/** Every file's date: the archive says nothing of when it was made. */
const DATE = new Date("2020-01-01T00:00:00Z");
/** Reach of the second compressor, as a power of two: over many pages, whose styles are the same. */
const WINDOW_LOG = 24;

/** Ways to compress, the one that every system opens first, and how much smaller than page by page it can be at best. */
const KINDS = [
  { name: `${FOLDER}/voxerr.tar.gz`, compressor: () => createGzip(), atBest: 1.1 },
  {
    name: `${FOLDER}/voxerr.tar.zst`,
    compressor: () => createZstdCompress({ params: { [constants.ZSTD_c_windowLog]: WINDOW_LOG } }),
    atBest: 12,
  },
];

/** Bytes of the site compressed page by page, as `makeOffline` has counted them; none where it has not. */
function pagesBytes(folder: string): number {
  const file = join(folder, SUMMARY_FILE);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Summary).bytes : 0;
}

/** What a tar file is made of, in bytes. */
const BLOCK = 512;
/** Bytes that are handed to the compressor at a time: many small files would each make it wait. */
const PART = 1024 * 1024;

/**
 * The files as a tar file, part by part. The rights and dates of whoever built them are nobody's business.
 * @throws where a path is longer than a header holds
 */
function* tarOf(folder: string, paths: readonly string[]): Generator<Buffer> {
  let blocks: Buffer[] = [];
  let size = 0;
  for (const path of paths) {
    const content = readFileSync(join(folder, path));
    const header = new Header({ path, mode: 0o644, size: content.length, mtime: DATE, type: "File" });
    if (header.encode()) throw new Error(`${path} is too long a path for the archive`);
    blocks.push(header.block!, content, Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK));
    size += content.length;
    if (size < PART) continue;
    yield Buffer.concat(blocks);
    blocks = [];
    size = 0;
  }
  yield Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK)]);
}

class TooLarge extends Error {}

/** Passes bytes on until there are too many. */
const limited = (most: number) =>
  async function* (source: AsyncIterable<Buffer>) {
    let passed = 0;
    for await (const chunk of source) {
      passed += chunk.length;
      if (passed > most) throw new TooLarge();
      yield chunk;
    }
  };

/**
 * Writes the archive of a built site in the first way that stays below the limit, and a note of its size; where none
 * does, the note says that there is no archive.
 */
export async function makeArchive(folder: string, most = ARCHIVE_MAX): Promise<void> {
  rmSync(join(folder, FOLDER), { recursive: true, force: true });
  const paths = pathsOf(folder);
  mkdirSync(join(folder, FOLDER));
  let archive: Archive | null = null;
  for (const { name, compressor, atBest } of KINDS) {
    // What cannot fit is not tried: at scale that takes longer than all pages.
    if (pagesBytes(folder) / atBest > most) continue;
    const file = join(folder, name);
    try {
      await pipeline(tarOf(folder, paths), compressor(), limited(most), createWriteStream(file));
      archive = { address: name, bytes: statSync(file).size };
      break;
    } catch (error) {
      rmSync(file, { force: true });
      if (!(error instanceof TooLarge)) throw error;
    }
  }
  writeFileSync(join(folder, ARCHIVE_FILE), JSON.stringify(archive));
}
