/** How the tests run: `unit` without a browser, `site` against the built site in Chromium, and a smoke test in every installed browser. */
import { defineConfig } from "@playwright/test";
import { findBrowser, findFirefox, findWebKit } from "./src/node/programs.mjs";

/** With different ports, two checkouts can be tested at the same time. */
const PORT = Number(process.env["TEST_PORT"] ?? 43217);
const executablePath = await findBrowser();

/** Optional browsers for the smoke test. Chromium is required. */
const OPTIONAL_BROWSERS = [
  {
    name: "firefox",
    isInstalled: findFirefox() !== undefined,
    missing: "Not tested in Firefox, which is not installed (Debian, Ubuntu: firefox-esr or firefox).",
  },
  {
    name: "webkit",
    isInstalled: findWebKit() !== undefined,
    missing: "Not tested in WebKit, which is not installed (Debian, Ubuntu: webkit2gtk-driver and xvfb).",
  },
];
// Every worker evaluates this file; only the main process prints.
if (!process.env["TEST_WORKER_INDEX"]) {
  for (const { isInstalled, missing } of OPTIONAL_BROWSERS) if (!isInstalled) console.log(missing);
}
const installedBrowsers = [
  "chromium",
  ...OPTIONAL_BROWSERS.filter(({ isInstalled }) => isInstalled).map(({ name }) => name),
];

export default defineConfig({
  globalTeardown: "./tests/builds.ts",
  forbidOnly: Boolean(process.env["CI"]),
  fullyParallel: true,
  workers: 2,
  // Generous, for slow machines: a passing test takes much less.
  timeout: 90_000,
  // Shared CI machines can starve a browser. The summary lists tests that passed only on a retry.
  retries: process.env["CI"] ? 2 : 0,
  expect: { timeout: 15_000 },
  reporter: [[process.env["CI"] ? "dot" : "list"], ["./tests/summary.reporter.ts"]],
  use: {
    baseURL: `http://localhost:${PORT}`,
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      // They stop background requests and the use of the GPU.
      args: ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-gpu"],
    },
  },
  projects: [
    { name: "unit", testDir: "tests/unit" },
    {
      name: "site",
      testDir: "tests/site",
      use: {
        // Pages are measured without the service worker; its own tests allow it.
        serviceWorkers: "block",
        // View transitions slow navigation down. The one test of a transition turns motion on.
        contextOptions: { reducedMotion: "reduce" },
      },
    },
    ...installedBrowsers.map((name) => ({ name, testDir: "tests/browsers" })),
  ],
  webServer: {
    command: `node src/scripts/serve.ts --port ${PORT}`,
    url: `http://localhost:${PORT}/en/`,
    reuseExistingServer: false,
  },
});
