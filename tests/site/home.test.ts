/** The home page of the real catalogue. */
import { expect, test } from "@playwright/test";
import { catalogOf } from "../unit/content.ts";

const { releases, products } = catalogOf("content");

test("the newest release is one line that leads to its changes", async ({ page }) => {
  const { version, summary } = releases[0]!;
  await page.goto("/en/");
  await page.getByRole("link", { name: summary.en }).click();
  await expect(page).toHaveURL(`/en/changes/#v${version}`);
  await expect(page.locator(":target")).toContainText(summary.en);
});

test("every product is listed with the number of its codes, those that people ask for most first", async ({ page }) => {
  await page.goto("/zh/");
  const rows = page.locator("vendor-directory ul ul > li");
  await expect(rows).toHaveCount(products.length);
  await expect(rows.first()).toContainText(products[0]!.name.zh);
  for (const { id, codes } of products) {
    const row = rows.filter({ has: page.locator(`a[href="/zh/${id}/"]`) });
    await expect(row).toContainText(`${codes.length} 个错误码`);
  }
});
