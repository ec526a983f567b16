/** The content tree: where each kind of file lies below the content folder, and the shape of its data. */
import { z } from "astro/zod";
import { changelog } from "./changelog.ts";
import { code } from "./code.ts";
import { condition } from "./condition.ts";
import { guide } from "./guide.ts";
import { product } from "./product.ts";
import { redirects } from "./redirects.ts";
import { LOCALES } from "./taxonomy.ts";
import { variables } from "./variables.ts";
import { vendor } from "./vendor.ts";
import { vocabulary } from "./vocabulary.ts";

/** Every kind of file. A name in angle brackets is any one part of the path; the schema is that of the YAML or the frontmatter. */
export const COLLECTIONS = {
  vendors: { path: "vendors/<vendor>/vendor.yaml", schema: vendor },
  products: { path: "vendors/<vendor>/<product>/product.yaml", schema: product },
  introductions: { path: "vendors/<vendor>/<product>/<locale>.mdx", schema: z.strictObject({}) },
  codes: { path: "vendors/<vendor>/<product>/codes/<slug>.yaml", schema: code },
  conditions: { path: "conditions/<id>.yaml", schema: condition },
  vocabulary: { path: "vocabulary.yaml", schema: vocabulary },
  variables: { path: "variables.yaml", schema: variables },
  changelog: { path: "changelog.yaml", schema: changelog },
  redirects: { path: "redirects.yaml", schema: redirects },
  guides: { path: "guides/<slug>/<locale>.mdx", schema: guide },
} as const;

type Collections = typeof COLLECTIONS;
export type CollectionName = keyof Collections;
export const COLLECTION_NAMES = Object.keys(COLLECTIONS) as CollectionName[];

/** What the schema of a collection makes of a file's data. */
export type DataOf<Name extends CollectionName> = z.output<Collections[Name]["schema"]>;

type NamesIn<Path extends string> = Path extends `${string}<${infer Name}>${infer Rest}` ? Name | NamesIn<Rest> : never;

/** The names that a path of a collection holds: `vendor`, `product` and `slug` of a code. */
type NamesOf<Name extends CollectionName> = Record<NamesIn<Collections[Name]["path"]>, string>;

/** What a path says about its file: the collection, and each name of the path. */
export type Place<Name extends CollectionName = CollectionName> = {
  [Each in Name]: { collection: Each } & NamesOf<Each>;
}[Name];

const NAME = /<(\w+)>/g;

const PATTERNS = COLLECTION_NAMES.map((collection) => {
  const pattern = COLLECTIONS[collection].path.replaceAll(".", "\\.").replace(NAME, "(?<$1>[^/]+)");
  return { collection, pattern: new RegExp(`^${pattern}$`) };
});

/**
 * Reads the place of a file from its path; `undefined` for a path that is not part of the tree.
 * @example placeOf("vendors/aliyun/nls/codes/403.yaml") // => { collection: "codes", vendor: "aliyun", product: "nls", slug: "403" }
 */
export function placeOf(path: string): Place | undefined {
  for (const { collection, pattern } of PATTERNS) {
    const match = pattern.exec(path);
    if (match) return { collection, ...match.groups } as Place;
  }
  return undefined;
}

/**
 * The path of a file, from the names in it.
 * @example pathIn("conditions", { id: "general" }) // => "conditions/general.yaml"
 */
export const pathIn = <Name extends CollectionName>(collection: Name, names: NamesOf<Name>): string =>
  COLLECTIONS[collection].path.replace(NAME, (_, name: string) => (names as Record<string, string>)[name] ?? "");

const withLocales = (path: string) => path.replace("<locale>", `{${LOCALES.join(",")}}`);

/**
 * The glob that finds the files of a collection.
 * @example globOf("conditions") // => "conditions/*.yaml"
 */
export const globOf = (collection: CollectionName): string =>
  withLocales(COLLECTIONS[collection].path).replace(NAME, "*");

/** Every path of the tree, as an author reads it. */
export const PATHS: readonly string[] = COLLECTION_NAMES.map((collection) => withLocales(COLLECTIONS[collection].path));
