/** The list of a product's codes: complete, and narrowed in place with the state in the address. */
import { expect, test } from "@playwright/test";
import { catalogOf } from "../unit/content.ts";

const PATH = "/en/tencent/gme/";
const CODES = catalogOf("content").products.find(({ id }) => id === "tencent/gme")!.codes.length;

test("the list is narrowed in place, the state is in the address, and groups without codes go", async ({ page }) => {
  await page.goto(PATH);
  const rows = page.locator("code-filter tr[data-retry]").filter({ visible: true });
  const all = await rows.count();
  expect(all).toBe(CODES);
  await page.getByLabel("Filter").fill("download");
  await expect(page).toHaveURL(`${PATH}?text=download`);
  expect(await rows.count()).toBeLessThan(all);
  await expect(page.getByText(new RegExp(`^Showing \\d+ of ${CODES}$`))).toBeVisible();
  await expect(page.locator("[data-group]").filter({ visible: false })).not.toHaveCount(0);
  await expect(page.locator('code-filter a[href^="#block"]').filter({ visible: true })).toHaveCount(
    await page.locator("[data-group]").filter({ visible: true }).count(),
  );
  await page.locator("select[name=owner]").selectOption("ops");
  await expect(page).toHaveURL(`${PATH}?text=download&owner=ops`);
  for (const owner of await rows.evaluateAll((list) => list.map((row) => row.getAttribute("data-owner")))) {
    expect(owner).toBe("ops");
  }
});

test("a link with a filter opens the list narrowed; an unknown value filters nothing", async ({ page }) => {
  await page.goto(`${PATH}?category=auth`);
  const rows = page.locator("code-filter tr[data-retry]").filter({ visible: true });
  await expect(page.locator("select[name=category]")).toHaveValue("auth");
  const some = await rows.count();
  expect(some).toBeGreaterThan(0);
  expect(some).toBeLessThan(CODES);
  await page.goto(`${PATH}?category=%3Cscript%3E`);
  await expect(rows).toHaveCount(CODES);
});

test("the list is grouped and sorted in place, and back again", async ({ page }) => {
  await page.goto(PATH);
  const rows = page.locator("code-filter tr[data-retry]").filter({ visible: true });
  const headings = page.locator("code-filter h3").filter({ visible: true });
  const texts = async () => (await rows.allTextContents()).map((text) => text.trim().replace(/\s+/g, " "));
  const before = [await headings.allTextContents(), await texts()];
  await page.locator("select[name=group]").selectOption("surface");
  await expect(page).toHaveURL(`${PATH}?group=surface`);
  await expect(headings).toHaveText([
    "General",
    "Real-time voice: client",
    "Real-time voice: server",
    "Voice messages and speech-to-text",
  ]);
  await expect(rows).toHaveCount(CODES);
  await page.locator("select[name=group]").selectOption("none");
  await page.locator("select[name=sort]").selectOption("title");
  await expect(headings).toHaveCount(1);
  const titles = await rows.locator("[data-title]").allTextContents();
  expect(titles).toEqual([...titles].sort((a, b) => a.localeCompare(b, "en")));
  expect(titles).toHaveLength(CODES);
  await page.reload();
  await expect(page.locator("select[name=sort]")).toHaveValue("title");
  expect(await rows.locator("[data-title]").allTextContents()).toEqual(titles);
  await page.locator("select[name=sort]").selectOption("");
  await page.locator("select[name=group]").selectOption("");
  await expect(page).toHaveURL(PATH);
  expect([await headings.allTextContents(), await texts()]).toEqual(before);
});

test("the figure of kinds leads to the list narrowed to one", async ({ page }) => {
  await page.goto(PATH);
  const bar = page.getByRole("link", { name: /^Wrong state: \d+ codes$/ });
  const [, count] = /: (\d+) /.exec((await bar.getAttribute("aria-label"))!)!;
  await bar.click();
  await expect(page).toHaveURL(`${PATH}?category=state#codes`);
  await expect(page.locator("code-filter tr[data-category]").filter({ visible: true })).toHaveCount(Number(count));
});

test("without scripts the list is complete and no control is shown", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${PATH}?text=download`);
  await expect(page.locator("code-filter tr[data-retry]").filter({ visible: true })).toHaveCount(CODES);
  await expect(page.getByLabel("Filter")).toBeHidden();
  await context.close();
});
