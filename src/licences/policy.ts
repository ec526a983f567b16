/** Which licences the project accepts and why, and which packages reach its readers. */

/** Licences of anything, also of what the site passes on. */
export const ANYWHERE: Record<string, string> = {
  MIT: "permissive: keep the notice",
  ISC: "permissive: MIT in fewer words",
  "BSD-2-Clause": "permissive: keep the notice",
  "BSD-3-Clause": "permissive: keep the notice, do not advertise with the authors' names",
  "0BSD": "permissive: asks for nothing",
  "BlueOak-1.0.0": "permissive: keep the text or a link to it",
  "Apache-2.0": "permissive: keep the text and the notices; grants patents",
  "CC0-1.0": "given to the public",
  "Python-2.0": "permissive: keep the notice",
  "OFL-1.1": "a font: free to use and to draw with; sold alone or renamed it is not",
};

/** Licences of tools alone: they ask for the source of what is passed on, and tools are not passed on. */
export const TOOLS_ONLY: Record<string, string> = {
  "MPL-2.0": "asks for the source of changed files: Lightning CSS at build, axe in tests",
  "LGPL-3.0-or-later":
    "asks that the library can be exchanged: libvips, an option of Astro's that the build does not use",
};

/** Packages of which something lies in the built site, and what. Everything else only builds or tests it. */
export const SHIPPED: Record<string, string> = {
  "@fontsource-variable/noto-sans-sc": "outlines of letters in the pictures of link previews (og/)",
  astro: "the script that fetches a page when its link is pointed at (_astro/)",
  idb: "how the service worker remembers when a page was used (sw.js)",
  "opencc-js": "pairs of traditional and simplified characters (search/vocabulary.json)",
  pagefind: "the full-text search with its WebAssembly (pagefind/)",
  stemmer: "English word stems, in the script of the search (_astro/)",
  tailwindcss: "the base of the style inside each page",
  "workbox-core": "the service worker (sw.js)",
  "workbox-expiration": "the service worker (sw.js)",
  "workbox-precaching": "the service worker (sw.js)",
  "workbox-routing": "the service worker (sw.js)",
  "workbox-strategies": "the service worker (sw.js)",
  vite: "the function that loads a part of a script on demand (_astro/)",
};
