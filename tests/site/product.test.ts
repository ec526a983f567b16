/** The list of a product's codes: filtered, grouped and sorted in the page, with its state in the address. */
import { expect, test, type Page } from "@playwright/test";
import { catalogOf } from "../unit/content.ts";

const PATH = "/en/tencent/gme/";
const codesOf = (product: string) => catalogOf("content").products.find(({ id }) => id === product)!.codes;
const CODES = codesOf("tencent/gme").length;
/** Number of parts of the product that raise a code. */
const surfacesOf = ({ variants }: ReturnType<typeof codesOf>[number]) =>
  new Set(variants.map(({ surface }) => surface)).size;
/** Number of rows of a list in which each code stands in the group of each of its surfaces. */
const rowsBySurface = (product: string) => codesOf(product).reduce((sum, code) => sum + surfacesOf(code), 0);
const visibleRows = (page: Page) => page.locator("code-filter tr[data-retry]:visible");

test("filters leave the rows and groups that match, and are in the address", async ({ page }) => {
  await page.goto(PATH);
  const rows = visibleRows(page);
  await expect(rows).toHaveCount(CODES);
  await page.getByLabel("Filter").fill("download");
  await expect(page).toHaveURL(`${PATH}?text=download`);
  expect(await rows.count()).toBeLessThan(CODES);
  await expect(page.getByText(new RegExp(`^Showing \\d+ of ${CODES}$`))).toBeVisible();
  await expect(page.locator("[data-group]").filter({ visible: false })).not.toHaveCount(0);
  await expect(page.locator('code-filter a[href^="#block"]').filter({ visible: true })).toHaveCount(
    await page.locator("[data-group]").filter({ visible: true }).count(),
  );
  await page.locator("select[name=owner]").selectOption("end-user");
  await expect(page).toHaveURL(`${PATH}?text=download&owner=end-user`);
  await expect(rows).not.toHaveCount(0);
  await expect(rows.and(page.locator(":not([data-owner=end-user])"))).toHaveCount(0);
});

test("a filter in a link is applied, and an unknown value filters nothing", async ({ page }) => {
  await page.goto(`${PATH}?category=auth`);
  const rows = visibleRows(page);
  await expect(page.locator("select[name=category]")).toHaveValue("auth");
  const filteredCount = await rows.count();
  expect(filteredCount).toBeGreaterThan(0);
  expect(filteredCount).toBeLessThan(CODES);
  await page.goto(`${PATH}?category=%3Cscript%3E`);
  await expect(rows).toHaveCount(CODES);
});

test("the list is grouped and sorted, and its first order can be restored", async ({ page }) => {
  await page.goto(PATH);
  const rows = visibleRows(page);
  const headings = page.locator("code-filter h3:visible");
  const rowTexts = async () => (await rows.allTextContents()).map((text) => text.trim().replace(/\s+/g, " "));
  const initialHeadings = await headings.allTextContents();
  const initialRows = await rowTexts();
  await page.locator("select[name=group]").selectOption("surface");
  await expect(page).toHaveURL(`${PATH}?group=surface`);
  await expect(page.locator("header a[data-language=zh]")).toHaveAttribute(
    "href",
    /\/zh\/tencent\/gme\/\?group=surface$/,
  );
  await expect(headings).toHaveText([
    "General",
    "Real-time voice: client",
    "Real-time voice: server",
    "Voice messages and speech-to-text",
  ]);
  await expect(rows).toHaveCount(rowsBySurface("tencent/gme"));
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
  expect(await headings.allTextContents()).toEqual(initialHeadings);
  expect(await rowTexts()).toEqual(initialRows);
});

test("a code that several parts of the product raise is in the group of each", async ({ page }) => {
  const codes = codesOf("aliyun/nls");
  const several = codes.find((code) => surfacesOf(code) > 1)!;
  await page.goto("/en/aliyun/nls/?group=surface");
  await expect(page.locator(`code-filter tr:visible a[href="/en/${several.id}/"]`)).toHaveCount(surfacesOf(several));
  await expect(visibleRows(page)).toHaveCount(rowsBySurface("aliyun/nls"));
  await page.locator("select[name=group]").selectOption("none");
  await expect(visibleRows(page)).toHaveCount(codes.length);
});

test("the figure of categories leads to the list filtered by one", async ({ page }) => {
  await page.goto(PATH);
  const bar = page.getByRole("link", { name: /^Wrong state: \d+ codes$/ });
  const [, count] = /: (\d+) /.exec((await bar.getAttribute("aria-label"))!)!;
  await bar.click();
  await expect(page).toHaveURL(`${PATH}?category=state#codes`);
  await expect(visibleRows(page)).toHaveCount(Number(count));
});

test("without scripts the list is complete and has no controls", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${PATH}?text=download`);
  await expect(visibleRows(page)).toHaveCount(CODES);
  await expect(page.getByLabel("Filter")).toBeHidden();
  await context.close();
});
