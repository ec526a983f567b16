/** The built folder → the same with what hosts need: a policy in each page, and the files in which hosts look for headers and redirects. */
import { readdirSync, writeFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { headerPolicy, stylesOf, withPolicy } from "../hosting/policy.ts";
import { placeOf } from "../hosting/place.ts";
import { headersFile, redirectsFile } from "../hosting/rules.ts";
import { redirectsIn } from "./moved.ts";

/** Base path of this build, with a slash at both ends. */
export const BASE = placeOf(process.env).base;

/** Pages that are read and written at the same time. */
const AT_ONCE = 8;

function* pagesIn(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* pagesIn(path);
    else if (entry.name.endsWith(".html")) yield path;
  }
}

/**
 * Gives each page its policy, and hosts theirs.
 * @throws where a page cannot hold one, with its path
 */
export async function prepareForHosts(folder: string): Promise<void> {
  const styles = new Set<string>();
  const pages = pagesIn(folder);
  // One walk that several share: while one waits for the disk, another works.
  const work = async () => {
    for (const path of pages) {
      const html = await readFile(path, "utf8");
      for (const style of stylesOf(html)) styles.add(style);
      try {
        await writeFile(path, withPolicy(html));
      } catch (error) {
        throw new Error(path, { cause: error });
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  writeFileSync(join(folder, "_headers"), headersFile(BASE, headerPolicy(styles)));
  writeFileSync(join(folder, "_redirects"), redirectsFile(BASE, redirectsIn(folder)));
}
