/** Collects the licences of packages that ship with the site. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { SHIPPED } from "../licences/third-party.ts";
import { pathsOf } from "../node/folder.ts";
import { readLockfile } from "../node/packages.ts";

const LICENCE_FILE = /^(licen[cs]e|copying|notice|third[-_]party)/i;
/** The end of Vite's licence file, about packages inside the build tool, which do not ship. */
const BUNDLED_LICENCES = /^# Licenses of bundled dependencies$[^]*/m;

const readLicence = (path: string) => readFileSync(path, "utf8").replace(BUNDLED_LICENCES, "").trim();

/**
 * Writes `licences.txt` into a built site.
 * @throws if a package is not in the lockfile
 */
export function writeLicences(folder: string): void {
  const lockfile = readLockfile();
  const sections = [...SHIPPED].map(([name, content]) => {
    const packageFolder = `node_modules/${name}`;
    const locked = lockfile.get(packageFolder);
    if (!locked) throw new Error(`${name} ships with the site but is not in package-lock.json`);
    const texts = pathsOf(packageFolder)
      .filter((path) => LICENCE_FILE.test(path))
      .map((path) => `--- ${path}\n\n${readLicence(join(packageFolder, path))}`);
    const heading = `${"=".repeat(80)}\n${name} ${locked.version} (${locked.license})\nIn this site: ${content}`;
    return [heading, ...texts].join("\n\n");
  });
  const introduction = `This site contains parts of ${[...SHIPPED.keys()].join(", ")}. Their licences:`;
  writeFileSync(join(folder, "licences.txt"), `${[introduction, ...sections].join("\n\n")}\n`);
}
