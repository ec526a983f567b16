/** Hostile queries, pastes, hashes and paths never become markup, scripts or requests, and each is answered. */
import { expect, test, type Page } from "@playwright/test";
import { HOSTILE, PROGRAMS, traces } from "../hostile.ts";

const SEARCH = "/en/search/";
const box = (page: Page) => page.locator("[data-search] [name=q]");

/** Records what must not happen while a page is used: dialogs, errors, requests that a text has made. */
function watch(page: Page, origin: string): string[] {
  const misdeeds: string[] = [];
  page.on("dialog", (dialog) => {
    misdeeds.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("pageerror", (error) => misdeeds.push(`error ${error.message}`));
  page.on("request", (request) => {
    const url = new URL(request.url());
    const isOwn = url.origin === origin && /^\/(?:_astro|search|pagefind)\/|^\/favicon\.svg$/.test(url.pathname);
    // A page of the site may be opened by a test; no other host may be, nor may a text name a file.
    const isOpened = request.isNavigationRequest() && url.origin === origin;
    const isNamed = !request.isNavigationRequest() && url.href.includes("pwned");
    if (isNamed || (!isOwn && !isOpened)) misdeeds.push(`request ${request.url()}`);
  });
  return misdeeds;
}

const answered = (page: Page) =>
  expect(page.locator("[data-search]")).toHaveAttribute("data-state", /^(?:done|idle|error)$/);

test("the corpus is large, and what it looks for is found where it is", async ({ page }) => {
  expect(new Set(HOSTILE).size).toBeGreaterThanOrEqual(60);
  // The page's policy refuses markup from texts: to see the traces it is built without.
  await page.setContent('<main><img src="/pwned"><a href="javascript:1" onclick="1">x</a><x-pwned></x-pwned></main>');
  expect((await page.evaluate(traces)).length).toBe(4);
});

test("typed, each is answered with a sentence or nothing, and leaves no trace", async ({ page, baseURL }) => {
  await page.goto(SEARCH);
  const misdeeds = watch(page, baseURL!);
  for (const text of HOSTILE) {
    await box(page).fill(text);
    await answered(page);
    expect(await page.evaluate(traces), text).toEqual([]);
  }
  expect(misdeeds).toEqual([]);
});

test("pasted as a log, all of them together and line by line, they stay text", async ({ page, baseURL }) => {
  await page.goto(SEARCH);
  const misdeeds = watch(page, baseURL!);
  await box(page).fill(HOSTILE.map((text, line) => `10:41:${line} [GME] ${text} result=7006`).join("\n"));
  await expect(page.locator('[data-result][data-id="tencent/gme/7006"]')).toBeVisible();
  await expect(page.locator("[data-lines] .line").first()).toBeVisible();
  expect(await page.evaluate(traces)).toEqual([]);
  expect(misdeeds).toEqual([]);
});

/** A third of the corpus each: a navigation takes its time, and the address is read by the same lines whatever stands in it. */
const third = (part: number) => HOSTILE.filter((_, index) => index % 3 === part);
/** Half a surrogate pair has no form in an address. */
const inAddress = (text: string) => encodeURIComponent(text.toWellFormed());

test("as a query, a vendor or a category of an address, each is answered and filters nothing", async ({
  page,
  baseURL,
}) => {
  test.setTimeout(180_000);
  const misdeeds = watch(page, baseURL!);
  for (const text of third(0)) {
    await page.goto(`${SEARCH}?q=${inAddress(text)}`);
    await answered(page);
    expect(await page.evaluate(traces), text).toEqual([]);
    expect(await page.title()).toContain("VoxErr");
  }
  for (const text of [...PROGRAMS, ...third(1).slice(0, 6)]) {
    await page.goto(`${SEARCH}?q=7006&vendor=${inAddress(text)}&category=${inAddress(text)}`);
    await expect(page.locator('[data-result][data-id="tencent/gme/7006"]')).toBeVisible();
    expect(await page.evaluate(traces), text).toEqual([]);
  }
  expect(misdeeds).toEqual([]);
});

test("as a hash of a code, a ticket and a narrowed list, each leaves the page as it is", async ({ page, baseURL }) => {
  test.setTimeout(180_000);
  for (const path of ["/en/aliyun/nls/41050008/", "/aliyun/nls/40000009/", "/en/tencent/gme/"]) {
    await page.goto(path);
    const misdeeds = watch(page, baseURL!);
    const read = await page.locator("main").innerText();
    for (const text of [...third(2), ...third(0).map((value) => `done=${value}`)]) {
      await page.evaluate((hash) => (location.hash = hash), text);
      expect(await page.evaluate(traces), text).toEqual([]);
    }
    expect(await page.locator("main").innerText()).toBe(read);
    expect(misdeeds, path).toEqual([]);
    page.removeAllListeners();
  }
});

test("as a path that leads nowhere, each gets the page for it, with a search and no trace", async ({
  page,
  baseURL,
}) => {
  test.setTimeout(180_000);
  const misdeeds = watch(page, baseURL!);
  await page.route(`${baseURL}/nowhere/**`, (route) => route.fulfill({ status: 404, path: "dist/404.html" }));
  const raw = ["%E0%A4%A", "%", "..%2f..%2fpwned", "%00", "%2e%2e%2fpwned"];
  for (const path of [...third(1).map(inAddress), ...raw]) {
    await page.goto(`/nowhere/${path}`);
    await expect(page.locator("failed-path:not([data-fresh]) input[name=q]").first()).toBeVisible();
    expect(await page.evaluate(traces), path).toEqual([]);
  }
  expect(misdeeds).toEqual([]);
});
