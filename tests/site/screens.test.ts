/** A picture of every page type, language, theme and width in `test-results/screens/`, for a person to look at. */
import { expect, test } from "@playwright/test";
import { PAGES } from "./site.ts";

for (const { name, path } of PAGES) {
  // The root moves on to a home page.
  if (path === "/") continue;
  test(`${name} leaves pictures`, async ({ page }) => {
    await page.goto(path.endsWith("/search/") ? `${path}?q=token` : path, { waitUntil: "networkidle" });
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        const picture = await page.screenshot({
          path: `test-results/screens/${name.replaceAll(" ", "-")}-${width}-${colorScheme}.png`,
          fullPage: true,
        });
        expect(picture.length).toBeGreaterThan(5_000);
      }
    }
  });
}
