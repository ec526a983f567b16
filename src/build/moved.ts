/** A step of the build: puts pages that lead on, and copies of data, where pages used to be. */
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { readContent } from "../catalog/read.ts";
import { movedPage, movesOf, type Move } from "../hosting/moved.ts";
import { absolute, SITE } from "../site.ts";
import { withPolicy } from "../hosting/policy.ts";
import type { Redirect as HostRedirect } from "../hosting/redirects.ts";
import type { Redirect } from "../schema/redirects.ts";
import { CONTENT_FOLDER, pathsOf, readFolder } from "../node/folder.ts";

/** What the content says has moved. */
export const redirectsOfContent = (): Redirect[] =>
  readContent(readFolder(CONTENT_FOLDER).filter(({ path }) => path === "redirects.yaml")).files.redirects.flatMap(
    ({ data }) => data.redirects,
  );

/** Every file of a built site that belongs at an old path too. */
function movesIn(folder: string, redirects: readonly Redirect[]): Move[] {
  return redirects.length === 0 ? [] : movesOf(redirects, pathsOf(folder));
}

const pathOf = (file: string) => `/${file.replace(/(^|\/)index\.html$/, "$1")}`;

/** What a host that redirects by itself is told of a built site; paths below the base path. */
export const redirectsIn = (folder: string, redirects = redirectsOfContent()): HostRedirect[] =>
  movesIn(folder, redirects).map(({ from, to }) => ({ from: pathOf(from), to: pathOf(to) }));

/** Writes them into a built site. */
export function writeMoved(folder: string, redirects = redirectsOfContent()): void {
  for (const { from, to } of movesIn(folder, redirects)) {
    const file = join(folder, from);
    mkdirSync(dirname(file), { recursive: true });
    if (!to.endsWith(".html")) {
      copyFileSync(join(folder, to), file);
      continue;
    }
    const path = SITE.base + pathOf(to).slice(1);
    writeFileSync(file, withPolicy(movedPage(path, absolute(path))));
  }
}
