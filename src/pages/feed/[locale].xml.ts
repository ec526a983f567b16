/** The feed of changes, one per language. */
import type { APIRoute, InferGetStaticPropsType } from "astro";
import { atomFeed } from "../../api/feed.ts";
import { loadCatalog } from "../../catalog/load.ts";
import { absolute } from "../../site.ts";
import { localePaths } from "../_paths.ts";

export const getStaticPaths = localePaths;
type Props = InferGetStaticPropsType<typeof getStaticPaths>;

export const GET: APIRoute<Props> = async ({ props: { locale } }) =>
  new Response(atomFeed(await loadCatalog(), locale, absolute), {
    headers: { "content-type": "application/atom+xml" },
  });
