/** The search box: typing, pasting, keys, the address, and secrets. Hostile input is in hostile.test.ts. */
import { expect, test as testWithNewPage, type Page } from "@playwright/test";
import { expectFirstResult, openSearch, resultIds, results, searchBox, waitForAnswer } from "./finder.ts";
import { test } from "./shared-page.ts";

test("the search box in the header leads to the search page", async ({ page }) => {
  await page.goto("/zh/aliyun/nls/403/");
  await page.locator("header input[name=q]").fill("IDLE_TIMEOUT");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/zh/search/?q=IDLE_TIMEOUT");
  await expectFirstResult(page, "aliyun/nls/40000004");
});

test("the search box of a bilingual page leads to the search page in the reader's language", async ({ browser }) => {
  for (const [locale, searchPage] of [
    ["zh-CN", "/zh/search/"],
    ["en-US", "/en/search/"],
  ] as const) {
    const context = await browser.newContext({ locale });
    const page = await context.newPage();
    await page.goto("/aliyun/nls/403/");
    await page.locator("header input[name=q]").fill("403");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(`${searchPage}?q=403`);
    await context.close();
  }
});

test("query and filters are in the address, and going back restores them", async ({ page }) => {
  await page.goto("/en/search/");
  await expect(page.locator("[data-search]")).toHaveAttribute("data-state", "idle");
  await searchBox(page).fill("token");
  await expect(results(page).first()).toBeVisible();
  await expect(page).toHaveURL("/en/search/?q=token");
  await waitForAnswer(page);
  const unfiltered = await resultIds(page);
  await page.locator("select[name=category]").selectOption("auth");
  await expect(page).toHaveURL("/en/search/?q=token&category=auth");
  await waitForAnswer(page);
  const filtered = await resultIds(page);
  expect(filtered).toContain("aliyun/nls/40000001");
  const excluded = unfiltered.filter((id) => !filtered.includes(id));
  expect(excluded.length).toBeGreaterThan(0);
  await page.goBack();
  await expect(page.locator("select[name=category]")).toHaveValue("");
  await expect(page.locator(`[data-id="${excluded[0]}"]`)).toBeVisible();
});

test("going back forgets a paste and its secrets", async ({ page }) => {
  await page.goto("/en/search/?q=7006");
  await expectFirstResult(page, "tencent/gme/7006");
  await page.evaluate(() => history.pushState(null, "", "?q="));
  await searchBox(page).fill("");
  await paste(page, "ret=40000004 token=0123456789abcdef0123456789abcdef");
  await expect(page.locator("[data-masked]")).toBeVisible();
  await page.goBack();
  await expect(searchBox(page)).toHaveValue("7006");
  await expect(page.locator("[data-masked]")).toBeHidden();
});

test("what an input method has not finished is not searched", async ({ page }) => {
  await page.goto("/zh/search/");
  const type = (text: string, isComposing: boolean) =>
    searchBox(page).evaluate(
      (box: HTMLTextAreaElement, [value, composing]) => {
        box.value = value as string;
        box.dispatchEvent(new InputEvent("input", { bubbles: true, isComposing: composing as boolean }));
        if (!composing) box.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true }));
      },
      [text, isComposing] as const,
    );
  await type("cai yang lv", true);
  await expect(page.locator("[data-search]")).toHaveAttribute("data-state", "idle");
  await type("采样率", false);
  await waitForAnswer(page);
  await expect(page).toHaveURL(/q=%E9%87%87/);
});

test("a key that Safari sends after an input method has ended neither searches nor clears", async ({ page }) => {
  await page.goto("/zh/");
  await searchBox(page).fill("采样率");
  const isCancelled = (key: string, keyCode: number) =>
    searchBox(page).evaluate(
      (box, init) => !box.dispatchEvent(new KeyboardEvent("keydown", { ...init, bubbles: true, cancelable: true })),
      { key, keyCode },
    );
  for (const key of ["Enter", "Escape"]) expect(await isCancelled(key, 229), key).toBe(false);
  await expect(searchBox(page)).toHaveValue("采样率");
  expect(await isCancelled("Escape", 27)).toBe(true);
  await expect(searchBox(page)).toHaveValue("");
});

