/** The built folder → the same with the files in which hosts look for headers and redirects. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hasPolicy, headerPolicy, stylesOf } from "../hosting/policy.ts";
import { placeOf } from "../hosting/place.ts";
import { headersFile, redirectsFile } from "../hosting/rules.ts";
import { pathsOf } from "./folder.ts";
import { redirectsIn } from "./moved.ts";

/** Base path of this build, with a slash at both ends. */
export const BASE = placeOf(process.env).base;

/**
 * Gives hosts the policy of all pages, as a header, and what has moved.
 * @throws where a page has no policy of its own, with its path
 */
export function prepareForHosts(folder: string): void {
  const styles = new Set<string>();
  for (const path of pathsOf(folder).filter((file) => file.endsWith(".html"))) {
    const html = readFileSync(join(folder, path), "utf8");
    if (!hasPolicy(html)) throw new Error(`${path} has no content security policy`);
    for (const style of stylesOf(html)) styles.add(style);
  }
  writeFileSync(join(folder, "_headers"), headersFile(BASE, headerPolicy(styles)));
  writeFileSync(join(folder, "_redirects"), redirectsFile(BASE, redirectsIn(folder)));
}
