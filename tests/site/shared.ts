/** A page that all tests of a worker share, for those that only look: a browser's new process costs more than most of them. */
import { test as base, type Page, type Request } from "@playwright/test";

export const test = base.extend<object, { scripts: boolean; lasting: Page }>({
  /** Whether the page runs scripts. */
  scripts: [true, { option: true, scope: "worker" }],
  lasting: [
    async ({ browser, scripts }, use, { project }) => {
      const { baseURL = "", serviceWorkers = "block", contextOptions } = project.use;
      const context = await browser.newContext({
        ...contextOptions,
        baseURL,
        serviceWorkers,
        javaScriptEnabled: scripts,
      });
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

/** Opens a page and waits for all it shows: most have it with their load event, some fetch data then. */
export async function openWhole(page: Page, address: string): Promise<void> {
  const waiting = new Set<Request>();
  const asked = (request: Request) => void waiting.add(request);
  const answered = (request: Request) => void waiting.delete(request);
  page.on("request", asked).on("requestfinished", answered).on("requestfailed", answered);
  await page.goto(address);
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  if (waiting.size > 0) await page.waitForLoadState("networkidle");
  page.off("request", asked).off("requestfinished", answered).off("requestfailed", answered);
}
