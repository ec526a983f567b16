/** The content tree: places, paths and globs agree, and links in its data are web addresses. */
import { matchesGlob } from "node:path";
import { expect, test } from "@playwright/test";
import { z } from "astro/zod";
import { contentFiles } from "../../../src/catalog/files.ts";
import { readFolder } from "../../../src/node/folder.ts";
import { COLLECTION_NAMES, COLLECTIONS, globOf, pathIn, placeOf } from "../../../src/schema/tree.ts";

const paths = ["content", "tests/fixtures/shapes"].flatMap((folder) => readFolder(folder).map(({ path }) => path));

test("every file matches the glob of its collection and no other", () => {
  for (const path of paths) {
    const matches = COLLECTION_NAMES.filter((name) => matchesGlob(path, globOf(name)));
    expect(matches, path).toEqual([placeOf(path)?.collection]);
  }
});

test("a path can be rebuilt from its variable parts", () => {
  const place = placeOf("vendors/aliyun/nls/codes/403.yaml");
  expect(place).toEqual({ collection: "codes", vendor: "aliyun", product: "nls", slug: "403" });
  expect(pathIn("codes", { vendor: "aliyun", product: "nls", slug: "403" })).toBe("vendors/aliyun/nls/codes/403.yaml");
  expect(pathIn("changelog", {})).toBe("changelog.yaml");
});

test("a file that is too deep, misnamed or of another type is not part of the tree", () => {
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

test("files are sorted into collections with the variable parts of their paths, and collections without files are empty", () => {
  const path = "conditions/general.yaml";
  const files = contentFiles([{ path, data: {}, text: "" }]);
  expect(files.conditions).toMatchObject([{ path, id: "general" }]);
  expect(files.codes).toEqual([]);
  expect(files.paths).toEqual(new Set([path]));
});

/** Every URL schema inside a schema, with the keys that lead to it. */
function urlSchemasIn(schema: unknown, at: string): { at: string; schema: z.ZodURL }[] {
  if (schema instanceof z.ZodURL) return [{ at, schema }];
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return urlSchemasIn(schema.unwrap(), at);
  if (schema instanceof z.ZodArray) return urlSchemasIn(schema.element, at);
  if (schema instanceof z.ZodRecord) return urlSchemasIn(schema.valueType, at);
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape).flatMap(([key, child]) => urlSchemasIn(child, `${at}.${key}`));
}

const urlSchemas = COLLECTION_NAMES.flatMap((name) => urlSchemasIn(COLLECTIONS[name].schema, name));

test("vendors, products, sources, statements and steps have links", () => {
  expect(urlSchemas.map(({ at }) => at)).toEqual(
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

for (const { at, schema } of urlSchemas) {
  test(`${at} accepts web addresses only`, () => {
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
