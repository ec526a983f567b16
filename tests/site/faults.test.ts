/**
 * What still works, and what readers are told, when data, storage, scripts, the clipboard or the clock fail. A broken service
 * worker is in offline.test.ts, a refused clipboard in ticket.test.ts.
 */
import { expect, test, type Page } from "@playwright/test";
import { expectFirstResult, finder, openSearch, resultIds, results, searchBox, waitForAnswer } from "./finder.ts";
import { PAGES } from "./site.ts";

const CODE = "/en/aliyun/nls/41050008/";
const rows = (page: Page) => page.locator("tr[data-retry]:visible");

/** The files of the search data, each with a query that needs it. */
const DATA = [
  { what: "codes", files: "**/search/*/codes/*", query: "41050008" },
  { what: "words", files: "**/search/*/words/*", query: "token expired" },
  { what: "products", files: "**/search/*/products.json", query: "4105001" },
  { what: "symbols", files: "**/search/*/symbols.json", query: "QAVPTT" },
  { what: "other services", files: "**/search/*/other-services.json", query: "token expired" },
  { what: "synonyms", files: "**/search/*/vocabulary.json", query: "token expired" },
];

const NOT_LOADED = { sentence: "The search data could not be loaded.", button: "Try again" };
/** Wrong answers to a request for search data (without an answer the request fails), and what the reader sees. */
const WRONG_ANSWERS: { answer?: { status?: number; body: string }; sentence: string; button: string }[] = [
  NOT_LOADED,
  { answer: { status: 503, body: "<h1>503</h1>" }, ...NOT_LOADED },
  { answer: { status: 404, body: "<h1>404</h1>" }, sentence: "The site has been updated.", button: "Reload" },
  { answer: { body: '{"version":"x","data":[{"id":"al' }, ...NOT_LOADED },
  { answer: { body: "<!doctype html><title>Log in</title>" }, ...NOT_LOADED },
  { answer: { body: '{"version":"another","data":[]}' }, sentence: "The site has been updated.", button: "Reload" },
];

for (const { what, files, query } of DATA) {
  test(`search data (${what}) is unreachable, missing, cut off, not JSON or of another version: the reader is told, and can try again`, async ({
    page,
  }) => {
    // The full-text index would only take time; its faults are tested below.
    await page.route("**/pagefind/**", (route) => route.abort());
    for (const { answer, sentence, button } of WRONG_ANSWERS) {
      await page.route(files, (route) =>
        answer ? route.fulfill({ contentType: "application/json", ...answer }) : route.abort(),
      );
      await page.goto(`/en/search/?q=${encodeURIComponent(query)}`);
      await expect(finder(page)).toHaveAttribute("data-state", "error");
      await expect(page.getByText(sentence)).toBeVisible();
      await expect(results(page)).toHaveCount(0);
      await page.unroute(files);
      await page.getByRole("button", { name: button }).click();
      await expect(results(page).first()).toBeVisible();
    }
  });

  test(`search data (${what}) never comes: the reader is told after a while, and can try again`, async ({ page }) => {
    await page.clock.install();
    // The request is neither answered nor refused.
    await page.route(files, () => {});
    const request = page.waitForRequest(files);
    await page.goto(`/en/search/?q=${encodeURIComponent(query)}`);
    await expect(page.getByText("Searching…")).toBeVisible();
    await request;
    await page.clock.fastForward(31_000);
    await expect(page.getByText("The search data could not be loaded.")).toBeVisible();
    await page.unroute(files);
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(results(page).first()).toBeVisible();
  });
}

test("search data comes late: the reader is told, and only the last query is answered", async ({ page }) => {
  const heldRequests: (() => void)[] = [];
  let isSlow = true;
  await page.route("**/search/*/codes/*", async (route) => {
    if (isSlow) await new Promise<void>((resolve) => heldRequests.push(resolve));
    await route.continue();
  });
  await page.goto("/en/search/?q=41050008");
  await expect(finder(page)).toHaveAttribute("data-state", "loading");
  await expect(page.getByText("Searching…")).toBeVisible();
  await searchBox(page).fill("7006");
  await expect.poll(() => heldRequests.length).toBeGreaterThan(1);
  isSlow = false;
  for (const release of heldRequests.reverse()) release();
  await expectFirstResult(page, "tencent/gme/7006");
  await expect(page.locator('[data-result][data-id="aliyun/nls/41050008"]')).toHaveCount(0);
});

test("the full-text index is missing or cut off: codes are found all the same, and every query is answered", async ({
  page,
}) => {
  for (const answer of [{ status: 404, body: "" }, { body: "cut" }]) {
    await page.route("**/pagefind/**", (route) => route.fulfill(answer));
    await openSearch(page, "en", "NLS token expired");
    await expectFirstResult(page, "aliyun/nls/40000001");
    await page.goto("/en/search/?q=zzqq%20wobble");
    await expect(finder(page)).toHaveAttribute("data-state", /done|error/);
    await expect(page.locator("[data-when]:visible").first()).toHaveText(/\S/);
    await page.unroute("**/pagefind/**");
  }
});

test("the full-text index never comes: codes are found all the same, and every query is answered after a while", async ({
  page,
}) => {
  await page.clock.install();
  await page.route("**/pagefind/**", () => {});
  for (const query of ["NLS token expired", "zzqq wobble"]) {
    const request = page.waitForRequest("**/pagefind/**");
    await page.goto(`/en/search/?q=${encodeURIComponent(query)}`);
    await request;
    await page.clock.fastForward(31_000);
    await expect(finder(page)).toHaveAttribute("data-state", /done|error/);
    await expect(page.locator("[data-when]:visible").first()).toHaveText(/\S/);
  }
  await page.goto("/en/search/?q=NLS%20token%20expired");
  await expectFirstResult(page, "aliyun/nls/40000001");
});

