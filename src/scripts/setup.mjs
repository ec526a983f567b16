/**
 * Installs missing packages and, with `--browser`, missing programs that the tests need.
 * It runs before anything is installed, so it is plain JavaScript for the machine's own Node.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";

/** The oldest Node that can run this file and npm. */
const NODE_MIN = 20;
/** Hash of the lockfile and settings that packages were installed from. `npm ci` removes it together with the packages. */
const STAMP = "node_modules/.setup";
/** Where npm lists the packages that it has installed. */
const INSTALLED = "node_modules/.package-lock.json";
/** Exists if the install script of the package `node` has run. */
const NODE_FOLDER = "node_modules/node/bin";
/** Time limit for a download to start, in milliseconds. */
const CONNECT_MS = "15000";

/**
 * Ends the setup with an error.
 * @param {string} message
 */
function stop(message) {
  console.error(message);
  process.exit(1);
}

/**
 * Runs a program with its output shown; returns whether it succeeded.
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
function run(command, args, env = {}) {
  const options = { stdio: /** @type {const} */ ("inherit"), shell: process.platform === "win32" };
  return spawnSync(command, args, { ...options, env: { ...process.env, ...env } }).status === 0;
}

/** Packages that may run their install scripts, which have been reviewed. */
function approvedPackages() {
  /** @type {Record<string, boolean>} */
  const decisions = JSON.parse(readFileSync("package.json", "utf8")).allowScripts;
  return Object.keys(decisions).filter((name) => decisions[name]);
}

/** Whether a plain `npm ci` has installed everything. Optional packages may be missing: they are for other platforms. */
function isInstalled() {
  if (!existsSync(INSTALLED) || !existsSync(NODE_FOLDER)) return false;
  /** @param {string} file @returns {Record<string, { integrity?: string, optional?: boolean }>} */
  const packagesIn = (file) => JSON.parse(readFileSync(file, "utf8")).packages;
  const installed = packagesIn(INSTALLED);
  // The entry without a path is the project itself.
  return Object.entries(packagesIn("package-lock.json")).every(
    ([path, { integrity, optional = false }]) =>
      path === "" || (installed[path] ? installed[path].integrity === integrity : optional),
  );
}

function installPackages() {
  const approved = approvedPackages();
  const stamp = createHash("sha256")
    .update(readFileSync("package-lock.json"))
    .update(process.platform)
    .update(process.arch)
    .update(approved.join())
    .digest("hex");
  if (existsSync(STAMP) ? readFileSync(STAMP, "utf8") === stamp : isInstalled()) return;
  console.log("Installing packages…");
  const quiet = ["--no-audit", "--no-fund", "--loglevel=error"];
  // Older versions of npm ignore `allowScripts`, so no scripts run here.
  if (!run("npm", ["ci", "--ignore-scripts", ...quiet])) {
    stop("npm ci failed: see its message above. It needs access to the npm registry.");
  }
  // Without names, npm would run the scripts of all packages.
  if (approved.length > 0 && !run("npm", ["rebuild", ...quiet, ...approved])) {
    stop(
      "npm rebuild failed: see its message above. It runs the install script of the package `node`, which downloads Node.",
    );
  }
  if (!existsSync(NODE_FOLDER)) {
    stop(
      "The install script of the package `node`, which downloads Node, did not run. If your npm is configured to run " +
        `no scripts, run this one: npm rebuild --ignore-scripts=false ${approved.join(" ")}`,
    );
  }
  writeFileSync(STAMP, stamp);
}

/** @param {string[]} packages */
function installFromDistribution(packages) {
  const environment = { DEBIAN_FRONTEND: "noninteractive" };
  run("apt-get", ["update", "-qq"], environment);
  run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], environment);
}

async function installBrowser() {
  const { findBrowser } = await import("../node/programs.mjs");
  if (await findBrowser()) return;
  console.log("No Chromium found. Downloading Playwright's…");
  const environment = { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: CONNECT_MS };
  if (run("npx", ["playwright", "install", "--no-shell", "chromium"], environment) && (await findBrowser())) return;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    console.log("The download failed. Installing the distribution's Chromium…");
    // Not every distribution has a package for headless Chromium.
    for (const name of ["chromium-headless-shell", "chromium"]) {
      installFromDistribution([name, "fonts-noto-cjk"]);
      if (await findBrowser()) return;
    }
  }
  stop("The tests need a browser: install Chromium or Google Chrome, or set CHROMIUM_PATH to one.");
}

async function installNginx() {
  const { findNginx } = await import("../node/programs.mjs");
  if (findNginx()) return;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    console.log("No nginx found. Installing the distribution's…");
    installFromDistribution(["nginx"]);
    if (findNginx()) return;
  }
  stop("The hosting tests need nginx: install your system's package of that name.");
}

if (Number(process.versions.node.split(".")[0]) < NODE_MIN) {
  stop(`Node ${process.versions.node} is too old: install Node ${NODE_MIN} or newer.`);
}
installPackages();
if (process.argv.includes("--browser")) {
  await installBrowser().catch((error) => stop(error.message));
  await installNginx();
}
