/** The content tree: the path of each kind of file below the content folder, and the shape of its data. */
import { z } from "astro/zod";
import { changelog } from "./changelog.ts";
import { code } from "./code.ts";
import { condition } from "./condition.ts";
import { guide } from "./guide.ts";
import { note } from "./note.ts";
import { otherServices } from "./other-services.ts";
import { popular } from "./popular.ts";
import { product } from "./product.ts";
import { redirects } from "./redirects.ts";
import { LOCALES } from "./taxonomy.ts";
import { variables } from "./variables.ts";
import { vendor } from "./vendor.ts";
import { vocabulary } from "./vocabulary.ts";

/** Every kind of content file. Names in angle brackets are variable; the schema checks the YAML or frontmatter. */
export const COLLECTIONS = {
  vendors: { path: "vendors/<vendor>/vendor.yaml", schema: vendor },
  products: { path: "vendors/<vendor>/<product>/product.yaml", schema: product },
  introductions: { path: "vendors/<vendor>/<product>/<locale>.mdx", schema: z.strictObject({}) },
  codes: { path: "vendors/<vendor>/<product>/codes/<slug>.yaml", schema: code },
  conditions: { path: "conditions/<id>.yaml", schema: condition },
  vocabulary: { path: "vocabulary.yaml", schema: vocabulary },
  otherServices: { path: "other-services.yaml", schema: otherServices },
  variables: { path: "variables.yaml", schema: variables },
  popular: { path: "popular.yaml", schema: popular },
  changelog: { path: "changelog.yaml", schema: changelog },
  redirects: { path: "redirects.yaml", schema: redirects },
  guides: { path: "guides/<slug>/<locale>.mdx", schema: guide },
  notes: { path: "notes/<vendor>/<product>/<slug>.yaml", schema: note },
} as const;

type Collections = typeof COLLECTIONS;
export type CollectionName = keyof Collections;
export const COLLECTION_NAMES = Object.keys(COLLECTIONS) as CollectionName[];

/** Collections that only our own content has. */
const OURS_ALONE: readonly CollectionName[] = [
  "popular",
  "vocabulary",
  "otherServices",
  "variables",
  "changelog",
  "redirects",
];
/** Collections that only an extra tree has. */
const EXTRA_ALONE: readonly CollectionName[] = ["notes"];

/** The collections of our own content, or those of an extra tree: the content of a team that hosts the site. */
export const collectionsOf = (isExtra: boolean): CollectionName[] =>
  COLLECTION_NAMES.filter((name) => !(isExtra ? OURS_ALONE : EXTRA_ALONE).includes(name));

/** The data of a file, as parsed by the schema of its collection. */
export type DataOf<Name extends CollectionName> = z.output<Collections[Name]["schema"]>;

type NamesIn<Path extends string> = Path extends `${string}<${infer Name}>${infer Rest}` ? Name | NamesIn<Rest> : never;

/** The variable parts of a path: `vendor`, `product` and `slug` for a code. */
type NamesOf<Name extends CollectionName> = Record<NamesIn<Collections[Name]["path"]>, string>;

/** The collection of a file and the variable parts of its path. */
export type Place<Name extends CollectionName = CollectionName> = {
  [N in Name]: { collection: N } & NamesOf<N>;
}[Name];

const NAME = /<(\w+)>/g;

const PATTERNS = COLLECTION_NAMES.map((collection) => {
  const pattern = COLLECTIONS[collection].path.replaceAll(".", "\\.").replace(NAME, "(?<$1>[^/]+)");
  return { collection, pattern: new RegExp(`^${pattern}$`) };
});

/**
 * Parses the path of a content file. Returns `undefined` if the path is not part of the tree.
 * @param isExtra whether it is a path of an extra tree
 * @example placeOf("vendors/aliyun/nls/codes/403.yaml") // => { collection: "codes", vendor: "aliyun", product: "nls", slug: "403" }
 */
export function placeOf(path: string, isExtra = false): Place | undefined {
  const collections = collectionsOf(isExtra);
  for (const { collection, pattern } of PATTERNS) {
    const match = pattern.exec(path);
    if (match && collections.includes(collection)) return { collection, ...match.groups } as Place;
  }
  return undefined;
}

/**
 * Builds the path of a file from its variable parts.
 * @example pathIn("conditions", { id: "general" }) // => "conditions/general.yaml"
 */
export const pathIn = <Name extends CollectionName>(collection: Name, names: NamesOf<Name>): string =>
  COLLECTIONS[collection].path.replace(NAME, (_, name: string) => (names as Record<string, string>)[name] ?? "");

const withLocales = (path: string) => path.replace("<locale>", `{${LOCALES.join(",")}}`);

/**
 * The glob that matches the files of a collection.
 * @example globOf("conditions") // => "conditions/*.yaml"
 */
export const globOf = (collection: CollectionName): string =>
  withLocales(COLLECTIONS[collection].path).replace(NAME, "*");

/** Every path of our own content or of an extra tree, as shown to authors. */
export const pathsFor = (isExtra: boolean): string[] =>
  collectionsOf(isExtra).map((collection) => withLocales(COLLECTIONS[collection].path));

/** Begins the ids of entries in Astro's collections that come from an extra tree. The rest of an id is the path of the file. */
const EXTRA_ID = "extra:";

/** The id of a file in Astro's collections. */
export const entryId = (path: string, isExtra: boolean): string => (isExtra ? EXTRA_ID + path : path);

/**
 * The file that an id in Astro's collections belongs to.
 * @example fileOfEntry("extra:conditions/general.yaml") // => { path: "conditions/general.yaml", isExtra: true }
 */
export const fileOfEntry = (id: string): { path: string; isExtra: boolean } => {
  const isExtra = id.startsWith(EXTRA_ID);
  return { path: isExtra ? id.slice(EXTRA_ID.length) : id, isExtra };
};