test("a link within the page leaves a pasted log where it is", async ({ page }) => {
  await page.goto("/en/search/");
  await paste(page, LOG);
  await waitForAnswer(page);
  const found = await resultIds(page);
  await page.evaluate(() => (location.hash = "#content"));
  await expect(page).toHaveURL("/en/search/#content");
  expect(await searchBox(page).inputValue()).toContain("7006");
  expect(await resultIds(page)).toEqual(found);
});

test("the language switch on the search page keeps the query", async ({ page }) => {
  await openSearch(page, "zh", "403");
  await page.locator("header a[data-language=en]").click();
  await expect(page).toHaveURL("/en/search/?q=403");
});

const LOG = [
  "2026-11-21 02:13:07 [GME] EnterRoom room=10001 openid=8812345678",
  "2026-11-21 02:13:08 [GME] OnEvent ITMG_MAIN_EVENT_TYPE_ENTER_ROOM result=7006",
  "2026-11-21 02:13:12 [GME] OnEvent ITMG_MAIN_EVENT_TYPE_ENTER_ROOM result=7006",
  '{"header":{"task_id":"640bc797bb684bd69601856513079df5","status":40000004}}',
  "GET wss://gateway.example/ws/v1?token=0123456789abcdef0123456789abcdef",
].join("\n");
const SECRET = "0123456789abcdef0123456789abcdef";
/** Not secret: support asks for them. */
const IDENTIFIERS = ["8812345678", "640bc797bb684bd69601856513079df5"];

/** Replaces the text of the box by a paste event, as browsers do. */
const paste = (page: Page, text: string) =>
  searchBox(page).evaluate((element: HTMLTextAreaElement, data) => {
    element.focus();
    element.select();
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", data);
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    if (element.dispatchEvent(event)) {
      element.setRangeText(data, 0, element.value.length, "end");
      element.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
  }, text);

for (const path of ["/en/", "/en/search/"]) {
  test(`a log pasted on ${path} is annotated and its codes are counted; secrets are masked and nothing is sent`, async ({
    page,
  }) => {
    await page.goto(path);
    await expect(searchBox(page)).not.toHaveAttribute("maxlength");
    const heightOfBox = async () => (await searchBox(page).boundingBox())!.height;
    const emptyHeight = await heightOfBox();
    const sent: string[] = [];
    page.on("request", (request) => sent.push(`${request.method()} ${request.url()} ${request.postData() ?? ""}`));
    await paste(page, LOG);
    await waitForAnswer(page);
    expect(await heightOfBox()).toBeGreaterThan(emptyHeight);
    const result = page.locator('[data-result][data-id="tencent/gme/7006"]');
    await expect(result).toContainText("2 times");
    await expect(result).toContainText("Authentication failed");
    await expect(result).toContainText("Developer");
    await expect(result.locator("[data-line]")).toHaveText(["2", "3"]);
    await expect(page.locator('[data-result][data-id="tencent/gme/10001"]')).toHaveCount(0);
    await expect(page.locator("[data-lines] .line")).toHaveCount(5);
    await expect(page.locator("[data-lines] mark a")).toHaveText(["7006", "7006", "40000004"]);
    const annotatedLog = page.locator("[data-lines]");
    expect(await searchBox(page).inputValue()).not.toContain(SECRET);
    expect(await page.locator("main").textContent()).not.toContain(SECRET);
    for (const id of IDENTIFIERS) await expect(annotatedLog).toContainText(id);
    expect(sent.join("\n")).not.toMatch(new RegExp(["7006", SECRET, ...IDENTIFIERS].join("|")));
    expect(new URL(page.url()).search).toBe("");
    expect(await page.evaluate(() => JSON.stringify([localStorage, sessionStorage, history.state]))).not.toContain(
      "7006",
    );
    await expect(page.getByText("What you paste stays in this browser")).toBeVisible();
    await page.getByRole("button", { name: "Show them" }).click();
    await expect(annotatedLog).toContainText(SECRET);
    await page.getByRole("button", { name: "Hide them again" }).click();
    await expect(annotatedLog).not.toContainText(SECRET);
    expect(await searchBox(page).inputValue()).not.toContain(SECRET);
  });
}

// Needs a new page: the history of a shared one may be full, and its length would not grow.
testWithNewPage("a log of 200 KB is searched, and adds nothing to the address or the history", async ({ page }) => {
  await page.goto("/zh/search/");
  const length = await page.evaluate(() => history.length);
  const lines = Array.from(
    { length: 3000 },
    (_, line) => `10:41:07.512 [pid 8] INFO audio.c:${line} sent ${line * 640} bytes`,
  );
  lines[1234] = "ERROR asr ret=14001";
  await paste(page, lines.join("\n"));
  await waitForAnswer(page);
  await expectFirstResult(page, "unattributed/ai-sdk/14001");
  await results(page).first().locator("[data-line]").click();
  await expect(page.locator('.line[data-number="1235"]')).toBeInViewport();
  await expect(page).toHaveURL("/zh/search/");
  expect(await page.evaluate(() => history.length)).toBe(length);
});

test("a typed secret is not in the address, and the home page answers it without going to the search page", async ({
  page,
}) => {
  await page.goto("/en/search/");
  await searchBox(page).fill("token=abcdef123456 status=40000001");
  await waitForAnswer(page);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/q=/);
  expect(page.url()).not.toContain("abcdef123456");
  await page.goto("/en/");
  await searchBox(page).fill("token=abcdef123456 status=40000001");
  await page.keyboard.press("Enter");
  await expectFirstResult(page, "aliyun/nls/40000001");
  await expect(page).toHaveURL("/en/");
});

