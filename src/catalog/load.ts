/** Astro's content collections → the catalogue and the written pages. The one file that reads `astro:content`. */
import { getCollection, getEntry, type CollectionEntry } from "astro:content";
import { LOCALES, type Locale } from "../schema/taxonomy.ts";
import { buildCatalog, type Catalog } from "./build.ts";
import { mentionsOf, placeOf, type ContentFiles, type Place } from "./files.ts";

/** Entries of a collection as content files: an entry's id is its path. */
function place<Kind extends Place["kind"], Entry extends { id: string }>(entries: readonly Entry[], kind: Kind) {
  return entries.flatMap((entry) => {
    const found = placeOf(entry.id);
    return found?.kind === kind ? [{ ...(found as Extract<Place, { kind: Kind }>), entry }] : [];
  });
}

async function load(): Promise<Catalog> {
  const prose = [...(await getCollection("introductions")), ...(await getCollection("guides"))];
  const files: Omit<ContentFiles, "paths"> = {
    vocabulary: place(await getCollection("vocabulary"), "vocabulary").map(withData),
    variables: place(await getCollection("variables"), "variables").map(withData),
    changelog: place(await getCollection("changelog"), "changelog").map(withData),
    redirects: place(await getCollection("redirects"), "redirects").map(withData),
    vendors: place(await getCollection("vendors"), "vendor").map(withData),
    products: place(await getCollection("products"), "product").map(withData),
    codes: place(await getCollection("codes"), "code").map(withData),
    conditions: place(await getCollection("conditions"), "condition").map(withData),
    prose: place(prose, "prose").map(({ entry, ...found }) => ({
      ...found,
      path: entry.id,
      mentions: mentionsOf(entry.body ?? ""),
    })),
  };
  const paths = new Set(Object.values(files).flatMap((list) => list.map(({ path }) => path)));
  return buildCatalog({ ...files, paths });
}

function withData<Found extends { entry: { id: string; data: unknown } }>({ entry, ...found }: Found) {
  return { ...found, path: entry.id, data: entry.data as Found["entry"]["data"] };
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
      const found = own.find(({ id }) => id.endsWith(`/${locale}.mdx`));
      if (!found) throw new Error(`guides/${slug} has no ${locale}.mdx`);
      return found;
    };
    const [zh, en] = LOCALES;
    return { slug, texts: { zh: text(zh), en: text(en) } };
  });
}
