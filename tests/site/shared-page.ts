/** A `test` whose page is shared by all tests of a worker: opening a new one takes longer than most tests that only look at a page. */
import { test as base, type Page } from "@playwright/test";

export const test = base.extend<object, { hasScripts: boolean; sharedPage: Page }>({
  /** Whether the page runs scripts. */
  hasScripts: [true, { option: true, scope: "worker" }],
  sharedPage: [
    async ({ browser, hasScripts }, use, { project }) => {
      const { baseURL = "", serviceWorkers = "block", contextOptions } = project.use;
      const context = await browser.newContext({
        ...contextOptions,
        baseURL,
        serviceWorkers,
        javaScriptEnabled: hasScripts,
      });
      await use(await context.newPage());
      await context.close();
    },
    { scope: "worker" },
  ],
  page: async ({ sharedPage }, use) => {
    await sharedPage.setViewportSize({ width: 1280, height: 720 });
    await sharedPage.emulateMedia({ media: null, colorScheme: null, forcedColors: null });
    await use(sharedPage);
    await sharedPage.unrouteAll();
    // No test sees what another has stored.
    await sharedPage.context().clearCookies();
    await sharedPage.evaluate(() => {
      localStorage.clear();
      sessionStorage.clear();
    });
  },
});