test("the home page answers while one types, and Enter leads to the search page", async ({ page }) => {
  await page.goto("/zh/");
  await searchBox(page).fill("41050008");
  await expectFirstResult(page, "aliyun/nls/41050008");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/zh/search/?q=41050008");
  await expectFirstResult(page, "aliyun/nls/41050008");
});

test("arrow keys move to a result, Enter opens it, and Escape clears the box", async ({ page }) => {
  await page.goto("/en/search/");
  await expect(searchBox(page)).toBeFocused();
  await page.keyboard.type("4105001");
  await waitForAnswer(page);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await expect(results(page).first().getByRole("link")).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(searchBox(page)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  // In a list of choices, Escape closes the list.
  await page.locator("select[name=vendor]").focus();
  await page.keyboard.press("Escape");
  await expect(searchBox(page)).toHaveValue("4105001");
  await results(page).first().getByRole("link").focus();
  await page.keyboard.press("Escape");
  await expect(searchBox(page)).toBeFocused();
  await expect(searchBox(page)).toHaveValue("");
  await expect(page.locator("[data-search]")).toHaveAttribute("data-state", "idle");
  await expect(results(page)).toHaveCount(0);
  await page.keyboard.type("7006");
  await waitForAnswer(page);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/en/tencent/gme/7006/");
});

/** Presses Alt and K. The access key needs the unmodified text of the key, which Playwright's keyboard does not send. */
const pressAccessKey = async (page: Page) => {
  const client = await page.context().newCDPSession(page);
  const key = { modifiers: 1, key: "k", code: "KeyK", windowsVirtualKeyCode: 75, unmodifiedText: "k", text: "k" };
  await client.send("Input.dispatchKeyEvent", { type: "keyDown", ...key });
  await client.send("Input.dispatchKeyEvent", { type: "keyUp", ...key });
};

test("the keyboard shortcut needs Alt, does not take a typed K, and can be switched off", async ({ page }) => {
  await page.goto("/en/tencent/gme/7006/");
  const headerBox = page.locator("header [name=q]");
  await page.keyboard.press("k");
  await expect(headerBox).not.toBeFocused();
  await pressAccessKey(page);
  await expect(headerBox).toBeFocused();
  await page.keyboard.type("k");
  await expect(headerBox).toHaveValue("k");
  await page.goto("/en/search/");
  await page.getByLabel("Keyboard shortcut").uncheck();
  await page.goto("/en/tencent/gme/7006/");
  await pressAccessKey(page);
  await expect(headerBox).not.toBeFocused();
});

test("a screen reader is told the outcome, and what may be pasted into the box", async ({ page }) => {
  await page.goto("/en/search/");
  const status = page.getByRole("status");
  await searchBox(page).fill("41050008");
  await expect(status).toHaveText("1 result");
  await searchBox(page).fill("70066");
  await expect(status).toContainText("There is no code 70066 here.");
  await expect(status).toContainText(/Did you mean one of these\?.+7006$/);
  await expect(
    page.getByRole("textbox", { name: "Code, symbol, message, log or question" }),
  ).toHaveAccessibleDescription(/Paste whole JSON frames.+stays in this browser/);
});

test("without scripts the box submits a short query, and the search page links the lists of codes", async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/en/");
  await expect(searchBox(page)).toHaveAttribute("maxlength", "300");
  await searchBox(page).fill("41050008");
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page).toHaveURL("/en/search/?q=41050008");
  await expect(page.locator("select").filter({ visible: true })).toHaveCount(0);
  await expect(page.locator("noscript p")).toContainText("Search needs JavaScript.");
  for (const product of ["aliyun/nls", "tencent/gme", "aispeech/flash", "unattributed/ai-sdk"]) {
    await expect(page.locator(`main a[href="/en/${product}/"]`)).toBeVisible();
  }
  await context.close();
});

