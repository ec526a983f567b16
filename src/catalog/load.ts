/** Astro's content collections → the catalogue and the pages of prose. No other file reads `astro:content`. */
import { getCollection, type CollectionEntry } from "astro:content";
import type { Locale } from "../schema/taxonomy.ts";
import { COLLECTION_NAMES, collectionsOf, fileOfEntry, pathIn } from "../schema/tree.ts";
import { SITE } from "../site.ts";
import { buildCatalog, type Catalog } from "./build.ts";
import { contentFiles } from "./files.ts";

/**
 * A function that loads only once in a build. The development server loads for every request, because files change.
 * @example const loadCatalog = oncePerBuild(readCatalog);
 */
export function oncePerBuild<Data>(load: () => Promise<Data>): () => Promise<Data> {
  let loaded: Promise<Data> | undefined;
  return () => (import.meta.env.DEV ? load() : (loaded ??= load()));
}

/** Builds the catalogue from all collections. */
async function load(): Promise<Catalog> {
  const names = SITE.extraContent === undefined ? collectionsOf(false) : COLLECTION_NAMES;
  const entries = await Promise.all(names.map((name) => getCollection(name)));
  return buildCatalog(
    contentFiles(entries.flat().map(({ id, data, body = "" }) => ({ ...fileOfEntry(id), data, text: body }))),
  );
}

/** The catalogue. */
export const loadCatalog = oncePerBuild(load);

/** The introduction to a product's errors, or undefined if there is none. */
export async function loadIntroduction(productId: string, locale: Locale) {
  const [vendor = "", product = ""] = productId.split("/");
  const path = pathIn("introductions", { vendor, product, locale });
  return (await getCollection("introductions")).find(({ id }) => fileOfEntry(id).path === path);
}

/** A guide in both languages. */
export interface Guide {
  slug: string;
  texts: Record<Locale, CollectionEntry<"guides">>;
}

/**
 * All guides, sorted by slug.
 * @throws if a guide lacks a language
 */
export async function loadGuides(): Promise<Guide[]> {
  const entries = await getCollection("guides");
  const slugs = new Set(entries.map(({ id }) => fileOfEntry(id).path.split("/")[1] ?? ""));
  return [...slugs].sort().map((slug) => {
    const text = (locale: Locale) => {
      const path = pathIn("guides", { slug, locale });
      const entry = entries.find(({ id }) => fileOfEntry(id).path === path);
      if (!entry) throw new Error(`${path} is missing`);
      return entry;
    };
    return { slug, texts: { zh: text("zh"), en: text("en") } };
  });
}
