/** The policy of a page and of a host, and the scripts that may be started by their address. */
import { createHash } from "node:crypto";
import { expect, test } from "@playwright/test";
import { ownScript } from "../../../src/browser/trusted-types.ts";
import { hasPolicy, headerPolicy, stylesOf, withPolicy } from "../../../src/hosting/policy.ts";

const page = (style: string) =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"><title>a</title><style>${style}</style></head></html>`;
const hash = (style: string) => `'sha256-${createHash("sha256").update(style).digest("base64")}'`;

test("a page's policy follows its character set and names the hashes of its own styles", () => {
  const html = withPolicy(page("a{color:red}"));
  expect(html).toContain('<meta charset="utf-8"><meta http-equiv="content-security-policy" content="');
  expect(html).toContain(`style-src ${hash("a{color:red}")};`);
  expect(html).not.toContain(hash("b{}"));
  expect(withPolicy(page("a{}").replace(/<style>.*<\/style>/, ""))).toContain("style-src 'none';");
});

test("a policy is replaced when the build is finished again", () => {
  const once = withPolicy(page("a{}"));
  expect(withPolicy(once)).toBe(once);
  expect(withPolicy(once.replace("default-src 'none'", "default-src *"))).toBe(once);
});

test("a policy counts where it holds for all that follows, and nowhere else", () => {
  const html = withPolicy(page("a{}"));
  expect(hasPolicy(html)).toBe(true);
  expect(hasPolicy(page("a{}"))).toBe(false);
  const [policy = ""] = /<meta http-equiv[^>]*>/.exec(html) ?? [];
  expect(hasPolicy(html.replace(policy, "").replace("</head>", `${policy}</head>`))).toBe(false);
});

test("a page that names no character set is a fault, not a page without a policy", () => {
  expect(() => withPolicy("<html><head></head></html>")).toThrow("charset");
});

test("no policy lets in text as code or style, and the header's keeps pages out of frames", () => {
  const styles = [...stylesOf(page("a{}")), ...stylesOf(page("b{}")), ...stylesOf(page("a{}"))];
  const policy = headerPolicy(styles);
  expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|\*|https?:|data:|blob:/);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy.split(hash("a{}"))).toHaveLength(2);
  expect(headerPolicy([...styles].reverse())).toBe(policy);
});

test("only Pagefind's worker and the service worker are scripts that an address may start", () => {
  const site = "https://voxerr.example/zh/search/?q=a";
  expect(ownScript("/pagefind/pagefind-worker.js", site)).toBe("https://voxerr.example/pagefind/pagefind-worker.js");
  expect(ownScript("../../sw.js", site)).toBe("https://voxerr.example/sw.js");
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
    expect(() => ownScript(address, site), address).toThrow(TypeError);
  }
});
