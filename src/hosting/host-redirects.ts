/** Redirects for hosts that can send them. */

/** The old and the new path of a page, below the base path and with a leading slash. */
export interface HostRedirect {
  from: string;
  to: string;
}

/** A path that needs no quoting in any host's configuration. */
const PLAIN = /^\/(?!\/)[\w.~%/-]*(#[\w.~%-]+)?$/;

/**
 * Puts the base path in front of redirects.
 * @param base base path of the site, with a slash at both ends
 * @throws if a path contains characters with a meaning in a host's configuration
 * @example withBase("/docs/", [{ from: "/a/", to: "/b/" }]) // => [{ from: "/docs/a/", to: "/docs/b/" }]
 */
export function withBase(base: string, redirects: readonly HostRedirect[]): HostRedirect[] {
  return redirects.map(({ from, to }) => {
    if (!PLAIN.test(from) || from.includes("#")) throw new Error(`redirect from ${from}: not a plain path`);
    if (!PLAIN.test(to)) throw new Error(`redirect to ${to}: not a plain path`);
    return { from: base + from.slice(1), to: base + to.slice(1) };
  });
}
