/** URLs match the public contract. */
import { readdirSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { missingCodeLink, repositoryLinks, RESERVED_NAMES, routes, slugOf } from "../../src/routes.ts";
import { LOCALES } from "../../src/schema/taxonomy.ts";

test("a slug is the code in lower case with hyphens for everything else", () => {
  expect(slugOf("41050008")).toBe("41050008");
  expect(slugOf("FailedOperation.ErrorDownFile")).toBe("failedoperation-errordownfile");
  expect(slugOf("-3301")).toBe("minus-3301");
  expect(slugOf("0x00E")).toBe("0x00e");
  expect(slugOf("only_for_creator+")).toBe("only-for-creator-");
  expect(slugOf("Bad Request")).toBe("bad-request");
});

test("pages have the addresses of the contract", () => {
  expect(routes.root()).toBe("/");
  expect(routes.home("zh")).toBe("/zh/");
  expect(routes.search("en")).toBe("/en/search/");
  expect(routes.vendor("zh", "aliyun")).toBe("/zh/aliyun/");
  expect(routes.product("en", "aliyun/nls")).toBe("/en/aliyun/nls/");
  expect(routes.code("zh", "aliyun/nls/403")).toBe("/zh/aliyun/nls/403/");
  expect(routes.ticket("aliyun/nls/403")).toBe("/aliyun/nls/403/");
  expect(routes.conditions("zh")).toBe("/zh/conditions/");
  expect(routes.condition("en", "token-expired")).toBe("/en/conditions/token-expired/");
  expect(routes.bareCode("403")).toBe("/c/403/");
});

test("every top-level folder of the site is reserved", () => {
  const folders = ["src/pages", "src/pages/[locale]", "public"].flatMap((folder) =>
    readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()),
  );
  const names = [...LOCALES, ...folders.map(({ name }) => name)].filter((name) => !/^[[.]/.test(name));
  expect(names.length).toBeGreaterThan(5);
  expect(names.filter((name) => !(RESERVED_NAMES as readonly string[]).includes(name))).toEqual([]);
});

test("pages link to the repository for edits and reports, if there is one", () => {
  const page = "https://voxerr.example/zh/a/b/1/";
  expect(repositoryLinks("https://host.example/o/r", "vendors/a/b/codes/1.yaml", "a/b/1 标题 & more", page)).toEqual({
    edit: "https://host.example/o/r/edit/main/content/vendors/a/b/codes/1.yaml",
    report:
      `https://host.example/o/r/issues/new?template=page-wrong.yml&title=${encodeURIComponent("a/b/1 标题 & more")}` +
      `&page=${encodeURIComponent(page)}`,
  });
  expect(repositoryLinks(undefined, "x.yaml", "x", page)).toBeUndefined();
  expect(repositoryLinks("", "x.yaml", "x", page)).toBeUndefined();
});

test("missing codes are requested in the repository, if there is one", () => {
  expect(missingCodeLink("https://host.example/o/r")).toBe(
    "https://host.example/o/r/issues/new?template=code-missing.yml",
  );
  expect(missingCodeLink(undefined)).toBeUndefined();
  expect(missingCodeLink("")).toBeUndefined();
});
