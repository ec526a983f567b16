/** Astro's content collections → the catalogue. The one file that reads `astro:content`. */
import { getCollection, getEntry, type CollectionEntry, type CollectionKey } from "astro:content";
import type { Locale } from "../schema/taxonomy.ts";
import { buildCatalog, type Catalog } from "./build.ts";
import { placeOf, type ContentFiles, type Place } from "./files.ts";

type PlaceOf<Kind extends Place["kind"]> = Extract<Place, { kind: Kind }>;

/** Entries of a collection as content files: an entry's id is its path. */
async function read<Key extends CollectionKey, Kind extends Place["kind"]>(key: Key, kind: Kind) {
  const entries: CollectionEntry<CollectionKey>[] = await getCollection(key);
  return entries.flatMap(({ id, data }) => {
    const place = placeOf(id);
    return place?.kind === kind
      ? [{ ...(place as PlaceOf<Kind>), path: id, data: data as CollectionEntry<Key>["data"] }]
      : [];
  });
}

async function load(): Promise<Catalog> {
  const files: Omit<ContentFiles, "paths"> = {
    vendors: await read("vendors", "vendor"),
    products: await read("products", "product"),
    codes: await read("codes", "code"),
    conditions: await read("conditions", "condition"),
    prose: await read("introductions", "prose"),
  };
  return buildCatalog({
    ...files,
    paths: new Set(Object.values(files).flatMap((list) => list.map(({ path }) => path))),
  });
}

let loaded: Promise<Catalog> | undefined;

/** The catalogue: once a build, anew on every request of the development server, where files change. */
export function loadCatalog(): Promise<Catalog> {
  if (import.meta.env.DEV) return load();
  return (loaded ??= load());
}

/** How errors reach a program in this product, as prose; `undefined` where it is not written yet. */
export function loadIntroduction(productId: string, locale: Locale) {
  return getEntry("introductions", `vendors/${productId}/${locale}.mdx`);
}
