// How the site is built. `SITE_URL` and `BASE_PATH` are all that differs between hosts.
import mdx from "@astrojs/mdx";
import sitemap from "@astrojs/sitemap";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "astro/config";

/** The languages of the site, as addresses and as search engines name them. */
const LANGUAGES = { en: "en", zh: "zh-CN" };

/**
 * A page of the sitemap with the page in each language, as its own head names them. The integration's own way compares every
 * page with every other.
 * @param {import("@astrojs/sitemap").SitemapItem} item
 */
function withLanguages(item) {
  const { origin, pathname } = new URL(item.url);
  const path = pathname.slice(base.length).replace(/^(?:zh|en)\//, "");
  // A bare code has one page in both languages and no other.
  if (path.startsWith("c/")) return item;
  return {
    ...item,
    links: Object.entries(LANGUAGES).map(([at, lang]) => ({ url: `${origin}${base}${at}/${path}`, lang })),
  };
}

/** Base path with a slash at both ends. */
const base = (process.env.BASE_PATH ?? "/").replace(/\/?$/, "/");

export default defineConfig({
  site: process.env.SITE_URL ?? "http://localhost:4321",
  base: process.env.BASE_PATH ?? "/",
  trailingSlash: "always",
  // The style is small and comes with the page: the first paint waits for nothing else.
  // One page is rendered while others are written.
  build: { format: "directory", inlineStylesheets: "always", concurrency: 16 },
  // A page is fetched when a link is pointed at, so that the move to it feels instant.
  prefetch: { prefetchAll: true, defaultStrategy: "hover" },
  // The default takes the space between inline tags.
  compressHTML: true,
  devToolbar: { enabled: false },
  // Highlighting needs inline styles, which a strict content security policy forbids.
  markdown: { syntaxHighlight: false },
  integrations: [mdx(), sitemap({ serialize: withLanguages })],
  vite: {
    plugins: [tailwindcss()],
    // Every page names its scripts: by their hashes alone, since a page's bytes are counted.
    environments: {
      client: {
        build: {
          rolldownOptions: { output: { entryFileNames: "_astro/[hash].js", chunkFileNames: "_astro/[hash].js" } },
        },
      },
    },
    // Scripts as files: cached between pages and allowed by a strict content security policy.
    build: {
      assetsInlineLimit: 0,
      rollupOptions: {
        onwarn(warning, warn) {
          // Astro's own marker on MDX modules, which it has read by then.
          if (warning.code !== "MODULE_LEVEL_DIRECTIVE") warn(warning);
        },
      },
    },
  },
});
