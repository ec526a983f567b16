/** The search box: from any page, typed in, pasted into, by keys alone, with the state in the address and no secret in it. */
import { expect, test as fresh, type Page } from "@playwright/test";
import { box, isDone, results, search } from "./finder.ts";
import { test } from "./shared.ts";

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
  await box(page).fill("token");
  await expect(results(page).first()).toBeVisible();
  await expect(page).toHaveURL("/en/search/?q=token");
  const listed = async () => {
    await isDone(page);
    return results(page).evaluateAll((items) => items.map((item) => item.getAttribute("data-id")));
  };
  const all = await listed();
  await page.locator("select[name=category]").selectOption("auth");
  await expect(page).toHaveURL("/en/search/?q=token&category=auth");
  const ids = await listed();
  expect(ids).toContain("aliyun/nls/40000001");
  const others = all.filter((id) => !ids.includes(id));
  expect(others.length).toBeGreaterThan(0);
  await page.goBack();
  await expect(page.locator("select[name=category]")).toHaveValue("");
  await expect(page.locator(`[data-id="${others[0]}"]`)).toBeVisible();
});

test("the language switch on the search page keeps the query", async ({ page }) => {
  await search(page, "zh", "403");
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
const SECRETS = ["0123456789abcdef0123456789abcdef"];
/** What support asks for stays readable. */
const IDENTIFIERS = ["8812345678", "640bc797bb684bd69601856513079df5"];

/** Pastes as the clipboard would. */
const paste = (page: Page, text: string) =>
  box(page).evaluate((element: HTMLTextAreaElement, data) => {
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
  test(`${path} takes a log: each code with how often and where, the log annotated, secrets masked, nothing sent`, async ({
    page,
  }) => {
    await page.goto(path);
    await expect(box(page)).not.toHaveAttribute("maxlength");
    const before = await box(page).boundingBox();
    const sent: string[] = [];
    page.on("request", (request) => sent.push(`${request.method()} ${request.url()} ${request.postData() ?? ""}`));
    await paste(page, LOG);
    await isDone(page);
    expect((await box(page).boundingBox())!.height).toBeGreaterThan(before!.height);
    const found = page.locator('[data-result][data-id="tencent/gme/7006"]');
    await expect(found).toContainText("2 times");
    await expect(found).toContainText("Authentication failed");
    await expect(found).toContainText("Developer");
    await expect(found.locator("[data-line]")).toHaveText(["2", "3"]);
    await expect(page.locator('[data-result][data-id="tencent/gme/10001"]')).toHaveCount(0);
    await expect(page.locator("[data-lines] .line")).toHaveCount(5);
    await expect(page.locator("[data-lines] mark a")).toHaveText(["7006", "7006", "40000004"]);
    for (const secret of SECRETS) {
      expect(await box(page).inputValue()).not.toContain(secret);
      expect(await page.locator("main").innerText()).not.toContain(secret);
      expect(sent.join("\n")).not.toContain(secret);
      expect(page.url()).not.toContain(secret);
    }
    const log = await page.locator("[data-lines]").textContent();
    for (const secret of SECRETS) expect(log).not.toContain(secret);
    for (const id of IDENTIFIERS) expect(log).toContain(id);
    expect(sent.join("\n")).not.toMatch(/7006|8812345678|640bc797/);
    expect(page.url()).not.toContain("q=");
    expect(await page.evaluate(() => JSON.stringify([localStorage, sessionStorage, history.state]))).not.toContain(
      "7006",
    );
    await expect(page.getByText("What you paste stays in this browser")).toBeVisible();
    await page.getByRole("button", { name: "Show them" }).click();
    await expect(page.locator("[data-lines]")).toContainText(SECRETS[0]!);
    await page.getByRole("button", { name: "Hide them again" }).click();
    await expect(page.locator("[data-lines]")).not.toContainText(SECRETS[0]!);
    expect(await box(page).inputValue()).not.toContain(SECRETS[0]!);
  });
}

// The history of a page that others used before may be full.
fresh("200 KB of log leave the page alive, its address and history clean", async ({ page }) => {
  await page.goto("/zh/search/");
  const length = await page.evaluate(() => history.length);
  const lines = Array.from(
    { length: 3000 },
    (_, line) => `10:41:07.512 [pid 8] INFO audio.c:${line} sent ${line * 640} bytes`,
  );
  lines[1234] = "ERROR asr ret=14001";
  await paste(page, lines.join("\n"));
  await isDone(page);
  await expect(results(page).first()).toHaveAttribute("data-id", "unattributed/ai-sdk/14001");
  await results(page).first().locator("[data-line]").click();
  await expect(page.locator('.line[data-number="1235"]')).toBeInViewport();
  await expect(page).toHaveURL("/zh/search/");
  expect(await page.evaluate(() => history.length)).toBe(length);
});

test("a secret that is typed stays out of the address, and home does not send it on", async ({ page }) => {
  await page.goto("/en/search/");
  await box(page).fill("token=abcdef123456 status=40000001");
  await isDone(page);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/q=/);
  expect(page.url()).not.toContain("abcdef123456");
  await page.goto("/en/");
  await box(page).fill("token=abcdef123456 status=40000001");
  await page.keyboard.press("Enter");
  await expect(results(page).first()).toHaveAttribute("data-id", "aliyun/nls/40000001");
  await expect(page).toHaveURL("/en/");
});

test("home answers while one types, and Enter leads to the search page", async ({ page }) => {
  await page.goto("/zh/");
  await box(page).fill("41050008");
  await expect(results(page).first()).toHaveAttribute("data-id", "aliyun/nls/41050008");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/zh/search/?q=41050008");
  await expect(results(page).first()).toHaveAttribute("data-id", "aliyun/nls/41050008");
});

test("keys alone reach a result and open it; Escape clears", async ({ page }) => {
  await page.goto("/en/search/");
  await expect(box(page)).toBeFocused();
  await page.keyboard.type("4105001");
  await isDone(page);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await expect(results(page).first().getByRole("link")).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(box(page)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Escape");
  await expect(box(page)).toBeFocused();
  await expect(box(page)).toHaveValue("");
  await expect(page.locator("[data-search]")).toHaveAttribute("data-state", "idle");
  await expect(results(page)).toHaveCount(0);
  await page.keyboard.type("7006");
  await isDone(page);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/en/tencent/gme/7006/");
});

/** Alt and K as the operating system sends them: Playwright's own keys carry no unmodified text. */
const pressAccessKey = async (page: Page) => {
  const client = await page.context().newCDPSession(page);
  const key = { modifiers: 1, key: "k", code: "KeyK", windowsVirtualKeyCode: 75, unmodifiedText: "k", text: "k" };
  await client.send("Input.dispatchKeyEvent", { type: "keyDown", ...key });
  await client.send("Input.dispatchKeyEvent", { type: "keyUp", ...key });
};

test("the shortcut needs a modifier, takes no typed character, and can be switched off", async ({ page }) => {
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

test("a screen reader is told the outcome once the keys rest, and the box says what it takes", async ({ page }) => {
  await page.goto("/en/search/");
  const status = page.getByRole("status");
  await box(page).fill("41050008");
  await expect(status).toHaveText("1 result");
  await box(page).fill("70066");
  await expect(status).toContainText("There is no code 70066 here.");
  await expect(status).toContainText(/Did you mean one of these\?.+7006$/);
  await expect(
    page.getByRole("textbox", { name: "Code, symbol, message, log or question" }),
  ).toHaveAccessibleDescription(/Paste whole JSON frames.+stays in this browser/);
});

test("without scripts the box works by GET, keeps a paste out of the address, and links the vendors' tables", async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/en/");
  await expect(box(page)).toHaveAttribute("maxlength", "300");
  await box(page).fill("41050008");
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page).toHaveURL("/en/search/?q=41050008");
  await expect(page.locator("select").filter({ visible: true })).toHaveCount(0);
  await expect(page.locator("noscript p")).toContainText("Search needs JavaScript.");
  for (const product of ["aliyun/nls", "tencent/gme", "aispeech/flash", "unattributed/ai-sdk"]) {
    await expect(page.locator(`main a[href="/en/${product}/"]`)).toBeVisible();
  }
  await context.close();
});

test("a path that leads nowhere is resolved: the code it meant, or those near it", async ({ page }) => {
  // A host shows this page for every path that leads nowhere.
  await page.route(/\/(aliyun\/41050008|error-70066.html|page\/)$/, (route) =>
    route.fulfill({ path: "dist/404.html" }),
  );
  await page.goto("/zh/aliyun/41050008");
  const found = page.locator("failed-path [data-result]");
  await expect(found.first()).toHaveAttribute("href", "/zh/aliyun/nls/41050008/");
  await expect(page.locator('failed-path [data-result][href="/en/aliyun/nls/41050008/"]')).toBeVisible();
  await page.goto("/docs/error-70066.html");
  await expect(page.locator("failed-path [data-result]")).toHaveCount(0);
  await expect(page.locator('failed-path [data-suggestion][href="/zh/tencent/gme/7006/"]')).toBeVisible();
  await page.goto("/no/such/page/");
  await expect(page.locator("failed-path [data-result], failed-path [data-suggestion]")).toHaveCount(0);
});

test("the address bar can search the site: the description leads to the reader's search page", async ({ browser }) => {
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
  await expect(results(page).first()).toHaveAttribute("data-id", "aliyun/nls/40000004");
  await context.close();
});

test("no box lets a secret into an address: the header's, the missing page's, a link's", async ({ page }) => {
  for (const path of ["/en/aliyun/nls/403/", "/404.html"]) {
    await page.goto(path);
    const small = page.locator("form input[name=q]").last();
    await expect(small).toHaveAttribute("maxlength", "300");
    await small.fill("status=40000005 password=hunter22");
    await small.press("Enter");
    await expect(page).toHaveURL(/search\/\?q=/);
    expect(decodeURIComponent(page.url())).not.toContain("hunter22");
  }
  await page.goto("/en/search/?q=password%3Dhunter22+403");
  await isDone(page);
  expect(page.url()).not.toContain("hunter22");
  expect(await box(page).inputValue()).not.toContain("hunter22");
  expect(await page.locator("header a[data-language]").getAttribute("href")).not.toContain("hunter22");
});

test("what was shown once is masked again with the next paste, and a paste can be undone", async ({ page }) => {
  await page.goto("/en/search/");
  await paste(page, LOG);
  await isDone(page);
  await page.getByRole("button", { name: "Show them" }).click();
  await expect(page.locator("[data-lines]")).toContainText(SECRETS[0]!);
  await page.keyboard.press("Escape");
  await box(page).fill("password=hunter22 status=7006\nend");
  await isDone(page);
  await expect(page.locator("[data-lines]")).not.toContainText("hunter22");
  await box(page).fill("");
  await box(page).pressSequentially("before");
  await paste(page, "token=abcd1234efgh5678 status=40000001");
  await expect(box(page)).toHaveValue("token=•••• status=40000001");
  await page.keyboard.press("Control+z");
  await expect(box(page)).toHaveValue("before");
});
