/** Adds forwarding pages and copies of data at the old addresses of what has moved. */
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { readContent } from "../catalog/read.ts";
import { movedPage, movesOf, type Move } from "../hosting/forwarding.ts";
import { withPolicy } from "../hosting/policy.ts";
import type { HostRedirect } from "../hosting/host-redirects.ts";
import { CONTENT_FOLDER, pathsOf, readFolder } from "../node/folder.ts";
import { addressOf } from "../offline/files.ts";
import type { Redirect } from "../schema/redirects.ts";
import { absolute, SITE } from "../site.ts";

/** The redirects in `content/redirects.yaml`. */
export const redirectsOfContent = (): Redirect[] =>
  readContent(readFolder(CONTENT_FOLDER).filter(({ path }) => path === "redirects.yaml")).files.redirects.flatMap(
    ({ data }) => data.redirects,
  );

/** The files of a built site that also had an old path. */
function movesIn(folder: string, redirects: readonly Redirect[]): Move[] {
  return redirects.length === 0 ? [] : movesOf(redirects, pathsOf(folder));
}

/** The URL path of a file of the site. */
const pathOf = (file: string) => `/${addressOf(file)}`;

/** The redirects of a built site for hosts that can send them; paths are below the base path. */
export const redirectsIn = (folder: string, redirects = redirectsOfContent()): HostRedirect[] =>
  movesIn(folder, redirects).map(({ from, to }) => ({ from: pathOf(from), to: pathOf(to) }));

/** Writes the forwarding pages and copies into a built site. */
export function writeMoved(folder: string, redirects = redirectsOfContent()): void {
  for (const { from, to } of movesIn(folder, redirects)) {
    const file = join(folder, from);
    mkdirSync(dirname(file), { recursive: true });
    if (!to.endsWith(".html")) {
      copyFileSync(join(folder, to), file);
      continue;
    }
    const path = SITE.base + addressOf(to);
    writeFileSync(file, withPolicy(movedPage(path, absolute(path))));
  }
}
