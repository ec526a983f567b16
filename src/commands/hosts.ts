/** The built folder → the same with the files in which hosts look for headers and redirects. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { headerPolicy } from "../hosting/policy.ts";
import { placeOf } from "../hosting/place.ts";
import { headersFile, redirectsFile } from "../hosting/rules.ts";
import { redirectsIn } from "./moved.ts";
import type { BuiltSite } from "./site.ts";

/** Base path of this build, with a slash at both ends. */
export const BASE = placeOf(process.env).base;

/** Gives hosts the policy of all pages, as a header, and what has moved. */
export function prepareForHosts(folder: string, { styles }: BuiltSite): void {
  writeFileSync(join(folder, "_headers"), headersFile(BASE, headerPolicy(styles)));
  writeFileSync(join(folder, "_redirects"), redirectsFile(BASE, redirectsIn(folder)));
}
