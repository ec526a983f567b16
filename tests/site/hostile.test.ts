/** Hostile queries, pastes, hashes and paths never become markup, scripts or requests, and each is answered. */
import { expect, test, type Page, type Route } from "@playwright/test";
import { HOSTILE, traces } from "../hostile.ts";
import { box } from "./finder.ts";

const SEARCH = "/en/search/";

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

/** What a search with words in its box says: which results, or a sentence why there are none. */
const sentence = (page: Page) => page.locator("[data-search] [data-when]:visible").first();

test("typed, each is answered with a sentence, and leaves no trace", async ({ page, baseURL }) => {
  await page.goto(SEARCH);
  const misdeeds = watch(page, baseURL!);
  for (const text of HOSTILE) {
    await box(page).fill(text);
    await answered(page);
    // A box of blanks asks nothing.
    if ((await box(page).inputValue()).trim()) await expect(sentence(page), text).toHaveText(/\S/);
    expect(await page.evaluate(traces), text).toEqual([]);
  }
  expect(misdeeds).toEqual([]);
});

test("pasted, each alone and all as one log, they stay text", async ({ page, context, baseURL }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(SEARCH);
  const misdeeds = watch(page, baseURL!);
  const paste = async (text: string) => {
    await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await box(page).press("ControlOrMeta+a");
    await box(page).press("ControlOrMeta+v");
  };
  for (const text of HOSTILE) {
    await paste(`7006 ${text}`);
    await answered(page);
    await expect(box(page), text).toHaveValue(/^7006/);
    expect(await page.evaluate(traces), text).toEqual([]);
  }
  await paste(HOSTILE.map((text, line) => `10:41:${line} [GME] ${text} result=7006`).join("\n"));
  await expect(page.locator('[data-result][data-id="tencent/gme/7006"]')).toBeVisible();
  await expect(page.locator("[data-lines] .line").first()).toBeVisible();
  expect(await page.evaluate(traces)).toEqual([]);
  expect(misdeeds).toEqual([]);
});

/** A ninth of the corpus, of every kind some: where all go through a page that stands, these arrive with it. */
const ninth = (part: number) => HOSTILE.filter((_, index) => index % 9 === part);
/** Half a surrogate pair has no form in an address. */
const inAddress = (text: string) => encodeURIComponent(text.toWellFormed());
/** Goes to an address of the same page as "back" does, without loading it anew. */
const goBackTo = (page: Page, address: string) =>
  page.evaluate((to) => {
    history.pushState(null, "", to);
    dispatchEvent(new PopStateEvent("popstate"));
  }, address);

test("as a query of an address, each is answered with a sentence", async ({ page, baseURL }) => {
  await page.goto(SEARCH);
  const misdeeds = watch(page, baseURL!);
  for (const text of HOSTILE) {
    await goBackTo(page, `${SEARCH}?q=${inAddress(text)}`);
    await answered(page);
    if ((await box(page).inputValue()).trim()) await expect(sentence(page), text).toHaveText(/\S/);
    expect(await page.evaluate(traces), text).toEqual([]);
  }
  for (const query of [...ninth(0).map(inAddress), "%E0%A4%A", "%", "%00", "41050008&q=%3Cx-pwned%3E"]) {
    await page.goto(`${SEARCH}?q=${query}`);
    await answered(page);
    expect(await page.evaluate(traces), query).toEqual([]);
    expect(await page.title()).toContain("VoxErr");
  }
  expect(misdeeds).toEqual([]);
});

test("as a vendor and a category of a search, or the filters of a list, each filters nothing", async ({
  page,
  baseURL,
}) => {
  await page.goto(SEARCH);
  const misdeeds = watch(page, baseURL!);
  for (const text of HOSTILE) {
    await goBackTo(page, `${SEARCH}?q=7006&vendor=${inAddress(text)}&category=${inAddress(text)}`);
    await answered(page);
    await expect(page.locator('[data-result][data-id="tencent/gme/7006"]'), text).toBeVisible();
    expect(await page.evaluate(traces), text).toEqual([]);
  }
  await page.goto("/en/tencent/gme/");
  const all = await page.locator("tr[data-retry]").count();
  const filters = (text: string) => ["retry", "owner", "category", "group", "sort"].map((name) => `${name}=${text}`);
  for (const text of HOSTILE) {
    await goBackTo(page, `/en/tencent/gme/?${filters(inAddress(text)).join("&")}`);
    expect(await page.locator("tr[data-retry]:not([hidden])").count(), text).toBe(all);
    await goBackTo(page, `/en/tencent/gme/?text=${inAddress(text)}`);
    expect(await page.evaluate(traces), text).toEqual([]);
  }
  await page.goto(`/en/tencent/gme/?${filters("__proto__").join("&")}`);
  await expect(page.locator("tr[data-retry]:visible")).toHaveCount(all);
  expect(misdeeds).toEqual([]);
});

for (const [part, path] of ["/en/aliyun/nls/41050008/", "/aliyun/nls/40000009/", "/en/tencent/gme/"].entries()) {
  test(`as a hash of ${path}, there or on arrival, each leaves the page as it is`, async ({ page, baseURL }) => {
    await page.goto(path);
    const misdeeds = watch(page, baseURL!);
    const main = page.locator("main");
    const read = await main.innerText();
    for (const text of HOSTILE.flatMap((value) => [value, `done=${value}`])) {
      await page.evaluate((hash) => (location.hash = hash), text);
      expect(await page.evaluate(traces), text).toEqual([]);
    }
    expect(await main.innerText()).toBe(read);
    for (const text of ninth(part)) {
      await page.goto("about:blank");
      await page.goto(`${path}#${text.toWellFormed()}`);
      expect(await page.evaluate(traces), text).toEqual([]);
      expect(await main.innerText(), text).toBe(read);
    }
    expect(misdeeds).toEqual([]);
  });
}

test("as a path that leads nowhere, each gets the page for it, with a search and no trace", async ({
  page,
  baseURL,
}) => {
  const misdeeds = watch(page, baseURL!);
  const answer = (route: Route) => route.fulfill({ status: 404, path: "dist/404.html" });
  await page.route(`${baseURL}/nowhere/**`, answer);
  await page.route(`${baseURL}//**`, answer);
  const isAnswered = async (path: string) => {
    await expect(page.locator("failed-path:not([data-fresh]) input[name=q]").first(), path).toBeVisible();
    expect(await page.evaluate(traces), path).toEqual([]);
  };
  const raw = ["%E0%A4%A", "%", "..%2f..%2fpwned", "%00", "%2e%2e%2fpwned"].map((path) => `/nowhere/${path}`);
  const slashes = ["//pwned.example/41050008", "//pwned.example//", "///pwned", "//zh/aliyun/nls/41050008/"];
  const toPath = (text: string) => `/nowhere/${inAddress(text)}`;
  for (const path of [...ninth(0).map(toPath), ...raw, ...slashes, "/nowhere/"]) {
    await page.goto(baseURL + path);
    await isAnswered(path);
  }
  // The last page knew nothing of its path: what it shows is as it came, and reads each path anew.
  for (const path of [...HOSTILE.map(toPath), ...raw, ...slashes]) {
    await page.evaluate((to) => {
      history.pushState(null, "", location.origin + to);
      const shown = document.querySelector("failed-path")!;
      shown.toggleAttribute("data-fresh", true);
      for (const list of shown.querySelectorAll("section ul")) list.replaceChildren();
      shown.replaceWith(shown.cloneNode(true));
    }, path);
    await isAnswered(path);
  }
  expect(misdeeds).toEqual([]);
});
