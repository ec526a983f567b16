/** What a search answers: codes, suggestions, sentences; in both languages. What it says if its data fails is in faults.test.ts. */
import { expect } from "@playwright/test";
import { box, isDone, results, search } from "./finder.ts";
import { test } from "./shared.ts";

/** Of two that follow one another each leads elsewhere. */
const QUERIES = [
  { query: "41050008", id: "aliyun/nls/41050008", match: "code" },
  { query: "IDLE_TIMEOUT", id: "aliyun/nls/40000004", match: "symbol" },
  { query: "采样率不匹配", id: "aliyun/nls/41050008", match: "message" },
  { query: "鉴全失败", id: "tencent/gme/7006", match: "text" },
  { query: "文件放在oss上下载不了", id: "aliyun/nls/41050002", match: "text" },
  { query: "token expired", id: "aliyun/nls/40000001", match: "text" },
  { query: "Too large wav header!", id: "aliyun/nls/40000009", match: "message" },
];
for (const locale of ["zh", "en"]) {
  test(`codes, symbols, messages and questions lead to their code from the ${locale} pages`, async ({ page }) => {
    await page.goto(`/${locale}/search/`);
    const first = results(page).first();
    for (const { query, id, match } of QUERIES) {
      await box(page).fill(query);
      await expect(first, query).toHaveAttribute("data-id", id);
      await expect(first, query).toHaveAttribute("data-match", match);
      await isDone(page);
      await expect(first, query).toHaveAttribute("data-id", id);
      await expect(first.getByRole("link"), query).toHaveAttribute("href", `/${locale}/${id}/`);
    }
    await first.getByRole("link").click();
    await expect(page).toHaveURL(`/${locale}/aliyun/nls/40000009/`);
    await expect(page.locator("[data-code]")).toHaveAttribute("data-code", "40000009");
  });
}

test("results are in the reader's language, each code once", async ({ page }) => {
  await search(page, "en", "采样率");
  const ids = await results(page).evaluateAll((items) => items.map((item) => item.getAttribute("data-id")));
  expect(ids.length).toBeGreaterThan(1);
  expect(new Set(ids).size).toBe(ids.length);
  await expect(page.locator('[data-id="aliyun/nls/41050008"]')).toContainText("The recording's sample rate");
});

test("what is not here gets a sentence and no result", async ({ page }) => {
  for (const query of ["asdfqwer", "火车票怎么买"]) {
    await search(page, "zh", query);
    await expect(results(page)).toHaveCount(0);
    await expect(page.getByText(`没有找到与“${query}”相符的码。`)).toBeVisible();
  }
  for (const query of ["99999999", "410500088"]) {
    await search(page, "zh", query);
    await expect(results(page)).toHaveCount(0);
    await expect(page.getByText(`没有收录 ${query}`)).toBeVisible();
  }
});

test("an unknown number is told with the meaning of its block", async ({ page }) => {
  await search(page, "en", "41050099");
  await expect(page.locator("[data-unknown]")).toContainText(
    "In the numbering of Alibaba Cloud · Intelligent Speech Interaction (NLS), 41050000 to 41050999 are",
  );
});

test("the beginning of a code lists the codes in order", async ({ page }) => {
  await search(page, "en", "4105001");
  const ids = await results(page).evaluateAll((items) => items.map((item) => item.getAttribute("data-id")));
  expect(ids).toEqual(
    ["41050010", "41050011", "41050012", "41050013", "41050014", "41050015"].map((code) => `aliyun/nls/${code}`),
  );
});

test("a filter alone lists what it allows, more on demand", async ({ page }) => {
  await page.goto("/zh/search/?vendor=aliyun");
  await expect(results(page)).not.toHaveCount(0);
  const before = await results(page).count();
  await page.locator("[data-more]").click();
  await expect.poll(() => results(page).count()).toBeGreaterThan(before);
});

test("exact codes are answered without the words and the text index", async ({ page }) => {
  for (const files of ["pagefind/**", "search/words/*", "search/vocabulary*", "search/products*"]) {
    await page.route(`**/${files}`, (route) => route.abort());
  }
  await search(page, "zh", "status=40000004");
  await expect(results(page).first()).toHaveAttribute("data-id", "aliyun/nls/40000004");
});

