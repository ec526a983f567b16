/** Crawlers may read everything, and the sitemap lists it; or they may read nothing. */
import type { APIRoute } from "astro";
import { routes } from "../routes.ts";
import { absolute, SITE } from "../site.ts";

export const GET: APIRoute = () =>
  new Response(
    SITE.isIndexed
      ? `User-agent: *\nAllow: /\n\nSitemap: ${absolute(routes.file("sitemap-index.xml"))}\n`
      : "User-agent: *\nDisallow: /\n",
  );
