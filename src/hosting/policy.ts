/** The content security policy: nothing but what the built site itself holds, and no string that becomes code. */
import { createHash } from "node:crypto";

/** What every page may do; `worker-src` follows `script-src`. */
const BEFORE_STYLES = "default-src 'none';script-src 'self' 'wasm-unsafe-eval';style-src ";
const AFTER_STYLES =
  ";img-src 'self';connect-src 'self';manifest-src 'self';base-uri 'none';form-action 'self';" +
  "require-trusted-types-for 'script';trusted-types default";
/** What a browser heeds in a header only. */
const HEADER_ONLY = ";frame-ancestors 'none'";

const CHARSET = '<meta charset="utf-8">';
const POLICY = /^<meta http-equiv="content-security-policy" content="[^"]*">/;
/** A style inside a page; what it captures is the text that a policy's hash is of. */
export const STYLE = /<style[^>]*>([^]*?)<\/style>/g;

/** The many pages of a site share few styles: each is hashed once. */
const known = new Map<string, string>();

/** A style as a policy names it. */
function hashOf(style: string): string {
  let hash = known.get(style);
  if (!hash) {
    hash = `'sha256-${createHash("sha256").update(style).digest("base64")}'`;
    known.set(style, hash);
  }
  return hash;
}

/** Names of the styles inside a page, as a policy allows them. */
export function stylesOf(html: string): string[] {
  return [...html.matchAll(STYLE)].map(([, style]) => hashOf(style!));
}

/** The policy of a page with these styles, short enough to stand in each page. */
function pagePolicy(styles: readonly string[]): string {
  return BEFORE_STYLES + (styles.length > 0 ? styles.join(" ") : "'none'") + AFTER_STYLES;
}

/** The policy for a host that sends headers: that of all pages at once, which nobody may frame. */
export function headerPolicy(styles: Iterable<string>): string {
  return pagePolicy([...new Set(styles)].sort()) + HEADER_ONLY;
}

/** Whether a page's policy stands where it holds for everything after it. */
export const hasPolicy = (html: string): boolean => POLICY.test(html.slice(html.indexOf(CHARSET) + CHARSET.length));

/**
 * A page with its policy inside, in front of whatever it holds for: so it is safe on hosts that send no headers.
 * @throws where the page does not begin by naming its character set
 */
export function withPolicy(html: string): string {
  const at = html.indexOf(CHARSET);
  if (at < 0) throw new Error(`no ${CHARSET}, after which its content security policy would stand`);
  const head = html.slice(0, at + CHARSET.length);
  const rest = html.slice(at + CHARSET.length).replace(POLICY, "");
  return `${head}<meta http-equiv="content-security-policy" content="${pagePolicy(stylesOf(rest))}">${rest}`;
}
