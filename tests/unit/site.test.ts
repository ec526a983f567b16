/** What differs between hosts is read from environment variables. */
import { expect, test } from "@playwright/test";
import { siteOf } from "../../src/site.ts";

test("host, base path and repository come from three variables, with or without slashes at their ends", () => {
  expect(siteOf({})).toMatchObject({ address: undefined, base: "/", repository: undefined });
  const env = { SITE_URL: "https://v.example", BASE_PATH: "docs", REPO_URL: "https://host/owner/name/" };
  expect(siteOf(env)).toMatchObject({
    address: "https://v.example",
    base: "/docs/",
    repository: "https://host/owner/name",
  });
});

test("INDEX decides about search engines; without it, an extra tree does", () => {
  expect(siteOf({ EXTRA_CONTENT: "/srv/house/" })).toMatchObject({ extraContent: "/srv/house", isIndexed: false });
  expect(siteOf({ EXTRA_CONTENT: "/srv/house", INDEX: "1" }).isIndexed).toBe(true);
  expect(siteOf({ EXTRA_CONTENT: "", INDEX: "" })).toMatchObject({ extraContent: undefined, isIndexed: true });
  expect(siteOf({ INDEX: "0" }).isIndexed).toBe(false);
  expect(() => siteOf({ INDEX: "yes" })).toThrow('INDEX is "yes": write 1 if search engines may list the site, or 0');
});

test("an address, path or choice that cannot be one is refused", () => {
  for (const base of ["//docs", "C:/Program Files/Git/docs/", "https://host/docs", "a b", "docs?x#y"])
    expect(() => siteOf({ BASE_PATH: base }), base).toThrow(`BASE_PATH is "${base}": write a path such as /docs/`);
  for (const base of ["/", "docs", "/a/b-c/", "/~user/v1.2/"])
    expect(siteOf({ BASE_PATH: base }).base).toMatch(/^\/(?:.*\/)?$/);
  expect(() => siteOf({ SITE_URL: "voxerr.example" })).toThrow("SITE_URL");
  expect(() => siteOf({ SITE_URL: "https://voxerr.example/docs" })).toThrow("write it into BASE_PATH");
});
