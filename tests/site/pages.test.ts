/** Pages lead to one another: the language switch, links, anchors, the root, and an address that leads nowhere. */
import { expect, test } from "@playwright/test";
import { test as looked } from "./shared.ts";

// Where the switch of every page leads is held in noscript.test.ts; these are the pages whose scripts have a word in it.
for (const path of ["search/", "offline/", "aliyun/nls/", "aliyun/nls/41050008/", "guides/preparing-audio/"]) {
  looked(`${path} keeps its place when the language is switched, there and back`, async ({ page }) => {
    await page.goto(`/zh/${path}`);
    for (const locale of ["en", "zh"]) {
      // By the key: a pointer would fetch the page twice, and its place is tested elsewhere.
      await page.locator(`header a[data-language=${locale}]`).press("Enter");
      await expect(page).toHaveURL(`/${locale}/${path}`);
      await expect(page.locator("html")).toHaveAttribute("lang", locale === "en" ? "en" : "zh-CN");
    }
  });
}

test("a code page carries the hooks of the contract", async ({ page }) => {
  await page.goto("/en/aliyun/nls/40000009/");
  await expect(page.locator("[data-code]")).toHaveText("40000009");
  await expect(page.locator("[data-category]")).toHaveAttribute("data-category", "media");
  await expect(page.locator("[data-retry]")).toHaveAttribute("data-retry", "after-fix");
  await expect(page.locator("[data-owner]")).toHaveAttribute("data-owner", "developer");
  await expect(page.locator("[data-variant]")).toHaveCount(2);
  await expect(page.locator("[data-message]")).toHaveText(["Invalid wav header!", "Too large wav header!"]);
  await page.goto("/zh/aliyun/nls/41050008/");
  await expect(page.locator("[data-symbol]")).toHaveText("UNSUPPORTED_SAMPLE_RATE");
});

test("a literal message is on the page letter by letter", async ({ page }) => {
  await page.goto("/zh/aliyun/nls/40010002/");
  expect(await page.locator("[data-message]").first().textContent()).toBe(
    "Gateway:DIRECTIVE_NOT_SUPPORTED:Directive'SpeechRecognizer.EnhanceRecognition'isnotsupported!",
  );
});

test("a link can point at one variant", async ({ page }) => {
  await page.goto("/zh/aliyun/nls/40000009/#too-large-header");
  await expect(page.locator(":target")).toHaveAttribute("data-variant", "too-large-header");
});

test("a condition links the guides that speak of it", async ({ page }) => {
  await page.goto("/en/conditions/token-expired/");
  await expect(page.getByRole("complementary").locator('a[href="/en/guides/tokens-keys-and-clocks/"]')).toBeVisible();
});

test("the ticket page shows both languages without a redirect", async ({ page }) => {
  await page.goto("/aliyun/nls/41050008/");
  await expect(page).toHaveURL("/aliyun/nls/41050008/");
  await expect(page.getByText("录音的采样率与项目模型不匹配")).toBeVisible();
  await expect(page.getByText("The recording's sample rate does not fit the project's model")).toBeVisible();
});

test("the code and what to do stand on a phone's first screen", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const locale of ["zh", "en"]) {
    await page.goto(`/${locale}/aliyun/nls/41050008/`);
    const step = await page.locator("[data-variant] ol > li").first().boundingBox();
    expect(step!.y).toBeLessThan(640);
  }
});

test("pages with a search box of their own are styled as the others: its frame, the rules below headings", async ({
  page,
}) => {
  for (const path of ["/zh/", "/en/search/"]) {
    await page.goto(path);
    const width = (selector: string, side: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), side);
    expect(await width("textarea[name=q]", "border-left-width"), path).toBe("1px");
    expect(await width("main h2.heading", "border-bottom-width"), path).toBe("1px");
  }
});

test("a page is fetched when its link is pointed at, and the move to it is a transition", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "no-preference" });
  await page.addInitScript(() => {
    addEventListener("pagereveal", (event) => {
      document.documentElement.dataset["moved"] = String((event as PageRevealEvent).viewTransition !== null);
    });
  });
  await page.goto("/en/tencent/gme/", { waitUntil: "networkidle" });
  const link = page.locator("code-filter a", { hasText: "7002" }).first();
  const fetched = page.waitForRequest((request) => new URL(request.url()).pathname === "/en/tencent/gme/7002/");
  await link.hover();
  expect((await (await fetched).allHeaders())["sec-purpose"]).toContain("prefetch");
  await link.click();
  await expect(page).toHaveURL("/en/tencent/gme/7002/");
  await expect(page.locator("html")).toHaveAttribute("data-moved", "true");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("one gets from home to a code by links alone, and reads it", async ({ page }) => {
    await page.goto("/en/");
    await page.getByRole("link", { name: "Intelligent Speech Interaction (NLS)" }).click();
    await page.getByRole("link", { name: "41050008", exact: true }).first().click();
    await expect(page.getByRole("heading", { name: "What to do" })).toBeVisible();
    await page.getByRole("link", { name: "The sample rate is unsupported" }).click();
    await expect(page.getByRole("link", { name: "41010101" })).toBeVisible();
    await page.locator("header a[data-language=zh]").click();
    await expect(page.getByRole("heading", { name: "如何预防" })).toBeVisible();
  });

  test("the root offers both languages", async ({ page }) => {
    await page.goto("/");
    await expect(page.getByRole("link", { name: "进入中文版" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Continue in English" })).toBeVisible();
  });

  test("search explains itself and links the complete lists", async ({ page }) => {
    await page.goto("/zh/search/?q=403");
    await expect(page.locator("noscript p")).toContainText("搜索需要 JavaScript");
    await expect(page.locator("noscript p")).toBeVisible();
    await expect(page.getByRole("main").getByRole("link", { name: "智能语音交互 NLS" })).toBeVisible();
  });
});

test.describe("the root", () => {
  test("sends a Chinese browser to Chinese", async ({ browser }) => {
    const context = await browser.newContext({ locale: "zh-CN" });
    const page = await context.newPage();
    await page.goto("/");
    await expect(page).toHaveURL(/\/zh\/$/);
    // The switch is remembered: next time the root follows it.
    await page.locator("header a[data-language=en]").click();
    await expect(page).toHaveURL(/\/en\/$/);
    await page.goto("/");
    await expect(page).toHaveURL(/\/en\/$/);
    await context.close();
  });

  test("sends any other browser to English", async ({ browser }) => {
    const context = await browser.newContext({ locale: "fr-FR" });
    const page = await context.newPage();
    await page.goto("/");
    await expect(page).toHaveURL(/\/en\/$/);
    await context.close();
  });
});

test("an address that leads nowhere answers 404 and offers to search for its end", async ({ page }) => {
  const response = await page.goto("/zh/aliyun/nls/41050099/");
  expect(response?.status()).toBe(404);
  await expect(page.locator("main input[name=q]").first()).toHaveValue("41050099");
});
