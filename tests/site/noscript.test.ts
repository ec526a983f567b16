/** Every page type without scripts: it answers, says what it is, reads in full, and offers nothing that does not work. */
import { expect } from "@playwright/test";
import { test } from "./shared.ts";
import { DIST, fileAt, PAGES } from "./site.ts";

test.use({ scripts: false });

for (const { name, path, locale } of PAGES) {
  test(`${name} says what it is, reads in full, and offers nothing that does not work`, async ({ page }) => {
    const response = await page.goto(path);
    expect(response?.status()).toBe(200);
    await expect(page.locator("html")).toHaveAttribute("lang", locale === "en" ? "en" : "zh-CN");
    await expect(page.locator("h1")).toHaveCount(1);
    await expect(page).toHaveTitle(/.+ · VoxErr/);
    expect(await page.locator("meta[name=description]").getAttribute("content")).toMatch(/\S{5}/);
    await expect(page.locator("form [name=q]").first()).toBeVisible();
    if (locale) {
      const other = locale === "zh" ? "en" : "zh";
      const address = path.replace(`/${locale}/`, `/${other}/`);
      await expect(page.locator(`header a[data-language=${other}]`)).toHaveAttribute("href", address);
      expect(fileAt(DIST, "/", address)).toBeDefined();
    }
    const { hidden, dead } = await page.evaluate(() => {
      const main = document.querySelector("main")!;
      for (const details of main.querySelectorAll("details")) details.open = true;
      const isMeantForScripts = (element: Element) =>
        element.closest(
          "template, script, style, [hidden], [data-search], copy-button, .scripted, .scripted-alone, .scripted-step, .sr-only, .narrow",
        );
      const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
      const hidden: string[] = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node.parentElement!;
        if (!node.textContent!.trim() || isMeantForScripts(element)) continue;
        const isShown = element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
        if (!isShown) hidden.push(node.textContent!.trim().slice(0, 60));
      }
      const dead = [...main.querySelectorAll("button, input, select, textarea")]
        .filter((control) => control.checkVisibility({ visibilityProperty: true }) && !control.closest("form"))
        .map((control) => control.outerHTML.slice(0, 80));
      return { hidden, dead };
    });
    expect(hidden).toEqual([]);
    expect(dead).toEqual([]);
  });
}
