/** The ticket card copies what a ticket needs, in either language or both. */
import { expect, test, type Page } from "@playwright/test";
import type { Code } from "../../src/catalog/build.ts";
import { catalogOf } from "../unit/content.ts";

const CODE = "/en/aliyun/nls/41050008/";
test.use({ permissions: ["clipboard-read", "clipboard-write"] });

const clipboardOf = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test("the ticket is copied in either language or both, with evidence and ticked steps, and nothing is sent", async ({
  page,
}) => {
  const sent: string[] = [];
  await page.goto(CODE, { waitUntil: "networkidle" });
  page.on("request", (request) => sent.push(request.url()));
  await page.getByRole("button", { name: "Copy in English" }).click();
  await expect(page.getByText("Copied.")).toBeVisible();
  const english = await clipboardOf(page);
  expect(english).toContain("**41050008 UNSUPPORTED_SAMPLE_RATE** The recording's sample rate");
  expect(english).toContain("Retry: Only after a fix");
  expect(english).toContain("Who acts: Developer");
  expect(english).toMatch(/- Why it happens: .+ \[source\]\n\n\*\*What to do\*\*\n\n1\. \S.+ \[(source|inferred)\]/);
  expect(english).toMatch(/\*\*Evidence\*\*\n\n- .+: ____/);
  expect(english.trim().split("\n").at(-1)).toMatch(/^http.+\/aliyun\/nls\/41050008\/$/);
  expect(english).not.toContain("☐");

  const fields = page.locator("[data-evidence]");
  expect(await fields.count()).toBeGreaterThan(2);
  await fields.first().fill("640bc797");
  await fields.nth(1).fill("appkey=Qz7Lm2Vx9Tn4Kd8w token=abcdef0123456789");
  await page.getByLabel("Step 1 done").first().check();
  await page.getByRole("button", { name: "Copy both" }).click();
  const both = await clipboardOf(page);
  expect(both).toContain("640bc797");
  // Support needs the identifier; the token is secret.
  expect(both).toContain("appkey=Qz7Lm2Vx9Tn4Kd8w token=••••");
  expect(both.match(/☑/g)).toHaveLength(2);
  expect(both).toContain("能否重试：");
  expect(both.indexOf("Retry:")).toBeLessThan(both.indexOf("能否重试："));

  await page.getByLabel("Plain text").check();
  await page.getByRole("button", { name: "Copy in Chinese" }).click();
  expect(await clipboardOf(page)).not.toContain("**");
  expect(sent.filter((address) => !address.endsWith("/favicon.svg"))).toEqual([]);
  expect(await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]))).not.toContain("640bc797");
});

test("a ticket has the messages, values and notes of every case, and commands that run unchanged", async ({ page }) => {
  const ticketOf = async (path: string) => {
    await page.goto(path);
    await page.getByRole("button", { name: "Copy in English" }).click();
    await expect(page.getByText("Copied.")).toBeVisible();
    return clipboardOf(page);
  };
  const cases = await ticketOf("/en/aliyun/nls/40000009/");
  expect(cases).toContain("- Literal message: `Invalid wav header!`");
  expect(cases).toContain("- Literal message: `Too large wav header!`");
  expect(cases).toContain("**Notes**");
  expect(await ticketOf("/en/aispeech/flash/50353/")).toContain("- `status.invalid:idle`: ");
  const command = await ticketOf("/en/aliyun/nls/40000003/");
  expect(command).toContain("curl ");
  expect(command).not.toMatch(/\\\s*;/);
});

