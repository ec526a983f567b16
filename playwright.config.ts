/** How the tests run: `unit` without a browser, `site` in Chromium over the built site, and a smoke test in each browser. */
import { defineConfig } from "@playwright/test";
import { findBrowser, findFirefox, findWebKit } from "./src/node/programs.mjs";

/** Another port lets two checkouts be tested side by side. */
const PORT = Number(process.env["TEST_PORT"] ?? 43217);
const executablePath = await findBrowser();

/** The browsers of the smoke test besides Chromium, which all tests need. */
const OTHERS = [
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
// Each worker reads this file again.
if (!process.env["TEST_WORKER_INDEX"]) {
  for (const { isInstalled, missing } of OTHERS) if (!isInstalled) console.log(missing);
}
const smokeTested = ["chromium", ...OTHERS.filter(({ isInstalled }) => isInstalled).map(({ name }) => name)];

export default defineConfig({
  testDir: "tests",
  globalTeardown: "./tests/builds.ts",
  forbidOnly: Boolean(process.env["CI"]),
  fullyParallel: true,
  workers: 2,
  // Patience with slow machines; nothing waits as long where all is well.
  timeout: 90_000,
  // Where machines are shared a browser may starve: two more tries, which the report names.
  retries: process.env["CI"] ? 2 : 0,
  expect: { timeout: 15_000 },
  reporter: [[process.env["CI"] ? "dot" : "list"], ["./tests/summary.reporter.ts"]],
  use: {
    baseURL: `http://localhost:${PORT}`,
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      // A browser of root needs --no-sandbox; the others keep it from looking for hosts of its own.
      args: [
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-gpu",
      ],
    },
  },
  projects: [
    { name: "unit", testMatch: "unit/**/*.test.ts" },
    {
      name: "site",
      testMatch: "site/**/*.test.ts",
      use: {
        // What a page costs and does by itself; the tests of the worker allow it.
        serviceWorkers: "block",
        // A move between pages is drawn twice for its transition; one test looks at that, and asks for motion.
        contextOptions: { reducedMotion: "reduce" },
      },
    },
    ...smokeTested.map((name) => ({ name, testMatch: "browsers/**/*.test.ts" })),
  ],
  webServer: {
    command: `node src/commands/serve.ts --port ${PORT}`,
    url: `http://localhost:${PORT}/en/`,
    reuseExistingServer: false,
  },
});
