/** The packages that ship → `licences.txt` of the built site. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { SHIPPED } from "../licences/third-party.ts";
import { pathsOf } from "../node/folder.ts";
import { readLockfile } from "../node/packages.ts";

const LICENCE_FILE = /^(licen[cs]e|copying|notice|third[-_]party)/i;
/** Below this line Vite's licence file lists what its build program contains, which does not ship. */
const NOT_SHIPPED = /^# Licenses of bundled dependencies$/m;

/** Writes the licences of third-party software into a built site. */
export function writeLicences(folder: string): void {
  const locked = readLockfile();
  const parts = [...SHIPPED].map(([name, content]) => {
    const home = `node_modules/${name}`;
    const texts = pathsOf(home)
      .filter((path) => LICENCE_FILE.test(path))
      .map((path) => `--- ${path}\n\n${readFileSync(join(home, path), "utf8").split(NOT_SHIPPED)[0]!.trim()}`);
    const { version, license } = locked.get(home)!;
    return [`${"=".repeat(80)}\n${name} ${version} (${license})\nIn this site: ${content}`, ...texts].join("\n\n");
  });
  const head = `This site contains parts of ${[...SHIPPED.keys()].join(", ")}. Their licences:`;
  writeFileSync(join(folder, "licences.txt"), `${[head, ...parts].join("\n\n")}\n`);
}
