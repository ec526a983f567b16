/** Trusted Types: the addresses that may become scripts. A text never becomes markup or code: for that there is no rule. */
import { routes } from "../routes.ts";

/** The browser's interface, of which TypeScript knows nothing yet. */
interface TrustedTypes {
  createPolicy: (name: string, rules: { createScriptURL: (address: string) => string }) => unknown;
}

/** Scripts that are started by their address: Pagefind's worker and the service worker. */
const SCRIPTS = [routes.file("pagefind/pagefind-worker.js"), routes.file("sw.js")];

/**
 * An address, if it is that of a script of ours.
 * @throws TypeError for any other
 */
export function ownScript(address: string, page: string, scripts: readonly string[] = SCRIPTS): string {
  const { origin, pathname, href } = new URL(address, page);
  if (origin !== new URL(page).origin || !scripts.includes(pathname)) throw new TypeError(`no script of ours: ${href}`);
  return href;
}

// Pagefind hands its worker's address to the browser as a text: the default policy is asked about each such text.
const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
trustedTypes?.createPolicy("default", { createScriptURL: (address) => ownScript(address, location.href) });
