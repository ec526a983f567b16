/** Where the programs are that the tests need: a Chromium (named by CHROMIUM_PATH, installed, or Playwright's own download) and nginx. */
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** The first that is there is taken: without a window of its own a browser does the same for half the work. */
const NAMES = [
  "chromium-headless-shell",
  "chrome-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
];
const PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
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

/** Path of an nginx; `undefined` where there is none. */
export const findNginx = () => FOLDERS.map((folder) => join(folder, "nginx")).find(isExecutable);

/**
 * Path of a browser that is there already; `undefined` where there is none.
 * @returns {Promise<string | undefined>}
 * @throws where CHROMIUM_PATH names no program
 */
export async function findBrowser() {
  const named = process.env["CHROMIUM_PATH"];
  if (named) {
    if (isExecutable(named)) return named;
    throw new Error(`CHROMIUM_PATH is ${named}, which is no program: correct it or unset it.`);
  }
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const installed = [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...PLACES].find(
    isExecutable,
  );
  if (installed) return installed;
  const { chromium } = await import("@playwright/test");
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined;
}
