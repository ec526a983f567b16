/** A product's page as Markdown. */
import type { APIRoute, GetStaticPaths } from "astro";
import { loadCatalog, loadIntroduction } from "../../../../catalog/load.ts";
import { productMarkdown, written } from "../../../../markdown/pages.ts";
import type { Page } from "../../../../markdown/write.ts";
import { LOCALES } from "../../../../schema/taxonomy.ts";
import { absolute } from "../../../../site.ts";

export const getStaticPaths = (async () => {
  const { products } = await loadCatalog();
  return LOCALES.flatMap((locale) =>
    products.map((product) => ({
      params: { locale, vendor: product.vendor.id, product: product.segment },
      props: { locale, product },
    })),
  );
}) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ props }) => {
  const { locale, product } = props;
  const page: Page = { locale, absolute };
  const introduction = await loadIntroduction(product.id, locale);
  const body = written(introduction?.body ?? "", page, await loadCatalog());
  return new Response(productMarkdown(product, body, page), {
    headers: { "content-type": "text/markdown; charset=utf-8" },
  });
};
