/** A step of the build: puts pages that lead on, and copies of data, where pages used to be. */
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { readContent } from "../catalog/read.ts";
import { movedPage, movesOf, type Move } from "../hosting/moved.ts";
import { placeOf } from "../hosting/place.ts";
import type { Redirect } from "../schema/redirects.ts";
import { CONTENT_FOLDER, readFolder } from "./folder.ts";

/** What the content says has moved. */
export const redirectsOfContent = (): Redirect[] =>
  readContent(readFolder(CONTENT_FOLDER).filter(({ path }) => path === "redirects.yaml")).files.redirects.flatMap(
    ({ data }) => data.redirects,
  );

/** Writes them into a built site. */
export function writeMoved(folder: string, redirects: readonly Redirect[] = redirectsOfContent()): Move[] {
  if (redirects.length === 0) return [];
  const { site, base } = placeOf(process.env);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"));
  const moves = movesOf(redirects, files);
  for (const { from, to } of moves) {
    const file = join(folder, from);
    mkdirSync(dirname(file), { recursive: true });
    if (!to.endsWith(".html")) {
      copyFileSync(join(folder, to), file);
      continue;
    }
    const path = base + to.replace(/index\.html$/, "");
    writeFileSync(file, movedPage(path, new URL(path, site).href));
  }
  return moves;
}
