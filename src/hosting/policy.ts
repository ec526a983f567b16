/** The content security policy: only files and styles of the built site are allowed, and no string can become code. */
import { createHash } from "node:crypto";

/** The parts around the list of styles. `worker-src` defaults to `script-src`. */
const BEFORE_STYLES = "default-src 'none';script-src 'self' 'wasm-unsafe-eval';style-src ";
const AFTER_STYLES =
  ";img-src 'self';connect-src 'self';manifest-src 'self';base-uri 'none';form-action 'self';" +
  "require-trusted-types-for 'script';trusted-types default";
/** Browsers ignore this directive in a page. */
const HEADER_ONLY = ";frame-ancestors 'none'";

const CHARSET = '<meta charset="utf-8">';
const POLICY = /^<meta http-equiv="content-security-policy" content="[^"]*">/;
/** An inline style. The captured text is what the policy contains a hash of. */
export const STYLE = /<style[^>]*>([^]*?)<\/style>/g;

/** Thousands of pages share a few styles, so each is hashed only once. */
const hashes = new Map<string, string>();

/** A style as a source expression of the policy. */
function hashOf(style: string): string {
  let hash = hashes.get(style);
  if (!hash) {
    hash = `'sha256-${createHash("sha256").update(style).digest("base64")}'`;
    hashes.set(style, hash);
  }
  return hash;
}

/** The source expressions of all styles in a page. */
export function stylesOf(html: string): string[] {
  return [...html.matchAll(STYLE)].map(([, style]) => hashOf(style!));
}

/** The policy of a page with these styles. */
function pagePolicy(styles: readonly string[]): string {
  return BEFORE_STYLES + (styles.length > 0 ? styles.join(" ") : "'none'") + AFTER_STYLES;
}

/** The policy for response headers: it allows the styles of all pages, and keeps pages out of frames. */
export function headerPolicy(styles: Iterable<string>): string {
  return pagePolicy([...new Set(styles)].sort()) + HEADER_ONLY;
}

/** Whether a page has a policy at the right place, directly after its character set: a policy applies only to what follows. */
export const hasPolicy = (html: string): boolean => POLICY.test(html.slice(html.indexOf(CHARSET) + CHARSET.length));

/**
 * Adds or replaces the policy in a page, so that the page is protected on hosts that send no headers.
 * @throws if the page does not declare its character set
 */
export function withPolicy(html: string): string {
  const index = html.indexOf(CHARSET);
  if (index < 0) throw new Error(`The page has no ${CHARSET}, which its content security policy has to follow`);
  const end = index + CHARSET.length;
  const rest = html.slice(end).replace(POLICY, "");
  return `${html.slice(0, end)}<meta http-equiv="content-security-policy" content="${pagePolicy(stylesOf(rest))}">${rest}`;
}
