/** Every page type, in every language and theme, against WCAG 2.2 AA and best practice. */
import { readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import type axe from "axe-core";
import { isDone } from "./finder.ts";
import { test } from "./shared.ts";
import { PAGES } from "./site.ts";

/** The small form: a page reads it twice as fast. */
const AXE = readFileSync("node_modules/axe-core/axe.min.js", "utf8");

const LOG = "10:41:07 [GME] OnEvent ITMG_MAIN_EVENT_TYPE_ENTER_ROOM result=7006 openid=8812345678\nret=14001\n";

/** What a page shows only once it is used. */
const USED = ["zh", "en"].flatMap((locale) => [
  { name: `results ${locale}`, path: `/${locale}/search/?q=token%20expired`, use: async () => {} },
  { name: `suggestions ${locale}`, path: `/${locale}/search/?q=70066`, use: async () => {} },
  { name: `nothing found ${locale}`, path: `/${locale}/search/?q=asdfqwer`, use: async () => {} },
  {
    name: `annotated log ${locale}`,
    path: `/${locale}/`,
    use: (page: Page) => page.locator("textarea[name=q]").fill(LOG),
  },
]);

/** What the theme changes, and what the width changes: the rest is the same and is looked at once. */
const RULES = { dark: ["color-contrast", "link-in-text-block"], phone: ["target-size", "scrollable-region-focusable"] };
/** Rows of a table and items of a list that are looked at: the others are made by the same lines of the template. */
const ITEMS = 8;

/** Looks at a page that holds axe: by its rules for WCAG and best practice, or by some of them alone. */
const findings = (page: Page, rules?: string[]): Promise<string[]> =>
  page.evaluate(
    async (runOnly) => {
      // What passes is not of interest, and describing it takes as long again.
      const { violations } = await (window as unknown as { axe: typeof axe }).axe.run({
        runOnly,
        resultTypes: ["violations"],
      });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
    },
    rules
      ? { type: "rule" as const, values: rules }
      : { type: "tag" as const, values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
  );

/** The findings in both themes, and on a phone. */
async function findingsInBoth(page: Page): Promise<Record<string, string[]>> {
  await page.evaluate((most) => {
    const lists = [...document.querySelectorAll("main tbody, main ul, main ol")];
    for (const [at, list] of lists.entries()) {
      // Of the tables after the first a row each shows that they are made alike.
      const kept = list.tagName === "TBODY" && lists.findIndex(({ tagName }) => tagName === "TBODY") < at ? 1 : most;
      for (const item of [...list.children].slice(kept)) item.remove();
    }
  }, ITEMS);
  await page.evaluate(AXE);
  const light = await findings(page);
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await findings(page, RULES.dark);
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 390, height: 844 });
  return { light, dark, phone: await findings(page, RULES.phone) };
}
const NONE = { light: [], dark: [], phone: [] };

test("a fault is found: in both themes, in the dark one alone, and on a phone", async ({ page }) => {
  await page.goto("/en/about/");
  await page.evaluate(() => {
    const add = (tag: string, style: string) => {
      const element = document.createElement(tag);
      element.textContent = tag === "img" ? "" : "words";
      element.style.cssText = style;
      document.querySelector("main")!.append(element);
    };
    add("img", "");
    add("p", "color: #333");
    add("button", "width: 9px; height: 9px; overflow: hidden; padding: 0; border: 0; margin: -4px");
    add("button", "width: 9px; height: 9px; overflow: hidden; padding: 0; border: 0; margin: -4px");
  });
  const { light, dark, phone } = await findingsInBoth(page);
  expect(light?.join()).toContain("image-alt");
  expect(light?.join()).not.toMatch(/color-contrast: [^,]*p\b/);
  expect(dark?.join()).toMatch(/color-contrast: .*p/);
  expect(phone?.join()).toContain("target-size");
});

for (const { name, path } of PAGES) {
  test(`${name} has no finding`, async ({ page }) => {
    // The root's script moves on to a home page.
    if (path === "/") await page.route("**/*.js", (route) => route.abort());
    await page.goto(path);
    expect(new URL(page.url()).pathname).toBe(path);
    expect(await findingsInBoth(page)).toEqual(NONE);
  });
}

for (const { name, path, use } of USED) {
  test(`${name} has no finding`, async ({ page }) => {
    await page.goto(path);
    await use(page);
    await isDone(page);
    expect(await findingsInBoth(page)).toEqual(NONE);
  });
}
