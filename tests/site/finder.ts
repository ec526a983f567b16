/** The search box and its results, as tests use them. */
import { expect, type Page } from "@playwright/test";

export const results = (page: Page) => page.locator("[data-search] [data-result]");
export const box = (page: Page) => page.locator("[data-search] textarea[name=q]");
export const isDone = (page: Page) => expect(page.locator("[data-search]")).toHaveAttribute("data-state", "done");

/** Opens the search page with a question in its address, and waits for the answer. */
export async function search(page: Page, locale: string, query: string): Promise<void> {
  await page.goto(`/${locale}/search/?q=${encodeURIComponent(query)}`);
  await isDone(page);
}
