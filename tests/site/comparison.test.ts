/** Conditions by vendor: chosen products in columns, with the choice in the address. */
import { expect, test, type Page } from "@playwright/test";
import { catalogOf } from "../unit/content.ts";

const catalog = catalogOf("content");
const members = catalog.conditions.filter(({ category }) => category === "auth");
const PATH = "/en/conditions/by-vendor/auth/";
const [NLS, GME] = ["aliyun/nls", "tencent/gme"].map((id) => catalog.products.find((product) => product.id === id)!);
const nameOf = ({ vendor, name }: typeof NLS & object) => `${vendor.name.en} · ${name.en}`;
const rows = (page: Page) => page.locator("tr[data-condition]:visible");

test("chosen products are columns, with the conditions for which they have codes", async ({ page }) => {
  await page.goto(PATH);
  await expect(rows(page)).toHaveCount(members.length);
  await page.getByText("Choose products to compare").click();
  await page.getByLabel(nameOf(NLS!)).check();
  await expect(page).toHaveURL(`${PATH}?products=aliyun/nls`);
  await page.getByLabel(nameOf(GME!)).check();
  await expect(page).toHaveURL(`${PATH}?products=aliyun/nls,tencent/gme`);
  await expect(page.locator("thead th:visible")).toHaveText(["Condition", nameOf(NLS!), nameOf(GME!)]);
  const compared = members.filter(({ codes }) => codes.some(({ product }) => [NLS!.id, GME!.id].includes(product.id)));
  await expect(rows(page)).toHaveCount(compared.length);
  const text = `The chosen products have codes for ${compared.length} of ${members.length} conditions`;
  await expect(page.getByRole("status").filter({ hasText: text })).toBeVisible();
  const cells = page.locator("#token-expired td:visible");
  await expect(cells).toHaveCount(2);
  await expect(cells.first().getByRole("link").first()).toHaveAttribute("href", /^\/en\/aliyun\/nls\//);
  await page.getByRole("button", { name: "Back to all products" }).click();
  await expect(page).toHaveURL(PATH);
  await expect(rows(page)).toHaveCount(members.length);
  await expect(page.locator("thead th:visible")).toHaveCount(2);
});

test("on a desktop, long codes of five products stay in their columns", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${PATH}?products=aliyun/nls,aliyun/dashscope,tencent/asr,tencent/tts,amazon/speech`);
  await expect(page.locator("thead th:visible")).toHaveCount(6);
  const outside = await page.locator("td[data-column] a:visible").evaluateAll((links) =>
    links.flatMap((link) => {
      const [box, cell] = [link, link.closest("td")!].map((element) => element.getBoundingClientRect());
      return box!.right > cell!.right + 1 ? [link.textContent] : [];
    }),
  );
  expect(outside).toEqual([]);
});

test("a choice in a link is shown, and goes along to other categories and to the other language", async ({ page }) => {
  const choice = "?products=aliyun/nls,tencent/gme";
  await page.goto(PATH + choice);
  await expect(page.locator("thead th:visible")).toHaveCount(3);
  await page.getByRole("link", { name: "Quota", exact: true }).click();
  await expect(page).toHaveURL(`/en/conditions/by-vendor/quota/${choice}`);
  await expect(page.locator("thead th:visible")).toHaveCount(3);
  await page.locator("header a[data-language=zh]").click();
  await expect(page).toHaveURL(`/zh/conditions/by-vendor/quota/${choice}`);
  await expect(page.locator("thead th:visible")).toHaveCount(3);
  await page.goto(`${PATH}?products=no/such,%3Cb%3E`);
  await expect(rows(page)).toHaveCount(members.length);
});

test("without scripts every product is listed, whatever the address says", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${PATH}?products=aliyun/nls`);
  const entries = new Set(members.flatMap(({ id, codes }) => codes.map(({ product }) => `${id} ${product.id}`)));
  await expect(page.locator("[data-product]:visible")).toHaveCount(entries.size);
  await expect(page.getByText("Choose products to compare")).toBeHidden();
  await context.close();
});
