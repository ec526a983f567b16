/** The web app manifest, with which browsers can install the site. */
import type { APIRoute } from "astro";
import { BRAND } from "../brand.ts";
import { messages } from "../i18n/messages.ts";
import { ICON_SIZES, routes } from "../routes.ts";
import { LANGUAGE_TAG } from "../schema/taxonomy.ts";
import { NAME } from "../site.ts";

export const GET: APIRoute = () =>
  new Response(
    JSON.stringify({
      id: routes.root(),
      name: `${NAME} ${messages("zh").site.tagline}`,
      short_name: NAME,
      description: messages("en").site.description,
      lang: LANGUAGE_TAG.zh,
      start_url: routes.root(),
      scope: routes.root(),
      display: "minimal-ui",
      background_color: BRAND.paper,
      theme_color: BRAND.mark,
      icons: [
        { src: routes.file("favicon.svg"), sizes: "any", type: "image/svg+xml" },
        ...ICON_SIZES.map((size) => ({ src: routes.icon(size), sizes: `${size}x${size}`, type: "image/png" })),
      ],
    }),
    { headers: { "content-type": "application/manifest+json" } },
  );
