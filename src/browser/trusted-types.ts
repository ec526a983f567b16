/** The Trusted Types policy: only the site's workers may be started from a string, and no string becomes HTML or code. */
import { WORKER_FILE } from "../offline/files.ts";
import { routes } from "../routes.ts";

/** The part of the browser's API that is used here; TypeScript's DOM library lacks it. */
interface TrustedTypes {
  createPolicy: (name: string, rules: { createScriptURL: (address: string) => string }) => unknown;
}

/** Scripts that are started by their address: Pagefind's worker and the service worker. */
const SCRIPTS = [routes.file("pagefind/pagefind-worker.js"), routes.file(WORKER_FILE)];

/**
 * The absolute address of a script, if the site may start it.
 * @param page address that relative ones refer to
 * @throws TypeError for every other address
 */
export function checkScriptUrl(address: string, page: string, scripts: readonly string[] = SCRIPTS): string {
  const { origin, pathname, href } = new URL(address, page);
  if (origin !== new URL(page).origin || !scripts.includes(pathname)) throw new TypeError(`no script of ours: ${href}`);
  return href;
}

// Pagefind passes the address of its worker as a string, and browsers check such strings with the default policy.
const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
trustedTypes?.createPolicy("default", { createScriptURL: (address) => checkScriptUrl(address, location.href) });
