/** Pages used in other ways: by keyboard, on paper, in forced colours, in a narrow window, in two languages side by side. */
import { expect, test, type Locator, type Page } from "@playwright/test";
import { readBuilt, ticketFolders } from "./site.ts";

test.describe("by keyboard", () => {
  test.use({ permissions: ["clipboard-read", "clipboard-write"] });

  test("one can go from the home page to a copied ticket", async ({ page }) => {
    await page.goto("/en/", { waitUntil: "networkidle" });
    const focused = page.locator("*:focus");
    const tabTo = async (target: Locator) => {
      for (let presses = 0; presses < 80; presses++) {
        await page.keyboard.press("Tab");
        if ((await focused.and(target).count()) > 0) return;
      }
      throw new Error(`Tab does not lead to ${target}.`);
    };
    // Skip the header, type a code, and open the first result.
    await page.keyboard.press("Tab");
    await expect(focused).toHaveText("Skip to content");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await expect(page.locator("textarea[name=q]")).toBeFocused();
    await page.keyboard.type("41050008");
    // The answer to the whole number, not to its first digits.
    await expect(page.locator("[data-result]").first()).toContainText("41050008");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/en\/aliyun\/nls\/41050008\/$/);
    await expect(page.locator("ticket-card")).toHaveCount(1);

    // Open and close the explanation of a term, tick a step, and copy the ticket.
    await tabTo(page.getByText(/^\s*Only after a fix/));
    await page.keyboard.press("Enter");
    await expect(page.getByText("Check or change something first")).toBeVisible();
    await page.keyboard.press("Enter");
    await expect(page.getByText("Check or change something first")).toBeHidden();
    await tabTo(page.locator("[data-step]"));
    await page.keyboard.press("Space");
    await expect(page).toHaveURL(/#done=/);
    await tabTo(page.getByRole("button", { name: "Copy in English" }));
    await page.keyboard.press("Enter");
    await expect(page.getByText("Copied.")).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("1. ☑");
  });

  test("who is in the list when a later answer arrives stays there", async ({ page }) => {
    await page.goto("/en/search/?q=4105");
    const links = page.locator("[data-result] a");
    await links.first().focus();
    await page.locator("textarea[name=q]").evaluate((box: HTMLTextAreaElement) => {
      box.value = "41050008";
      box.dispatchEvent(new InputEvent("input"));
    });
    await expect(links.first()).toContainText("41050008");
    await expect(links.first()).toBeFocused();
  });

  test("every focused element has an outline", async ({ page }) => {
    for (const path of ["/en/aliyun/nls/40000009/", "/zh/tencent/gme/", "/en/conditions/by-vendor/auth/"]) {
      await page.goto(path, { waitUntil: "networkidle" });
      for (let presses = 0; presses < 25; presses++) {
        await page.keyboard.press("Tab");
        const hasOutline = await page.evaluate(() => {
          const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement!);
          return outlineStyle !== "none" && parseFloat(outlineWidth) >= 1;
        });
        expect(hasOutline, `${path}, after ${presses + 1} presses of Tab`).toBe(true);
      }
    }
  });
});

test.describe("on paper", () => {
  test("a code page is black on white, and its addresses can be read", async ({ page }) => {
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    await page.goto("/en/tencent/gme/7003/");
    await expect(page.locator("article nav").filter({ visible: true })).toHaveCount(0);
    for (const name of ["What to do", "Why it happens", "Collect this before you ask for help", "Sources"]) {
      await expect(page.getByRole("heading", { name })).toBeVisible();
    }
    await expect(page.getByText(/\/tencent\/gme\/7003\/$/)).toBeVisible();
    await expect(page.locator("html")).toHaveCSS("background-color", "oklch(1 0 0)");
    await expect(page.locator("html")).toHaveCSS("color", "oklch(0 0 0)");
    const source = page.locator('main li > a[href^="http"]').first();
    expect(await source.evaluate((link) => getComputedStyle(link, "::after").content)).toContain("https://");
  });

  test("every kind of page is complete, and has nothing to press", async ({ page }) => {
    await page.emulateMedia({ media: "print" });
    // A sheet of A4 without its margins, in pixels.
    await page.setViewportSize({ width: 718, height: 1047 });
    for (const path of [
      "/en/aliyun/nls/41050008/",
      "/aliyun/nls/40000009/",
      "/zh/conditions/token-expired/",
      "/en/conditions/by-vendor/auth/?products=aliyun/nls,tencent/gme",
      "/en/guides/retry-policy/",
      "/zh/tencent/gme/",
    ]) {
      await page.goto(path);
      // The fields of a ticket stay: they can be filled in by hand.
      const controls = page.locator("button:visible, select:visible, textarea:visible, form:visible, footer:visible");
      await expect(controls, path).toHaveCount(0);
      await expect(page.locator("h1"), path).toBeVisible();
      // Paper cannot be scrolled: what is wider than its box would be cut off.
      const cutOff = await page.evaluate(() =>
        [document.documentElement, ...document.querySelectorAll("main *")]
          .filter(
            (element) =>
              element.scrollWidth > element.clientWidth + 1 &&
              (element === document.documentElement || getComputedStyle(element).overflowX !== "visible") &&
              !element.matches(".sr-only, .sr-only *"),
          )
          .map((element) => `${element.tagName} ${element.className} ${element.textContent?.trim().slice(0, 40)}`),
      );
      expect(cutOff, path).toEqual([]);
    }
  });
});

