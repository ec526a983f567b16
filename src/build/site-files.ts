/** The built folder → what later steps of the build need to know of its files; each is read once. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { hasPolicy, STYLE, stylesOf } from "../hosting/policy.ts";
import { pathsOf } from "../node/folder.ts";

/** A file of the built site. */
export interface BuiltFile {
  /** Path below the folder. */
  path: string;
  /** SHA-256 of its content, in hexadecimal digits. */
  hash: string;
  /** Bytes as a host sends it, compressed where that helps. */
  bytes: number;
}

export interface BuiltSite {
  files: BuiltFile[];
  /** Styles inside its pages, as a content security policy names them. */
  styles: Set<string>;
}

/** Files that hosts compress. */
const TEXT = /\.(css|js|json|svg|xml|txt|webmanifest)$/;
const compressedSize = (content: string | Buffer) => gzipSync(content).length;

/**
 * Reads the files of a site that are wanted.
 * @throws where a page has no policy of its own, with its path
 */
export function readSite(folder: string, isWanted: (path: string) => boolean): BuiltSite {
  const styles = new Set<string>();
  /** Compressed bytes of each style: half of every page is the same one. */
  const styleSizes = new Map<string, number>();
  // A page's style and the rest, each for itself, are as large as both together, and half the work.
  const pageSize = (html: string): number => {
    let size = 0;
    const rest = html.replace(STYLE, (style) => {
      if (!styleSizes.has(style)) styleSizes.set(style, compressedSize(style));
      size += styleSizes.get(style)!;
      return "";
    });
    return size + compressedSize(rest);
  };
  const files = pathsOf(folder)
    .filter(isWanted)
    .map((path) => {
      const content = readFileSync(join(folder, path));
      const hash = createHash("sha256").update(content).digest("hex");
      if (!path.endsWith(".html"))
        return { path, hash, bytes: TEXT.test(path) ? compressedSize(content) : content.length };
      const html = content.toString();
      if (!hasPolicy(html)) throw new Error(`${path} has no content security policy`);
      for (const style of stylesOf(html)) styles.add(style);
      return { path, hash, bytes: pageSize(html) };
    });
  return { files, styles };
}
