/**
 * A fresh machine → one that can build and, with `--browser`, test the site. Does nothing where nothing is missing.
 * Runs before anything is installed, so plain JavaScript for the machine's own Node.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";

/** Oldest Node that can run this file and npm. */
const NODE_MIN = 20;
const LOCK = "package-lock.json";
/** Kept beside the installed packages: what they were installed from. */
const STAMP = "node_modules/.setup";
/** Patience with a download that does not begin, in milliseconds. */
const CONNECT_MS = "15000";

/** @param {string} sentence */
function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
function run(command, args, env = {}) {
  const options = { stdio: /** @type {const} */ ("inherit"), shell: process.platform === "win32" };
  return spawnSync(command, args, { ...options, env: { ...process.env, ...env } }).status === 0;
}

/** Packages whose install scripts the project has read and lets run: no other does, whatever the version of npm. */
function approvedPackages() {
  /** @type {Record<string, boolean>} */
  const decisions = JSON.parse(readFileSync("package.json", "utf8")).allowScripts;
  return Object.keys(decisions).filter((name) => decisions[name]);
}

function installPackages() {
  const lock = readFileSync(LOCK);
  const approved = approvedPackages();
  const stamp = createHash("sha256")
    .update(lock)
    .update(process.platform)
    .update(process.arch)
    .update(approved.join())
    .digest("hex");
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === stamp) return;
  // An installation that breaks off must not count as done.
  rmSync(STAMP, { force: true });
  console.log("Installing packages…");
  const quiet = ["--no-audit", "--no-fund", "--loglevel=error"];
  // Not `npm ci`: it refuses a lockfile without the optional packages of every platform, and some registries lack those.
  const isInstalled = run("npm", ["install", "--ignore-scripts", ...quiet]);
  // On another platform npm notes its optional packages in the lockfile; the committed one stays.
  writeFileSync(LOCK, lock);
  if (!isInstalled) stop("npm install failed: see its message above. It needs access to the npm registry.");
  // Without a name npm would run the scripts of all.
  if (approved.length > 0) run("npm", ["rebuild", ...quiet, ...approved]);
  if (!existsSync("node_modules/node/bin")) {
    stop(
      "The package `node` has not been set up. Where npm is told to run no scripts at all, run its own (it fetches the " +
        `program of this platform): npm rebuild --ignore-scripts=false ${approved.join(" ")}`,
    );
  }
  writeFileSync(STAMP, stamp);
}

/** @param {string[]} packages */
function installFromDistribution(packages) {
  const quiet = { DEBIAN_FRONTEND: "noninteractive" };
  run("apt-get", ["update", "-qq"], quiet);
  run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], quiet);
}

async function installBrowser() {
  const { findBrowser } = await import("./browser.mjs");
  if (await findBrowser()) return;
  console.log("No Chromium found. Downloading Playwright's…");
  const patience = { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: CONNECT_MS };
  if (run("npx", ["playwright", "install", "--no-shell", "chromium"], patience) && (await findBrowser())) return;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    console.log("The download failed. Installing the distribution's Chromium…");
    // Not every distribution has the one without a window.
    for (const name of ["chromium-headless-shell", "chromium"]) {
      installFromDistribution([name, "fonts-noto-cjk"]);
      if (await findBrowser()) return;
    }
  }
  stop("The tests need a browser: install Chromium or Google Chrome, or set CHROMIUM_PATH to one.");
}

async function installNginx() {
  const { findNginx } = await import("./browser.mjs");
  if (findNginx()) return;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    console.log("No nginx found. Installing the distribution's…");
    installFromDistribution(["nginx"]);
    if (findNginx()) return;
  }
  stop("The tests of hosting need nginx: install your system's package of that name.");
}

if (Number(process.versions.node.split(".")[0]) < NODE_MIN) {
  stop(`Node ${process.versions.node} is too old: install Node ${NODE_MIN} or newer.`);
}
installPackages();
if (process.argv.includes("--browser")) {
  await installBrowser().catch((error) => stop(error.message));
  await installNginx();
}
