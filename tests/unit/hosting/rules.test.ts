/** The generated files for hosts: headers, redirects and the nginx configuration. */
import { expect, test } from "@playwright/test";
import { nginxServer } from "../../../src/hosting/nginx.ts";
import { headerPolicy } from "../../../src/hosting/policy.ts";
import { headersFile, policyIn, redirectsFile } from "../../../src/hosting/rules.ts";

const POLICY = headerPolicy(["'sha256-a'", "'sha256-b'"]);
/** Parses a `_headers` file into paths and headers. */
const rulesOf = (text: string) =>
  text
    .trim()
    .split("\n\n")
    .map((rule) => rule.split("\n"))
    .map(([path, ...headers]) => ({
      path: path!,
      headers: headers.map((line) => line.trim().split(": ") as string[]),
    }));

test("no file gets the same header from two rules, because hosts would send both", () => {
  const rules = rulesOf(headersFile("/docs/", POLICY));
  for (const path of ["/docs/zh/", "/docs/_astro/a.js", "/docs/pagefind/index/b", "/docs/api/v1/index.json"]) {
    const names = rules
      .filter((rule) => path.startsWith(rule.path.replace("*", "")))
      .flatMap(({ headers }) => headers.map(([name]) => name));
    expect(names.length).toBeGreaterThan(3);
    expect(new Set(names).size).toBe(names.length);
  }
});

test("the rules stay within the limits of Cloudflare Pages: 100 rules, 2,000 characters per line", () => {
  const text = headersFile("/", POLICY);
  expect(rulesOf(text).length).toBeLessThanOrEqual(100);
  expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(2000);
});

test("the policy is read back unchanged, and a file without one is an error", () => {
  expect(policyIn(headersFile("/", POLICY))).toBe(POLICY);
  expect(() => policyIn("/*\n  X-Content-Type-Options: nosniff\n")).toThrow("build the site first");
});

test("redirects are permanent and include the base path", () => {
  expect(redirectsFile("/docs/", [{ from: "/zh/old/", to: "/zh/new/#a" }])).toBe("/docs/zh/old/ /docs/zh/new/#a 301\n");
  expect(redirectsFile("/", [])).toBe("");
});

test("a redirect with special characters is rejected", () => {
  for (const path of [
    "zh/",
    "//elsewhere.example/",
    "https://elsewhere.example/",
    "/a b/",
    "/a;}\n",
    "/*",
    '/"',
    "/:x",
  ]) {
    expect(() => redirectsFile("/", [{ from: "/zh/old/", to: path }]), path).toThrow("not a plain path");
    expect(() => redirectsFile("/", [{ from: path, to: "/zh/" }]), path).toThrow("not a plain path");
  }
});

test("nginx sets all headers on the server, because a location with a header would drop the others", () => {
  const text = nginxServer({
    folder: "/srv/voxerr",
    listen: "80",
    host: "voxerr.example",
    base: "/docs/",
    policy: POLICY,
    redirects: [{ from: "/zh/old/", to: "/zh/" }],
  });
  const locations = text.slice(text.indexOf("  location"));
  expect(text.indexOf("add_header")).toBeGreaterThan(0);
  expect(locations).not.toContain("add_header");
});
