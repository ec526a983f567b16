/** The feed of changes, one for each language. */
import type { APIRoute, GetStaticPaths } from "astro";
import { atomFeed } from "../../api/feed.ts";
import { loadCatalog } from "../../catalog/load.ts";
import { LOCALES } from "../../schema/taxonomy.ts";

export const getStaticPaths = (() =>
  LOCALES.map((locale) => ({ params: { locale }, props: { locale } }))) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ props, site }) =>
  new Response(
    atomFeed(await loadCatalog(), props["locale"], (path) => new URL(path, site).href),
    {
      headers: { "content-type": "application/atom+xml" },
    },
  );
