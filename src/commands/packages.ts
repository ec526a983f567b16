/** node_modules and package-lock.json on disk → the packages and their licence texts. */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { licencesFile, type Package } from "../licences/judge.ts";
import { SHIPPED } from "../licences/policy.ts";

const MODULES = "node_modules";
/** What the project says of its own packages, and what npm wrote down. */
interface Manifest {
  name?: string;
  version?: string;
  license?: string | { type: string };
  /** The form of years ago. */
  licenses?: { type: string }[];
}
interface Lockfile {
  packages: Record<string, Manifest & { hasInstallScript?: boolean }>;
}

const readJson = <T>(path: string): T => JSON.parse(readFileSync(path, "utf8")) as T;

/** What npm has written down of every package. */
export const readLockfile = () => readJson<Lockfile>("package-lock.json").packages;

/** Name of a package by its place: `node_modules/a/node_modules/@b/c` → `@b/c`. */
export const nameAt = (place: string) => place.slice(place.lastIndexOf(`${MODULES}/`) + MODULES.length + 1);

function licenceOf({ license, licenses }: Manifest): string | undefined {
  if (typeof license === "string") return license;
  return license?.type ?? licenses?.map(({ type }) => type).join(" OR ");
}

/** Places of all packages below a folder, those inside other packages too. */
function placesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => !name.startsWith("."));
  return names
    .flatMap((name) => (name.startsWith("@") ? readdirSync(join(folder, name)).map((one) => join(name, one)) : [name]))
    .map((name) => join(folder, name))
    .filter((place) => existsSync(join(place, "package.json")))
    .flatMap((place) => [place, ...placesIn(join(place, MODULES))]);
}

/** Every package that is installed, and those of the lockfile that are for other platforms; each version once. */
export function readPackages(): Package[] {
  const places = placesIn(MODULES);
  const installed = places.map((place) => ({ manifest: readJson<Manifest>(join(place, "package.json")), place }));
  const elsewhere = Object.entries(readLockfile())
    .filter(([place]) => place !== "" && !places.includes(place))
    .map(([place, manifest]) => ({ manifest, place }));
  const all = [...installed, ...elsewhere].map(({ manifest, place }, at) => ({
    name: manifest.name ?? nameAt(place.replaceAll("\\", "/")),
    version: manifest.version ?? "0.0.0",
    licence: licenceOf(manifest),
    isInstalled: at < installed.length,
  }));
  // The installed come first: a version that stands in several places counts as installed.
  return [...new Map(all.toReversed().map((one) => [`${one.name}@${one.version}`, one])).values()];
}

const LICENCE_FILE = /^(licen[cs]e|copying|notice|third[-_]party)/i;
/** From here on a licence file speaks of what the package's own program holds, and that does not ship. */
const BUNDLED = /^# Licenses of bundled dependencies$/m;

/** The licence files of a package, those in a folder of licences too. */
function licenceTexts(place: string): { file: string; text: string }[] {
  return readdirSync(place)
    .filter((name) => LICENCE_FILE.test(name))
    .flatMap((name) =>
      statSync(join(place, name)).isDirectory()
        ? readdirSync(join(place, name)).map((one) => `${name}/${one}`)
        : [name],
    )
    .sort()
    .map((file) => ({ file, text: readFileSync(join(place, file), "utf8").split(BUNDLED)[0]! }));
}

/** Adds `licences.txt` to a built site: the licences of what others wrote and the site passes on. */
export function writeLicences(folder: string): void {
  const notices = Object.keys(SHIPPED).map((name) => {
    const place = join(MODULES, name);
    const manifest = readJson<Manifest>(join(place, "package.json"));
    const { version = "0.0.0" } = manifest;
    return { name, version, licence: licenceOf(manifest), isInstalled: true, texts: licenceTexts(place) };
  });
  writeFileSync(join(folder, "licences.txt"), licencesFile(notices));
}
