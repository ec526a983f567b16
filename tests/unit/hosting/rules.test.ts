/** The files in which hosts look for headers and redirects. */
import { expect, test } from "@playwright/test";
import { headerPolicy } from "../../../src/hosting/policy.ts";
import { nginxServer } from "../../../src/hosting/nginx.ts";
import { headersFile, policyIn, redirectsFile } from "../../../src/hosting/rules.ts";

const POLICY = headerPolicy(["'sha256-a'", "'sha256-b'"]);
/** Rules of a `_headers` file: path and headers. */
const rulesOf = (text: string) =>
  text
    .trim()
    .split("\n\n")
    .map((rule) => rule.split("\n"))
    .map(([path, ...headers]) => ({
      path: path!,
      headers: headers.map((line) => line.trim().split(": ") as string[]),
    }));

test("no header is given twice to one file, for a host would send both", () => {
  const rules = rulesOf(headersFile("/docs/", POLICY));
  for (const path of ["/docs/zh/", "/docs/_astro/a.js", "/docs/pagefind/index/b", "/docs/api/v1/index.json"]) {
    const names = rules
      .filter((rule) => path.startsWith(rule.path.replace("*", "")))
      .flatMap(({ headers }) => headers.map(([name]) => name));
    expect(names.length).toBeGreaterThan(3);
    expect(new Set(names).size).toBe(names.length);
  }
});

test("the rules keep to the limits of Cloudflare Pages: 100 rules, 2,000 characters a line", () => {
  const text = headersFile("/", POLICY);
  expect(rulesOf(text).length).toBeLessThanOrEqual(100);
  expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(2000);
});

test("the policy is read back as it was written; without one the build is at fault", () => {
  expect(policyIn(headersFile("/", POLICY))).toBe(POLICY);
  expect(() => policyIn("/*\n  X-Content-Type-Options: nosniff\n")).toThrow("build the site first");
});

test("redirects are permanent and lie below the base path", () => {
  expect(redirectsFile("/docs/", [{ from: "/zh/old/", to: "/zh/new/#a" }])).toBe("/docs/zh/old/ /docs/zh/new/#a 301\n");
  expect(redirectsFile("/", [])).toBe("");
});

test("a redirect that a host's file could take for something else is refused", () => {
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
    const list = [{ from: "/zh/old/", to: path }];
    expect(() => redirectsFile("/", list), path).toThrow("not a plain path");
    expect(() => redirectsFile("/", [{ from: path, to: "/zh/" }]), path).toThrow("not a plain path");
  }
});

test("nginx has every header on the server, so that no location drops the others", () => {
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
