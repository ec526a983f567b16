/** The index of the site for language models: https://llmstxt.org. */
import type { APIRoute } from "astro";
import { loadCatalog, loadGuides } from "../catalog/load.ts";
import { llmsText } from "../markdown/pages.ts";
import { absolute } from "../site.ts";

export const GET: APIRoute = async () => {
  const guides = (await loadGuides()).map(({ slug, texts: { zh, en } }) => ({
    slug,
    title: { zh: zh.data.title, en: en.data.title },
  }));
  return new Response(llmsText(await loadCatalog(), guides, absolute));
};
