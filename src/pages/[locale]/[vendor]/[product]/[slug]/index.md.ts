/** A code's page as Markdown. */
import type { APIRoute, GetStaticPaths } from "astro";
import { loadCatalog } from "../../../../../catalog/load.ts";
import { codeMarkdown } from "../../../../../markdown/code.ts";
import { LOCALES } from "../../../../../schema/taxonomy.ts";
import { absolute } from "../../../../../site.ts";

export const getStaticPaths = (async () => {
  const { codes } = await loadCatalog();
  return LOCALES.flatMap((locale) =>
    codes.map((code) => ({
      params: { locale, vendor: code.vendor.id, product: code.product.segment, slug: code.slug },
      props: { locale, code },
    })),
  );
}) satisfies GetStaticPaths;

export const GET: APIRoute = ({ props }) =>
  new Response(codeMarkdown(props["code"], { locale: props["locale"], absolute }), {
    headers: { "content-type": "text/markdown; charset=utf-8" },
  });
