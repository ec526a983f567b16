/** The table of the content tree: places, paths and globs agree, and its links lead to the web. */
import { matchesGlob } from "node:path";
import { expect, test } from "@playwright/test";
import { z } from "astro/zod";
import { contentFiles } from "../../../src/catalog/files.ts";
import { readFolder } from "../../../src/node/folder.ts";
import { COLLECTION_NAMES, COLLECTIONS, globOf, pathIn, placeOf } from "../../../src/schema/tree.ts";

const paths = ["content", "tests/fixtures/shapes"].flatMap((folder) => readFolder(folder).map(({ path }) => path));

test("every file is found by the glob of its collection and by no other", () => {
  for (const path of paths) {
    const found = COLLECTION_NAMES.filter((name) => matchesGlob(path, globOf(name)));
    expect(found, path).toEqual([placeOf(path)?.collection]);
  }
});

test("the names in a path make the same path again", () => {
  const place = placeOf("vendors/aliyun/nls/codes/403.yaml");
  expect(place).toEqual({ collection: "codes", vendor: "aliyun", product: "nls", slug: "403" });
  expect(pathIn("codes", { vendor: "aliyun", product: "nls", slug: "403" })).toBe("vendors/aliyun/nls/codes/403.yaml");
  expect(pathIn("changelog", {})).toBe("changelog.yaml");
});

test("a file that is too deep, misnamed or of another kind has no place", () => {
  for (const path of [
    "vendors/aliyun/nls/codes/old/403.yaml",
    "vendors/aliyun/nls/codes/403.yml",
    "vendors/aliyun/products.yaml",
    "guides/en.mdx",
    "conditions/a.yaml.bak",
    "vocabularyXyaml",
  ]) {
    expect(placeOf(path), path).toBeUndefined();
  }
});

test("files are sorted by collection with the names of their paths, and what has no file is an empty list", () => {
  const path = "conditions/general.yaml";
  const files = contentFiles([{ path, data: {}, text: "" }]);
  expect(files.conditions).toMatchObject([{ path, id: "general" }]);
  expect(files.codes).toEqual([]);
  expect(files.paths).toEqual(new Set([path]));
});

/** Every schema of an address inside a schema, with the keys that lead to it. */
function addressesIn(schema: unknown, at: string): { at: string; schema: z.ZodURL }[] {
  if (schema instanceof z.ZodURL) return [{ at, schema }];
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return addressesIn(schema.unwrap(), at);
  if (schema instanceof z.ZodArray) return addressesIn(schema.element, at);
  if (schema instanceof z.ZodRecord) return addressesIn(schema.valueType, at);
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape).flatMap(([key, child]) => addressesIn(child, `${at}.${key}`));
}

const addresses = COLLECTION_NAMES.flatMap((name) => addressesIn(COLLECTIONS[name].schema, name));

test("vendors, products, sources, statements and steps have links", () => {
  expect(addresses.map(({ at }) => at)).toEqual(
    expect.arrayContaining([
      "vendors.homepage",
      "products.homepage",
      "products.sources.url",
      "products.support.link",
      "codes.variants.meaning.link",
      "codes.variants.fixes.link",
      "conditions.fixes.link",
    ]),
  );
});

for (const { at, schema } of addresses) {
  test(`${at} leads to the web, and nowhere else`, () => {
    for (const address of ["https://voxerr.example/a?b#c", "http://voxerr.example"]) {
      expect(schema.safeParse(address).success, address).toBe(true);
    }
    for (const address of [
      "javascript:alert(1)",
      "JavaScript://voxerr.example/%0Aalert(1)",
      "data:text/html,hello",
      "file:///etc/hosts",
      "//voxerr.example",
      "voxerr.example",
    ]) {
      expect(schema.safeParse(address).success, address).toBe(false);
    }
  });
}
