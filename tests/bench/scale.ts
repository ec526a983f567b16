/**
 * `npm run bench:scale [sizes]`: catalogues of 369, 3,690 and 36,900 codes, built as the site is built; prints what a build and a
 * search cost. Fails where a promise is broken. Linux alone: memory is read from `/proc`.
 */
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { chromium, type Browser } from "@playwright/test";
import { findBrowser } from "../../src/node/programs.mjs";
import { pathsOf } from "../../src/node/folder.ts";
import { host } from "../host.ts";
import { writeGrown } from "./grown.ts";

const SIZES = [369, 3_690, 36_900];
/** Most seconds and bytes of memory of a whole build, by number of codes; a size without an entry promises nothing. */
const MOST: Record<number, { seconds: number; memory: number }> = {
  3_690: { seconds: 75, memory: 1.5e9 },
  36_900: { seconds: 20 * 60, memory: 8e9 },
};
/** Most compressed bytes until a cold page shows an exact code, whatever the size. */
const FIRST_RESULT_MAX = 60 * 1024;
/** A code of a larger catalogue may cost so many times what one of the next smaller costs. Time is noisy on shared machines. */
const GROWTH_MAX = { files: 1.15, bytes: 1.3, seconds: 1.6 };
/** Memory that Node may use for its objects, in megabytes, by number of codes; elsewhere what it takes by itself. */
const HEAP: Record<number, number> = { 36_900: 7_000 };
/** How often memory is looked at, in milliseconds. */
const LOOK_MS = 500;
/** Numbers that a search names, and the end of the address of a code that it has to show. */
const CODES = { "41050008": "/41050008/", "403": "/403/", "10001": "/10001/", "0x1001": "/4097/" };

interface Figures {
  size: number;
  stages: Record<string, number>;
  seconds: number;
  memory: number;
  files: number;
  bytes: number;
  searchBytes: number;
  pagefindBytes: number;
  firstBytes: number;
  firstMs: number;
}

/** Memory that a process and everything it started hold now, in bytes. */
function memoryOf(root: number): number {
  const parents = new Map<number, number>();
  const held = new Map<number, number>();
  for (const name of readdirSync("/proc").filter((entry) => /^\d+$/.test(entry))) {
    try {
      const status = readFileSync(`/proc/${name}/status`, "utf8");
      parents.set(Number(name), Number(/^PPid:\s*(\d+)/m.exec(status)?.[1]));
      held.set(Number(name), 1024 * Number(/^VmRSS:\s*(\d+)/m.exec(status)?.[1] ?? 0));
    } catch {
      // It ended while we looked.
    }
  }
  const isInside = (id: number): boolean => id === root || (id > 1 && isInside(parents.get(id) ?? 0));
  return [...held].filter(([id]) => isInside(id)).reduce((sum, [, bytes]) => sum + bytes, 0);
}

