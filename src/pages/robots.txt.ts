/** Crawlers may read everything; the sitemap lists it. */
import type { APIRoute } from "astro";
import { routes } from "../routes.ts";
import { absolute } from "../site.ts";

export const GET: APIRoute = () =>
  new Response(`User-agent: *\nAllow: /\n\nSitemap: ${absolute(routes.file("sitemap-index.xml"))}\n`);
