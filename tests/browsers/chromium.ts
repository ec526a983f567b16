/** Chromium, driven by Playwright like in the other tests. */
import { chromium, type LaunchOptions } from "@playwright/test";
import type { Session } from "./session.ts";

export async function openChromium(options: LaunchOptions): Promise<Session> {
  const browser = await chromium.launch(options);
  // A headless browser cannot ask for permission.
  const page = await browser.newPage({ permissions: ["clipboard-read", "clipboard-write"] });
  return {
    open: async (address) => void (await page.goto(address)),
    evaluate: (expression) => page.evaluate(expression),
    click: (x, y) => page.mouse.click(x, y),
    type: (text) => page.keyboard.type(text),
    pressShortcut: (letter) => page.keyboard.press(`ControlOrMeta+${letter}`),
    close: () => browser.close(),
  };
}
