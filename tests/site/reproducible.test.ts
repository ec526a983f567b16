/** The same sources build the same site, byte for byte. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { pathsOf } from "../../src/node/folder.ts";
import { builtSite } from "../builds.ts";
import { DIST } from "./site.ts";

test("a second build has the same files with the same bytes", async () => {
  test.setTimeout(240_000);
  const secondBuild = await builtSite("again");
  const paths = pathsOf(DIST);
  expect(paths.length).toBeGreaterThan(1000);
  expect(pathsOf(secondBuild)).toEqual(paths);
  const read = (folder: string, path: string) => readFileSync(join(folder, path));
  expect(paths.filter((path) => !read(DIST, path).equals(read(secondBuild, path)))).toEqual([]);
});
