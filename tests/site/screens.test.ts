/** A picture of every page type, language, theme and width in `test-results/screens/`, for a person to look at. */
import { expect } from "@playwright/test";
import { test } from "./shared.ts";
import { PAGES } from "./site.ts";

/** As much of a page as a person looks through, in pixels; lists go on for much longer. */
const HEIGHT = 1600;

for (const { name, path } of PAGES) {
  // The root moves on to a home page.
  if (path === "/") continue;
  test(`${name} leaves pictures`, async ({ page }) => {
    await page.goto(path.endsWith("/search/") ? `${path}?q=token` : path, { waitUntil: "networkidle" });
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: HEIGHT });
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        const picture = await page.screenshot({
          path: `test-results/screens/${name.replaceAll(" ", "-")}-${width}-${colorScheme}.png`,
        });
        expect(picture.length).toBeGreaterThan(5_000);
      }
    }
  });
}