test("ticked steps are in the copied link, and are ticked in both languages on the ticket page", async ({
  page,
  context,
}) => {
  await page.goto(CODE);
  await page.getByRole("button", { name: "Copy link only" }).click();
  expect(await clipboardOf(page)).toMatch(/\/aliyun\/nls\/41050008\/$/);
  await page.getByLabel("Step 2 done").first().check();
  await page.getByRole("button", { name: "Copy link only" }).click();
  const link = new URL(await clipboardOf(page));
  expect(link.pathname).toBe("/aliyun/nls/41050008/");
  const ticketPage = await context.newPage();
  await ticketPage.goto(link.pathname + link.hash);
  for (const name of ["Step 2 done", "第 2 步已完成"]) await expect(ticketPage.getByLabel(name)).toBeChecked();
  for (const name of ["Step 1 done", "第 1 步已完成"]) await expect(ticketPage.getByLabel(name)).not.toBeChecked();
  await ticketPage.getByLabel("第 1 步已完成").check();
  await expect(ticketPage.getByLabel("Step 1 done")).toBeChecked();
  await expect(ticketPage).toHaveURL(/#done=.+,.+$/);
});

test("the two columns of a ticket page have a row for each field of the longest code", async ({ page }) => {
  const lengthOf = ({ variants }: Code) => variants.reduce((sum, { fixes }) => sum + fixes.length, variants.length);
  const longest = catalogOf("content").codes.reduce((a, b) => (lengthOf(b) > lengthOf(a) ? b : a));
  await page.goto(`/${longest.id}/`);
  const { fields, rows } = await page.locator(".side-by-side").evaluate((grid) => ({
    fields: grid.querySelectorAll("section:first-child > :not(ol), section:first-child > ol > li").length,
    rows: getComputedStyle(grid).gridTemplateRows.split(" ").length,
  }));
  expect(fields).toBeGreaterThan(50);
  expect(rows).toBeGreaterThanOrEqual(fields);
});

test("a link to a part of the page leaves the ticked steps as they are, also in the copied link", async ({ page }) => {
  await page.goto(CODE);
  const step = page.getByLabel("Step 2 done").first();
  await step.check();
  await page.evaluate(() => (location.hash = "#content"));
  await expect(page).toHaveURL(`${CODE}#content`);
  await expect(step).toBeChecked();
  await page.getByRole("button", { name: "Copy link only" }).click();
  expect(await clipboardOf(page)).toMatch(/#done=[a-z0-9-]+\.2$/);
});

test("without SITE_URL every link of a ticket names the address at which the page is served", async ({
  page,
  baseURL,
}) => {
  const permalink = `${baseURL}/aliyun/nls/41050008/`;
  await page.goto(CODE);
  await expect(page.locator("ticket-card [data-address]")).toHaveText(permalink);
  await page.locator("[data-copy-link]").click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(permalink);
  // A browser or a chat completes the paths of the head with the address of the page.
  const links = await page
    .locator("link[rel=canonical], link[rel=alternate][hreflang]")
    .evaluateAll((all) => all.map((link) => new URL((link as HTMLLinkElement).href).origin));
  expect(links.length).toBeGreaterThan(2);
  expect(new Set(links)).toEqual(new Set([baseURL]));
  for (const name of ["og:url", "og:image"]) {
    const content = await page.locator(`meta[property="${name}"]`).getAttribute("content");
    expect(new URL(content!, page.url()).origin, name).toBe(baseURL);
  }
  await page.goto("/aliyun/nls/41050008/");
  await expect(page.locator("[data-address]")).toHaveText(permalink);
});

test("if the browser refuses the clipboard, the text can be copied by hand", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "clipboard", { value: { writeText: () => Promise.reject(new Error("refused")) } });
  });
  await page.goto(CODE);
  await page.getByRole("button", { name: "Copy in English" }).click();
  await expect(page.getByText("The browser blocks access to the clipboard.")).toBeVisible();
  await expect(page.locator("[data-refused-text]")).toHaveValue(/41050008 UNSUPPORTED_SAMPLE_RATE/);
});

test("without scripts the page shows what to collect and the link, but no controls", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(CODE);
  await expect(page.getByRole("heading", { name: "Collect this before you ask for help" })).toBeVisible();
  await expect(page.locator('a[href="/aliyun/nls/41050008/"]')).toBeVisible();
  await expect(
    page.locator("ticket-card button, ticket-card input, [data-step]").filter({ visible: true }),
  ).toHaveCount(0);
  await context.close();
});

test("buttons copy the code and its symbol as they are written", async ({ page }) => {
  await page.goto("/zh/tencent/gme/4097/");
  await page.getByRole("button", { name: "复制错误码 4097" }).click();
  expect(await clipboardOf(page)).toBe("4097");
  await expect(page.getByText("已复制").first()).toBeVisible();
  await page.getByRole("button", { name: "复制 0x1001" }).click();
  expect(await clipboardOf(page)).toBe("0x1001");
});
