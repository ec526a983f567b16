/** Every page type without scripts: it is complete, and has no control that does not work. */
import { expect } from "@playwright/test";
import { test } from "./shared-page.ts";
import { DIST, fileAt, PAGES } from "./site.ts";

test.use({ hasScripts: false });

/** Elements that are hidden, or that only scripts show: they may hold hidden text. */
const MAY_BE_HIDDEN =
  "template, script, style, [hidden], [data-search], copy-button, .script-only, .copy-item, .step-checkbox, .sr-only";

for (const { name, path, locale } of PAGES) {
  test(`${name}: complete without scripts, and no control that does not work`, async ({ page }) => {
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
    const { hiddenTexts, deadControls } = await page.evaluate((mayBeHidden) => {
      const main = document.querySelector("main")!;
      for (const details of main.querySelectorAll("details")) details.open = true;
      const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
      const hiddenTexts: string[] = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node.parentElement!;
        const text = node.textContent!.trim();
        if (text === "" || element.closest(mayBeHidden)) continue;
        const isShown = element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
        if (!isShown) hiddenTexts.push(text.slice(0, 60));
      }
      const deadControls = [...main.querySelectorAll("button, input, select, textarea")]
        .filter((control) => control.checkVisibility({ visibilityProperty: true }) && !control.closest("form"))
        .map((control) => control.outerHTML.slice(0, 80));
      return { hiddenTexts, deadControls };
    }, MAY_BE_HIDDEN);
    expect(hiddenTexts).toEqual([]);
    expect(deadControls).toEqual([]);
  });
}
