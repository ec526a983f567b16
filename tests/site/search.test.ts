/** What the search answers, in both languages. Failing data is in faults.test.ts, hostile queries in hostile.test.ts. */
import { expect } from "@playwright/test";
import { catalogOf } from "../unit/content.ts";
import { groupOf, judge, PROMISED, QUERIES as COLLECTED } from "../queries.ts";
import { expectFirstResult, openSearch, resultIds, results, searchBox, waitForAnswer } from "./finder.ts";
import { test } from "./shared-page.ts";

/** The test waits for a new first result, so no two neighbours may have the same. */
const QUERIES = [
  { query: "41050008", id: "aliyun/nls/41050008", match: "code" },
  { query: "IDLE_TIMEOUT", id: "aliyun/nls/40000004", match: "symbol" },
  { query: "采样率不匹配", id: "aliyun/nls/41050008", match: "message" },
  { query: "鉴全失败", id: "tencent/asr/4002", match: "text" },
  { query: "文件放在oss上下载不了", id: "aliyun/nls/41050002", match: "text" },
  { query: "NLS token expired", id: "aliyun/nls/40000001", match: "text" },
  { query: "Too large wav header!", id: "aliyun/nls/40000009", match: "message" },
];
for (const locale of ["zh", "en"]) {
  test(`codes, symbols, messages and questions lead to their code from the ${locale} pages`, async ({ page }) => {
    await page.goto(`/${locale}/search/`);
    const first = results(page).first();
    for (const { query, id, match } of QUERIES) {
      await searchBox(page).fill(query);
      await expect(first, query).toHaveAttribute("data-id", id);
      await expect(first, query).toHaveAttribute("data-match", match);
      await waitForAnswer(page);
      await expect(first, query).toHaveAttribute("data-id", id);
      await expect(first.getByRole("link"), query).toHaveAttribute("href", `/${locale}/${id}/`);
    }
    await first.getByRole("link").click();
    await expect(page).toHaveURL(`/${locale}/aliyun/nls/40000009/`);
    await expect(page.locator("[data-code]")).toHaveAttribute("data-code", "40000009");
  });
}

test("questions that must find nothing find nothing with the full-text search either", async ({ page }) => {
  const queries = COLLECTED.filter((query) => groupOf(query) === "none");
  expect(queries.length).toBeGreaterThan(50);
  await page.goto("/zh/search/");
  const wrong: string[] = [];
  for (const query of queries) {
    await searchBox(page).fill(query.q);
    await waitForAnswer(page);
    if (!judge(query, (await resultIds(page)) as string[]).first) wrong.push(query.q);
  }
  console.log(`found for ${wrong.length} of ${queries.length} questions that must find nothing: ${wrong.join(" · ")}`);
  expect(1 - wrong.length / queries.length).toBeGreaterThanOrEqual(PROMISED.groups.none.first);
});

test("results are in the reader's language, and list each code once", async ({ page }) => {
  await openSearch(page, "en", "采样率");
  const ids = await resultIds(page);
  expect(ids.length).toBeGreaterThan(1);
  expect(new Set(ids).size).toBe(ids.length);
  await expect(page.locator('[data-id="aliyun/nls/41050008"]')).toContainText("The recording's sample rate");
});

test("a query without results is answered with a sentence", async ({ page }) => {
  for (const query of ["asdfqwer", "煎饼果子怎么做", "<zzqq>"]) {
    await openSearch(page, "zh", query);
    await expect(results(page)).toHaveCount(0);
    await expect(page.getByText(`没有找到与“${query}”相符的码。`)).toBeVisible();
  }
  for (const query of ["99999999", "410500088"]) {
    await openSearch(page, "zh", query);
    await expect(results(page)).toHaveCount(0);
    await expect(page.getByText(`没有收录 ${query}`)).toBeVisible();
  }
});

test("for an unknown number the answer names the meaning of its range", async ({ page }) => {
  await openSearch(page, "en", "41050099");
  await expect(page.locator("[data-unknown]")).toContainText(
    "In the numbering of Alibaba Cloud · Intelligent Speech Interaction (NLS), 41050000 to 41050999 are",
  );
});

test("the beginning of a code lists the codes in order", async ({ page }) => {
  await openSearch(page, "en", "4105001");
  expect(await resultIds(page)).toEqual(
    ["41050010", "41050011", "41050012", "41050013", "41050014", "41050015"].map((code) => `aliyun/nls/${code}`),
  );
});

test("a filter without a query lists all its codes, more on demand", async ({ page }) => {
  await page.goto("/zh/search/?vendor=aliyun");
  await expect(results(page)).not.toHaveCount(0);
  const before = await results(page).count();
  await page.locator("[data-more]").click();
  await expect.poll(() => results(page).count()).toBeGreaterThan(before);
});

test("exact codes are found without the word index and the full-text index", async ({ page }) => {
  for (const files of ["pagefind/**", "search/*/words/*", "search/*/vocabulary*", "search/*/products*"]) {
    await page.route(`**/${files}`, (route) => route.abort());
  }
  await openSearch(page, "zh", "status=40000004");
  await expectFirstResult(page, "aliyun/nls/40000004");
});

test("a code with a typing error is suggested, with the difference marked, and is not a result", async ({ page }) => {
  await openSearch(page, "en", "70066");
  await expect(results(page)).toHaveCount(0);
  await expect(page.getByText("Did you mean one of these?")).toBeVisible();
  await expect(page.locator('[data-suggestion][data-id="tencent/gme/7006"]')).toBeVisible();
  await openSearch(page, "en", "7060");
  await expect(page.locator('[data-suggestion][data-id="tencent/gme/7006"] mark')).toHaveText("06");
});

