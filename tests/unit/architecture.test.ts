/** The house rules that imports can show. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, test } from "@playwright/test";

const files = readdirSync("src", { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(ts|mjs|astro)$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .map((path) => ({ path: relative("src", path).replaceAll("\\", "/"), text: readFileSync(path, "utf8") }));

/** What a file imports, relative paths resolved below `src`. */
const importsOf = ({ path, text }: (typeof files)[number]) =>
  [...text.matchAll(/(?:from\s+|import\s+|import\()(?:\/\*.*?\*\/\s*)?["']([^"']+)["']/g)].map(([, target = ""]) =>
    target.startsWith(".") ? join(path, "..", target).replaceAll("\\", "/") : target,
  );
const room = (path: string) => (path.includes("/") ? path.split("/")[0]! : path);
const broken = (rule: (path: string, target: string) => boolean) =>
  files.flatMap((file) =>
    importsOf(file)
      .filter((target) => rule(file.path, target))
      .map((target) => `${file.path} → ${target}`),
  );

const PURE = ["schema", "catalog", "search", "i18n", "routes.ts", "markdown", "api", "licences"];
/** Rooms that each room may import from, besides itself. */
const MAY: Record<string, string[]> = {
  schema: [],
  catalog: ["schema", "routes.ts"],
  search: ["schema", "catalog"],
  i18n: ["schema"],
  markdown: ["schema", "catalog", "i18n", "routes.ts"],
  api: ["schema", "catalog", "i18n", "routes.ts", "markdown"],
  licences: [],
  "routes.ts": ["schema"],
};

test("schema, catalog, search, i18n, routes, markdown, api and licences know neither Astro's collections, nor Node, nor the DOM", () => {
  const isPure = (path: string) => PURE.includes(room(path)) && path !== "catalog/load.ts";
  expect(broken((path, target) => isPure(path) && /^(astro:|node:)/.test(target))).toEqual([]);
  const dom = files.filter(
    ({ path, text }) => isPure(path) && /\b(document|window|localStorage|navigator)\./.test(text),
  );
  expect(dom.map(({ path }) => path)).toEqual([]);
});

test("arrows point one way: schema ← catalog ← search, markdown ← api; i18n and routes are leaves", () => {
  const isInside = (target: string) => files.some(({ path }) => path === target);
  expect(
    broken((path, target) => {
      const allowed = MAY[room(path)];
      return (
        allowed !== undefined && isInside(target) && room(target) !== room(path) && !allowed.includes(room(target))
      );
    }),
  ).toEqual([]);
});

test("nothing imports from pages, and components read no collections", () => {
  expect(broken((path, target) => room(target) === "pages" && room(path) !== "pages")).toEqual([]);
  expect(
    broken(
      (path, target) =>
        room(path) === "components" && (target === "astro:content" || target.endsWith("catalog/load.ts")),
    ),
  ).toEqual([]);
});

test("only load.ts reads the collections", () => {
  const readers = files.filter(({ text }) => /getCollection|getEntry/.test(text)).map(({ path }) => path);
  expect(readers).toEqual(["catalog/load.ts"]);
});

test("URLs are written in routes.ts alone", () => {
  const written = files.filter(
    ({ path, text }) => path !== "routes.ts" && /(?:href|action|src)=["'{`]+\/(?!\/)/.test(text),
  );
  expect(written.map(({ path }) => path)).toEqual([]);
});

test("words are written in i18n or content alone", () => {
  const speaking = files.filter(
    ({ path, text }) =>
      /\.(astro|element\.ts)$/.test(path) &&
      /\p{Script=Han}/u.test(text.replace(/\/\*[^]*?\*\//g, "").replace(/\/\/.*/g, "")),
  );
  expect(speaking.map(({ path }) => path)).toEqual([]);
});

test("colours and sizes of letters are tokens", () => {
  const styles = readdirSync("src/styles").map((name) => ({
    path: `styles/${name}`,
    text: readFileSync(join("src/styles", name), "utf8"),
  }));
  const painting = [...files.filter(({ path }) => path.endsWith(".astro")), ...styles].filter(
    ({ path, text }) =>
      path !== "styles/tokens.css" && /oklch\(|rgba?\(|hsla?\(|#[0-9a-f]{3,8}\b(?=[";\s])/i.test(text),
  );
  expect(painting.map(({ path }) => path)).toEqual([]);
  const sizes = styles
    .filter(({ path }) => path !== "styles/tokens.css")
    .flatMap(({ text }) => [...text.matchAll(/font-size:\s*([^;]+);/g)].map(([, size]) => size!));
  expect(sizes.length).toBeGreaterThan(5);
  // Inside a line letters are a share of theirs; in a figure they are in its own units.
  expect(sizes.filter((size) => !/^var\(--text-|^[\d.]+em$|^13px$|^inherit$/.test(size))).toEqual([]);
});

test("browser code builds no HTML from strings", () => {
  const building = files.filter(({ text }) =>
    /innerHTML|outerHTML|insertAdjacentHTML|document\.write|set:html/.test(text),
  );
  // Data for machines is written as JSON, in which nothing can end the element.
  expect(building.map(({ path }) => path)).toEqual(["components/site/StructuredData.astro"]);
  expect(building[0]?.text).toMatch(/replaceAll\("<", "\\+u003c"\)/);
});
