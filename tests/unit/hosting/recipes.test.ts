/** HOSTING.md and the files of hosts name what there is. */
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { parse } from "yaml";

const WORKFLOW = ".github/workflows/pages.yml";
const text = (file: string) => readFileSync(file, "utf8");
const RECIPES = ["HOSTING.md", WORKFLOW, "netlify.toml"].map((file) => ({ file, text: text(file) }));
/** What the build makes, or the reader. */
const MADE = /^(dist|state)(\/|$)/;

interface Step {
  uses?: string;
  run?: string;
}
interface Workflow {
  permissions: Record<string, string>;
  jobs: Record<string, { permissions: Record<string, string>; steps: Step[] }>;
}

test("every npm script that a recipe runs exists", () => {
  const { scripts } = JSON.parse(text("package.json")) as { scripts: Record<string, string> };
  const run = RECIPES.flatMap((recipe) =>
    [...recipe.text.matchAll(/npm run (?:-s )?([\w:]+)/g)].map(([, name]) => name!),
  );
  expect(new Set(run)).toEqual(new Set(["build", "hosting"]));
  for (const name of run) expect(scripts[name], name).toBeDefined();
});

test("every file of the repository that a recipe names exists", () => {
  const named = RECIPES.flatMap((recipe) =>
    [...recipe.text.matchAll(/(?<![\w/.:-])((?:\.github|src|tests)\/[\w/.-]+\w|netlify\.toml|\.nvmrc)/g)].map(
      ([, path]) => path!,
    ),
  ).filter((path) => !MADE.test(path));
  expect(new Set(named).size).toBeGreaterThan(4);
  expect(named.filter((path) => !existsSync(path))).toEqual([]);
});

test("every variable that a recipe sets is explained in the README", () => {
  const readme = text("README.md");
  const set = RECIPES.flatMap((recipe) =>
    [...recipe.text.matchAll(/\b([A-Z]+_(?:URL|PATH))\b/g)].map(([, name]) => name!),
  );
  expect(new Set(set)).toEqual(new Set(["SITE_URL", "BASE_PATH", "REPO_URL"]));
  for (const name of set) expect(readme).toContain(`\`${name}\``);
});

test("the workflow may do no more than read and publish, and its actions have a version", () => {
  const { permissions, jobs } = parse(text(WORKFLOW)) as Workflow;
  expect(permissions).toEqual({ contents: "read" });
  expect(jobs["build"]?.permissions).toEqual({ contents: "read", pages: "read" });
  expect(jobs["deploy"]?.permissions).toEqual({ pages: "write", "id-token": "write" });
  const steps = Object.values(jobs).flatMap((job) => job.steps);
  for (const { uses } of steps) if (uses) expect(uses).toMatch(/^actions\/[\w-]+@v\d+$/);
  expect(steps.flatMap(({ run }) => run ?? [])).toEqual(["node src/commands/setup.mjs", "npm run build"]);
});

test("the README leads to the recipes", () => {
  expect(text("README.md")).toContain("(HOSTING.md)");
});
