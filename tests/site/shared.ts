/** A page that all tests of a worker share, for those that only look: a browser's new process costs more than most of them. */
import { test as base, type Page } from "@playwright/test";

export const test = base.extend<object, { scripts: boolean; lasting: Page }>({
  /** Whether the page runs scripts. */
  scripts: [true, { option: true, scope: "worker" }],
  lasting: [
    async ({ browser, scripts }, use, { project }) => {
      const { baseURL = "" } = project.use;
      const context = await browser.newContext({ baseURL, serviceWorkers: "block", javaScriptEnabled: scripts });
      await use(await context.newPage());
      await context.close();
    },
    { scope: "worker" },
  ],
  page: async ({ lasting }, use) => {
    await lasting.setViewportSize({ width: 1280, height: 720 });
    await lasting.emulateMedia({ media: null, colorScheme: null, forcedColors: null });
    await use(lasting);
    await lasting.unrouteAll();
    // What one test leaves in storage is nothing to the next.
    await lasting.context().clearCookies();
    await lasting.evaluate(() => {
      localStorage.clear();
      sessionStorage.clear();
    });
  },
});
