/** Pages about the whole catalogue (conditions by vendor, coverage, figures) agree with the content. */
import { expect, test } from "@playwright/test";
import { coverageOf } from "../../src/catalog/coverage.ts";
import { groupByCategory } from "../../src/catalog/group.ts";
import { STAGES } from "../../src/schema/taxonomy.ts";
import { catalogOf } from "../unit/content.ts";

const catalog = catalogOf("content");

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("conditions by vendor lists every condition of every category with its codes", async ({ page }) => {
    const listed = new Set<string>();
    for (const { category, members } of groupByCategory(catalog.conditions)) {
      await page.goto("/en/conditions/by-vendor/");
      await page.locator(`section#${category} h2 a`).click();
      const rows = page.locator("tr[data-condition]");
      expect(await rows.evaluateAll((all) => all.map(({ id }) => id))).toEqual(members.map(({ id }) => id));
      const entries = await page
        .locator("[data-product]")
        .evaluateAll((all) =>
          all.map(
            (entry) =>
              [
                entry.closest("tr")!.id,
                (entry as HTMLElement).dataset["product"]!,
                entry.lastElementChild!.textContent,
                [...entry.querySelectorAll("[href]:not([href*='/conditions/'])")].map((link) =>
                  link.textContent!.trim(),
                ),
              ] as const,
          ),
        );
      for (const [conditionId, productId, text, shown] of entries) {
        listed.add(`${conditionId} ${productId}`);
        const condition = members.find(({ id }) => id === conditionId)!;
        const codes = condition.codes.filter(({ product }) => product.id === productId).map(({ code }) => code);
        const more = Number(/(\d+) more/.exec(text)?.[1] ?? 0);
        expect(shown.filter((code) => !codes.includes(code))).toEqual([]);
        expect(shown.length + more).toBe(codes.length);
      }
    }
    const all = catalog.conditions.flatMap(({ id, codes }) => codes.map(({ product }) => `${id} ${product.id}`));
    expect(listed).toEqual(new Set(all));
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
