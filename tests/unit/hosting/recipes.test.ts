/** HOSTING.md, the workflows and the files of hosts name only what exists, and nothing is published untested. */
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { parse } from "yaml";

const WORKFLOWS = { pages: ".github/workflows/pages.yml", test: ".github/workflows/test.yml" };
const text = (file: string) => readFileSync(file, "utf8");
const RECIPES = ["HOSTING.md", WORKFLOWS.pages, "netlify.toml"].map((file) => ({ file, text: text(file) }));
/** Folders that the build or the reader makes. */
const MADE = /^(dist|state)(\/|$)/;

interface Job {
  uses?: string;
  needs?: string;
  permissions?: Record<string, string>;
  steps?: { uses?: string; run?: string }[];
}
interface Workflow {
  on: Record<string, unknown>;
  permissions: Record<string, string>;
  jobs: Record<string, Job>;
}
const workflowIn = (file: string) => parse(text(file)) as Workflow;

test("every npm script that a recipe runs exists", () => {
  const { scripts } = JSON.parse(text("package.json")) as { scripts: Record<string, string> };
  const run = RECIPES.flatMap((recipe) =>
    [...recipe.text.matchAll(/npm run (?:-s )?([\w:]+)/g)].map(([, name]) => name!),
  );
  expect(run).toContain("build");
  expect(run.filter((name) => !scripts[name])).toEqual([]);
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
  expect(set).toContain("SITE_URL");
  expect(set.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
});

test("pull requests are tested, and only what passes the tests is published", () => {
  const { on, jobs } = workflowIn(WORKFLOWS.test);
  expect(Object.keys(on)).toEqual(["pull_request", "push", "workflow_call"]);
  expect(jobs["test"]?.steps?.map(({ run }) => run)).toContain("npm test");
  const { test: tests, build, deploy } = workflowIn(WORKFLOWS.pages).jobs;
  expect(tests?.uses).toBe(`./${WORKFLOWS.test}`);
  expect([build?.needs, deploy?.needs]).toEqual(["test", "build"]);
});

test("the workflows may only read and publish, and use only actions of GitHub itself, each with a version", () => {
  const workflows = Object.values(WORKFLOWS).map(workflowIn);
  for (const { permissions } of workflows) expect(permissions).toEqual({ contents: "read" });
  const jobs = Object.assign({}, ...workflows.map((workflow) => workflow.jobs)) as Workflow["jobs"];
  const allowed = Object.entries(jobs).map(([name, { permissions }]) => [name, permissions]);
  expect(Object.fromEntries(allowed)).toEqual({
    test: undefined,
    build: { contents: "read", pages: "read" },
    deploy: { pages: "write", "id-token": "write" },
  });
  const actions = Object.values(jobs).flatMap(({ steps = [] }) => steps.flatMap(({ uses }) => uses ?? []));
  expect(actions.length).toBeGreaterThan(4);
  expect(actions.filter((action) => !/^actions\/[\w-]+@v\d+$/.test(action))).toEqual([]);
});

test("the README leads to the recipes", () => {
  expect(text("README.md")).toContain("(HOSTING.md)");
});
