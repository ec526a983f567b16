/** How pages lead to one another: the language switch, links, anchors, the root, and addresses that lead nowhere. */
import { expect, test } from "@playwright/test";
import { nearestNamesakes } from "../../src/catalog/group.ts";
import { catalogOf } from "../unit/content.ts";
import { test as testWithSharedPage } from "./shared-page.ts";

// noscript.test.ts checks the language switch of every page type. These are the pages whose scripts change it.
for (const path of ["search/", "offline/", "aliyun/nls/", "aliyun/nls/41050008/", "guides/preparing-audio/"]) {
  testWithSharedPage(
    `the language switch of ${path} leads to the same page in the other language, and back`,
    async ({ page }) => {
      await page.goto(`/zh/${path}`);
      for (const locale of ["en", "zh"]) {
        // By key, because pointing at the link would also prefetch the page.
        await page.locator(`header a[data-language=${locale}]`).press("Enter");
        await expect(page).toHaveURL(`/${locale}/${path}`);
        await expect(page.locator("html")).toHaveAttribute("lang", locale === "en" ? "en" : "zh-CN");
      }
    },
  );
}

test("a code page has the data attributes that other programs may rely on", async ({ page }) => {
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

test("a number that other products use too leads to theirs, and to how they are told apart", async ({ page }) => {
  const code = catalogOf("content").codes.find(({ namesakes }) => namesakes.length > 0)!;
  await page.goto(`/en/${code.id}/`);
  const section = page.locator("[data-namesakes]");
  await expect(section.locator(`a[href="/en/${nearestNamesakes(code)[0]!.id}/"]`)).toBeVisible();
  await section.getByRole("link", { name: `All ${code.namesakes.length + 1} codes ${code.code}` }).click();
  await expect(page).toHaveURL(`/c/${code.slug}/`);
});

test("a message of the service is on the page letter by letter", async ({ page }) => {
  await page.goto("/zh/aliyun/nls/40010002/");
  expect(await page.locator("[data-message]").first().textContent()).toBe(
    "Gateway:DIRECTIVE_NOT_SUPPORTED:Directive'SpeechRecognizer.EnhanceRecognition'isnotsupported!",
  );
});

test("a link can point at one variant", async ({ page }) => {
  await page.goto("/zh/aliyun/nls/40000009/#too-large-header");
  await expect(page.locator(":target")).toHaveAttribute("data-variant", "too-large-header");
});

test("a condition links the guides about it", async ({ page }) => {
  await page.goto("/en/conditions/token-expired/");
  await expect(page.getByRole("complementary").locator('a[href="/en/guides/tokens-keys-and-clocks/"]')).toBeVisible();
});

test("a link in a guide or an introduction shows the code as its vendor writes it", async ({ page }) => {
  for (const [path, slug, code] of [
    ["guides/concurrency-and-quotas", "throttling-ratequota", "Throttling.RateQuota"],
    ["aliyun/dashscope", "postpaidbilloverdue", "PostpaidBillOverdue"],
  ]) {
    await page.goto(`/en/${path}/`);
    await expect(page.locator(`.prose a[href="/en/aliyun/dashscope/${slug}/"]`).first()).toHaveText(code!);
  }
});

test("the ticket page shows both languages without a redirect", async ({ page }) => {
  await page.goto("/aliyun/nls/41050008/");
  await expect(page).toHaveURL("/aliyun/nls/41050008/");
  await expect(page.getByText("录音的采样率与项目模型不匹配")).toBeVisible();
  await expect(page.getByText("The recording's sample rate does not fit the project's model")).toBeVisible();
});

test("the first step is on a phone's first screen", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const locale of ["zh", "en"]) {
    await page.goto(`/${locale}/aliyun/nls/41050008/`);
    const firstStep = await page.locator("[data-variant] ol > li").first().boundingBox();
    expect(firstStep!.y).toBeLessThan(640);
  }
});

