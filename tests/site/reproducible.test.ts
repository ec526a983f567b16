/** The same sources build the same site, byte for byte. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { builtSite } from "../builds.ts";
import { DIST, filesOf } from "./site.ts";

test("building once more gives the same files with the same bytes", async () => {
  test.setTimeout(240_000);
  const again = await builtSite("again");
  const files = filesOf(DIST, "").sort();
  expect(files.length).toBeGreaterThan(1000);
  expect(filesOf(again, "").sort()).toEqual(files);
  const differing = files.filter((file) => !readFileSync(join(DIST, file)).equals(readFileSync(join(again, file))));
  expect(differing).toEqual([]);
});
