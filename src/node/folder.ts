/** Files in folders: their paths and, for a content folder, their texts. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import type { SourceText } from "../catalog/read.ts";
import { SITE } from "../site.ts";

/** The content folder. `CONTENT_DIR` replaces it in tests and benchmarks. */
export const CONTENT_FOLDER = process.env["CONTENT_DIR"] ?? "content";

/** Paths of all files below a folder, with forward slashes. They are sorted by code unit, so the order is the same on every system. */
export const pathsOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();

/** A file or folder whose name begins with a dot, such as `.git`. */
const HIDDEN = /(?:^|\/)\./;

/** The texts of all files below a content folder, except what is hidden. */
export const readFolder = (folder: string): SourceText[] =>
  pathsOf(folder)
    .filter((path) => !HIDDEN.test(path))
    .map((path) => ({ path, text: readFileSync(join(folder, path), "utf8") }));

/** Whether one folder is the other or below it. */
const isWithin = (folder: string, other: string) => `${resolve(folder)}${sep}`.startsWith(`${resolve(other)}${sep}`);

/**
 * The texts of the extra tree, none if there is no such tree.
 * @throws if its folder cannot be one: it does not exist, is empty or overlaps our own content
 */
export function readExtra(folder = SITE.extraContent): SourceText[] {
  if (folder === undefined) return [];
  const problem = (message: string) => new Error(`EXTRA_CONTENT: ${folder} ${message}`);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw problem("is not a folder: create it, or correct the path");
  }
  if (isWithin(folder, CONTENT_FOLDER) || isWithin(CONTENT_FOLDER, folder)) {
    throw problem(`overlaps ${CONTENT_FOLDER}, our own content: name a folder beside it`);
  }
  const texts = readFolder(folder);
  if (texts.length === 0) throw problem("has no files: add a vendor or a note, or leave EXTRA_CONTENT out");
  return texts.map((text) => ({ ...text, folder, isExtra: true }));
}
