/** Third-party software in the built site is shipped with its licences. */
import { expect, test } from "@playwright/test";
import { SHIPPED } from "../../src/licences/third-party.ts";
import { pathsOf } from "../../src/node/folder.ts";
import { DIST, readBuilt } from "./site.ts";

test("licences.txt has a licence text for each package that ships", () => {
  const sections = readBuilt("licences.txt")
    .split(/^={80}$/m)
    .slice(1);
  expect(sections).toHaveLength(SHIPPED.size);
  for (const [index, [name, content]] of [...SHIPPED].entries()) {
    expect(sections[index]).toMatch(new RegExp(`^\\n${name} \\d+\\.\\d+\\.\\d+ \\(`));
    expect(sections[index]).toContain(content);
    expect(sections[index]).toMatch(/permission is hereby granted/i);
  }
});

/** Evidence that a package is part of the built site: a text in one of some files. */
const TRACES: Record<string, [file: RegExp, text: string]> = {
  "opencc-js": [/^search\/\w+\/vocabulary\.json$/, "錯错"],
  pagefind: [/^pagefind\/pagefind\.js$/, "pagefind_version"],
  stemmer: [/^_astro\//, "ational"],
  tailwindcss: [/^index\.html$/, "tailwindcss v"],
  vite: [/^_astro\//, "vite:preloadError"],
};

test("each package that is listed as shipped is part of the built site", () => {
  const paths = pathsOf(DIST);
  expect(Object.keys(TRACES)).toEqual([...SHIPPED.keys()]);
  for (const [name, [file, text]] of Object.entries(TRACES)) {
    const hasTrace = paths.some((path) => file.test(path) && readBuilt(path).includes(text));
    expect(hasTrace, name).toBe(true);
  }
});
