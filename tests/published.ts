/**
 * The lists of permanent addresses and ids in `tests/published/`. `npm run published` adds new ones and never removes any. The
 * person who publishes a release runs it; adding a code or a product does not need it.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Catalog } from "../src/catalog/build.ts";
import { pathsOf } from "../src/node/folder.ts";
import { addressOf } from "../src/offline/files.ts";
import { SITE } from "../src/site.ts";
import { catalogOf } from "./unit/content.ts";

/** Files that other sites never link to: their names may change with every build. */
const INTERNAL = /^(?:_astro|pagefind|search|offline|downloads)\/|^_(?:headers|redirects)$/;

/** All addresses of a built site, sorted. Each variant of a code has an address with an anchor. */
export function addressesIn(folder: string): string[] {
  return pathsOf(folder)
    .filter((path) => !INTERNAL.test(path))
    .flatMap((path) => {
      const address = `/${addressOf(path)}`;
      if (!/^(?:[^/]+\/){3,4}index\.html$/.test(path)) return [address];
      const html = readFileSync(join(folder, path), "utf8");
      return [address, ...[...html.matchAll(/data-variant="([^"]+)"/g)].map(([, id]) => `${address}#${id}`)];
    })
    .sort();
}

/** Whether an address exists in a built site, as a file, an anchor or a redirect. */
export function addressExists(folder: string, address: string): boolean {
  const [path = "", anchor] = address.split("#");
  const file = join(folder, path, path.endsWith("/") ? "index.html" : "");
  if (!existsSync(file)) return false;
  if (anchor === undefined) return true;
  const html = readFileSync(file, "utf8");
  return html.includes(`id="${anchor}"`) || html.includes('http-equiv="refresh"');
}

/** All ids of the catalogue, sorted: those in the API and in links. */
export function idsOf({ vendors, products, codes, conditions }: Catalog): string[] {
  return [
    ...vendors.map(({ id }) => `vendor ${id}`),
    ...products.flatMap(({ id, surfaces, sources, evidence }) => [
      `product ${id}`,
      ...surfaces.map((surface) => `surface ${id} ${surface.id}`),
      ...sources.map((source) => `source ${id} ${source.id}`),
      ...evidence.map((item) => `evidence ${id} ${item.id}`),
    ]),
    ...codes.flatMap(({ id, variants }) => [
      `code ${id}`,
      ...variants.flatMap((variant) => [variant.id, ...variant.formerly].map((name) => `variant ${id} ${name}`)),
    ]),
    ...conditions.map(({ id }) => `condition ${id}`),
  ].sort();
}

export const LISTS = { addresses: "tests/published/urls.txt", ids: "tests/published/ids.txt" };

/** The lines of a list; none if it does not exist. */
export const linesOf = (file: string): string[] =>
  existsSync(file)
    ? readFileSync(file, "utf8")
        .split("\n")
        .filter((line) => line !== "")
    : [];

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  if (SITE.extraContent !== undefined) {
    console.error("EXTRA_CONTENT is set, and its pages are not ours to publish: unset it.");
    process.exit(1);
  }
  const current = { addresses: addressesIn("dist"), ids: idsOf(catalogOf("content")) };
  for (const kind of ["addresses", "ids"] as const) {
    const before = linesOf(LISTS[kind]);
    const all = [...new Set([...before, ...current[kind]])].sort();
    writeFileSync(LISTS[kind], `${all.join("\n")}\n`);
    console.log(`${LISTS[kind]}: ${all.length} ${kind}, ${all.length - before.length} of them new`);
  }
}
