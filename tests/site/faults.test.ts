/**
 * Bad days: what the site says and still does when a part of it, of the browser or of the network fails. What single pages do
 * about a refused clipboard, data that cannot be reached, or a worker that is broken is held beside their own tests.
 */
import { expect, test, type Page } from "@playwright/test";
import { box, results } from "./finder.ts";
import { PAGES } from "./site.ts";

const CODE = "/en/aliyun/nls/41050008/";
const finder = (page: Page) => page.locator("[data-search]");
const rows = (page: Page) => page.locator("tr[data-retry]:visible");

/** Files of the search's data, with a question that needs them. */
const DATA = [
  { what: "codes", files: "**/search/codes/*", query: "41050008" },
  { what: "words", files: "**/search/words/*", query: "token expired" },
  { what: "products", files: "**/search/products.json*", query: "4105001" },
  { what: "words' synonyms", files: "**/search/vocabulary.json*", query: "token expired" },
];

for (const { what, files, query } of DATA) {
  test(`the data of ${what} unreachable, missing, cut off, no JSON, or of another version: a sentence each time, then the answer`, async ({
    page,
  }) => {
    const lost = { sentence: "The search data could not be loaded.", button: "Try again" };
    const answers: { fulfil?: { status?: number; body: string }; sentence: string; button: string }[] = [
      lost,
      { fulfil: { status: 404, body: "<h1>404</h1>" }, ...lost },
      { fulfil: { body: '{"version":"x","data":[{"id":"al' }, ...lost },
      { fulfil: { body: "<!doctype html><title>Log in</title>" }, ...lost },
      { fulfil: { body: '{"version":"another","data":[]}' }, sentence: "The site has been updated.", button: "Reload" },
    ];
    // What the text index adds to an answer is looked at below, and takes its time.
    await page.route("**/pagefind/**", (route) => route.abort());
    for (const { fulfil, sentence, button } of answers) {
      await page.route(files, (route) =>
        fulfil ? route.fulfill({ contentType: "application/json", ...fulfil }) : route.abort(),
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

  test(`the data of ${what} that never comes: a sentence after a while, then the answer`, async ({ page }) => {
    await page.clock.install();
    // Neither answered nor refused.
    await page.route(files, () => {});
    await page.goto(`/en/search/?q=${encodeURIComponent(query)}`);
    await expect(page.getByText("Searching…")).toBeVisible();
    await page.clock.fastForward(31_000);
    await expect(page.getByText("The search data could not be loaded.")).toBeVisible();
    await page.unroute(files);
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(results(page).first()).toBeVisible();
  });
}

test("data that is slow is waited for, said, and does not answer an older question", async ({ page }) => {
  const held: (() => void)[] = [];
  let isSlow = true;
  await page.route("**/search/codes/*", async (route) => {
    if (isSlow) await new Promise<void>((resolve) => held.push(resolve));
    await route.continue();
  });
  await page.goto("/en/search/?q=41050008");
  await expect(finder(page)).toHaveAttribute("data-state", "loading");
  await expect(page.getByText("Searching…")).toBeVisible();
  await box(page).fill("7006");
  await expect.poll(() => held.length).toBeGreaterThan(1);
  isSlow = false;
  for (const go of held.reverse()) go();
  await expect(results(page).first()).toHaveAttribute("data-id", "tencent/gme/7006");
  await expect(page.locator('[data-result][data-id="aliyun/nls/41050008"]')).toHaveCount(0);
});

test("a text index that is cut off or gone takes no code away, and a question gets a sentence or its codes", async ({
  page,
}) => {
  for (const fulfil of [{ status: 404, body: "" }, { body: "cut" }]) {
    await page.route("**/pagefind/**", (route) => route.fulfill(fulfil));
    await page.goto("/en/search/?q=token%20expired");
    await expect(finder(page)).toHaveAttribute("data-state", "done");
    await expect(results(page).first()).toHaveAttribute("data-id", "aliyun/nls/40000001");
    await page.goto("/en/search/?q=zzqq%20wobble");
    await expect(finder(page)).toHaveAttribute("data-state", /done|error/);
    await expect(page.locator("[data-when]:visible").first()).toHaveText(/\S/);
    await page.unroute("**/pagefind/**");
  }
});

test("a text index that never comes is not waited for for ever: what is found stands, a question gets a sentence", async ({
  page,
}) => {
  await page.clock.install();
  await page.route("**/pagefind/**", () => {});
  for (const query of ["token expired", "zzqq wobble"]) {
    const asked = page.waitForRequest("**/pagefind/**");
    await page.goto(`/en/search/?q=${encodeURIComponent(query)}`);
    await asked;
    await page.clock.fastForward(31_000);
    await expect(finder(page)).toHaveAttribute("data-state", /done|error/);
    await expect(page.locator("[data-when]:visible").first()).toHaveText(/\S/);
  }
  await page.goto("/en/search/?q=token%20expired");
  await expect(results(page).first()).toHaveAttribute("data-id", "aliyun/nls/40000001");
});

for (const [what, spoil] of [
  [
    "blocked",
    () =>
      Object.defineProperty(window, "localStorage", {
        get: () => {
          throw new DOMException("blocked", "SecurityError");
        },
      }),
  ],
  [
    "full",
    () => {
      Storage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    },
  ],
] as const) {
  test(`storage ${what}: the root, search, ticked steps and the language switch work`, async ({ page }) => {
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(error.message));
    await page.addInitScript(spoil);
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

test("no clipboard at all, as on a host without encryption: every copy button says so, none fails silently", async ({
  page,
}) => {
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

test("scripts that a blocker takes: every page still reads, and every link of its header leads on", async ({
  page,
}) => {
  const client = await page.context().newCDPSession(page);
  await client.send("Network.enable");
  await client.send("Network.setBlockedURLs", { urls: ["*.js"] });
  const refused: string[] = [];
  page.on("requestfailed", (request) => refused.push(request.url()));
  // Scripts are the same in both languages.
  for (const { name, path } of PAGES.filter(({ locale }) => locale !== "en")) {
    await page.goto(path);
    // What waits for an answer of the scripts is shown after a moment without them.
    await expect.poll(async () => (await page.locator("main").innerText()).length, name).toBeGreaterThan(100);
    const lost = await page
      .locator("header a")
      .evaluateAll((links) => links.filter((link) => !link.getAttribute("href")).length);
    expect(lost, name).toBe(0);
    expect(refused.length, name).toBeGreaterThan(0);
    refused.length = 0;
  }
});

for (const [what, year] of [
  ["long ago", 1971],
  ["far ahead", 2099],
] as const) {
  test(`a clock ${what}: search, filters and the ticket work`, async ({ page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.clock.setSystemTime(new Date(Date.UTC(year, 0, 1)));
    await page.goto("/en/search/?q=token%20expired");
    await expect(results(page).first()).toHaveAttribute("data-id", "aliyun/nls/40000001");
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

test("two tabs: the language chosen in one is the other's next start, and neither changes what the other shows", async ({
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
  await expect(results(other).first()).toHaveAttribute("data-id", "tencent/gme/7006");
  await box(other).fill("41050008");
  await other.locator("select[name=vendor]").selectOption("");
  await expect(results(other).first()).toHaveAttribute("data-id", "aliyun/nls/41050008");
  await expect(page.getByRole("checkbox").first()).toBeChecked();
  await other.goto("/");
  await expect(other).toHaveURL(/\/zh\/$/);
});

test("back and forward: from a result back to the same results, and on again", async ({ page }) => {
  await page.goto("/en/search/?q=token%20expired");
  await expect(finder(page)).toHaveAttribute("data-state", "done");
  const found = await results(page).evaluateAll((items) => items.map((item) => (item as HTMLElement).dataset["id"]));
  await results(page).first().locator("a").click();
  await expect(page.locator("[data-code]")).toHaveText("40000001");
  await page.goBack();
  await expect(finder(page)).toHaveAttribute("data-state", "done");
  await expect(box(page)).toHaveValue("token expired");
  expect(await results(page).evaluateAll((items) => items.map((item) => (item as HTMLElement).dataset["id"]))).toEqual(
    found,
  );
  await page.goForward();
  await expect(page.locator("[data-code]")).toHaveText("40000001");
});

test("back to a list that was narrowed: as narrow, with the controls that say so", async ({ page }) => {
  await page.goto("/en/tencent/gme/");
  const all = await rows(page).count();
  await page.locator("select[name=retry]").selectOption("backoff");
  await expect.poll(() => rows(page).count()).toBeLessThan(all);
  const narrowed = await rows(page).allInnerTexts();
  await rows(page).first().locator("a").click();
  await expect(page.locator("[data-code]")).toBeVisible();
  await page.goBack();
  await expect(page.locator("select[name=retry]")).toHaveValue("backoff");
  expect(await rows(page).allInnerTexts()).toEqual(narrowed);
});

test("a link to a code that no longer exists offers those near it, as page, as search and as anchor", async ({
  page,
}) => {
  await page.route("**/zh/aliyun/nls/41050098/", (route) => route.fulfill({ status: 404, path: "dist/404.html" }));
  await page.goto("/zh/aliyun/nls/41050098/");
  await expect(page.locator("failed-path [data-suggestion], failed-path [data-result]").first()).toBeVisible();
  await page.goto("/zh/search/?q=41050098");
  await expect(finder(page)).toHaveAttribute("data-state", "done");
  await expect(results(page)).toHaveCount(0);
  await expect(page.getByText("没有收录 41050098")).toBeVisible();
  await page.goto(`${CODE}#a-case-that-went`);
  await expect(page.locator("[data-code]")).toHaveText("41050008");
  await expect(page.locator("article ol > li").first()).toBeVisible();
});

test("printed, a code, a ticket, a condition, a guide and a product show what is read and nothing to press", async ({
  page,
}) => {
  await page.emulateMedia({ media: "print" });
  // A4 without its margins.
  await page.setViewportSize({ width: 718, height: 1047 });
  for (const path of [
    CODE,
    "/aliyun/nls/40000009/",
    "/zh/conditions/token-expired/",
    "/en/guides/retry-policy/",
    "/zh/tencent/gme/",
  ]) {
    await page.goto(path);
    // Fields stay: on paper they are written in.
    const pressed = page.locator("button:visible, select:visible, textarea:visible, form:visible, footer:visible");
    await expect(pressed, path).toHaveCount(0);
    await expect(page.locator("h1"), path).toBeVisible();
    // Paper cannot be scrolled: neither the page nor anything in it may be wider than it shows.
    const cut = await page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll("main *")]
        .filter(
          (element) =>
            element.scrollWidth > element.clientWidth + 1 &&
            (element === document.documentElement || getComputedStyle(element).overflowX !== "visible") &&
            !element.matches(".sr-only, .sr-only *"),
        )
        .map((element) => `${element.tagName} ${element.className} ${element.textContent?.trim().slice(0, 40)}`),
    );
    expect(cut, path).toEqual([]);
  }
});
