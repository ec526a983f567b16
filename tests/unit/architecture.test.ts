/** Rules about the source code: which folder may import which, and what may be written where. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { BRAND } from "../../src/brand.ts";
import { BROWSER_FILES, BROWSER_IMPORTS, importsOf, SOURCE, type SourceFile } from "./source.ts";

/** The module of a file: a folder of `src` or of `src/search`, or a file of `src` itself. */
const moduleOf = (path: string) =>
  path
    .split("/")
    .slice(0, path.startsWith("search/") ? 2 : 1)
    .join("/");

/** Imports for which a rule holds, written `file → target`. */
const importsThat = (rule: (path: string, target: string) => boolean) =>
  SOURCE.flatMap((file) =>
    importsOf(file)
      .filter((target) => rule(file.path, target))
      .map((target) => `${file.path} → ${target}`),
  );

/** Paths of the files of which a rule holds. */
const filesThat = (rule: (file: SourceFile) => boolean) => SOURCE.filter(rule).map(({ path }) => path);

/** Modules that use neither Astro's collections nor Node nor the DOM. */
const PURE = [
  "schema",
  "catalog",
  "masking",
  "search",
  "i18n",
  "markdown",
  "api",
  "authoring",
  "licences",
  "routes.ts",
  "immutable.ts",
  "json.ts",
  "xml.ts",
];

/** What each module may import besides itself. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  schema: [],
  "routes.ts": ["schema"],
  "immutable.ts": [],
  "browsers.ts": [],
  "brand.ts": [],
  "json.ts": [],
  "xml.ts": [],
  "site.ts": ["routes.ts"],
  i18n: ["schema"],
  masking: [],
  catalog: ["schema", "routes.ts", "site.ts"],
  "search/shared": ["json.ts"],
  "search/index": ["search/shared", "catalog"],
  "search/query": ["search/shared", "masking", "catalog", "schema"],
  markdown: ["schema", "catalog", "i18n", "routes.ts", "site.ts"],
  api: ["schema", "catalog", "i18n", "routes.ts", "site.ts", "markdown", "xml.ts"],
  authoring: ["schema", "catalog", "routes.ts"],
  licences: [],
  hosting: ["schema", "i18n", "immutable.ts", "site.ts", "xml.ts"],
  offline: ["schema", "i18n", "immutable.ts", "json.ts"],
  browser: ["schema", "json.ts", "masking", "search/shared", "search/query", "offline", "routes.ts"],
  node: ["catalog", "licences", "immutable.ts", "site.ts"],
  components: [
    "schema",
    "catalog",
    "i18n",
    "markdown",
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
    "brand.ts",
    "xml.ts",
  ],
  build: ["schema", "catalog", "hosting", "licences", "node", "offline", "site.ts", "browsers.ts"],
  scripts: [
    "authoring",
    "build",
    "node",
    "catalog",
    "hosting",
    "i18n",
    "licences",
    "offline",
    "schema",
    "routes.ts",
    "site.ts",
    "brand.ts",
    "xml.ts",
  ],
  "content.config.ts": ["schema", "node", "site.ts"],
  "middleware.ts": ["hosting"],
};

test("pure modules use neither Astro's collections, nor Node, nor the DOM, nor the network", () => {
  const isPure = (path: string) => PURE.includes(path.split("/")[0]!) && path !== "catalog/load.ts";
  expect(importsThat((path, target) => isPure(path) && /^(astro:|node:)/.test(target))).toEqual([]);
  const usesSurroundings =
    /\b(document|window|localStorage|navigator|location|process)\.\w|import\.meta\.env|\bfetch\(/;
  // Comments and samples of programs may name them.
  const codeOf = (text: string) => text.replace(/\/\*[^]*?\*\/|\/\/.*|`[^`]*`/g, "");
  // Every URL begins with the base path, which the build knows.
  const isConfigured = (path: string) => path === "routes.ts";
  const isWrong = ({ path, text }: SourceFile) =>
    isPure(path) && !isConfigured(path) && usesSurroundings.test(codeOf(text));
  expect(filesThat(isWrong)).toEqual([]);
});

test("every module imports only what it may", () => {
  const modules = new Set(SOURCE.map(({ path }) => moduleOf(path)));
  expect(Object.keys(MAY_IMPORT).sort()).toEqual([...modules].sort());
  const paths = new Set(SOURCE.map(({ path }) => path));
  const isForbidden = (path: string, target: string) => {
    const [from, to] = [moduleOf(path), moduleOf(target)];
    return paths.has(target) && from !== to && !MAY_IMPORT[from]!.includes(to);
  };
  expect(importsThat(isForbidden)).toEqual([]);
});

/** The steps of a search, in order: each has a folder below `search/query`, and may import those before it. */
const STEPS = ["text", "codes", "words", "doubt"];
/** What all steps but the first use: the data, and scores. A text is read without either. */
const OF_LATER_STEPS = /^(?:source|known-codes|results|tuning)\.ts$/;

