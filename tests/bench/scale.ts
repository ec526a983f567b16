/**
 * `npm run bench:scale [factors]`: builds the site with 1, 2, 4 and 20 times as many codes, and prints the cost of each build and of a
 * search. Fails if a promise is broken. Runs on Linux only, because it reads memory use from `/proc`.
 */
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { chromium, type Browser } from "@playwright/test";
import { findBrowser } from "../../src/node/programs.mjs";
import { pathsOf } from "../../src/node/folder.ts";
import { startServer } from "../host.ts";
import { codeCountOf, writeGrown } from "./grown.ts";

/** How many times as many codes as the content has. */
const FACTORS = [1, 2, 4, 20];
/** Limits of a whole build in seconds and bytes of memory, by that factor. */
const LIMITS: Record<number, { seconds: number; memory: number }> = {
  1: { seconds: 90, memory: 1.6e9 },
  20: { seconds: 20 * 60, memory: 8e9 },
};
/** Limit of compressed bytes until a page without cache shows an exact code, for every size. */
const FIRST_RESULT_MAX = 60 * 1024;
/** How much more an additional code may cost in a larger catalogue than in the next smaller one. Time varies between runs. */
const GROWTH_MAX = { files: 1.15, bytes: 1.3, seconds: 1.6 };
/** Heap limit of Node in megabytes, by that factor. The others use Node's default. */
const HEAP_MB: Record<number, number> = { 20: 7_000 };
/** Interval between measurements of memory, in milliseconds. */
const SAMPLE_MS = 500;
/** Queries, and the end of the address that must be among the results. */
const QUERIES = { "41050008": "/41050008/", "403": "/403/", "10001": "/10001/", "0x1001": "/4097/" };

