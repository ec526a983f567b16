/** Paths that several routes have in common, each with the props of its page. */
import type { GetStaticPaths } from "astro";
import { groupByCategory } from "../catalog/group.ts";
import { loadCatalog, loadGuides } from "../catalog/load.ts";
import { LOCALES } from "../schema/taxonomy.ts";

/** One page per language. */
export const localePaths = (() =>
  LOCALES.map((locale) => ({ params: { locale }, props: { locale } }))) satisfies GetStaticPaths;

/** One page per language and product. */
export const productPaths = (async () => {
  const { products } = await loadCatalog();
  return LOCALES.flatMap((locale) =>
    products.map((product) => ({
      params: { locale, vendor: product.vendor.id, product: product.segment },
      props: { locale, product },
    })),
  );
}) satisfies GetStaticPaths;

/** One page per language and code. */
export const codePaths = (async () => {
  const { codes } = await loadCatalog();
  return LOCALES.flatMap((locale) =>
    codes.map((code) => ({
      params: { locale, vendor: code.vendor.id, product: code.product.segment, slug: code.slug },
      props: { locale, code },
    })),
  );
}) satisfies GetStaticPaths;

/** One page per language and condition. */
export const conditionPaths = (async () => {
  const { conditions } = await loadCatalog();
  return LOCALES.flatMap((locale) =>
    conditions.map((condition) => ({ params: { locale, id: condition.id }, props: { locale, condition } })),
  );
}) satisfies GetStaticPaths;

/** One page per language and guide. */
export const guidePaths = (async () => {
  const guides = await loadGuides();
  return LOCALES.flatMap((locale) =>
    guides.map(({ slug, texts }) => ({ params: { locale, slug }, props: { locale, slug, texts } })),
  );
}) satisfies GetStaticPaths;

/** One page per language and category of conditions. */
export const categoryPaths = (async () => {
  const { conditions } = await loadCatalog();
  return LOCALES.flatMap((locale) =>
    groupByCategory(conditions).map(({ category, members }) => ({
      params: { locale, category },
      props: { locale, category, conditions: members },
    })),
  );
}) satisfies GetStaticPaths;
