/** Accessibility of every page type, in each language and theme: WCAG 2.2 AA and best practice, checked by axe. */
import { readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import type axe from "axe-core";
import { searchBox, waitForAnswer } from "./finder.ts";
import { test } from "./shared-page.ts";
import { PAGES } from "./site.ts";

/** Minified, because a browser parses it in half the time. */
const AXE = readFileSync("node_modules/axe-core/axe.min.js", "utf8");

const LOG = "10:41:07 [GME] OnEvent ITMG_MAIN_EVENT_TYPE_ENTER_ROOM result=7006 openid=8812345678\nret=14001\n";

/** Rules whose result depends on the theme or on the width. The others are checked once, in light and wide. */
const DARK_RULES = ["color-contrast", "link-in-text-block"];
const PHONE_RULES = ["target-size", "scrollable-region-focusable"];

/** Checked rows of a table and items of a list: the template makes the others in the same way. */
const MAX_ITEMS = 8;

/** Violations on a page into which axe was loaded: of the given rules, or else of all WCAG and best-practice rules. */
const violationsOf = (page: Page, rules?: string[]): Promise<string[]> =>
  page.evaluate(
    async (runOnly) => {
      // Without `resultTypes`, axe spends as much time again on describing what passes.
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

/** Shortens lists and tables to `MAX_ITEMS`, and every table after the first to one row. */
const shortenLists = (page: Page) =>
  page.evaluate((max) => {
    for (const list of document.querySelectorAll("main ul, main ol")) {
      for (const item of [...list.children].slice(max)) item.remove();
    }
    for (const [index, body] of document.querySelectorAll("main tbody").entries()) {
      for (const row of [...body.children].slice(index === 0 ? max : 1)) row.remove();
    }
  }, MAX_ITEMS);

interface Violations {
  light: string[];
  dark: string[];
  phone: string[];
}

async function allViolationsOf(page: Page): Promise<Violations> {
  await shortenLists(page);
  await page.evaluate(AXE);
  const light = await violationsOf(page);
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await violationsOf(page, DARK_RULES);
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 390, height: 844 });
  return { light, dark, phone: await violationsOf(page, PHONE_RULES) };
}

const NONE: Violations = { light: [], dark: [], phone: [] };

test("violations are found: in every theme, in the dark one only, and on a phone only", async ({ page }) => {
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
  const { light, dark, phone } = await allViolationsOf(page);
  expect(light.join()).toContain("image-alt");
  expect(light.join()).not.toMatch(/color-contrast: [^,]*p\b/);
  expect(dark.join()).toMatch(/color-contrast: .*p/);
  expect(phone.join()).toContain("target-size");
});

for (const { name, path } of PAGES) {
  test(`${name}: no violation`, async ({ page }) => {
    // The script of `/` would go on to a home page.
    if (path === "/") await page.route("**/*.js", (route) => route.abort());
    await page.goto(path);
    expect(new URL(page.url()).pathname).toBe(path);
    expect(await allViolationsOf(page)).toEqual(NONE);
  });
}

for (const locale of ["zh", "en"]) {
  for (const [name, path, text] of [
    ["results", "search/", "token expired"],
    ["suggestions", "search/", "70066"],
    ["nothing found", "search/", "asdfqwer"],
    ["annotated log", "", LOG],
  ] as const) {
    test(`${name} ${locale}: no violation`, async ({ page }) => {
      await page.goto(`/${locale}/${path}`);
      await searchBox(page).fill(text);
      await waitForAnswer(page);
      expect(await allViolationsOf(page)).toEqual(NONE);
    });
  }
}
