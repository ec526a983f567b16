/** Extra builds of the site, each made once per test run and shared by all workers. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Base path of the build named `below`. */
export const BASE = "/docs/";

/** Extra tree of the build named `below`. */
export const EXTRA = "tests/fixtures/extra";

/** What differs between the builds: one is below a base path and has an extra tree, and one should equal `dist`. */
const VARIABLES = {
  below: { BASE_PATH: BASE, EXTRA_CONTENT: EXTRA },
  again: {},
};

/** How often a worker checks whether another has finished, in milliseconds. */
const POLL_INTERVAL = 250;

/** Folder for the builds of a test run. The runner is the parent process of all its workers. */
const buildsFolder = (runnerId: number) => join(tmpdir(), `voxerr-builds-${runnerId}`);

/** Runs the steps of `npm run build` into another folder. */
function build(folder: string, variables: Record<string, string>): void {
  const steps: [string, ...string[]][] = [
    ["node_modules/.bin/astro", "build", "--outDir", folder],
    [process.execPath, "src/scripts/finish.ts", folder],
  ];
  for (const [program, ...args] of steps) {
    execFileSync(program, args, { env: { ...process.env, ...variables }, stdio: "pipe" });
  }
}

/** Creates a folder that serves as a lock; false if another worker has it. */
function acquire(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}

/** Folder of a build. The first worker that asks for it makes it; only one build runs at a time. */
export async function builtSite(name: keyof typeof VARIABLES): Promise<string> {
  const parent = buildsFolder(process.ppid);
  const folder = join(parent, name);
  const doneMarker = `${folder}.done`;
  const lock = join(parent, "lock");
  mkdirSync(parent, { recursive: true });
  while (!existsSync(doneMarker)) {
    if (!acquire(lock)) {
      await new Promise((resolve) => setTimeout(resolve, POLL_INTERVAL));
      continue;
    }
    try {
      if (!existsSync(doneMarker)) {
        build(folder, VARIABLES[name]);
        writeFileSync(doneMarker, "");
      }
    } finally {
      rmSync(lock, { recursive: true });
    }
  }
  return folder;
}

/** Removes all builds after the test run. */
export default function removeBuilds(): void {
  rmSync(buildsFolder(process.pid), { recursive: true, force: true });
}
