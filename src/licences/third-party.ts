/** Third-party packages: which licences the project accepts, and which packages ship with the site. */

/** One version of a package. */
export interface Package {
  name: string;
  version: string;
  /** The licence exactly as the package states it. */
  licence: string;
}

/** Accepted licences, exactly as packages state them. Packages with some of them may build or test the site but not ship with it. */
export const ACCEPTED = new Map([
  ["MIT", { mayShip: true, reason: "permissive: keep the notice" }],
  ["ISC", { mayShip: true, reason: "permissive: keep the notice" }],
  ["BSD-2-Clause", { mayShip: true, reason: "permissive: keep the notice" }],
  ["BSD-3-Clause", { mayShip: true, reason: "permissive: keep the notice, do not advertise with the authors' names" }],
  ["0BSD", { mayShip: true, reason: "permissive: no conditions" }],
  ["BlueOak-1.0.0", { mayShip: true, reason: "permissive: keep the text or a link to it" }],
  ["Apache-2.0", { mayShip: true, reason: "permissive: keep the text and the notices; grants patents" }],
  ["Python-2.0", { mayShip: true, reason: "permissive: keep the notice" }],
  ["CC0-1.0", { mayShip: true, reason: "public domain" }],
  ["MIT AND Apache-2.0", { mayShip: true, reason: "both are accepted" }],
  [
    "MPL-2.0",
    { mayShip: false, reason: "a copy must come with its source; used by Lightning CSS (build) and axe (tests)" },
  ],
  [
    "LGPL-3.0-or-later",
    { mayShip: false, reason: "a copy must come with its source; used by libvips, a dependency of Astro" },
  ],
  ["Apache-2.0 AND LGPL-3.0-or-later", { mayShip: false, reason: "libvips for other platforms" }],
  ["Apache-2.0 AND LGPL-3.0-or-later AND MIT", { mayShip: false, reason: "libvips for other platforms" }],
]);

/** Packages that ship with the built site, and what it contains of each. All others only build or test it. */
export const SHIPPED = new Map([
  ["opencc-js", "pairs of traditional and simplified characters (search/)"],
  ["pagefind", "the full-text search with its WebAssembly (pagefind/)"],
  ["stemmer", "English word stems, in the script of the search (_astro/)"],
  ["tailwindcss", "the base of the style inside each page"],
  ["vite", "the function that loads a part of a script on demand (_astro/)"],
]);

/**
 * Lists problems with the licences of packages.
 * @example licenceProblems([{ name: "a", version: "1.0.0", licence: "MIT" }]) // => []
 */
export function licenceProblems(packages: readonly Package[]): string[] {
  return packages.flatMap(({ name, version, licence }) => {
    const acceptance = ACCEPTED.get(licence);
    if (!acceptance) return [`${name} ${version}: the licence "${licence}" is not accepted`];
    if (!acceptance.mayShip && SHIPPED.has(name)) return [`${name} ${version}: ${licence} may not ship`];
    return [];
  });
}