/** Scripts that break a browser's storage. */
const STORAGE_FAULTS = {
  blocked: () =>
    Object.defineProperty(window, "localStorage", {
      get: () => {
        throw new DOMException("blocked", "SecurityError");
      },
    }),
  full: () => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  },
};

for (const [what, breakStorage] of Object.entries(STORAGE_FAULTS)) {
  test(`storage is ${what}: the root, search, ticked steps and the language switch work`, async ({ page }) => {
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(error.message));
    await page.addInitScript(breakStorage);
    await page.goto("/");
    await page.waitForURL(/\/(zh|en)\/$/);
    await page.goto("/en/search/?q=41050008");
    await expect(results(page).first()).toBeVisible();
    await page.goto(CODE);
    await page.getByRole("checkbox").first().check();
    await page.locator("header a[data-language=zh]").click();
    await expect(page).toHaveURL(/\/zh\/aliyun\/nls\/41050008\/#/);
    await expect(page.getByRole("checkbox").first()).toBeChecked();
    expect(errors).toEqual([]);
  });
}

test("there is no clipboard, as on a host without HTTPS: every copy button says so", async ({ page }) => {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await page.goto(CODE);
  await page.getByRole("button", { name: "Copy the code 41050008" }).click();
  await expect(page.locator("copy-button [role=status]").first()).toHaveText("Blocked by the browser");
  await page.getByRole("button", { name: "Copy in English" }).click();
  await expect(page.getByText("The browser blocks access to the clipboard.")).toBeVisible();
  await expect(page.locator("[data-refused-text]")).toHaveValue(/41050008 UNSUPPORTED_SAMPLE_RATE/);
  expect(errors).toEqual([]);
});

test("scripts are blocked: every page can be read, and every link in its header has an address", async ({ page }) => {
  const client = await page.context().newCDPSession(page);
  await client.send("Network.enable");
  await client.send("Network.setBlockedURLs", { urls: ["*.js"] });
  let blocked = 0;
  page.on("requestfailed", () => (blocked += 1));
  // The scripts are the same in both languages.
  for (const { name, path } of PAGES.filter(({ locale }) => locale !== "en")) {
    blocked = 0;
    await page.goto(path);
    // Some parts are hidden until the scripts run, and appear after a moment if they do not.
    await expect.poll(async () => (await page.locator("main").innerText()).length, name).toBeGreaterThan(100);
    await expect(page.locator("header a:is(:not([href]), [href=''])"), name).toHaveCount(0);
    expect(blocked, name).toBeGreaterThan(0);
  }
});

for (const year of [1971, 2099]) {
  test(`the clock says ${year}: search, filters and the ticket work`, async ({ page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.clock.setSystemTime(new Date(Date.UTC(year, 0, 1)));
    await openSearch(page, "en", "NLS token expired");
    await expectFirstResult(page, "aliyun/nls/40000001");
    await page.goto(CODE);
    await page.getByRole("button", { name: "Copy in English" }).click();
    await expect(page.getByText("Copied.")).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("41050008");
    await page.locator("header a[data-language=zh]").click();
    await expect(page).toHaveURL("/zh/aliyun/nls/41050008/");
    await page.goto("/");
    await expect(page).toHaveURL("/zh/");
    await page.goto("/en/aliyun/nls/?category=media");
    await expect(rows(page).first()).toBeVisible();
    expect(await rows(page).count()).toBeLessThan(await page.locator("tr[data-retry]").count());
  });
}

test("two tabs: the language chosen in one is used when the other next opens the root, and nothing else changes", async ({
  page,
  context,
}) => {
  await page.goto(CODE);
  const other = await context.newPage();
  await other.goto("/en/search/?q=7006&vendor=tencent");
  await expect(results(other).first()).toBeVisible();
  await page.getByRole("checkbox").first().check();
  await page.locator("header a[data-language=zh]").click();
  await expect(page).toHaveURL(/\/zh\//);
  await expect(other).toHaveURL("/en/search/?q=7006&vendor=tencent");
  await expectFirstResult(other, "tencent/gme/7006");
  await searchBox(other).fill("41050008");
  await other.locator("select[name=vendor]").selectOption("");
  await expectFirstResult(other, "aliyun/nls/41050008");
  await expect(page.getByRole("checkbox").first()).toBeChecked();
  await other.goto("/");
  await expect(other).toHaveURL(/\/zh\/$/);
});

test("going back from a code shows the same results, and going forward the code", async ({ page }) => {
  await openSearch(page, "en", "NLS token expired");
  const ids = await resultIds(page);
  await results(page).first().locator("a").click();
  await expect(page.locator("[data-code]")).toHaveText("40000001");
  await page.goBack();
  await waitForAnswer(page);
  await expect(searchBox(page)).toHaveValue("NLS token expired");
  expect(await resultIds(page)).toEqual(ids);
  await page.goForward();
  await expect(page.locator("[data-code]")).toHaveText("40000001");
});

test("going back to a filtered list shows the same rows and the same filters", async ({ page }) => {
  await page.goto("/en/tencent/gme/");
  const all = await rows(page).count();
  await page.locator("select[name=retry]").selectOption("backoff");
  await expect.poll(() => rows(page).count()).toBeLessThan(all);
  const filteredRows = await rows(page).allInnerTexts();
  await rows(page).first().locator("a").click();
  await expect(page.locator("[data-code]")).toBeVisible();
  await page.goBack();
  await expect(page.locator("select[name=retry]")).toHaveValue("backoff");
  expect(await rows(page).allInnerTexts()).toEqual(filteredRows);
});
