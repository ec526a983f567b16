/** Addresses that have moved. */

/** Paths below the base path, each with a slash in front: where a page was and where it is. */
export interface Redirect {
  from: string;
  to: string;
}

/** A path that needs no quoting in any host's file. */
const PLAIN = /^\/(?!\/)[\w.~%/-]*(#[\w.~%-]+)?$/;

/**
 * Redirects as addresses of the site.
 * @param base base path of the site, with a slash at both ends
 * @throws where a path holds what a host's file could take for something else
 */
export function below(base: string, redirects: readonly Redirect[]): Redirect[] {
  return redirects.map(({ from, to }) => {
    if (!PLAIN.test(from) || from.includes("#")) throw new Error(`redirect from ${from}: not a plain path`);
    if (!PLAIN.test(to)) throw new Error(`redirect to ${to}: not a plain path`);
    return { from: base + from.slice(1), to: base + to.slice(1) };
  });
}
