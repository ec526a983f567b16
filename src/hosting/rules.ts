/** The files `_headers` and `_redirects`, which Cloudflare Pages and Netlify read from the published folder. */
import { CACHE_FOREVER, IMMUTABLE_FOLDERS } from "../immutable.ts";
import { commonHeaders, CORS_FOLDERS, CORS_HEADER, type Header } from "./headers.ts";
import { withBase, type HostRedirect } from "./host-redirects.ts";

const POLICY_LINE = /^ {2}Content-Security-Policy: (.*)$/m;

/**
 * The text of `_headers`. Each header is set by one matching rule only, because hosts send the values of all of them.
 * Other files need no caching rule: by default both hosts make browsers revalidate.
 * @param base base path of the site, with a slash at both ends
 */
export function headersFile(base: string, policy: string): string {
  const rule = (path: string, headers: readonly Header[]) =>
    [base + path, ...headers.map(({ name, value }) => `  ${name}: ${value}`)].join("\n");
  const rules = [
    rule("*", commonHeaders(policy)),
    ...IMMUTABLE_FOLDERS.map((folder) => rule(`${folder}*`, [{ name: "Cache-Control", value: CACHE_FOREVER }])),
    ...CORS_FOLDERS.map((folder) => rule(`${folder}*`, [CORS_HEADER])),
  ];
  return `${rules.join("\n\n")}\n`;
}

/**
 * Reads the content security policy back from the text of `_headers`.
 * @throws if there is none
 */
export function policyIn(headers: string): string {
  const [, policy] = POLICY_LINE.exec(headers) ?? [];
  if (!policy) throw new Error("_headers has no content security policy: build the site first");
  return policy;
}

/** The text of `_redirects`: one permanent redirect per line. */
export function redirectsFile(base: string, redirects: readonly HostRedirect[]): string {
  return withBase(base, redirects)
    .map(({ from, to }) => `${from} ${to} 301\n`)
    .join("");
}