test("a near miss is offered as a suggestion, never as a result", async ({ page }) => {
  await search(page, "en", "70066");
  await expect(results(page)).toHaveCount(0);
  await expect(page.getByText("Did you mean one of these?")).toBeVisible();
  await expect(page.locator('[data-suggestion][data-id="tencent/gme/7006"]')).toBeVisible();
  await search(page, "en", "7060");
  await expect(page.locator('[data-suggestion][data-id="tencent/gme/7006"] mark')).toHaveText("06");
  await search(page, "en", "FILE_403_FORBIDEN");
  await expect(results(page)).toHaveCount(0);
  await expect(page.locator('[data-suggestion][data-id="aliyun/nls/41050025"] mark')).toHaveText("D");
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
  await expect(box(page)).toHaveValue(query);
  await expect(page.locator("main img, main i")).toHaveCount(0);
  await search(page, "en", "<zzqq>");
  await expect(page.getByText("No code matches “<zzqq>”.")).toBeVisible();
  await expect(page.locator("main zzqq")).toHaveCount(0);
  expect(asked).toBe(false);
});

test("prose leads to the conditions and guides that speak of it, in the reader's language", async ({ page }) => {
  await search(page, "en", "采样率");
  const related = page.locator("[data-related] a");
  await expect(related.first()).toBeVisible();
  const links = await related.evaluateAll((list) => list.map((link) => link.getAttribute("href")));
  expect(links).toContain("/en/conditions/sample-rate-unsupported/");
  expect(links.every((link) => /^\/en\/(conditions|guides)\//.test(link!))).toBe(true);
});

test("the name of a vendor or product leads to its page", async ({ page }) => {
  await search(page, "zh", "阿里云");
  await expect(page.locator('[data-related] a[href="/zh/aliyun/nls/"]')).toBeVisible();
  await search(page, "en", "tencent gme");
  await expect(page.locator('[data-related] a[href="/en/tencent/gme/"]')).toBeVisible();
});

test("the bare code tells by what a log shows which product one has", async ({ page }) => {
  await page.goto("/c/10001/");
  for (const id of ["tencent/gme/10001", "unattributed/ai-sdk/10001"]) {
    await expect(page.locator(`[data-id="${id}"]`)).toBeVisible();
  }
  await expect(page.locator('[data-id="tencent/gme/10001"]')).toContainText("ITMG_MAIN_EVENT_TYPE_ENTER_ROOM");
  await expect(page.locator('[data-id="unattributed/ai-sdk/10001"]')).toContainText("errcode");
  // What several products have in common tells none of them.
  await expect(page.locator("main")).not.toContainText(/\bret\b/);
  await expect(page.locator('[data-id="tencent/gme/10001"]')).toContainText(
    "Clues in the log, the code or package names",
  );
});

test("a question counts what it found, and promises no more", async ({ page }) => {
  await search(page, "zh", "token过期");
  await expect(page.locator("[data-more]")).toBeHidden();
  await expect(page.locator("[data-when=found]")).toHaveText(`${await results(page).count()} 条结果`);
});

test("a question says nothing of lines", async ({ page }) => {
  await search(page, "en", "status=40000005");
  await expect(results(page).first()).toContainText("code matches");
  await expect(results(page).first().locator("[data-occurrence]")).toBeHidden();
});

test("filters that hide everything say so, and can be cleared", async ({ page }) => {
  await page.goto("/en/search/?q=40000005&vendor=tencent");
  // The sentence that is seen: a screen reader is told the same a moment later.
  await expect(page.locator("[data-when=filtered] [data-sentence]")).toHaveText("No code matches the filters.");
  await expect(page.getByText(/^No code matches “/)).toBeHidden();
  await page.getByRole("button", { name: "Clear the filters" }).click();
  await expect(results(page).first()).toHaveAttribute("data-id", "aliyun/nls/40000005");
  await expect(page).toHaveURL("/en/search/?q=40000005");
});
