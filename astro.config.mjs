// How Astro builds the site. `src/site.ts` reads what differs between hosts.
import mdx from "@astrojs/mdx";
import sitemap from "@astrojs/sitemap";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "astro/config";
import { BROWSERS } from "./src/browsers.ts";
import { LANGUAGE_TAG, LOCALES } from "./src/schema/taxonomy.ts";
import { LOCAL_ADDRESS, SITE } from "./src/site.ts";

/** The language folder at the beginning of a path. */
const LANGUAGE_FOLDER = new RegExp(`^(?:${LOCALES.join("|")})/`);

/**
 * Adds the translations of a page to its sitemap entry. The integration's `i18n` option compares every page with every other.
 * @param {import("@astrojs/sitemap").SitemapItem} item
 */
function withLanguages(item) {
  const { origin, pathname } = new URL(item.url);
  const path = pathname.slice(SITE.base.length).replace(LANGUAGE_FOLDER, "");
  // Pages of bare codes are in both languages.
  if (path.startsWith("c/")) return item;
  return {
    ...item,
    links: LOCALES.map((locale) => ({ url: `${origin}${SITE.base}${locale}/${path}`, lang: LANGUAGE_TAG[locale] })),
  };
}

export default defineConfig({
  site: SITE.address ?? LOCAL_ADDRESS,
  base: SITE.base,
  trailingSlash: "always",
  // The styles are small: inlined, they let a page paint after one round trip.
  // Concurrency renders pages while others are being written.
  build: { format: "directory", inlineStylesheets: "always", concurrency: 16 },
  // The default would also remove spaces between inline elements.
  compressHTML: true,
  devToolbar: { enabled: false },
  // Highlighting needs inline styles, which the content security policy forbids.
  markdown: { syntaxHighlight: false },
  integrations: [mdx(), sitemap({ serialize: withLanguages })],
  vite: {
    plugins: [tailwindcss()],
    // Scripts are named by hash alone, to save bytes on every page that loads them.
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
      // Scripts stay in files: they are cached between pages, and the content security policy forbids inline ones.
      assetsInlineLimit: 0,
      rollupOptions: {
        onwarn(warning, warn) {
          // Astro marks MDX modules with a directive and has read it by now.
          if (warning.code !== "MODULE_LEVEL_DIRECTIVE") warn(warning);
        },
      },
    },
  },
});
