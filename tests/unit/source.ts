/** The source code that tests about it read: its files, their imports, and which of them run in a browser. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

/** A file of `src`; its path is below `src`. */
export interface SourceFile {
  path: string;
  text: string;
}

export const SOURCE: readonly SourceFile[] = readdirSync("src", { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(ts|mjs|astro)$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .map((path) => ({ path: relative("src", path).replaceAll("\\", "/"), text: readFileSync(path, "utf8") }));

/** Targets of a file's imports. Relative ones become paths below `src`. */
export const importsOf = ({ path, text }: SourceFile): string[] =>
  [...text.matchAll(/(?:from\s+|import\s+|import\()(?:\/\*.*?\*\/\s*)?["']([^"']+)["']/g)].map(([, target = ""]) =>
    target.startsWith(".") ? join(path, "..", target).replaceAll("\\", "/") : target,
  );

/** The same without imports of types, which do not exist at run time. */
const importsAtRunTime = ({ path, text }: SourceFile) =>
  importsOf({ path, text: text.replace(/^(?:import|export) type [^;]*;/gm, "") });

/** The files that run in a browser: elements, the service worker, and everything that these import. */
export const BROWSER_FILES: readonly SourceFile[] = (() => {
  const reached = SOURCE.filter(({ path }) => path.endsWith(".element.ts") || path === "offline/service-worker.ts");
  // The loop also visits what it adds.
  for (const file of reached) {
    const targets = importsAtRunTime(file);
    reached.push(...SOURCE.filter((other) => targets.includes(other.path) && !reached.includes(other)));
  }
  return reached;
})();

/** Files and packages that the code in browsers imports. */
export const BROWSER_IMPORTS: readonly string[] = [...new Set(BROWSER_FILES.flatMap(importsAtRunTime))];
