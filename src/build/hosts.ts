/** Adds the files in which hosts look for headers and redirects. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { headerPolicy } from "../hosting/policy.ts";
import { headersFile, redirectsFile } from "../hosting/rules.ts";
import { SITE } from "../site.ts";
import { redirectsIn } from "./moved.ts";
import type { BuiltSite } from "./site-files.ts";

/** Writes `_headers` and `_redirects` into a built site. */
export function writeHostFiles(folder: string, { styles }: BuiltSite): void {
  writeFileSync(join(folder, "_headers"), headersFile(SITE.base, headerPolicy(styles)));
  writeFileSync(join(folder, "_redirects"), redirectsFile(SITE.base, redirectsIn(folder)));
}