test("pages with a large search box have its style sheet and that of the site", async ({ page }) => {
  for (const path of ["/zh/", "/en/search/"]) {
    await page.goto(path);
    await expect(page.locator("textarea[name=q]"), path).toHaveCSS("border-left-width", "1px");
    await expect(page.locator("main h2.heading").first(), path).toHaveCSS("border-bottom-width", "1px");
  }
});

test("a page is prefetched when its link is pointed at, and opens with a view transition", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "no-preference" });
  await page.addInitScript(() => {
    addEventListener("pagereveal", (event) => {
      document.documentElement.dataset["hasTransition"] = String((event as PageRevealEvent).viewTransition !== null);
    });
  });
  await page.goto("/en/tencent/gme/", { waitUntil: "networkidle" });
  const link = page.locator("code-filter a", { hasText: "7002" }).first();
  const prefetch = page.waitForRequest((request) => new URL(request.url()).pathname === "/en/tencent/gme/7002/");
  await link.hover();
  expect((await (await prefetch).allHeaders())["sec-purpose"]).toContain("prefetch");
  await link.click();
  await expect(page).toHaveURL("/en/tencent/gme/7002/");
  await expect(page.locator("html")).toHaveAttribute("data-has-transition", "true");
});

test("pointing at a bar of the chart of categories fails nowhere", async ({ page }) => {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await page.clock.install();
  await page.goto("/en/aliyun/nls/");
  await page.locator("svg a").first().hover();
  // Longer than a pointer has to rest on a link.
  await page.clock.runFor(200);
  expect(errors).toEqual([]);
});

test("the page of a bare number is in both languages and has no switch", async ({ page }) => {
  await page.goto("/c/403/");
  await expect(page.locator("a[data-language], link[hreflang]")).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "403", exact: true })).toBeVisible();
});

test("text for programs names its charset", async ({ request }) => {
  for (const [path, type] of [
    ["/zh/aliyun/nls/index.md", "text/markdown"],
    ["/llms.txt", "text/plain"],
    ["/api/v1/codes.csv", "text/csv"],
  ] as const)
    expect((await request.get(path)).headers()["content-type"], path).toBe(`${type}; charset=utf-8`);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("links lead from the home page to a code, its condition and the other language", async ({ page }) => {
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
});

test.describe("the root", () => {
  test("leads a Chinese browser to Chinese, and remembers the language that was chosen", async ({ browser }) => {
    const context = await browser.newContext({ locale: "zh-CN" });
    const page = await context.newPage();
    await page.goto("/");
    await expect(page).toHaveURL(/\/zh\/$/);
    await page.locator("header a[data-language=en]").click();
    await expect(page).toHaveURL(/\/en\/$/);
    await page.goto("/");
    await expect(page).toHaveURL(/\/en\/$/);
    await context.close();
  });

  test("leads any other browser to English", async ({ browser }) => {
    const context = await browser.newContext({ locale: "fr-FR" });
    const page = await context.newPage();
    await page.goto("/");
    await expect(page).toHaveURL(/\/en\/$/);
    await context.close();
  });
});

test("an address that leads nowhere answers 404, and offers the code that it means or a similar one", async ({
  page,
}) => {
  const results = page.locator("failed-path [data-result]");
  const suggestions = page.locator("failed-path [data-suggestion]");
  const response = await page.goto("/zh/aliyun/41050008/");
  expect(response?.status()).toBe(404);
  await expect(page.locator("main input[name=q]").first()).toHaveValue("41050008");
  await expect(results.first()).toHaveAttribute("href", "/zh/aliyun/nls/41050008/");
  await expect(page.locator('failed-path [data-result][href="/en/aliyun/nls/41050008/"]')).toBeVisible();
  await page.goto("/docs/error-70066.html");
  await expect(page.locator('failed-path [data-suggestion][href="/zh/tencent/gme/7006/"]')).toBeVisible();
  await expect(results).toHaveCount(0);
  await page.goto("/no/such/page/");
  await expect(page.locator("main input[name=q]").first()).toBeVisible();
  await expect(results.or(suggestions)).toHaveCount(0);
});
