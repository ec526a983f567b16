/** The feed of changes, one for each language. */
import type { APIRoute, GetStaticPaths } from "astro";
import { atomFeed } from "../../api/feed.ts";
import { loadCatalog } from "../../catalog/load.ts";
import { LOCALES } from "../../schema/taxonomy.ts";
import { absolute } from "../../site.ts";

export const getStaticPaths = (() =>
  LOCALES.map((locale) => ({ params: { locale }, props: { locale } }))) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ props }) =>
  new Response(atomFeed(await loadCatalog(), props["locale"], absolute), {
    headers: { "content-type": "application/atom+xml" },
  });
