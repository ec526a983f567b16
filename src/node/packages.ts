/** package-lock.json → the packages that the project depends on. */
import { readFileSync } from "node:fs";
import type { Package } from "../licences/third-party.ts";

/** What npm has written down of a package. */
interface LockedPackage {
  version: string;
  license?: string;
  hasInstallScript?: boolean;
}

/** Every package, those for other platforms too, by its folder; the project itself is left out. */
export function readLockfile(): Map<string, LockedPackage> {
  const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
    packages: Record<string, LockedPackage>;
  };
  return new Map(Object.entries(packages).filter(([folder]) => folder !== ""));
}

/**
 * Name of the package in a folder.
 * @example packageName("node_modules/a/node_modules/@b/c") // => "@b/c"
 */
export const packageName = (folder: string): string => folder.split("node_modules/").at(-1)!;

/** Every version of every package, once. */
export function readPackages(): Package[] {
  const packages = [...readLockfile()].map(([folder, { version, license }]) => ({
    name: packageName(folder),
    version,
    licence: license ?? "none stated",
  }));
  return [...new Map(packages.map((entry) => [`${entry.name}@${entry.version}`, entry])).values()];
}
