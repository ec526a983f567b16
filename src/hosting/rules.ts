/** `_headers` and `_redirects`, which Cloudflare Pages and Netlify read from the published folder. */
import { commonHeaders, FOREVER, OPEN, OPEN_HEADER } from "./headers.ts";
import { below, type Redirect } from "./redirects.ts";
import { HASHED_FOLDERS } from "../immutable.ts";

const POLICY_LINE = /^ {2}Content-Security-Policy: (.*)$/m;

/**
 * The text of `_headers`. A header of several matching rules is sent with all their values, so each is given once;
 * caching of other files is left to both hosts, which have a browser ask again.
 * @param base base path of the site, with a slash at both ends
 */
export function headersFile(base: string, policy: string): string {
  const rule = (path: string, headers: { name: string; value: string }[]) =>
    [base + path, ...headers.map(({ name, value }) => `  ${name}: ${value}`)].join("\n");
  const rules = [
    rule("*", commonHeaders(policy)),
    ...HASHED_FOLDERS.map((folder) => rule(`${folder}*`, [{ name: "Cache-Control", value: FOREVER }])),
    ...OPEN.map((folder) => rule(`${folder}*`, [OPEN_HEADER])),
  ];
  return `${rules.join("\n\n")}\n`;
}

/**
 * The policy that a `_headers` file sends.
 * @throws where it sends none
 */
export function policyIn(headers: string): string {
  const [, policy] = POLICY_LINE.exec(headers) ?? [];
  if (!policy) throw new Error("_headers holds no content security policy: build the site first");
  return policy;
}

/** The text of `_redirects`: one permanent redirect a line. */
export function redirectsFile(base: string, redirects: readonly Redirect[]): string {
  return below(base, redirects)
    .map(({ from, to }) => `${from} ${to} 301\n`)
    .join("");
}
