/** The web app manifest, with which browsers can install the site. */
import type { APIRoute } from "astro";
import { LANGUAGE_TAG, messages } from "../i18n/messages.ts";
import { ICON_SIZES, routes } from "../routes.ts";

export const GET: APIRoute = () =>
  new Response(
    JSON.stringify({
      id: routes.root(),
      name: `VoxErr ${messages("zh").site.tagline}`,
      short_name: "VoxErr",
      description: messages("en").site.description,
      lang: LANGUAGE_TAG.zh,
      start_url: routes.root(),
      scope: routes.root(),
      display: "minimal-ui",
      background_color: "#fbfaf8",
      theme_color: "#1f3a6e",
      icons: [
        { src: routes.file("favicon.svg"), sizes: "any", type: "image/svg+xml" },
        ...ICON_SIZES.map((size) => ({ src: routes.icon(size), sizes: `${size}x${size}`, type: "image/png" })),
      ],
    }),
    { headers: { "content-type": "application/manifest+json" } },
  );
