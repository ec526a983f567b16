/** Extra builds of the site, each made once per test run and shared by all workers. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CONTENT_FOLDER } from "../src/node/folder.ts";
import { codeCountOf, writeGrown } from "./bench/grown.ts";

/** Base path of the build named `below`. */
export const BASE = "/docs/";

/** Extra tree of the build named `below`. */
export const EXTRA = "tests/fixtures/extra";

/** A larger catalogue: the further codes, and most of each further product. With them, some 40 products have codes. */
const GROWN = { further: 100, perProduct: 12 };

/** The builds, each with what prepares it in a folder and returns its variables. */
const BUILDS = {
  /** Below a base path, and with an extra tree. */
  below: () => ({ BASE_PATH: BASE, EXTRA_CONTENT: EXTRA }),
  /** Should equal `dist`. */
  again: () => ({}),
  /** With a larger catalogue. */
  grown: (folder: string) => {
    const content = `${folder}-content`;
    writeGrown(CONTENT_FOLDER, content, codeCountOf(CONTENT_FOLDER) + GROWN.further, GROWN.perProduct);
    return { CONTENT_DIR: content };
  },
};

/** How often a worker checks whether another has finished, in milliseconds. */
const POLL_INTERVAL = 250;

/** Folder for the builds of a test run. The runner is the parent process of all its workers. */
const buildsFolder = (runnerId: number) => join(tmpdir(), `voxerr-builds-${runnerId}`);

/** Runs the steps of `npm run build` into another folder. */
function build(folder: string, variables: Record<string, string>): void {
  const steps: [string, ...string[]][] = [
    ["node_modules/.bin/astro", "build", "--force", "--outDir", folder],
    [process.execPath, "src/scripts/finish.ts", folder],
  ];
  for (const [program, ...args] of steps) {
    execFileSync(program, args, { env: { ...process.env, ...variables }, stdio: "pipe", maxBuffer: Infinity });
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
export async function builtSite(name: keyof typeof BUILDS): Promise<string> {
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
        build(folder, BUILDS[name](folder));
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