test.describe("in forced colours", () => {
  test.use({ colorScheme: "dark" });
  test("text, icons and figures have system colours, and the target of a link has an outline", async ({ page }) => {
    await page.emulateMedia({ forcedColors: "active" });
    await page.goto("/en/aliyun/nls/40000009/#too-large-header");
    await expect(page.locator(":target")).toHaveCSS("outline-style", "solid");
    const systemColour = (name: string) =>
      page.evaluate((colour) => {
        const probe = document.createElement("i");
        probe.style.color = colour;
        document.body.append(probe);
        return getComputedStyle(probe).color;
      }, name);
    const text = await systemColour("CanvasText");
    const link = await systemColour("LinkText");
    const background = await systemColour("Canvas");
    expect(new Set([text, link, background]).size).toBe(3);
    await expect(page.locator("[data-retry] svg").first()).toHaveCSS("stroke", text);
    await page.goto("/en/conditions/token-expired/");
    await expect(page.locator(".figure .figure-bar")).toHaveCSS("fill", link);
    await expect(page.locator(".figure .figure-ring")).toHaveCSS("stroke", link);
  });
});

/** Size of a chat's window, in pixels. */
const CHAT_WINDOW = { width: 360, height: 640 };
/** A first step that begins below this line, in pixels, is not seen without scrolling. */
const LAST_VISIBLE_LINE = CHAT_WINDOW.height - 60;

const TICKET_PAGES = ticketFolders().map((folder) => `/${folder}/`);
const titleLengthOf = (path: string) => /<title>([^<]*)/.exec(readBuilt(`${path}index.html`))?.[1]?.length ?? 0;
const WITH_LONGEST_TITLES = TICKET_PAGES.map((path) => ({ path, length: titleLengthOf(path) }))
  .sort((a, b) => b.length - a.length)
  .slice(0, 12)
  .map(({ path }) => path);

/** Every n-th ticket page, and those with the longest titles, in which the steps begin farthest down. */
const sampleOf = (n: number, first = 0) => [
  ...TICKET_PAGES.filter((_, index) => index % n === first),
  ...WITH_LONGEST_TITLES,
];

/** Whether the first step begins in the window. A page without steps has nothing to show. */
const isFirstStepVisible = (page: Page) =>
  page.evaluate((lastLine) => {
    const step = document.querySelector("article ol > li");
    return !step || step.getBoundingClientRect().top <= lastLine;
  }, LAST_VISIBLE_LINE);

test.describe("in a narrow chat window", () => {
  test.use({ viewport: CHAT_WINDOW });

  for (const { locale, lang, first } of [
    { locale: "zh-CN", lang: "zh-CN", first: 0 },
    { locale: "en-US", lang: "en", first: 12 },
  ]) {
    test.describe(locale, () => {
      test.use({ locale });
      test("a ticket page shows its first step without scrolling, in the reader's language", async ({ page }) => {
        test.setTimeout(180_000);
        for (const path of sampleOf(24, first)) {
          await page.goto(path, { waitUntil: "domcontentloaded" });
          expect.soft(await isFirstStepVisible(page), path).toBe(true);
          await expect.soft(page.locator("language-first > section").first(), path).toHaveAttribute("lang", lang);
        }
      });
    });
  }

  for (const locale of ["zh", "en"]) {
    test(`a code page (${locale}) with one case shows its first step without scrolling`, async ({ page }) => {
      test.setTimeout(180_000);
      for (const path of sampleOf(48)) {
        await page.goto(`/${locale}${path}`, { waitUntil: "domcontentloaded" });
        if ((await page.locator("[data-variant]").count()) > 1) continue;
        expect.soft(await isFirstStepVisible(page), path).toBe(true);
      }
    });
  }
});

test.describe("the ticket page", () => {
  test("on a wide screen shows each field beside the same field in the other language", async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    for (const path of ["/aliyun/nls/40000009/", "/tencent/gme/7002/", "/aispeech/flash/50353/"]) {
      await page.goto(path);
      const fieldsOf = (lang: string) =>
        page.locator(`language-first > section[lang=${lang}]`).evaluate((section) =>
          [...section.querySelectorAll(":scope > :not(ol), :scope > ol > li")].map((field) => {
            const { top, bottom, left } = field.getBoundingClientRect();
            // Headings are aligned at the bottom.
            return { y: field.matches("h3") ? bottom : top, left };
          }),
        );
      const chinese = await fieldsOf("zh-CN");
      const english = await fieldsOf("en");
      expect(chinese.length).toBeGreaterThan(8);
      expect(english.length).toBe(chinese.length);
      for (const [index, { y, left }] of chinese.entries()) {
        expect(Math.abs(y - english[index]!.y), `${path}: field ${index}`).toBeLessThan(1);
        expect(english[index]!.left).toBeGreaterThan(left + 400);
      }
    }
  });

  test("on a phone a link to a case shows it in the reader's language", async ({ page }) => {
    await page.setViewportSize(CHAT_WINDOW);
    await page.goto("/aliyun/nls/40000009/#too-large-header");
    await expect(page.locator(":target")).toContainText("WAV header too large");
    await expect(page.locator(":target")).toBeInViewport();
    await expect(page.locator("#too-large-header")).toHaveCount(1);
  });

  test("on a wide screen a link leads to one case", async ({ page }) => {
    await page.goto("/aliyun/nls/40000009/#too-large-header");
    await expect(page.locator(":target")).toHaveAttribute("data-variant", "too-large-header");
    await expect(page.locator("[data-variant]")).toHaveCount(2);
  });
});
