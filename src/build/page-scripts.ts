/** Finds the scripts that a page of the built site loads. */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { SITE } from "../site.ts";

/** A static import in a script that the build has minified, with its relative address. */
const IMPORT = /(?:from|import)\s*["'`]\.\/([^"'`]+)["'`]/g;

/**
 * The scripts of a page and everything that they import, but for what they import on demand.
 * @param page path of its file below the folder
 * @returns addresses below the base path
 * @throws if the page has no script: every page of the site has one
 */
export function scriptsOf(folder: string, page: string): string[] {
  const html = readFileSync(join(folder, page), "utf8");
  const tags = html.matchAll(/<script type="module" src="([^"]+)"/g);
  const scripts = new Set([...tags].map(([, source = ""]) => source.slice(SITE.base.length)));
  if (scripts.size === 0) throw new Error(`${page} has no script`);
  // The loop also visits what it adds.
  for (const script of scripts) {
    for (const [, name = ""] of readFileSync(join(folder, script), "utf8").matchAll(IMPORT)) {
      scripts.add(`${dirname(script)}/${name}`);
    }
  }
  return [...scripts];
}