interface Figures {
  factor: number;
  /** Number of codes. */
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

/** Current memory of a process and its descendants, in bytes. */
function memoryOf(root: number): number {
  const parents = new Map<number, number>();
  const resident = new Map<number, number>();
  for (const name of readdirSync("/proc").filter((entry) => /^\d+$/.test(entry))) {
    try {
      const status = readFileSync(`/proc/${name}/status`, "utf8");
      parents.set(Number(name), Number(/^PPid:\s*(\d+)/m.exec(status)?.[1]));
      resident.set(Number(name), 1024 * Number(/^VmRSS:\s*(\d+)/m.exec(status)?.[1] ?? 0));
    } catch {
      // The process ended in the meantime.
    }
  }
  const isDescendant = (id: number): boolean => id === root || (id > 1 && isDescendant(parents.get(id) ?? 0));
  return [...resident].filter(([id]) => isDescendant(id)).reduce((sum, [, bytes]) => sum + bytes, 0);
}

/**
 * Runs a program in a folder, and returns its duration in seconds and its peak memory in bytes.
 * @throws if it fails
 */
async function measured(
  folder: string,
  heap: number | undefined,
  [program, ...args]: readonly [program: string, ...args: string[]],
): Promise<{ seconds: number; memory: number }> {
  const start = performance.now();
  const env = { ...process.env, ...(heap ? { NODE_OPTIONS: `--max-old-space-size=${heap}` } : {}) };
  const child = spawn(program, args, { cwd: folder, env, stdio: ["ignore", "ignore", "pipe"] });
  let memory = 0;
  let errors = "";
  child.stderr.on("data", (part: Buffer) => (errors += part.toString()));
  const timer = setInterval(() => (memory = Math.max(memory, memoryOf(child.pid ?? 0))), SAMPLE_MS);
  const code = await new Promise((done) => child.on("close", done));
  clearInterval(timer);
  if (code !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${String(code)}:\n${errors.slice(-3000)}`);
  return { seconds: (performance.now() - start) / 1000, memory };
}

/** Copies the project without its content, so that its `dist` and caches are not touched. */
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

/** Compressed bytes and milliseconds until a page without cache shows an exact code: the largest of some queries. */
async function firstResult(browser: Browser, folder: string): Promise<{ firstBytes: number; firstMs: number }> {
  const { origin, close } = await startServer(() => folder);
  const costs: { bytes: number; ms: number }[] = [];
  for (const [code, end] of Object.entries(QUERIES)) {
    const context = await browser.newContext({ serviceWorkers: "block" });
    const page = await context.newPage();
    const sizes: Promise<number>[] = [];
    page.on("response", (response) => sizes.push(response.body().then((body) => gzipSync(body).length)));
    const start = performance.now();
    await page.goto(`${origin}/zh/search/?q=${code}`);
    await page.waitForSelector(`[data-result] a[href$="${end}"]`);
    const ms = performance.now() - start;
    await page.waitForLoadState("networkidle");
    costs.push({ bytes: (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0), ms });
    await context.close();
  }
  close();
  return { firstBytes: Math.max(...costs.map(({ bytes }) => bytes)), firstMs: Math.max(...costs.map(({ ms }) => ms)) };
}

/** Builds the site with so many times as many codes and measures the cost. */
async function measure(factor: number, browser: Browser): Promise<Figures> {
  const size = factor * codeCountOf("content");
  const folder = mkdtempSync(join(tmpdir(), `voxerr-scale-${size}-`));
  try {
    copyProject(folder);
    writeGrown("content", join(folder, "content"), size);
    // The steps of `npm run build`.
    const commands: Record<string, readonly [program: string, ...args: string[]]> = {
      check: [process.execPath, "src/scripts/check-content.ts"],
      astro: [resolve("node_modules/.bin/astro"), "build", "--force", "--silent"],
      finish: [process.execPath, "src/scripts/finish.ts"],
    };
    const stages: Record<string, number> = {};
    let memory = 0;
    for (const [name, command] of Object.entries(commands)) {
      const cost = await measured(folder, HEAP_MB[factor], command);
      stages[name] = cost.seconds;
      memory = Math.max(memory, cost.memory);
      console.log(`  ${size}: ${name} ${cost.seconds.toFixed(1)} s, ${(cost.memory / 1e6).toFixed(0)} MB`);
    }
    const dist = join(folder, "dist");
    return {
      factor,
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
  args: ["--disable-gpu", "--disable-background-networking"],
});
const all: Figures[] = [];
try {
  for (const factor of FACTORS)
    if (wanted.length === 0 || wanted.includes(factor)) all.push(await measure(factor, browser));
} finally {
  await browser.close();
}

console.log(
  `\nMemory: peak resident memory of a step and its descendants, measured every ${SAMPLE_MS} ms. ` +
    `Heap: ${FACTORS.map((factor) => `${factor}: ${HEAP_MB[factor] ? `${HEAP_MB[factor]} MB` : "Node's own"}`).join(", ")}.`,
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
  const limits = LIMITS[run.factor];
  return [
    ...(limits && run.seconds > limits.seconds ? [`${run.size} codes: ${run.seconds.toFixed(0)} s`] : []),
    ...(limits && run.memory > limits.memory
      ? [`${run.size} codes: ${(run.memory / 1e9).toFixed(2)} GB of memory`]
      : []),
    ...(run.firstBytes > FIRST_RESULT_MAX ? [`${run.size} codes: ${run.firstBytes} bytes to a first result`] : []),
  ];
});
if (all.length < FACTORS.length) console.log("growth: not measured, because this takes all sizes");
for (const key of ["files", "bytes", "seconds"] as const) {
  // The cost of each additional code between two sizes. The fixed cost of a build cancels out.
  const steps = all.slice(1).map((run, at) => (run[key] - all[at]![key]) / (run.size - all[at]!.size));
  for (const [at, step] of steps.slice(1).entries()) {
    const growth = step / steps[at]!;
    console.log(`${key} per additional code, larger compared with smaller: ${growth.toFixed(2)}`);
    if (growth > GROWTH_MAX[key]) broken.push(`${key} grow ${growth.toFixed(2)} times as fast`);
  }
}
if (broken.length > 0) {
  console.log(`\nBroken promises:\n  ${broken.join("\n  ")}`);
  process.exitCode = 1;
}
