/** HOSTING.md, the workflows and the files of hosts mention only what exists, and nothing is published untested. */
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { parse } from "yaml";

const WORKFLOWS = { pages: ".github/workflows/pages.yml", test: ".github/workflows/test.yml" };
const text = (file: string) => readFileSync(file, "utf8");
const RECIPES = ["HOSTING.md", WORKFLOWS.pages, "netlify.toml"].map((file) => ({ file, text: text(file) }));
/** Folders that the build or the reader creates. */
const CREATED = /^(dist|state)(\/|$)/;

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
  const used = RECIPES.flatMap((recipe) =>
    [...recipe.text.matchAll(/npm run (?:-s )?([\w:]+)/g)].map(([, name]) => name!),
  );
  expect(used).toContain("build");
  expect(used.filter((name) => !scripts[name])).toEqual([]);
});

test("every file that a recipe mentions exists", () => {
  const mentioned = RECIPES.flatMap((recipe) =>
    [...recipe.text.matchAll(/(?<![\w/.:-])((?:\.github|src|tests)\/[\w/.-]+\w|netlify\.toml|\.nvmrc)/g)].map(
      ([, path]) => path!,
    ),
  ).filter((path) => !CREATED.test(path));
  expect(new Set(mentioned).size).toBeGreaterThan(4);
  expect(mentioned.filter((path) => !existsSync(path))).toEqual([]);
});

test("every variable that a recipe sets is explained in the README", () => {
  const readme = text("README.md");
  const set = RECIPES.flatMap((recipe) =>
    [...recipe.text.matchAll(/\b([A-Z]+_(?:URL|PATH))\b/g)].map(([, name]) => name!),
  );
  expect(set).toContain("SITE_URL");
  expect(set.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
});

test("pull requests are tested, and nothing is published before the tests pass", () => {
  const { on, jobs } = workflowIn(WORKFLOWS.test);
  expect(Object.keys(on)).toEqual(["pull_request", "workflow_call"]);
  expect(jobs["test"]?.steps?.map(({ run }) => run)).toContain("npm test");
  const { test: tests, build, deploy } = workflowIn(WORKFLOWS.pages).jobs;
  expect(tests?.uses).toBe(`./${WORKFLOWS.test}`);
  expect([build?.needs, deploy?.needs]).toEqual(["test", "build"]);
});

test("workflows may only read and publish, and use only versioned actions of GitHub itself", () => {
  const workflows = Object.values(WORKFLOWS).map(workflowIn);
  for (const { permissions } of workflows) expect(permissions).toEqual({ contents: "read" });
  const jobs = Object.assign({}, ...workflows.map((workflow) => workflow.jobs)) as Workflow["jobs"];
  const permissionsByJob = Object.entries(jobs).map(([name, { permissions }]) => [name, permissions]);
  expect(Object.fromEntries(permissionsByJob)).toEqual({
    test: undefined,
    build: { contents: "read", pages: "read" },
    deploy: { pages: "write", "id-token": "write" },
  });
  const actions = Object.values(jobs).flatMap(({ steps = [] }) => steps.flatMap(({ uses }) => uses ?? []));
  expect(actions.length).toBeGreaterThan(4);
  expect(actions.filter((action) => !/^actions\/[\w-]+@v\d+$/.test(action))).toEqual([]);
});

test("the README links to the recipes", () => {
  expect(text("README.md")).toContain("(HOSTING.md)");
});
