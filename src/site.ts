/** The site's configuration: its name, and what differs between hosts, from the environment of the build. */
import { slashed, type Absolute } from "./routes.ts";

export const NAME = "VoxErr";

/** What files for programs name as their host if `SITE_URL` does not. */
export const LOCAL_ADDRESS = "http://localhost:4321";

/** What differs between hosts. */
export interface Site {
  /** Address of the host, without the base path; `undefined` if `SITE_URL` is not set. */
  address: string | undefined;
  /** Base path, with a slash at both ends. */
  base: string;
  /** Address of the repository, without a slash at its end; `undefined` if `REPO_URL` is not set. */
  repository: string | undefined;
}

/**
 * Reads `SITE_URL`, `BASE_PATH` and `REPO_URL`; an empty variable is as good as none.
 * @example siteOf({ BASE_PATH: "docs" }) // => { address: undefined, base: "/docs/", repository: undefined }
 */
export const siteOf = (env: Readonly<Record<string, string | undefined>>): Site => ({
  address: env["SITE_URL"] || undefined,
  base: slashed(env["BASE_PATH"] || "/"),
  repository: env["REPO_URL"]?.replace(/\/+$/, "") || undefined,
});

/** The site of this build. */
export const SITE = siteOf(process.env);

/** A path with the host in front: for files that programs read. */
export const absolute: Absolute = (path) => new URL(path, SITE.address ?? LOCAL_ADDRESS).href;

/**
 * A path as pages show it: with the host if `SITE_URL` names one; else as it is, so that browsers complete it with the
 * address at which the page is served.
 */
export const served: Absolute = (path) => (SITE.address ? absolute(path) : path);
