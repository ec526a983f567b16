/** Pages about the whole catalogue (conditions by vendor, coverage, figures) agree with the content. */
import { expect, test } from "@playwright/test";
import { coverageOf } from "../../src/catalog/coverage.ts";
import { STAGES } from "../../src/schema/taxonomy.ts";
import { catalogOf } from "../unit/content.ts";

const catalog = catalogOf("content");

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("conditions by vendor lists every condition with its codes", async ({ page }) => {
    await page.goto("/en/conditions/by-vendor/");
    await expect(page.locator("tr[data-condition]")).toHaveCount(catalog.conditions.length);
    for (const id of ["token-expired", "parameter-invalid"]) {
      const condition = catalog.conditions.find((candidate) => candidate.id === id)!;
      const cells = await page.locator(`tr[data-condition="${id}"] td`).allTextContents();
      const products = catalog.products.filter(({ codes }) => codes.length > 0);
      for (const [column, product] of products.entries()) {
        const codes = condition.codes.filter((code) => code.product === product).map(({ code }) => code);
        const shown = cells[column]!.match(/\d{3,}/g) ?? [];
        expect(shown.filter((code) => !codes.includes(code))).toEqual([]);
        const more = Number(/(\d+) more/.exec(cells[column]!)?.[1] ?? 0);
        expect(shown.length + more).toBe(codes.length);
      }
    }
  });

  test("coverage shows how many causes the vendor states, and which numbers are missing", async ({ page }) => {
    await page.goto("/zh/coverage/");
    for (const { product, stated, inferred, gaps } of coverageOf(catalog.products)) {
      const row = page.locator(`tr[data-product="${product.id}"]`);
      expect(stated.length + inferred.length).toBe(product.codes.length);
      await expect(row.locator("[data-column=stated]")).toHaveText(String(stated.length));
      await expect(row.locator("[data-column=inferred]")).toHaveText(String(inferred.length));
      const section = page.locator(`section#${product.id.replace("/", "-")}`);
      for (const { from } of gaps) await expect(section.locator("[data-gaps]")).toContainText(from);
      await expect(section.locator("details a")).toHaveCount(inferred.length);
    }
  });
});

test("the figure of a number's parts shows every digit once, in order", async ({ page }) => {
  for (const product of catalog.products) {
    await page.goto(`/en/${product.id}/`);
    const figures = page.locator("figure:has(.figure-digits)");
    await expect(figures).toHaveCount(product.anatomies.length);
    for (const [index, { parts }] of product.anatomies.entries()) {
      const figure = figures.nth(index);
      const digits = await figure.locator(".figure-digits").allTextContents();
      expect(digits.map((text) => text.trim())).toEqual(parts.map((part) => part.digits));
      for (const { name } of parts) await expect(figure).toContainText(name.en);
    }
  }
});

test("the figure of a call marks the stages of the condition, and its caption names them", async ({ page }) => {
  for (const condition of catalog.conditions.filter((_, index) => index % 15 === 0)) {
    await page.goto(`/en/conditions/${condition.id}/`);
    const figure = page.locator("figure:has(.figure-dot)");
    /** For each stage of the figure, whether it has the mark. */
    const stagesWith = (mark: string) =>
      figure
        .locator("g")
        .evaluateAll((stages, selector) => stages.map((stage) => stage.querySelector(selector) !== null), mark);
    expect(await stagesWith(".figure-bar")).toEqual(STAGES.map((stage) => condition.path.caused.includes(stage)));
    expect(await stagesWith(".figure-ring")).toEqual(STAGES.map((stage) => condition.path.noticed.includes(stage)));
    await expect(figure.locator("figcaption")).toHaveText(/Look first at: .+\s+Reported by: .+/);
  }
});
