/** Which files work offline, and under which addresses. */
import { expect, test } from "@playwright/test";
import { isImmutable } from "../../../src/immutable.ts";
import { addressOf, cacheNames, isPartOfEverything } from "../../../src/offline/files.ts";

test("a page is asked for by its folder, search data with its version, anything else by its name", () => {
  expect(
    ["index.html", "zh/search/index.html", "404.html", "search/codes/3.json"].map((path) => addressOf(path, "k3")),
  ).toEqual(["", "zh/search/", "404.html", "search/codes/3.json?v=k3"]);
});

test("everything is pages, scripts and search, without what only programs or chats read", () => {
  const parts = ["zh/index.html", "_astro/a.js", "search/words/0.json", "pagefind/pagefind.js", "favicon.svg"];
  const others = ["og/site.png", "api/v1/index.json", "zh/index.md", "robots.txt", "sw.js", "offline/files.json"];
  expect([...parts, ...others, "pagefind/pagefind-ui.js"].filter(isPartOfEverything)).toEqual(parts);
});

test("only what carries a hash or a version never changes", () => {
  const immutable = ["_astro/a.js", "search/codes/3.json?v=k3", "pagefind/fragment/zh_1a.pf_fragment"];
  expect([...immutable, "search/codes/3.json", "zh/search/?v=k3", "pagefind/pagefind.js"].filter(isImmutable)).toEqual(
    immutable,
  );
});

test("two sites of one host do not touch each other's caches", () => {
  const [root, docs] = [cacheNames("/"), cacheNames("/docs/")];
  expect(root.isEverything(root.everything("1"))).toBe(true);
  expect(root.isEverything(docs.everything("1"))).toBe(false);
  expect(docs.everything("1").startsWith(root.own)).toBe(false);
});