test("a step of the search knows only those before it", () => {
  const below = (path: string) => path.split("search/query/")[1];
  const folders = new Set(SOURCE.flatMap(({ path }) => below(path)?.match(/^\w+(?=\/)/) ?? []));
  expect([...folders].sort()).toEqual(STEPS.toSorted());
  const isForbidden = (path: string, target: string) => {
    const step = STEPS.indexOf(below(path)?.split("/")[0] ?? "");
    const file = below(target);
    if (step < 0 || file === undefined) return false;
    if (file.includes("/")) return STEPS.indexOf(file.split("/")[0]!) > step;
    return step === 0 || !OF_LATER_STEPS.test(file);
  };
  expect(importsThat(isForbidden)).toEqual([]);
});

test("the allowed imports have no cycle", () => {
  const reachableFrom = (module: string, reached = new Set<string>()): Set<string> => {
    for (const target of MAY_IMPORT[module]!) {
      if (!reached.has(target)) reachableFrom(target, reached.add(target));
    }
    return reached;
  };
  expect(Object.keys(MAY_IMPORT).filter((module) => reachableFrom(module).has(module))).toEqual([]);
});

/** What code that runs in the browser may import besides other elements. */
const BROWSER_MAY_IMPORT = [
  /^components\/elements\.ts$/,
  /^browser\//,
  /^components\/[a-z]+\/browser\//,
  /^masking\//,
  /^search\/(?:shared|query)\//,
  /^offline\/files\.ts$/,
  /^i18n\/(?:preferred|sentence)\.ts$/,
  /^catalog\/number\.ts$/,
  /^schema\/taxonomy\.ts$/,
  /^(?:routes|immutable|json)\.ts$/,
  /^stemmer$/,
];

test("code that runs in the browser imports only what is meant for it", () => {
  const paths = BROWSER_FILES.map(({ path }) => path);
  expect(paths).toContain("search/query/ask.ts");
  const isAllowed = (target: string) =>
    target.endsWith(".element.ts") || BROWSER_MAY_IMPORT.some((pattern) => pattern.test(target));
  expect(BROWSER_IMPORTS.filter((target) => !isAllowed(target))).toEqual([]);
});

test("only catalog/load.ts reads the collections, and components do not import it", () => {
  expect(filesThat(({ text }) => /getCollection|getEntry/.test(text))).toEqual(["catalog/load.ts"]);
  const isLoad = (path: string, target: string) => moduleOf(path) === "components" && target === "catalog/load.ts";
  expect(importsThat(isLoad)).toEqual([]);
});

test("no attribute contains an address that is not from routes.ts", () => {
  const hasAddress = /(?:href|action|src)=["'{`]+\/(?!\/)/;
  expect(filesThat(({ path, text }) => path !== "routes.ts" && hasAddress.test(text))).toEqual([]);
});

/** All style sheets except the one that declares the tokens. */
const styleSheets = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".css") && !path.endsWith("tokens.css"))
  .map((path) => ({ path, text: readFileSync(join("src", path), "utf8") }));

test("colours are only in tokens.css and brand.ts", () => {
  const hasColour = /oklch\(|rgba?\(|hsla?\(|#[0-9a-f]{3,8}\b(?=["`;\s])/i;
  const withColours = [...SOURCE, ...styleSheets].filter(
    ({ path, text }) => path !== "brand.ts" && hasColour.test(text),
  );
  expect(withColours.map(({ path }) => path)).toEqual([]);
});

test("the icon has the colour of the brand", () => {
  expect(readFileSync("public/favicon.svg", "utf8")).toContain(`fill="${BRAND.mark}"`);
});

test("text sizes, weights and radii are tokens", () => {
  const valuesOf = (property: string) =>
    styleSheets.flatMap(({ text }) =>
      [...text.matchAll(new RegExp(`[ ;{]${property}:\\s*([^;]+);`, "g"))].map(([, value]) => value!),
    );
  // Also allowed: sizes relative to the line, and pixels in figures, which have their own units.
  const allowed = {
    "font-size": /^var\(--text-|^[\d.]+em$|^13px$|^inherit$/,
    "font-weight": /^var\(--font-weight-|^inherit$|^bolder$/,
    "border-radius": /^(?:(?:var\(--radius-[a-z]+\)|0) ?)+$|^50%$/,
  };
  for (const [property, pattern] of Object.entries(allowed)) {
    expect(valuesOf(property).length, property).toBeGreaterThan(5);
    expect(
      valuesOf(property).filter((value) => !pattern.test(value)),
      property,
    ).toEqual([]);
  }
});

test("in components, only elements and their browser folders use the DOM", () => {
  const usesDom = /\b(?:document|window|navigator|location)\.\w|\bHTML\w*Element\b/;
  const isForBrowsers = /\.element\.ts$|\/browser\//;
  expect(
    filesThat(({ path, text }) => /^components\/.*\.ts$/.test(path) && usesDom.test(text) && !isForBrowsers.test(path)),
  ).toEqual([]);
});

test("no browser code builds HTML from strings, and only one template inserts any", () => {
  const buildsHtml = /innerHTML|outerHTML|insertAdjacentHTML|document\.write|set:html/;
  const exception = "components/site/StructuredData.astro";
  expect(filesThat(({ text }) => buildsHtml.test(text))).toEqual([exception]);
  // The exception writes JSON, in which no `<` can end the script element.
  expect(SOURCE.find(({ path }) => path === exception)?.text).toMatch(/replaceAll\("<", "\\+u003c"\)/);
});
