/** Reads the packages that the project depends on from package-lock.json. */
import { readFileSync } from "node:fs";
import type { Package } from "../licences/third-party.ts";

/** Fields of a package in the lockfile. */
interface LockedPackage {
  version: string;
  license?: string;
  hasInstallScript?: boolean;
}

/** All packages by folder, including those for other platforms but not the project itself. */
export function readLockfile(): Map<string, LockedPackage> {
  const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
    packages: Record<string, LockedPackage>;
  };
  return new Map(Object.entries(packages).filter(([folder]) => folder !== ""));
}

/**
 * The name of the package in a folder.
 * @example packageName("node_modules/a/node_modules/@b/c") // => "@b/c"
 */
export const packageName = (folder: string): string => folder.replace(/^.*node_modules\//, "");

/** All packages, each version once even if it is installed in several folders. */
export function readPackages(): Package[] {
  const packages = [...readLockfile()].map(([folder, { version, license }]) => ({
    name: packageName(folder),
    version,
    licence: license ?? "none stated",
  }));
  return [...new Map(packages.map((item) => [`${item.name}@${item.version}`, item])).values()];
}
