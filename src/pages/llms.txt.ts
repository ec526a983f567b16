/** What language models find here: https://llmstxt.org. */
import type { APIRoute } from "astro";
import { loadCatalog, loadGuides } from "../catalog/load.ts";
import { llmsText } from "../markdown/pages.ts";

export const GET: APIRoute = async ({ site }) => {
  const guides = (await loadGuides()).map(({ slug, texts: { zh, en } }) => ({
    slug,
    title: { zh: zh.data.title, en: en.data.title },
  }));
  return new Response(llmsText(await loadCatalog(), guides, (path) => new URL(path, site).href));
};
