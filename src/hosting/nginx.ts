/** The configuration of an nginx that serves the built site. */
import { ASK_AGAIN, commonHeaders, FOREVER, OPEN, OPEN_HEADER } from "./headers.ts";
import { below, type Redirect } from "./redirects.ts";
import { HASHED_FOLDERS } from "../immutable.ts";

/** Types of the site's files by the end of their names; of those that are text, nginx names the character set and compresses them. */
const TEXT_TYPES: Record<string, string> = {
  "text/html": "html",
  "text/css": "css",
  "text/javascript": "js mjs",
  "text/plain": "txt",
  "text/markdown": "md",
  "text/csv": "csv",
  "application/json": "json",
  "application/manifest+json": "webmanifest",
  "application/xml": "xml",
  "application/atom+xml": "atom",
  "image/svg+xml": "svg",
};
const OTHER_TYPES: Record<string, string> = {
  "image/png": "png",
  "image/x-icon": "ico",
  "font/woff2": "woff2",
  "application/wasm": "wasm",
  "application/zip": "zip",
  "application/gzip": "gz tgz",
};
/** nginx compresses and names the character set of HTML unasked, and complains where it is asked to. */
const TOLD_TYPES = Object.keys(TEXT_TYPES)
  .filter((type) => type !== "text/html")
  .join(" ");

/** How one nginx serves one build. */
export interface Nginx {
  /** The built folder, as an absolute path. */
  folder: string;
  /** What `listen` takes: a port, or an address with one. */
  listen: string;
  /** Name of the host. */
  host: string;
  /** Base path of the site, with a slash at both ends. */
  base: string;
  /** The content security policy for headers. */
  policy: string;
  redirects: readonly Redirect[];
}

const quoted = (text: string) => `"${text.replace(/[\\"]/g, "\\$&")}"`;
const anyOf = (base: string, folders: readonly string[]) =>
  `"~^${base.replaceAll(".", "\\.")}(?:${folders.join("|")})"`;
const types = (list: Record<string, string>) => Object.entries(list).map(([type, ends]) => `    ${type} ${ends};`);

/**
 * What lies outside a base path: nothing, but for the path without its slash.
 * @param base base path of the site, with a slash at both ends
 */
function outside(base: string): string[] {
  if (base === "/") return [];
  return [`  location = ${base.slice(0, -1)} { return 301 ${base}; }`, "  location / { return 404; }"];
}

/**
 * A server for the folder that nginx's own configuration includes (`conf.d`). All headers are of the server and none of
 * a location: a location with a header of its own would send no others.
 */
export function nginxServer({ folder, listen, host, base, policy, redirects }: Nginx): string {
  return [
    "# The header that a file is cached by, and the one that lets other origins read it.",
    `map $uri $voxerr_cache { default "${ASK_AGAIN}"; ${anyOf(base, HASHED_FOLDERS)} "${FOREVER}"; }`,
    `map $uri $voxerr_origin { default ""; ${anyOf(base, OPEN)} "${OPEN_HEADER.value}"; }`,
    "",
    "server {",
    `  listen ${listen};`,
    `  server_name ${host};`,
    "  server_tokens off;",
    "",
    "  types {",
    ...types({ ...TEXT_TYPES, ...OTHER_TYPES }),
    "  }",
    "  default_type application/octet-stream;",
    "  charset utf-8;",
    `  charset_types ${TOLD_TYPES};`,
    "  gzip on;",
    "  gzip_vary on;",
    "  gzip_proxied any;",
    "  gzip_comp_level 6;",
    "  gzip_min_length 256;",
    `  gzip_types ${TOLD_TYPES};`,
    "",
    ...commonHeaders(policy).map(({ name, value }) => `  add_header ${name} ${quoted(value)} always;`),
    "  add_header Cache-Control $voxerr_cache always;",
    `  add_header ${OPEN_HEADER.name} $voxerr_origin always;`,
    "",
    "  # Addresses stay right behind another port or name.",
    "  absolute_redirect off;",
    `  error_page 404 ${base}404.html;`,
    `  error_page 403 =404 ${base}404.html;`,
    ...below(base, redirects).map(({ from, to }) => `  location = ${from} { return 301 ${quoted(to)}; }`),
    ...outside(base),
    `  location ${base} {`,
    `    alias ${quoted(`${folder}/`)};`,
    "    index index.html;",
    "  }",
    "}",
    "",
  ].join("\n");
}

/**
 * A whole configuration: an nginx that any user may start (`nginx -c FILE`), beside one that runs already.
 * @param state a folder for what it writes while it runs
 * @param user whom its workers run as: needed where root starts it, or they could not read root's folders
 */
export function nginxAlone(nginx: Nginx, state: string, user?: string): string {
  const at = (name: string) => quoted(`${state}/${name}`);
  return [
    "daemon off;",
    ...(user ? [`user ${user};`] : []),
    `pid ${at("nginx.pid")};`,
    `error_log ${at("error.log")};`,
    "events {}",
    "http {",
    `  access_log ${at("access.log")};`,
    "  sendfile on;",
    ...["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((kind) => `  ${kind}_temp_path ${at(kind)};`),
    nginxServer(nginx),
    "}",
    "",
  ].join("\n");
}
