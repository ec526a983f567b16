/** Files in folders: their paths and, for a content folder, their texts. */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join, relative, sep } from "node:path";
import type { SourceText } from "../catalog/read.ts";

/** The content folder. `CONTENT_DIR` replaces it in tests and benchmarks. */
export const CONTENT_FOLDER = process.env["CONTENT_DIR"] ?? "content";

/** Paths of all files below a folder, with forward slashes. They are sorted by code unit, so the order is the same on every system. */
export const pathsOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();

/** The texts of all files below a content folder, except hidden files. */
export const readFolder = (folder: string): SourceText[] =>
  pathsOf(folder)
    .filter((path) => !basename(path).startsWith("."))
    .map((path) => ({ path, text: readFileSync(join(folder, path), "utf8") }));
