/** A condition's page as Markdown. */
import type { APIRoute, GetStaticPaths } from "astro";
import { loadCatalog } from "../../../../catalog/load.ts";
import { conditionMarkdown } from "../../../../markdown/pages.ts";
import { LOCALES } from "../../../../schema/taxonomy.ts";
import { absolute } from "../../../../site.ts";

export const getStaticPaths = (async () => {
  const { conditions } = await loadCatalog();
  return LOCALES.flatMap((locale) =>
    conditions.map((condition) => ({ params: { locale, id: condition.id }, props: { locale, condition } })),
  );
}) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ props }) => {
  const { conditions } = await loadCatalog();
  const page = { locale: props["locale"], absolute };
  return new Response(conditionMarkdown(props["condition"], conditions, page), {
    headers: { "content-type": "text/markdown; charset=utf-8" },
  });
};
