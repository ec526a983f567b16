/** Content security policies of pages and hosts, and which scripts a URL may start. */
import { createHash } from "node:crypto";
import { expect, test } from "@playwright/test";
import { checkScriptUrl, SCRIPTS } from "../../../src/browser/script-url.ts";
import { hasPolicy, headerPolicy, stylesOf, withPolicy } from "../../../src/hosting/policy.ts";

const page = (style: string) =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"><title>a</title><style>${style}</style></head></html>`;
const hash = (style: string) => `'sha256-${createHash("sha256").update(style).digest("base64")}'`;

test("the policy of a page follows its character set and contains the hashes of its styles", () => {
  const html = withPolicy(page("a{color:red}"));
  expect(html).toContain('<meta charset="utf-8"><meta http-equiv="content-security-policy" content="');
  expect(html).toContain(`style-src ${hash("a{color:red}")};`);
  expect(html).not.toContain(hash("b{}"));
  expect(withPolicy(page("a{}").replace(/<style>.*<\/style>/, ""))).toContain("style-src 'none';");
});

test("running the last build step again replaces the policy", () => {
  const once = withPolicy(page("a{}"));
  expect(withPolicy(once)).toBe(once);
  expect(withPolicy(once.replace("default-src 'none'", "default-src *"))).toBe(once);
});

test("a policy counts only directly after the character set", () => {
  const html = withPolicy(page("a{}"));
  expect(hasPolicy(html)).toBe(true);
  expect(hasPolicy(page("a{}"))).toBe(false);
  const [policy = ""] = /<meta http-equiv[^>]*>/.exec(html) ?? [];
  expect(hasPolicy(html.replace(policy, "").replace("</head>", `${policy}</head>`))).toBe(false);
});

test("a page without a character set is an error", () => {
  expect(() => withPolicy("<html><head></head></html>")).toThrow("charset");
});

test("the policy for headers allows no inline code, no other hosts and no frames", () => {
  const styles = [...stylesOf(page("a{}")), ...stylesOf(page("b{}")), ...stylesOf(page("a{}"))];
  const policy = headerPolicy(styles);
  expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|\*|https?:|data:|blob:/);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy.split(hash("a{}"))).toHaveLength(2);
  expect(headerPolicy([...styles].reverse())).toBe(policy);
});

test("only Pagefind's worker and the service worker may be started from a URL", () => {
  const site = "https://voxerr.example/zh/search/?q=a";
  expect(checkScriptUrl("/pagefind/pagefind-worker.js", site, SCRIPTS)).toBe(
    "https://voxerr.example/pagefind/pagefind-worker.js",
  );
  expect(checkScriptUrl("../../sw.js", site, SCRIPTS)).toBe("https://voxerr.example/sw.js");
  for (const address of [
    "https://elsewhere.example/sw.js",
    "//elsewhere.example/pagefind/pagefind-worker.js",
    "/zh/sw.js",
    "/pagefind/pagefind-worker.js/",
    "/_astro/page.js",
    "data:text/javascript,1//sw.js",
    "blob:https://voxerr.example/sw.js",
    "javascript:1",
    "",
  ]) {
    expect(() => checkScriptUrl(address, site, SCRIPTS), address).toThrow(TypeError);
  }
});
