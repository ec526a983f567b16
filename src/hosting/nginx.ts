/** The nginx configuration that serves the built site. */
import { CACHE_FOREVER, CACHE_REVALIDATED, IMMUTABLE_FOLDERS } from "../immutable.ts";
import { commonHeaders, CORS_FOLDERS, CORS_HEADER } from "./headers.ts";
import { withBase, type HostRedirect } from "./host-redirects.ts";

/** Media types and file extensions of text, which nginx compresses and sends with a character set. */
const TEXT_TYPES: Record<string, string> = {
  "text/html": "html",
  "text/css": "css",
  "text/javascript": "js",
  "text/plain": "txt",
  "text/markdown": "md",
  "text/csv": "csv",
  "application/json": "json",
  "application/manifest+json": "webmanifest",
  "application/xml": "xml",
  "image/svg+xml": "svg",
};
/** Media types and file extensions of everything else. */
const OTHER_TYPES: Record<string, string> = {
  "image/png": "png",
  "application/gzip": "gz",
};
/** nginx handles HTML by default, and warns if it is listed again. */
const LISTED_TEXT_TYPES = Object.keys(TEXT_TYPES)
  .filter((type) => type !== "text/html")
  .join(" ");

/** What the configuration depends on. */
export interface NginxOptions {
  /** Absolute path of the built site. */
  folder: string;
  /** Value of `listen`: a port, or an address with a port. */
  listen: string;
  /** Host name. */
  host: string;
  /** Base path of the site, with a slash at both ends. */
  base: string;
  /** Content security policy of the response header. */
  policy: string;
  redirects: readonly HostRedirect[];
}

const quoted = (text: string) => `"${text.replace(/[\\"]/g, "\\$&")}"`;
/** A text as a pattern that matches only this text. */
const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
/** A pattern for paths in any of the folders. */
const anyOf = (base: string, folders: readonly string[]) => `"~^${escaped(base)}(?:${folders.map(escaped).join("|")})"`;
const typeLines = (types: Record<string, string>) =>
  Object.entries(types).map(([type, extensions]) => `    ${type} ${extensions};`);

/**
 * Locations outside the base path: not found, except for the base path without its slash.
 * @param base base path of the site, with a slash at both ends
 */
function locationsOutside(base: string): string[] {
  if (base === "/") return [];
  return [`  location = ${base.slice(0, -1)} { return 301 ${base}; }`, "  location / { return 404; }"];
}

/**
 * A `server` block for `conf.d`. All headers are set on the server, because a location that sets a header would drop the
 * server's headers.
 */
export function nginxServer({ folder, listen, host, base, policy, redirects }: NginxOptions): string {
  return [
    "# How long files are cached, and which of them other origins may read.",
    `map $uri $voxerr_cache { default "${CACHE_REVALIDATED}"; ${anyOf(base, IMMUTABLE_FOLDERS)} "${CACHE_FOREVER}"; }`,
    `map $uri $voxerr_origin { default ""; ${anyOf(base, CORS_FOLDERS)} "${CORS_HEADER.value}"; }`,
    "",
    "server {",
    `  listen ${listen};`,
    `  server_name ${host};`,
    "  server_tokens off;",
    "",
    "  types {",
    ...typeLines({ ...TEXT_TYPES, ...OTHER_TYPES }),
    "  }",
    "  default_type application/octet-stream;",
    "  charset utf-8;",
    `  charset_types ${LISTED_TEXT_TYPES};`,
    "  gzip on;",
    "  gzip_vary on;",
    "  gzip_proxied any;",
    "  gzip_comp_level 6;",
    "  gzip_min_length 256;",
    `  gzip_types ${LISTED_TEXT_TYPES};`,
    "",
    ...commonHeaders(policy).map(({ name, value }) => `  add_header ${name} ${quoted(value)} always;`),
    "  add_header Cache-Control $voxerr_cache always;",
    `  add_header ${CORS_HEADER.name} $voxerr_origin always;`,
    "",
    "  # Redirects stay correct behind a proxy with another port or name.",
    "  absolute_redirect off;",
    `  error_page 404 ${base}404.html;`,
    `  error_page 403 =404 ${base}404.html;`,
    ...withBase(base, redirects).map(({ from, to }) => `  location = ${from} { return 301 ${quoted(to)}; }`),
    ...locationsOutside(base),
    `  location ${base} {`,
    `    alias ${quoted(`${folder}/`)};`,
    "    index index.html;",
    "  }",
    "}",
    "",
  ].join("\n");
}

/**
 * A complete configuration that any user can start with `nginx -c FILE`, even next to another nginx.
 * @param state folder for logs, temporary files and the process id
 * @param user user of the worker processes: needed if root starts nginx, so that they can read root's folders
 */
export function nginxAlone(options: NginxOptions, state: string, user?: string): string {
  const stateFile = (name: string) => quoted(`${state}/${name}`);
  return [
    "daemon off;",
    ...(user ? [`user ${user};`] : []),
    `pid ${stateFile("nginx.pid")};`,
    `error_log ${stateFile("error.log")};`,
    "events {}",
    "http {",
    `  access_log ${stateFile("access.log")};`,
    "  sendfile on;",
    ...["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((kind) => `  ${kind}_temp_path ${stateFile(kind)};`),
    nginxServer(options),
    "}",
    "",
  ].join("\n");
}
