/** Folders on disk → their paths and, for a content folder, its texts. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { SourceText } from "../catalog/read.ts";

/** The content folder of this run: `CONTENT_DIR` is for tests and for measuring other catalogues. */
export const CONTENT_FOLDER = process.env["CONTENT_DIR"] ?? "content";

/** Paths of all files below a folder, with forward slashes, sorted the same everywhere. */
export const pathsOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort((a, b) => (a < b ? -1 : 1));

/** Every file of a content folder but hidden ones, with its path below the folder. */
export function readFolder(folder: string): SourceText[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(folder, path).split(sep).join("/"), text: readFileSync(path, "utf8") }));
}
