/** Third-party software in the built site goes with its licences. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { SHIPPED } from "../../src/licences/third-party.ts";
import { pathsOf } from "../../src/node/folder.ts";
import { DIST } from "./site.ts";

test("licences.txt names each package that ships, with a licence text", async ({ request }) => {
  const response = await request.get("licences.txt");
  expect(response.ok()).toBe(true);
  const parts = (await response.text()).split(/^={80}$/m).slice(1);
  expect(parts).toHaveLength(SHIPPED.size);
  [...SHIPPED].forEach(([name, content], index) => {
    expect(parts[index]).toMatch(new RegExp(`^\\n${name} \\d+\\.\\d+\\.\\d+ \\(`));
    expect(parts[index]).toContain(content);
    expect(parts[index]).toMatch(/permission is hereby granted/i);
  });
});

/** Where the built site shows that a package is part of it: files, and a text in one of them. */
const TRACES: Record<string, [file: RegExp, text: string]> = {
  "opencc-js": [/^search\/vocabulary\.json$/, "錯错"],
  pagefind: [/^pagefind\/pagefind\.js$/, "pagefind_version"],
  stemmer: [/^_astro\//, "ational"],
  tailwindcss: [/^index\.html$/, "tailwindcss v"],
  vite: [/^_astro\//, "vite:preloadError"],
};

test("each package that is listed as shipped is part of the built site", () => {
  const paths = pathsOf(DIST);
  expect(Object.keys(TRACES)).toEqual([...SHIPPED.keys()]);
  for (const [name, [file, text]] of Object.entries(TRACES)) {
    const texts = paths.filter((path) => file.test(path)).map((path) => readFileSync(join(DIST, path), "utf8"));
    expect(
      texts.some((content) => content.includes(text)),
      name,
    ).toBe(true);
  }
});
