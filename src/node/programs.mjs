/** Where the programs are that the tests use: Chromium, Firefox, WebKit and nginx. */
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** The first that is there is taken: without a window of its own a browser does the same for half the work. */
const CHROMIUM_NAMES = [
  "chromium-headless-shell",
  "chrome-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
];
const CHROMIUM_PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
];

const FIREFOX_NAMES = ["firefox-esr", "firefox"];
const FIREFOX_PLACES = [
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

/** Folders of programs; those of the system's services are on few users' path. */
const FOLDERS = [...(process.env["PATH"] ?? "").split(delimiter), "/usr/sbin", "/usr/local/sbin", "/opt/homebrew/bin"];

/**
 * Path of the first program that is there; `undefined` if there is none.
 * @param {string[]} names names to look for in the folders of programs
 * @param {string[]} [places] whole paths, looked at after the names
 */
const find = (names, places = []) =>
  [...names.flatMap((name) => FOLDERS.map((folder) => join(folder, name))), ...places].find(isExecutable);

/**
 * Path of the program that an environment variable names; `undefined` if it is not set.
 * @param {string} variable
 * @throws if what it names is no program
 */
function findNamed(variable) {
  const named = process.env[variable];
  if (!named || isExecutable(named)) return named || undefined;
  throw new Error(`${variable} is ${named}, which is no program: correct it or unset it.`);
}

/** Path of an nginx; `undefined` if there is none. */
export const findNginx = () => find(["nginx"]);

/**
 * Path of a Chromium: named by CHROMIUM_PATH, installed, or Playwright's own download; `undefined` if there is none.
 * @returns {Promise<string | undefined>}
 * @throws if CHROMIUM_PATH names no program
 */
export async function findBrowser() {
  const installed = findNamed("CHROMIUM_PATH") ?? find(CHROMIUM_NAMES, CHROMIUM_PLACES);
  if (installed) return installed;
  const { chromium } = await import("@playwright/test");
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined;
}

/**
 * Path of a Firefox: named by FIREFOX_PATH, or installed; `undefined` if there is none.
 * @throws if FIREFOX_PATH names no program
 */
export const findFirefox = () => findNamed("FIREFOX_PATH") ?? find(FIREFOX_NAMES, FIREFOX_PLACES);

/**
 * The command that starts WebKitGTK's driver, with a screen in memory for its browser, which has no headless mode;
 * `undefined` if either is missing.
 * @returns {string[] | undefined}
 */
export function findWebKit() {
  const driver = find(["WebKitWebDriver"]);
  const screen = find(["xvfb-run"]);
  return driver && screen ? [screen, "--auto-servernum", driver] : undefined;
}
