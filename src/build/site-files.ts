/** Reads what later steps of the build need to know about the files of the site, each file once. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { hasPolicy, STYLE, stylesOf } from "../hosting/policy.ts";
import { pathsOf } from "../node/folder.ts";

/** A file of the built site. */
export interface BuiltFile {
  /** Path below the folder of the site. */
  path: string;
  /** SHA-256 of its content, in hexadecimal digits. */
  hash: string;
  /** Transfer size in bytes: compressed, unless the file already is. */
  bytes: number;
}

export interface BuiltSite {
  files: BuiltFile[];
  /** The inline styles of all pages, as source expressions of a content security policy. */
  styles: Set<string>;
}

/** Files that hosts compress, besides pages. */
const COMPRESSIBLE = /\.(css|js|json|svg|xml|txt|webmanifest)$/;
const compressedSize = (content: string | Buffer) => gzipSync(content).length;

/**
 * Reads the files of a built site that `isWanted` accepts.
 * @throws if a page has no content security policy
 */
export function readSite(folder: string, isWanted: (path: string) => boolean): BuiltSite {
  const styles = new Set<string>();
  /** Compressed size of each style. Styles are half of every page, and most pages have the same one. */
  const styleSizes = new Map<string, number>();
  // Compressing the style and the rest separately gives nearly the same size in half the time.
  const pageSize = (html: string): number => {
    let size = 0;
    const rest = html.replace(STYLE, (style) => {
      const styleSize = styleSizes.get(style) ?? compressedSize(style);
      styleSizes.set(style, styleSize);
      size += styleSize;
      return "";
    });
    return size + compressedSize(rest);
  };
  const files = pathsOf(folder)
    .filter(isWanted)
    .map((path) => {
      const content = readFileSync(join(folder, path));
      const hash = createHash("sha256").update(content).digest("hex");
      if (!path.endsWith(".html")) {
        return { path, hash, bytes: COMPRESSIBLE.test(path) ? compressedSize(content) : content.length };
      }
      const html = content.toString();
      if (!hasPolicy(html)) throw new Error(`${path} has no content security policy`);
      for (const style of stylesOf(html)) styles.add(style);
      return { path, hash, bytes: pageSize(html) };
    });
  return { files, styles };
}
