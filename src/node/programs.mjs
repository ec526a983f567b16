/** Finds the programs that the tests need: Chromium, Firefox, WebKit and nginx. */
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** In order of preference: headless builds do the same with half the work. */
const CHROMIUM_NAMES = [
  "chromium-headless-shell",
  "chrome-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
];
const CHROMIUM_PATHS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
];

const FIREFOX_NAMES = ["firefox-esr", "firefox"];
const FIREFOX_PATHS = [
  "/Applications/Firefox.app/Contents/MacOS/firefox",
  "C:\\Program Files\\Mozilla Firefox\\firefox.exe",
];

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Folders to search. The fixed ones contain nginx but are often missing in PATH. */
const PROGRAM_FOLDERS = [
  ...(process.env["PATH"] ?? "").split(delimiter),
  "/usr/sbin",
  "/usr/local/sbin",
  "/opt/homebrew/bin",
];

/**
 * Path of the first program that exists; `undefined` if none does.
 * @param {string[]} names names to look for in `PROGRAM_FOLDERS`
 * @param {string[]} [paths] full paths to try after the names
 */
const findProgram = (names, paths = []) =>
  [...names.flatMap((name) => PROGRAM_FOLDERS.map((folder) => join(folder, name))), ...paths].find(isExecutable);

/**
 * Path of a program from an environment variable; `undefined` if the variable is not set.
 * @param {string} variable
 * @throws if the path is not that of a program
 */
function programFromEnvironment(variable) {
  const path = process.env[variable];
  if (!path) return undefined;
  if (!isExecutable(path)) throw new Error(`${variable} is ${path}, which is not a program: correct it or unset it.`);
  return path;
}

/** Path of nginx; `undefined` if it is not installed. */
export const findNginx = () => findProgram(["nginx"]);

/**
 * Path of Chromium, from CHROMIUM_PATH, installed, or downloaded by Playwright; `undefined` if there is none.
 * @returns {Promise<string | undefined>}
 * @throws if CHROMIUM_PATH is not the path of a program
 */
export async function findBrowser() {
  const installed = programFromEnvironment("CHROMIUM_PATH") ?? findProgram(CHROMIUM_NAMES, CHROMIUM_PATHS);
  if (installed) return installed;
  const { chromium } = await import("@playwright/test");
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined;
}

/**
 * Path of Firefox, from FIREFOX_PATH or installed; `undefined` if there is none.
 * @throws if FIREFOX_PATH is not the path of a program
 */
export const findFirefox = () => programFromEnvironment("FIREFOX_PATH") ?? findProgram(FIREFOX_NAMES, FIREFOX_PATHS);

/**
 * The command that starts WebKitGTK's driver in a virtual display, because its browser has no headless mode; `undefined` if
 * either program is not installed.
 * @returns {string[] | undefined}
 */
export function findWebKit() {
  const driver = findProgram(["WebKitWebDriver"]);
  const display = findProgram(["xvfb-run"]);
  return driver && display ? [display, "--auto-servernum", driver] : undefined;
}
