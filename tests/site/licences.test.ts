/** What others wrote and the site passes on goes with its licences. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { SHIPPED } from "../../src/licences/policy.ts";

/** What shows in the built site that a package's work lies in it: a file's name and something in it. */
const TRACES: Record<string, { file: RegExp; text?: RegExp }> = {
  "@fontsource-variable/noto-sans-sc": { file: /^og\/site\.png$/ },
  astro: { file: /^_astro\/.*\.js$/, text: /defaultStrategy/ },
  idb: { file: /^sw\.js$/, text: /IDBObjectStore/ },
  "opencc-js": { file: /^search\/vocabulary\.json$/, text: /錯错/ },
  pagefind: { file: /^pagefind\/pagefind\.js$/, text: /pagefind_version/ },
  stemmer: { file: /^_astro\/.*\.js$/, text: /ational/ },
  tailwindcss: { file: /^index\.html$/, text: /tailwindcss v/ },
  "workbox-core": { file: /^sw\.js$/, text: /workbox:core:/ },
  "workbox-expiration": { file: /^sw\.js$/, text: /workbox:expiration:/ },
  "workbox-precaching": { file: /^sw\.js$/, text: /workbox:precaching:/ },
  "workbox-routing": { file: /^sw\.js$/, text: /workbox:routing:/ },
  "workbox-strategies": { file: /^sw\.js$/, text: /workbox:strategies:/ },
  vite: { file: /^_astro\/.*\.js$/, text: /vite:preloadError/ },
};

test("licences.txt names each package that ships, with its licence in full", async ({ request }) => {
  const response = await request.get("licences.txt");
  expect(response.ok()).toBe(true);
  const text = await response.text();
  for (const [name, where] of Object.entries(SHIPPED)) {
    expect(text).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(`, "m"));
    expect(text).toContain(`Here: ${where}`);
  }
  expect(text.match(/Permission is hereby granted/gi)!.length).toBeGreaterThan(4);
  expect(text).toContain("SIL OPEN FONT LICENSE");
  expect(text).toContain("Apache License");
});

test("each package that is said to ship can be seen in the built site", () => {
  const files = readdirSync("dist", { recursive: true, encoding: "utf8" }).map((name) => name.replaceAll("\\", "/"));
  expect(Object.keys(TRACES).sort()).toEqual(Object.keys(SHIPPED).sort());
  for (const [name, { file, text }] of Object.entries(TRACES)) {
    const isThere = files.some(
      (path) => file.test(path) && (text?.test(readFileSync(join("dist", path), "utf8")) ?? true),
    );
    expect(isThere, name).toBe(true);
  }
});
