/** Builds of the whole site besides `dist`, each made once in a run of the tests and shared by all its workers. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Base path of the build below one. */
export const BASE = "/docs/";

/** What the shared builds are: the site below a base path, and the site as in `dist` once more. */
const BASES = { below: BASE, again: "/" };

/** Folder of a run's builds; all workers of a run have the runner as their parent. */
const shared = (runner: number) => join(tmpdir(), `voxerr-builds-${runner}`);

/** How often a worker looks whether another has finished, in milliseconds. */
const LOOK_MS = 250;

/** The steps of `npm run build`, into another folder. */
function build(folder: string, base: string): void {
  const steps: [string, ...string[]][] = [
    ["node_modules/.bin/astro", "build", "--outDir", folder],
    [process.execPath, "src/commands/finish.ts", folder],
  ];
  for (const [program, ...args] of steps) {
    execFileSync(program, args, { env: { ...process.env, BASE_PATH: base }, stdio: "pipe" });
  }
}

/** Folder of a shared build; makes it where no worker has made it yet, one build at a time. */
export async function builtSite(name: keyof typeof BASES): Promise<string> {
  const root = shared(process.ppid);
  const folder = join(root, name);
  const done = `${folder}.done`;
  const lock = join(root, "lock");
  mkdirSync(root, { recursive: true });
  while (!existsSync(done)) {
    try {
      mkdirSync(lock);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      continue;
    }
    try {
      if (!existsSync(done)) {
        build(folder, BASES[name]);
        writeFileSync(done, "");
      }
    } finally {
      rmSync(lock, { recursive: true });
    }
  }
  return folder;
}

/** After the last test: the builds of this run go. */
export default function removeBuilds(): void {
  rmSync(shared(process.pid), { recursive: true, force: true });
}
