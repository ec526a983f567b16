/** Everything may be read, and the sitemap tells what there is. */
import type { APIRoute } from "astro";
import { routes } from "../routes.ts";

export const GET: APIRoute = ({ site }) =>
  new Response(`User-agent: *\nAllow: /\n\nSitemap: ${new URL(routes.file("sitemap-index.xml"), site).href}\n`);
