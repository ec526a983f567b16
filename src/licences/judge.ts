/** Packages → grouped by licence, and what the project cannot accept. */
import { isAcceptable } from "./expression.ts";
import { ANYWHERE, SHIPPED, TOOLS_ONLY } from "./policy.ts";

/** One version of a package. */
export interface Package {
  name: string;
  version: string;
  /** As the package states it; undefined where it states none. */
  licence: string | undefined;
  /** False for what only other platforms install. */
  isInstalled: boolean;
}

/** Same order on every machine, whatever its language. */
const byText = (one: string, other: string) => (one < other ? -1 : Number(one > other));

/** Packages by licence, the most used licence first; in each by name and version. */
export function groupByLicence(packages: readonly Package[]): [licence: string, packages: Package[]][] {
  const groups = new Map<string, Package[]>();
  const sorted = packages.toSorted((one, other) => byText(one.name, other.name) || byText(one.version, other.version));
  for (const one of sorted) {
    const licence = one.licence ?? "none stated";
    groups.set(licence, [...(groups.get(licence) ?? []), one]);
  }
  return [...groups].sort(([one, ones], [other, others]) => others.length - ones.length || byText(one, other));
}

/** What is wrong with a package's licence; undefined where nothing is. */
function problemOf({ name, version, licence }: Package, shipped: Record<string, string>): string | undefined {
  if (!licence) return `${name} ${version} states no licence`;
  if (isAcceptable(licence, (id) => Object.hasOwn(ANYWHERE, id))) return undefined;
  if (!isAcceptable(licence, (id) => Object.hasOwn(ANYWHERE, id) || Object.hasOwn(TOOLS_ONLY, id))) {
    return `${name} ${version} is under ${licence}, which src/licences/policy.ts does not accept`;
  }
  return Object.hasOwn(shipped, name)
    ? `${name} ${version} is under ${licence}, which is accepted of tools only, but it ships: ${shipped[name]}`
    : undefined;
}

/** What the project cannot accept, one sentence each; nothing where all is well. */
export function licenceProblems(packages: readonly Package[], shipped: Record<string, string> = SHIPPED): string[] {
  const installed = new Set(packages.filter(({ isInstalled }) => isInstalled).map(({ name }) => name));
  return [
    ...packages.map((one) => problemOf(one, shipped)).filter((problem) => problem !== undefined),
    ...Object.keys(shipped)
      .filter((name) => !installed.has(name))
      .map((name) => `${name} is said to ship in src/licences/policy.ts but is not installed`),
  ];
}

/** What `licences.txt` says of one package that ships. */
export interface Notice extends Package {
  /** Its licence files, each with its name. */
  texts: readonly { file: string; text: string }[];
}

const RULE = "=".repeat(80);

/**
 * The file `licences.txt` of the site: whose work lies in it, and under which terms.
 * @throws where a package that ships brings no licence text
 */
export function licencesFile(notices: readonly Notice[], shipped: Record<string, string> = SHIPPED): string {
  const bare = notices.find(({ texts }) => texts.length === 0);
  if (bare) throw new Error(`${bare.name} ${bare.version} ships but brings no licence text`);
  const parts = notices
    .toSorted((one, other) => byText(one.name, other.name))
    .map((notice) =>
      [
        RULE,
        `${notice.name} ${notice.version} (${notice.licence})`,
        `Here: ${shipped[notice.name]}`,
        ...notice.texts.flatMap(({ file, text }) => ["", `--- ${file}`, "", text.replaceAll("\r\n", "\n").trim()]),
      ].join("\n"),
    );
  const head = [
    "VoxErr is built with the work of others. What of it lies in this site, and its licences:",
    "",
    ...notices.map(({ name, licence }) => `  ${name}: ${licence}`).toSorted(byText),
  ].join("\n");
  return `${[head, ...parts].join("\n\n")}\n`;
}
