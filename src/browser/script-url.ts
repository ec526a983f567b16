/** Which scripts the site may start by their address. */
import { WORKER_FILE } from "../offline/files.ts";
import { routes } from "../routes.ts";

/** Pagefind's worker and the service worker: they are not part of the build's modules, so their addresses are fixed. */
export const SCRIPTS = [routes.file("pagefind/pagefind-worker.js"), routes.file(WORKER_FILE)];

/**
 * The absolute address of a script, if the site may start it.
 * @param page address that relative ones refer to
 * @param scripts paths of the scripts that the site may start
 * @throws TypeError for every other address
 */
export function checkScriptUrl(address: string, page: string, scripts: readonly string[]): string {
  const { origin, pathname, href } = new URL(address, page);
  if (origin !== new URL(page).origin || !scripts.includes(pathname)) throw new TypeError(`no script of ours: ${href}`);
  return href;
}
