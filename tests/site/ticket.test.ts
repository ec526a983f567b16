/** The ticket card: one press copies what a ticket needs, in either language. */
import { expect, test } from "@playwright/test";

const CODE = "/en/aliyun/nls/41050008/";
test.use({ permissions: ["clipboard-read", "clipboard-write"] });

test("one press copies the ticket in either language or both, with evidence and ticked steps", async ({ page }) => {
  const sent: string[] = [];
  await page.goto(CODE, { waitUntil: "networkidle" });
  page.on("request", (request) => sent.push(request.url()));
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await page.getByRole("button", { name: "Copy in English" }).click();
  await expect(page.getByText("Copied.")).toBeVisible();
  const english = await copied();
  expect(english).toContain("**41050008 UNSUPPORTED_SAMPLE_RATE** The recording's sample rate");
  expect(english).toContain("Retry: Only after a fix");
  expect(english).toContain("Who acts: Developer");
  expect(english).toMatch(/- Why it happens: .+ \[source\]\n\n\*\*What to do\*\*\n\n1\. \S.+ \[(source|inferred)\]/);
  expect(english).toMatch(/\*\*Evidence\*\*\n\n- .+: ____/);
  expect(english.trim().split("\n").at(-1)).toMatch(/^http.+\/aliyun\/nls\/41050008\/$/);
  expect(english).not.toContain("☐");

  const fields = page.locator("[data-evidence]");
  const plainField = fields.first();
  const logField = fields.nth(1);
  expect(await fields.count()).toBeGreaterThan(2);
  await plainField.fill("640bc797");
  await logField.fill("appkey=Qz7Lm2Vx9Tn4Kd8w token=abcdef0123456789");
  await page.getByLabel("Step 1 done").first().check();
  await page.getByRole("button", { name: "Copy both" }).click();
  const both = await copied();
  expect(both).toContain("640bc797");
  // An identifier is what support looks up; a token never leaves.
  expect(both).toContain("appkey=Qz7Lm2Vx9Tn4Kd8w token=••••");
  expect(both.match(/☑/g)).toHaveLength(2);
  expect(both).toContain("能否重试：");
  expect(both.indexOf("Retry:")).toBeLessThan(both.indexOf("能否重试："));

  await page.getByLabel("Plain text").check();
  await page.getByRole("button", { name: "Copy in Chinese" }).click();
  expect(await copied()).not.toContain("**");
  expect(sent.filter((address) => !address.endsWith("/favicon.svg"))).toEqual([]);
  expect(await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]))).not.toContain("640bc797");
});

test("a ticket holds every case with its message, values and notes, and commands that run as they stand", async ({
  page,
}) => {
  const copied = async (path: string) => {
    await page.goto(path);
    await page.getByRole("button", { name: "Copy in English" }).click();
    await expect(page.getByText("Copied.")).toBeVisible();
    return page.evaluate(() => navigator.clipboard.readText());
  };
  const cases = await copied("/en/aliyun/nls/40000009/");
  expect(cases).toContain("- Message from the service: `Invalid wav header!`");
  expect(cases).toContain("- Message from the service: `Too large wav header!`");
  expect(cases).toContain("**Notes**");
  expect(await copied("/en/aispeech/flash/50353/")).toContain("- `status.invalid:idle`: ");
  const command = await copied("/en/aliyun/nls/40000003/");
  expect(command).toContain("curl ");
  expect(command).not.toMatch(/\\\s*;/);
});

test("ticked steps travel in the link", async ({ page, context }) => {
  await page.goto(CODE);
  await page.getByRole("button", { name: "Copy link only" }).click();
  const link = () => page.evaluate(() => navigator.clipboard.readText());
  expect(new URL(await link()).pathname).toBe("/aliyun/nls/41050008/");
  expect(new URL(await link()).hash).toBe("");
  await page.getByLabel("Step 2 done").first().check();
  await page.getByRole("button", { name: "Copy link only" }).click();
  const other = await context.newPage();
  // The permalink leads to the page in both languages, which shows them in both.
  expect(new URL(await link()).pathname).toBe("/aliyun/nls/41050008/");
  await other.goto(CODE.replace("/en", "") + new URL(await link()).hash);
  for (const name of ["Step 2 done", "第 2 步已完成"]) await expect(other.getByLabel(name)).toBeChecked();
  for (const name of ["Step 1 done", "第 1 步已完成"]) await expect(other.getByLabel(name)).not.toBeChecked();
  await other.getByLabel("第 1 步已完成").check();
  await expect(other.getByLabel("Step 1 done")).toBeChecked();
  await expect(other).toHaveURL(/#done=.+,.+$/);
});

test("where the clipboard is refused the text can be copied by hand", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "clipboard", { value: { writeText: () => Promise.reject(new Error("refused")) } });
  });
  await page.goto(CODE);
  await page.getByRole("button", { name: "Copy in English" }).click();
  await expect(page.getByText("The browser blocks access to the clipboard.")).toBeVisible();
  await expect(page.locator("[data-refused-text]")).toHaveValue(/41050008 UNSUPPORTED_SAMPLE_RATE/);
});

test("without scripts the page shows what to collect and the link, and nothing that does not work", async ({
  browser,
}) => {
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

test("the code and its symbol are copied by a press each, as they are written", async ({ page }) => {
  await page.goto("/zh/tencent/gme/4097/");
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await page.getByRole("button", { name: "复制错误码 4097" }).click();
  expect(await copied()).toBe("4097");
  await expect(page.getByText("已复制").first()).toBeVisible();
  await page.getByRole("button", { name: "复制 0x1001" }).click();
  expect(await copied()).toBe("0x1001");
});
