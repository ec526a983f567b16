/** The search box and its results, for all tests that search. */
import { expect, type Page } from "@playwright/test";

export const finder = (page: Page) => page.locator("[data-search]");
export const searchBox = (page: Page) => finder(page).locator("textarea[name=q]");
export const results = (page: Page) => finder(page).locator("[data-result]");

/** Ids of the codes that are listed, in order. */
export const resultIds = (page: Page) =>
  results(page).evaluateAll((items) => items.map((item) => item.getAttribute("data-id")));

export const expectFirstResult = (page: Page, id: string) =>
  expect(results(page).first()).toHaveAttribute("data-id", id);

/** Waits until the search has answered. */
export const waitForAnswer = (page: Page) => expect(finder(page)).toHaveAttribute("data-state", "done");

/** Opens the search page with a query in its address, and waits for the answer. */
export async function openSearch(page: Page, locale: string, query: string): Promise<void> {
  await page.goto(`/${locale}/search/?q=${encodeURIComponent(query)}`);
  await waitForAnswer(page);
}
