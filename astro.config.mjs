// How the site is built. What differs between hosts is read in `src/site.ts`.
import mdx from "@astrojs/mdx";
import sitemap from "@astrojs/sitemap";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "astro/config";
import { BROWSERS } from "./src/browsers.ts";
import { LOCAL_ADDRESS, SITE } from "./src/site.ts";

/** The languages of the site, as addresses and as search engines name them. */
const LANGUAGES = { en: "en", zh: "zh-CN" };

/**
 * A page of the sitemap with the page in each language. The integration's own way compares every page with every other.
 * @param {import("@astrojs/sitemap").SitemapItem} item
 */
function withLanguages(item) {
  const { origin, pathname } = new URL(item.url);
  const path = pathname.slice(SITE.base.length).replace(/^(?:zh|en)\//, "");
  // A bare code has one page in both languages.
  if (path.startsWith("c/")) return item;
  return {
    ...item,
    links: Object.entries(LANGUAGES).map(([at, lang]) => ({ url: `${origin}${SITE.base}${at}/${path}`, lang })),
  };
}

export default defineConfig({
  site: SITE.address ?? LOCAL_ADDRESS,
  base: SITE.base,
  trailingSlash: "always",
  // The style is small and inside the page: the first paint waits for nothing else.
  // Several pages are rendered while others are written.
  build: { format: "directory", inlineStylesheets: "always", concurrency: 16 },
  // The default removes the space between inline tags.
  compressHTML: true,
  devToolbar: { enabled: false },
  // Highlighting needs inline styles, which a strict content security policy forbids.
  markdown: { syntaxHighlight: false },
  integrations: [mdx(), sitemap({ serialize: withLanguages })],
  vite: {
    plugins: [tailwindcss()],
    // Script names are hashes alone: every page names its scripts, and its bytes are counted.
    environments: {
      client: {
        build: {
          target: BROWSERS,
          rolldownOptions: { output: { entryFileNames: "_astro/[hash].js", chunkFileNames: "_astro/[hash].js" } },
        },
      },
    },
    build: {
      cssTarget: BROWSERS,
      // Scripts as files: cached between pages and allowed by a strict content security policy.
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