/** Runs a program in a folder; how long it took, in seconds, and the most memory that it held. */
async function measured(
  folder: string,
  heap: number | undefined,
  [program, ...args]: string[],
): Promise<{ seconds: number; memory: number }> {
  const begun = performance.now();
  const env = { ...process.env, ...(heap ? { NODE_OPTIONS: `--max-old-space-size=${heap}` } : {}) };
  const child = spawn(program!, args, { cwd: folder, env, stdio: ["ignore", "ignore", "pipe"] });
  let memory = 0;
  let said = "";
  child.stderr.on("data", (part: Buffer) => (said += part.toString()));
  const timer = setInterval(() => (memory = Math.max(memory, memoryOf(child.pid ?? 0))), LOOK_MS);
  const code = await new Promise((done) => child.on("close", done));
  clearInterval(timer);
  if (code !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${String(code)}:\n${said.slice(-3000)}`);
  return { seconds: (performance.now() - begun) / 1000, memory };
}

/** The project without its content, in a folder of its own: neither its `dist` nor its caches are disturbed. */
function copyProject(folder: string): void {
  for (const part of ["src", "public", "package.json", "package-lock.json", "astro.config.mjs", "tsconfig.json"]) {
    cpSync(part, join(folder, part), { recursive: true });
  }
  mkdirSync(join(folder, "node_modules"));
  for (const name of readdirSync("node_modules").filter((entry) => ![".astro", ".vite"].includes(entry))) {
    symlinkSync(resolve("node_modules", name), join(folder, "node_modules", name));
  }
}

const bytesOf = (folder: string) => pathsOf(folder).reduce((sum, path) => sum + statSync(join(folder, path)).size, 0);

/** Compressed bytes and milliseconds until a cold page shows an exact code: the costliest of some codes. */
async function firstResult(browser: Browser, folder: string): Promise<{ firstBytes: number; firstMs: number }> {
  const { origin, close } = await host(() => folder);
  const costs: { bytes: number; ms: number }[] = [];
  for (const [code, end] of Object.entries(CODES)) {
    const context = await browser.newContext({ serviceWorkers: "block" });
    const page = await context.newPage();
    const sizes: Promise<number>[] = [];
    page.on("response", (response) => sizes.push(response.body().then((body) => gzipSync(body).length)));
    const begun = performance.now();
    await page.goto(`${origin}/zh/search/?q=${code}`);
    await page.waitForSelector(`[data-result] a[href$="${end}"]`);
    const ms = performance.now() - begun;
    await page.waitForLoadState("networkidle");
    costs.push({ bytes: (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0), ms });
    await context.close();
  }
  close();
  return { firstBytes: Math.max(...costs.map(({ bytes }) => bytes)), firstMs: Math.max(...costs.map(({ ms }) => ms)) };
}

async function measure(size: number, browser: Browser): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), `voxerr-scale-${size}-`));
  try {
    copyProject(folder);
    writeGrown("content", join(folder, "content"), size);
    // The steps of `npm run build`.
    const commands = {
      check: [process.execPath, "src/commands/check-content.ts"],
      astro: [resolve("node_modules/.bin/astro"), "build", "--force", "--silent"],
      finish: [process.execPath, "src/commands/finish.ts"],
    };
    const stages: Record<string, number> = {};
    let memory = 0;
    for (const [name, command] of Object.entries(commands)) {
      const cost = await measured(folder, HEAP[size], command);
      stages[name] = cost.seconds;
      memory = Math.max(memory, cost.memory);
      console.log(`  ${size}: ${name} ${cost.seconds.toFixed(1)} s, ${(cost.memory / 1e6).toFixed(0)} MB`);
    }
    const dist = join(folder, "dist");
    return {
      size,
      stages,
      seconds: Object.values(stages).reduce((sum, value) => sum + value, 0),
      memory,
      files: pathsOf(dist).length,
      bytes: bytesOf(dist),
      searchBytes: bytesOf(join(dist, "search")),
      pagefindBytes: bytesOf(join(dist, "pagefind")),
      ...(await firstResult(browser, dist)),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const wanted = process.argv.slice(2).map(Number);
const executablePath = await findBrowser();
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
const all: Figures[] = [];
try {
  for (const size of SIZES) if (wanted.length === 0 || wanted.includes(size)) all.push(await measure(size, browser));
} finally {
  await browser.close();
}

console.log(
  `\nMemory: the most that a step and everything it started held at once (resident, looked at each ${LOOK_MS} ms). ` +
    `Heap: ${SIZES.map((size) => `${size}: ${HEAP[size] ? `${HEAP[size]} MB` : "Node's own"}`).join(", ")}.`,
);
const grouped = (value: number) => value.toLocaleString("en");
console.log(
  "\n| codes | build (check, Astro, finish) | memory | files | bytes | search | Pagefind | cold page to an exact code |",
);
console.log("| --- | --- | --- | --- | --- | --- | --- | --- |");
for (const run of all) {
  const stages = Object.values(run.stages).map((seconds) => seconds.toFixed(0));
  const cells = [
    grouped(run.size),
    `${run.seconds.toFixed(0)} s (${stages.join(", ")})`,
    `${(run.memory / 1e9).toFixed(1)} GB`,
    grouped(run.files),
    ...[run.bytes, run.searchBytes, run.pagefindBytes].map((bytes) => `${grouped(Math.round(bytes / 1e6))} MB`),
    `${(run.firstBytes / 1024).toFixed(1)} KB, ${run.firstMs.toFixed(0)} ms`,
  ];
  console.log(`| ${cells.join(" | ")} |`);
}
const broken = all.flatMap((run) => {
  const most = MOST[run.size];
  return [
    ...(most && run.seconds > most.seconds ? [`${run.size} codes: ${run.seconds.toFixed(0)} s`] : []),
    ...(most && run.memory > most.memory ? [`${run.size} codes: ${(run.memory / 1e9).toFixed(2)} GB of memory`] : []),
    ...(run.firstBytes > FIRST_RESULT_MAX ? [`${run.size} codes: ${run.firstBytes} bytes to a first result`] : []),
  ];
});
if (all.length < SIZES.length) console.log("growth: not judged, which takes all sizes");
for (const key of ["files", "bytes", "seconds"] as const) {
  // What a further code costs between two sizes: what every build costs is in neither.
  const steps = all.slice(1).map((run, at) => (run[key] - all[at]![key]) / (run.size - all[at]!.size));
  for (const [at, step] of steps.slice(1).entries()) {
    const growth = step / steps[at]!;
    console.log(`${key} of a further code, larger to smaller: ${growth.toFixed(2)}`);
    if (growth > GROWTH_MAX[key]) broken.push(`${key} grow ${growth.toFixed(2)} times as fast`);
  }
}
if (broken.length > 0) {
  console.log(`\nBroken promises:\n  ${broken.join("\n  ")}`);
  process.exitCode = 1;
}