test("a symbol with a typing error is found, and says that it is only similar", async ({ page }) => {
  await openSearch(page, "en", "FILE_403_FORBIDEN");
  await expectFirstResult(page, "aliyun/nls/41050025");
  await expect(results(page).first()).toContainText("similar symbol");
  await expect(results(page).first().locator("mark")).toHaveText("D");
  // Of a code in words, too.
  await openSearch(page, "en", "NotAllowedErorr");
  await expect(page.locator('[data-id="web/media/notallowederror"] mark')).toHaveText("ro");
});

test("a code that several products use leads to the page that tells them apart", async ({ page }) => {
  await openSearch(page, "en", "10001");
  const { codes } = catalogOf("content");
  const named = codes.filter(({ code, aliases }) => code === "10001" || aliases.some(({ name }) => name === "10001"));
  await expect(results(page)).toHaveCount(named.length);
  await page.locator("[data-chooser] a").click();
  await expect(page).toHaveURL("/c/10001/");
  await openSearch(page, "en", "41050008");
  await expect(page.locator("[data-chooser]")).toBeHidden();
});

test("a text about another service says so, and ours is only the same number", async ({ page }) => {
  await openSearch(page, "zh", "讯飞AIUI 报 20002");
  await expect(results(page)).toHaveCount(0);
  await expect(page.locator("[data-elsewhere]")).toHaveText("这段文字说的似乎是讯飞的其他产品，本站没有收录。");
  await expect(page.locator('[data-suggestions=same] [data-suggestion][data-id="aispeech/flash/20002"]')).toBeVisible();
  await expect(page.locator("[data-suggestions=similar]")).toBeHidden();
  await openSearch(page, "en", "AxiosError: Request failed with status code 503");
  await expect(page.locator("[data-elsewhere]")).toContainText("an HTTP client or server");
  await openSearch(page, "en", "41050008");
  await expect(page.locator("[data-elsewhere]")).toBeHidden();
});

test("a sentence that no page answers gets the pages that share most of its words", async ({ page }) => {
  await openSearch(page, "zh", "错误码112：授权过期或者终端数量已满");
  await expect(results(page)).toHaveCount(0);
  await expect(
    page.locator('[data-suggestions=words] [data-suggestion][data-id="iflytek/webapi/11200"]'),
  ).toBeVisible();
});

test("a pasted JSON frame leads to its code", async ({ page }) => {
  await openSearch(page, "en", '{"errcode":51021,"errmsg":"..."} at 2024-03-08 10:41:07 host 10.0.0.1:8080');
  await expect(results(page)).toHaveCount(1);
  await expectFirstResult(page, "unattributed/ai-sdk/51021");
});

test("words lead to the conditions and guides about them, in the reader's language", async ({ page }) => {
  await openSearch(page, "en", "采样率");
  const related = page.locator("[data-related] a");
  await expect(related.first()).toBeVisible();
  const links = await related.evaluateAll((list) => list.map((link) => link.getAttribute("href")));
  expect(links).toContain("/en/conditions/sample-rate-unsupported/");
  expect(links.every((link) => /^\/en\/(conditions|guides)\//.test(link!))).toBe(true);
});

test("the name of a vendor or product leads to its page", async ({ page }) => {
  await openSearch(page, "zh", "阿里云");
  await expect(page.locator('[data-related] a[href="/zh/aliyun/nls/"]')).toBeVisible();
  await openSearch(page, "en", "tencent gme");
  await expect(page.locator('[data-related] a[href="/en/tencent/gme/"]')).toBeVisible();
});

test("the page of a code that several products use says how to tell the products apart", async ({ page }) => {
  await page.goto("/c/10001/");
  for (const id of ["tencent/gme/10001", "unattributed/ai-sdk/10001"]) {
    await expect(page.locator(`[data-id="${id}"]`)).toBeVisible();
  }
  await expect(page.locator('[data-id="tencent/gme/10001"]')).toContainText("ITMG_MAIN_EVENT_TYPE_ENTER_ROOM");
  await expect(page.locator('[data-id="unattributed/ai-sdk/10001"]')).toContainText("errcode");
  // Both products use `ret`, so it is no clue.
  await expect(page.locator("main")).not.toContainText(/\bret\b/);
  await expect(page.locator('[data-id="tencent/gme/10001"]')).toContainText(
    "Clues in the log, the code or package names",
  );
});

test("the number of results is shown, and no button for more if all are listed", async ({ page }) => {
  await openSearch(page, "zh", "41050008");
  await expect(page.locator("[data-more]")).toBeHidden();
  await expect(page.locator("[data-when=found]")).toHaveText(`${await results(page).count()} 条结果`);
});

test("a query of one line does not count lines", async ({ page }) => {
  await openSearch(page, "en", "status=40000005");
  await expect(results(page).first()).toContainText("code matches");
  await expect(results(page).first().locator("[data-occurrence]")).toBeHidden();
});

test("if filters hide every result, the answer says so and they can be cleared", async ({ page }) => {
  await page.goto("/en/search/?q=40000005&vendor=tencent");
  // Only the visible sentence: the one for screen readers comes a moment later.
  await expect(page.locator("[data-when=filtered] [data-sentence]")).toHaveText("No code matches the filters.");
  await expect(page.getByText(/^No code matches “/)).toBeHidden();
  await page.getByRole("button", { name: "Clear the filters" }).click();
  await expectFirstResult(page, "aliyun/nls/40000005");
  await expect(page).toHaveURL("/en/search/?q=40000005");
});
