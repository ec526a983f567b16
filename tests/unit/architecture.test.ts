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
/** The room of a file: its folder of `src`, one floor deeper in `search`. */
const roomOf = (path: string) =>
  path
    .split("/")
    .slice(0, path.startsWith("search/") ? 2 : 1)
    .join("/");
const broken = (rule: (path: string, target: string) => boolean) =>
  files.flatMap((file) =>
    importsOf(file)
      .filter((target) => rule(file.path, target))
      .map((target) => `${file.path} → ${target}`),
  );

/** Rooms without Astro's collections, Node and the DOM. */
const PURE = [
  "schema",
  "catalog",
  "masking",
  "search",
  "i18n",
  "markdown",
  "api",
  "licences",
  "routes.ts",
  "immutable.ts",
];

/** What each room may import, besides itself. A room is a folder of `src`, or of `src/search`, or a file of `src`. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  schema: [],
  "routes.ts": ["schema"],
  "immutable.ts": [],
  "browsers.ts": [],
  "site.ts": ["routes.ts"],
  i18n: ["schema"],
  masking: [],
  catalog: ["schema", "routes.ts"],
  "search/shared": [],
  "search/index": ["search/shared", "catalog"],
  "search/query": ["search/shared", "masking", "catalog", "schema"],
  markdown: ["schema", "catalog", "i18n", "routes.ts"],
  api: ["schema", "catalog", "i18n", "routes.ts", "markdown"],
  licences: [],
  hosting: ["schema", "i18n", "api", "routes.ts", "immutable.ts"],
  offline: ["schema", "i18n", "immutable.ts"],
  browser: ["masking", "search/shared", "search/query", "offline", "routes.ts"],
  node: ["catalog", "licences", "immutable.ts"],
  components: [
    "schema",
    "catalog",
    "i18n",
    "masking",
    "search/shared",
    "search/index",
    "search/query",
    "offline",
    "browser",
    "routes.ts",
    "site.ts",
  ],
  layouts: ["components", "node", "i18n", "schema", "routes.ts", "site.ts"],
  pages: [
    "layouts",
    "components",
    "browser",
    "schema",
    "catalog",
    "i18n",
    "markdown",
    "api",
    "search/shared",
    "search/index",
    "search/query",
    "routes.ts",
    "site.ts",
  ],
  build: ["schema", "catalog", "hosting", "licences", "node", "offline", "search/shared", "site.ts", "browsers.ts"],
  commands: [
    "build",
    "node",
    "api",
    "catalog",
    "hosting",
    "i18n",
    "licences",
    "offline",
    "schema",
    "routes.ts",
    "site.ts",
  ],
  "content.config.ts": ["schema", "node"],
  "middleware.ts": ["hosting"],
};

test("pure rooms know neither Astro's collections, nor Node, nor the DOM", () => {
  const isPure = (path: string) => PURE.includes(path.split("/")[0]!) && path !== "catalog/load.ts";
  expect(broken((path, target) => isPure(path) && /^(astro:|node:)/.test(target))).toEqual([]);
  const dom = files.filter(
    ({ path, text }) => isPure(path) && /\b(document|window|localStorage|navigator)\./.test(text),
  );
  expect(dom.map(({ path }) => path)).toEqual([]);
});

test("every room has its row of allowed imports, and no arrow runs up", () => {
  const rooms = new Set(files.map(({ path }) => roomOf(path)));
  expect([...rooms].filter((room) => !MAY_IMPORT[room])).toEqual([]);
  expect(Object.keys(MAY_IMPORT).filter((room) => !rooms.has(room))).toEqual([]);
  const isFile = new Set(files.map(({ path }) => path));
  expect(
    broken(
      (path, target) =>
        isFile.has(target) && roomOf(target) !== roomOf(path) && !MAY_IMPORT[roomOf(path)]!.includes(roomOf(target)),
    ),
  ).toEqual([]);
  // The rows themselves have no circle.
  const circles = Object.keys(MAY_IMPORT).filter((room) => {
    const seen = new Set<string>();
    const reach = (from: string): boolean =>
      MAY_IMPORT[from]!.some((to) => to === room || (!seen.has(to) && Boolean(seen.add(to)) && reach(to)));
    return reach(room);
  });
  expect(circles).toEqual([]);
});

test("nothing imports from pages, and components read no collections", () => {
  expect(broken((path, target) => roomOf(target) === "pages" && roomOf(path) !== "pages")).toEqual([]);
  expect(
    broken(
      (path, target) =>
        roomOf(path) === "components" && (target === "astro:content" || target.endsWith("catalog/load.ts")),
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
