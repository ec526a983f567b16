/** Which files work offline, at which addresses, and in which caches. */
import { expect, test } from "@playwright/test";
import { isImmutable } from "../../../src/immutable.ts";
import { addressOf, cacheNames, isPartOfEverything } from "../../../src/offline/files.ts";

test("pages are requested by folder, and other files by name", () => {
  expect(["index.html", "zh/search/index.html", "404.html", "search/k3/codes/3.json"].map(addressOf)).toEqual([
    "",
    "zh/search/",
    "404.html",
    "search/k3/codes/3.json",
  ]);
});

test("a copy of the whole site has pages, scripts and search, but nothing that only programs or chats read", () => {
  const included = ["zh/index.html", "_astro/a.js", "search/k3/words/0.json", "pagefind/pagefind.js", "favicon.svg"];
  const excluded = [
    "og/site.png",
    "api/v1/index.json",
    "zh/index.md",
    "robots.txt",
    "sw.js",
    "offline/files.json",
    "pagefind/pagefind-ui.js",
  ];
  expect([...included, ...excluded].filter(isPartOfEverything)).toEqual(included);
});

test("only addresses with a hash or a version are immutable", () => {
  const immutable = ["_astro/a.js", "search/k3/codes/3.json", "pagefind/fragment/zh_1a.pf_fragment"];
  expect([...immutable, "zh/search/", "offline/files.json", "pagefind/pagefind.js"].filter(isImmutable)).toEqual(
    immutable,
  );
});

test("two sites on one host do not share caches", () => {
  const [root, docs] = [cacheNames("/"), cacheNames("/docs/")];
  expect(root.isEverything(root.everything("1"))).toBe(true);
  expect(root.isEverything(docs.everything("1"))).toBe(false);
  expect(docs.everything("1").startsWith(root.prefix)).toBe(false);
});
