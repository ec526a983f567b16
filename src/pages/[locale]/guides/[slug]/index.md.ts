/** A guide as Markdown. */
import type { APIRoute, GetStaticPaths } from "astro";
import { loadCatalog, loadGuides, type Guide } from "../../../../catalog/load.ts";
import { guideMarkdown, written } from "../../../../markdown/pages.ts";
import type { Page } from "../../../../markdown/write.ts";
import { LOCALES, type Locale } from "../../../../schema/taxonomy.ts";
import { absolute } from "../../../../site.ts";

export const getStaticPaths = (async () => {
  const guides = await loadGuides();
  return LOCALES.flatMap((locale) =>
    guides.map(({ slug, texts }) => ({ params: { locale, slug }, props: { locale, entry: texts[locale] } })),
  );
}) satisfies GetStaticPaths;

interface Props extends Record<string, unknown> {
  locale: Locale;
  entry: Guide["texts"][Locale];
}

export const GET: APIRoute<Props> = async ({ props: { locale, entry } }) => {
  const page: Page = { locale, absolute };
  const { title, summary } = entry.data;
  return new Response(guideMarkdown(title, summary, written(entry.body ?? "", page, await loadCatalog())), {
    headers: { "content-type": "text/markdown; charset=utf-8" },
  });
};
