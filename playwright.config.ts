/** How the tests run: `unit` without a browser, `site` in a browser over the built site. */
import { defineConfig } from "@playwright/test";
import { findBrowser } from "./src/commands/browser.mjs";

/** Another port lets two checkouts be tested side by side. */
const PORT = Number(process.env["TEST_PORT"] ?? 43217);
const executablePath = await findBrowser();

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
    },
  ],
  webServer: {
    command: `node src/commands/serve.mjs --port ${PORT}`,
    url: `http://localhost:${PORT}/en/`,
    reuseExistingServer: false,
  },
});