test("the OpenSearch description lets an address bar search in the reader's language", async ({ browser }) => {
  const context = await browser.newContext({ locale: "en-US" });
  const page = await context.newPage();
  await page.goto("/zh/");
  const description = page.locator('link[rel="search"]');
  await expect(description).toHaveAttribute("type", "application/opensearchdescription+xml");
  const text = await (await page.request.get((await description.getAttribute("href"))!)).text();
  const template = /template="([^"]+)"/.exec(text)![1]!.replaceAll("&#38;", "&");
  expect(text).toContain("http://a9.com/-/spec/opensearch/1.1/");
  const { pathname, search: query } = new URL(template.replace("{searchTerms}", "IDLE_TIMEOUT"));
  await page.goto(pathname + query);
  await expect(page).toHaveURL("/en/search/?q=IDLE_TIMEOUT");
  await expectFirstResult(page, "aliyun/nls/40000004");
  await context.close();
});

test("a secret never gets into an address: from the header, the page for missing pages, or a link", async ({
  page,
}) => {
  for (const path of ["/en/aliyun/nls/403/", "/404.html"]) {
    await page.goto(path);
    const input = page.locator("form input[name=q]").last();
    await expect(input).toHaveAttribute("maxlength", "300");
    await input.fill("status=40000005 password=hunter22");
    await input.press("Enter");
    await expect(page).toHaveURL(/search\/\?q=/);
    expect(decodeURIComponent(page.url())).not.toContain("hunter22");
  }
  await page.goto("/en/search/?q=password%3Dhunter22+403");
  await waitForAnswer(page);
  expect(page.url()).not.toContain("hunter22");
  expect(await searchBox(page).inputValue()).not.toContain("hunter22");
  expect(await page.locator("header a[data-language]").getAttribute("href")).not.toContain("hunter22");
});

test("a paste is masked even after the secrets of the last one were shown, and can be undone", async ({ page }) => {
  await page.goto("/en/search/");
  await paste(page, LOG);
  await waitForAnswer(page);
  await page.getByRole("button", { name: "Show them" }).click();
  await expect(page.locator("[data-lines]")).toContainText(SECRET);
  await searchBox(page).press("Escape");
  await searchBox(page).fill("password=hunter22 status=7006\nend");
  await waitForAnswer(page);
  await expect(page.locator("[data-lines]")).not.toContainText("hunter22");
  await searchBox(page).fill("");
  await searchBox(page).pressSequentially("before");
  await paste(page, "token=abcd1234efgh5678 status=40000001");
  await expect(searchBox(page)).toHaveValue("token=•••• status=40000001");
  await page.keyboard.press("Control+z");
  await expect(searchBox(page)).toHaveValue("before");
});
