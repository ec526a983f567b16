/** Astro's content collections → the catalogue and the written pages. The one file that reads `astro:content`. */
import { getCollection, getEntry, type CollectionEntry } from "astro:content";
import { LOCALES, type Locale } from "../schema/taxonomy.ts";
import { COLLECTION_NAMES, pathIn } from "../schema/tree.ts";
import { buildCatalog, type Catalog } from "./build.ts";
import { contentFiles } from "./files.ts";

/** Every file of the collections: an entry's id is its path. */
async function load(): Promise<Catalog> {
  const entries = await Promise.all(COLLECTION_NAMES.map((name) => getCollection(name)));
  return buildCatalog(contentFiles(entries.flat().map(({ id, data, body = "" }) => ({ path: id, data, text: body }))));
}

let loaded: Promise<Catalog> | undefined;

/** The catalogue: once a build, and again on every request of the development server, where files change. */
export function loadCatalog(): Promise<Catalog> {
  if (import.meta.env.DEV) return load();
  return (loaded ??= load());
}

/** How errors reach a program in this product, as prose; `undefined` where it is not written yet. */
export function loadIntroduction(productId: string, locale: Locale) {
  const [vendor = "", product = ""] = productId.split("/");
  return getEntry("introductions", pathIn("introductions", { vendor, product, locale }));
}

/** A guide with both its languages. */
export interface Guide {
  slug: string;
  texts: Record<Locale, CollectionEntry<"guides">>;
}

/** All guides, by their slugs. */
export async function loadGuides(): Promise<Guide[]> {
  const entries = await getCollection("guides");
  const bySlug = Map.groupBy(entries, ({ id }) => id.split("/")[1] ?? "");
  return [...bySlug].sort().map(([slug, own]) => {
    const text = (locale: Locale) => {
      const path = pathIn("guides", { slug, locale });
      const found = own.find(({ id }) => id === path);
      if (!found) throw new Error(`${path} is missing`);
      return found;
    };
    const [zh, en] = LOCALES;
    return { slug, texts: { zh: text(zh), en: text(en) } };
  });
}
