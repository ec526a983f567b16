/** Hostile queries, pastes, filters, hashes and paths never become markup, scripts or requests, and each is answered. */
import { expect, test, type Page, type Route } from "@playwright/test";
import { HOSTILE, traces } from "../hostile.ts";
import { finder, searchBox } from "./finder.ts";

const SEARCH = "/en/search/";

/** Records what hostile text must not cause: dialogs, errors, and requests other than the site's. */
function watchPage(page: Page, origin: string): string[] {
  const violations: string[] = [];
  page.on("dialog", (dialog) => {
    violations.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("pageerror", (error) => violations.push(`error ${error.message}`));
  page.on("request", (request) => {
    const url = new URL(request.url());
    const isFileOfSite = /^\/(?:_astro|search|pagefind)\/|^\/favicon\.svg$/.test(url.pathname);
    const isAllowed = request.isNavigationRequest() || (isFileOfSite && !url.href.includes("pwned"));
    if (url.origin !== origin || !isAllowed) violations.push(`request ${request.url()}`);
  });
  return violations;
}

/** Waits until the search has dealt with a text, whatever the outcome. */
const waitForOutcome = (page: Page) => expect(finder(page)).toHaveAttribute("data-state", /^(?:done|idle|error)$/);

test("there are many hostile texts, and traces of them are found", async ({ page }) => {
  expect(new Set(HOSTILE).size).toBeGreaterThanOrEqual(60);
  // An empty page: the policy of the site's pages would refuse this markup.
  await page.setContent('<main><img src="/pwned"><a href="javascript:1" onclick="1">x</a><x-pwned></x-pwned></main>');
  expect((await page.evaluate(traces)).length).toBe(4);
});

/** Checks that a text in the box got an answer in words, and left no traces. */
async function expectHarmless(page: Page, text: string): Promise<void> {
  await waitForOutcome(page);
  const isBlank = (await searchBox(page).inputValue()).trim() === "";
  if (!isBlank) await expect(finder(page).locator("[data-when]:visible").first(), text).toHaveText(/\S/);
  expect(await page.evaluate(traces), text).toEqual([]);
}

test("each text, typed, is answered with a sentence and leaves no trace", async ({ page, baseURL }) => {
  await page.goto(SEARCH);
  const violations = watchPage(page, baseURL!);
  for (const text of HOSTILE) {
    await searchBox(page).fill(text);
    await expectHarmless(page, text);
  }
  expect(violations).toEqual([]);
});

test("each text, pasted alone or with all others as a log, stays text", async ({ page, context, baseURL }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(SEARCH);
  const violations = watchPage(page, baseURL!);
  const paste = async (text: string) => {
    await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await searchBox(page).press("ControlOrMeta+a");
    await searchBox(page).press("ControlOrMeta+v");
  };
  for (const text of HOSTILE) {
    await paste(`7006 ${text}`);
    await waitForOutcome(page);
    await expect(searchBox(page), text).toHaveValue(/^7006/);
    expect(await page.evaluate(traces), text).toEqual([]);
  }
  await paste(HOSTILE.map((text, line) => `10:41:${line} [GME] ${text} result=7006`).join("\n"));
  await expect(page.locator('[data-result][data-id="tencent/gme/7006"]')).toBeVisible();
  await expect(page.locator("[data-lines] .line").first()).toBeVisible();
  expect(await page.evaluate(traces)).toEqual([]);
  expect(violations).toEqual([]);
});

/** Every ninth text, with some of each kind: loading a page for all of them would take too long. */
const everyNinth = (first: number) => HOSTILE.filter((_, index) => index % 9 === first);
/** Half a surrogate pair cannot be written in an address. */
const encoded = (text: string) => encodeURIComponent(text.toWellFormed());
/** Goes to another address of the page as the browser's back button does, without loading the page again. */
const goBackTo = (page: Page, address: string) =>
  page.evaluate((to) => {
    history.pushState(null, "", to);
    dispatchEvent(new PopStateEvent("popstate"));
  }, address);

test("each text, as a query in the address, is answered with a sentence and leaves no trace", async ({
  page,
  baseURL,
}) => {
  await page.goto(SEARCH);
  const violations = watchPage(page, baseURL!);
  for (const text of HOSTILE) {
    await goBackTo(page, `${SEARCH}?q=${encoded(text)}`);
    await expectHarmless(page, text);
  }
  for (const query of [...everyNinth(0).map(encoded), "%E0%A4%A", "%", "%00", "41050008&q=%3Cx-pwned%3E"]) {
    await page.goto(`${SEARCH}?q=${query}`);
    await waitForOutcome(page);
    expect(await page.evaluate(traces), query).toEqual([]);
    expect(await page.title()).toContain("VoxErr");
  }
  expect(violations).toEqual([]);
});

test("each text, as a filter of the search or of a list, filters nothing and leaves no trace", async ({
  page,
  baseURL,
}) => {
  await page.goto(SEARCH);
  const violations = watchPage(page, baseURL!);
  for (const text of HOSTILE) {
    await goBackTo(page, `${SEARCH}?q=7006&vendor=${encoded(text)}&category=${encoded(text)}`);
    await waitForOutcome(page);
    await expect(page.locator('[data-result][data-id="tencent/gme/7006"]'), text).toBeVisible();
    expect(await page.evaluate(traces), text).toEqual([]);
  }
  await page.goto("/en/tencent/gme/");
  const total = await page.locator("tr[data-retry]").count();
  const allFilters = (text: string) => ["retry", "owner", "category", "group", "sort"].map((name) => `${name}=${text}`);
  for (const text of HOSTILE) {
    await goBackTo(page, `/en/tencent/gme/?${allFilters(encoded(text)).join("&")}`);
    expect(await page.locator("tr[data-retry]:not([hidden])").count(), text).toBe(total);
    await goBackTo(page, `/en/tencent/gme/?text=${encoded(text)}`);
    expect(await page.evaluate(traces), text).toEqual([]);
  }
  await page.goto(`/en/tencent/gme/?${allFilters("__proto__").join("&")}`);
  await expect(page.locator("tr[data-retry]:visible")).toHaveCount(total);
  expect(violations).toEqual([]);
});

for (const [index, path] of ["/en/aliyun/nls/41050008/", "/aliyun/nls/40000009/", "/en/tencent/gme/"].entries()) {
  test(`each text, as a hash of ${path}, leaves the page as it is`, async ({ page, baseURL }) => {
    await page.goto(path);
    const violations = watchPage(page, baseURL!);
    const main = page.locator("main");
    const content = await main.innerText();
    for (const text of HOSTILE.flatMap((value) => [value, `done=${value}`])) {
      await page.evaluate((hash) => (location.hash = hash), text);
      expect(await page.evaluate(traces), text).toEqual([]);
    }
    expect(await main.innerText()).toBe(content);
    for (const text of everyNinth(index)) {
      await page.goto("about:blank");
      await page.goto(`${path}#${text.toWellFormed()}`);
      expect(await page.evaluate(traces), text).toEqual([]);
      expect(await main.innerText(), text).toBe(content);
    }
    expect(violations).toEqual([]);
  });
}

test("each text, as a path that leads nowhere, gets the page for missing pages and leaves no trace", async ({
  page,
  baseURL,
}) => {
  const violations = watchPage(page, baseURL!);
  const answerNotFound = (route: Route) => route.fulfill({ status: 404, path: "dist/404.html" });
  await page.route(`${baseURL}/nowhere/**`, answerNotFound);
  await page.route(`${baseURL}//**`, answerNotFound);
  const expectAnswered = async (path: string) => {
    await expect(page.locator("failed-path:not([data-fresh]) input[name=q]").first(), path).toBeVisible();
    expect(await page.evaluate(traces), path).toEqual([]);
  };
  const raw = ["%E0%A4%A", "%", "..%2f..%2fpwned", "%00", "%2e%2e%2fpwned"].map((path) => `/nowhere/${path}`);
  const slashes = ["//pwned.example/41050008", "//pwned.example//", "///pwned", "//zh/aliyun/nls/41050008/"];
  const toPath = (text: string) => `/nowhere/${encoded(text)}`;
  for (const path of [...everyNinth(0).map(toPath), ...raw, ...slashes, "/nowhere/"]) {
    await page.goto(baseURL + path);
    await expectAnswered(path);
  }
  // Loading a page for each text would take too long: a copy of the element reads the new path. The last page, whose path
  // has no code, left the element as it was in the HTML.
  for (const path of [...HOSTILE.map(toPath), ...raw, ...slashes]) {
    await page.evaluate((to) => {
      history.pushState(null, "", location.origin + to);
      const element = document.querySelector("failed-path")!;
      element.toggleAttribute("data-fresh", true);
      for (const list of element.querySelectorAll("section ul")) list.replaceChildren();
      element.replaceWith(element.cloneNode(true));
    }, path);
    await expectAnswered(path);
  }
  expect(violations).toEqual([]);
});
