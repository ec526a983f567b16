/** Search: from any page, in both languages, with the state in the address. */
import { expect, test, type Page } from "@playwright/test";

const results = (page: Page) => page.locator("[data-search] [data-result]");
const search = async (page: Page, locale: string, query: string) => {
  await page.goto(`/${locale}/search/?q=${encodeURIComponent(query)}`);
  await expect(page.locator("[data-search]")).toHaveAttribute("data-state", "done");
};

const QUERIES = [
  { query: "41050008", id: "aliyun/nls/41050008", match: "code" },
  { query: "采样率不匹配", id: "aliyun/nls/41050008", match: "message" },
  { query: "IDLE_TIMEOUT", id: "aliyun/nls/40000004", match: "symbol" },
  { query: "token expired", id: "aliyun/nls/40000001", match: "text" },
  { query: "Too large wav header!", id: "aliyun/nls/40000009", match: "message" },
];
for (const locale of ["zh", "en"]) {
  for (const { query, id, match } of QUERIES) {
    test(`“${query}” leads to ${id} from the ${locale} pages`, async ({ page }) => {
      await search(page, locale, query);
      const first = results(page).first();
      await expect(first).toHaveAttribute("data-id", id);
      await expect(first).toHaveAttribute("data-match", match);
      await first.getByRole("link").click();
      await expect(page).toHaveURL(`/${locale}/${id}/`);
      await expect(page.locator("[data-code]")).toHaveAttribute("data-code", id.split("/")[2]!);
    });
  }
}

test("results are in the reader's language, each code once", async ({ page }) => {
  await search(page, "en", "采样率");
  const ids = await results(page).evaluateAll((items) => items.map((item) => item.getAttribute("data-id")));
  expect(ids.length).toBeGreaterThan(1);
  expect(new Set(ids).size).toBe(ids.length);
  await expect(page.locator('[data-id="aliyun/nls/41050008"]')).toContainText("The recording's sample rate");
});

test("a code that does not exist gets a sentence and no result", async ({ page }) => {
  for (const query of ["99999999", "410500088", "41050088", "asdfqwer", "火车票怎么买"]) {
    await search(page, "zh", query);
    await expect(results(page)).toHaveCount(0);
    await expect(page.getByText(`没有找到与“${query}”相符的码。`)).toBeVisible();
  }
});

test("the beginning of a code lists the codes in order", async ({ page }) => {
  await search(page, "en", "4105001");
  const ids = await results(page).evaluateAll((items) => items.map((item) => item.getAttribute("data-id")));
  expect(ids).toEqual(
    ["41050010", "41050011", "41050012", "41050013", "41050014", "41050015"].map((code) => `aliyun/nls/${code}`),
  );
});

test("every page's header searches", async ({ page }) => {
  await page.goto("/zh/aliyun/nls/403/");
  await page.locator("header input[name=q]").fill("IDLE_TIMEOUT");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/zh/search/?q=IDLE_TIMEOUT");
  await expect(results(page).first()).toHaveAttribute("data-id", "aliyun/nls/40000004");
});

test("pages in both languages search in the reader's", async ({ browser }) => {
  for (const [locale, start] of [
    ["zh-CN", "/zh/search/"],
    ["en-US", "/en/search/"],
  ]) {
    const context = await browser.newContext({ locale: locale! });
    const page = await context.newPage();
    await page.goto("/aliyun/nls/403/");
    await page.locator("header input[name=q]").fill("403");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(`${start}?q=403`);
    await context.close();
  }
});

test("typing and filtering keep the whole state in the address; back restores it", async ({ page }) => {
  await page.goto("/en/search/");
  await expect(page.locator("[data-search]")).toHaveAttribute("data-state", "idle");
  await page.locator("header input[name=q]").fill("token");
  await expect(results(page).first()).toBeVisible();
  await expect(page).toHaveURL("/en/search/?q=token");
  await page.locator("select[name=category]").selectOption("auth");
  await expect(page).toHaveURL("/en/search/?q=token&category=auth");
  await expect(page.locator("[data-search]")).toHaveAttribute("data-state", "done");
  const ids = await results(page).evaluateAll((items) => items.map((item) => item.getAttribute("data-id")));
  expect(ids).toContain("aliyun/nls/40000001");
  expect(ids).not.toContain("aliyun/nls/40000010");
  await page.goBack();
  await expect(page.locator("select[name=category]")).toHaveValue("");
  await expect(page.locator('[data-id="aliyun/nls/40000010"]')).toBeVisible();
});

test("a filter alone lists what it allows, more on demand", async ({ page }) => {
  await page.goto("/zh/search/?vendor=aliyun");
  await expect(results(page)).not.toHaveCount(0);
  const before = await results(page).count();
  await page.locator("[data-more]").click();
  await expect.poll(() => results(page).count()).toBeGreaterThan(before);
});

test("the language switch on the search page keeps the query", async ({ page }) => {
  await search(page, "zh", "403");
  await page.locator("header a[data-language=en]").click();
  await expect(page).toHaveURL("/en/search/?q=403");
});

for (const [what, address, query] of [
  ["text index", "**/pagefind-entry.json*", "token expired"],
  ["index of codes", "**/codes.json", "41050008"],
] as const) {
  test(`a ${what} that cannot be loaded is said, and can be tried again`, async ({ page }) => {
    await page.route(address, (route) => route.abort());
    await page.goto(`/en/search/?q=${query}`);
    await expect(page.locator("[data-search]")).toHaveAttribute("data-state", "error");
    await expect(page.getByText("The search index could not be loaded.")).toBeVisible();
    await expect(results(page)).toHaveCount(0);
    await page.unroute(address);
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(results(page).first()).toBeVisible();
  });
}

test("exact codes are answered without the text index", async ({ page }) => {
  await page.route("**/pagefind/**", (route) => route.abort());
  await search(page, "zh", "status=40000004");
  await expect(results(page).first()).toHaveAttribute("data-id", "aliyun/nls/40000004");
});

test("a near miss is offered as a suggestion, never as a result", async ({ page }) => {
  await search(page, "en", "70066");
  await expect(results(page)).toHaveCount(0);
  await expect(page.getByText("Did you mean one of these:")).toBeVisible();
  await expect(page.locator('[data-suggestion][data-id="tencent/gme/7006"]')).toBeVisible();
});

test("a pasted frame leads to its code", async ({ page }) => {
  await search(page, "en", '{"errcode":51021,"errmsg":"..."} at 2024-03-08 10:41:07 host 10.0.0.1:8080');
  await expect(results(page)).toHaveCount(1);
  await expect(results(page).first()).toHaveAttribute("data-id", "unattributed/ai-sdk/51021");
});

test("what is typed never becomes markup", async ({ page }) => {
  const query = "<img src=x onerror=alert(1)><i>zzqq";
  let asked = false;
  page.on("dialog", (dialog) => {
    asked = true;
    void dialog.dismiss();
  });
  await search(page, "en", query);
  await expect(page.locator("header input[name=q]")).toHaveValue(query);
  await expect(page.locator("main img, main i")).toHaveCount(0);
  await search(page, "en", "<zzqq>");
  await expect(page.getByText("No code matches “<zzqq>”.")).toBeVisible();
  await expect(page.locator("main zzqq")).toHaveCount(0);
  expect(asked).toBe(false);
});
