/** Configuration of the site: its name and, from environment variables, what differs between hosts. */
import { withSlashes, type Absolute } from "./routes.ts";

export const NAME = "VoxErr";

/** The end of every page's `<title>`. */
export const TITLE_END = ` · ${NAME}`;

/** Host in files for programs if `SITE_URL` is not set. */
export const LOCAL_ADDRESS = "http://localhost:4321";

/** What differs between hosts. */
export interface Site {
  /** Address of the host, without the base path; `undefined` if `SITE_URL` is not set. */
  address: string | undefined;
  /** Base path, with a slash at both ends. */
  base: string;
  /** Address of the repository, without a slash at its end; `undefined` if `REPO_URL` is not set. */
  repository: string | undefined;
  /** Folder of an extra tree: the content of a team that hosts the site; `undefined` if `EXTRA_CONTENT` is not set. */
  extraContent: string | undefined;
  /** Whether search engines may list the site. With an extra tree they may not, unless `INDEX` says so. */
  isIndexed: boolean;
}

/**
 * Reads `SITE_URL`, `BASE_PATH`, `REPO_URL`, `EXTRA_CONTENT` and `INDEX`; an empty variable counts as unset.
 * @throws if a variable is not what it should be
 * @example siteOf({ BASE_PATH: "docs" }) // => { address: undefined, base: "/docs/", …, isIndexed: true }
 */
export function siteOf(env: Readonly<Record<string, string | undefined>>): Site {
  const urlIn = (name: string) => {
    const url = env[name] ? URL.parse(env[name]) : undefined;
    if (url === undefined || /^https?:$/.test(url?.protocol ?? "")) return url;
    throw new Error(`${name} is "${env[name]}": write an address such as https://voxerr.example`);
  };
  const address = urlIn("SITE_URL");
  if (address && address.pathname !== "/") {
    throw new Error(`SITE_URL has the path ${address.pathname}: write it into BASE_PATH`);
  }
  const base = withSlashes(env["BASE_PATH"] || "/");
  if (!/^(?:\/[\w.~-]+)*\/$/.test(base)) {
    throw new Error(`BASE_PATH is "${env["BASE_PATH"]}": write a path such as /docs/`);
  }
  const index = env["INDEX"] || (env["EXTRA_CONTENT"] ? "0" : "1");
  if (!/^[01]$/.test(index)) {
    throw new Error(`INDEX is "${index}": write 1 if search engines may list the site, or 0`);
  }
  return {
    address: address?.origin,
    base,
    repository: urlIn("REPO_URL")?.href.replace(/\/+$/, ""),
    extraContent: env["EXTRA_CONTENT"]?.replace(/(?<=.)\/+$/, "") || undefined,
    isIndexed: index === "1",
  };
}

/** The site of this build. */
export const SITE = siteOf(process.env);

/** The absolute URL of a path, for files that programs read. */
export const absolute: Absolute = (path) => new URL(path, SITE.address ?? LOCAL_ADDRESS).href;

/** The absolute URL of a path if `SITE_URL` is set. If not, the path itself, which browsers resolve against the page's address. */
export const absoluteIfKnown: Absolute = (path) => (SITE.address ? absolute(path) : path);
