/** Reading and using a page otherwise: by keyboard, on paper, in forced colours, in a chat window. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, type Page } from "@playwright/test";
import { DIST, filesOf } from "./site.ts";

test.describe("by keyboard alone", () => {
  test.use({ permissions: ["clipboard-read", "clipboard-write"] });

  test("one gets from home to a copied ticket", async ({ page }) => {
    await page.goto("/en/", { waitUntil: "networkidle" });
    const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim().replace(/\s+/g, " ") ?? "");
    const tabTo = async (name: RegExp) => {
      for (let presses = 1; presses < 80; presses++) {
        await page.keyboard.press("Tab");
        if (name.test(await focused())) return presses;
      }
      throw new Error(`no Tab leads to ${name}`);
    };
    // The first stop skips the header, the next the box takes the code, an arrow leads to the first result.
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("Skip to content");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await expect(page.locator("textarea[name=q]")).toBeFocused();
    await page.keyboard.type("41050008");
    await expect(page.locator("[data-result]").first()).toBeVisible();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/en\/aliyun\/nls\/41050008\/$/);
    await expect(page.locator("ticket-card")).toHaveCount(1);

    // A word of the answer explains itself, a step is ticked, the ticket is copied.
    await tabTo(/^Only after a fix/);
    await page.keyboard.press("Enter");
    await expect(page.getByText("Check or change something first")).toBeVisible();
    await page.keyboard.press("Enter");
    await expect(page.getByText("Check or change something first")).toBeHidden();
    for (let presses = 0; presses < 40; presses++) {
      await page.keyboard.press("Tab");
      if (await page.evaluate(() => document.activeElement?.hasAttribute("data-step"))) break;
    }
    await page.keyboard.press("Space");
    await expect(page).toHaveURL(/#done=/);
    await tabTo(/^Copy in English$/);
    await page.keyboard.press("Enter");
    await expect(page.getByText("Copied.")).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("1. ☑");
  });

  test("every stop of the way shows where it is", async ({ page }) => {
    for (const path of ["/en/aliyun/nls/40000009/", "/zh/tencent/gme/", "/en/conditions/by-vendor/"]) {
      await page.goto(path, { waitUntil: "networkidle" });
      for (let presses = 0; presses < 25; presses++) {
        await page.keyboard.press("Tab");
        const ring = await page.evaluate(() => {
          const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement!);
          return outlineStyle !== "none" && parseFloat(outlineWidth) >= 1;
        });
        expect(ring, `${path}, stop ${presses + 1}`).toBe(true);
      }
    }
  });
});

test.describe("on paper", () => {
  test("a code page is a clean sheet: what is read and written on, black on white, nothing to press", async ({
    page,
  }) => {
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    await page.goto("/en/tencent/gme/7003/");
    for (const selector of ["header form", "footer", "main button", "main select", "article nav"]) {
      await expect(page.locator(selector).filter({ visible: true }), selector).toHaveCount(0);
    }
    for (const name of ["What to do", "Why it happens", "Collect this before you ask for help", "Sources"]) {
      await expect(page.getByRole("heading", { name })).toBeVisible();
    }
    await expect(page.getByText(/\/tencent\/gme\/7003\/$/)).toBeVisible();
    const colours = await page.evaluate(() => {
      const { backgroundColor, color } = getComputedStyle(document.documentElement);
      return { backgroundColor, color };
    });
    expect(colours).toEqual({ backgroundColor: "oklch(1 0 0)", color: "oklch(0 0 0)" });
    // The address of a source can be read off the paper.
    const printed = await page
      .locator('main li > a[href^="http"]')
      .first()
      .evaluate((link) => getComputedStyle(link, "::after").content);
    expect(printed).toContain("https://");
  });
});

test.describe("in forced colours", () => {
  test.use({ colorScheme: "dark" });
  test("words, shapes and figures keep their contrast, and what a link points at is ringed", async ({ page }) => {
    await page.emulateMedia({ forcedColors: "active" });
    await page.goto("/en/aliyun/nls/40000009/#too-large-header");
    const target = page.locator(":target");
    expect(await target.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe("solid");
    const system = (name: string) =>
      page.evaluate((colour) => {
        const probe = document.createElement("i");
        probe.style.color = colour;
        document.body.append(probe);
        return getComputedStyle(probe).color;
      }, name);
    const [text, link, canvas] = [await system("CanvasText"), await system("LinkText"), await system("Canvas")];
    expect(new Set([text, link, canvas]).size).toBe(3);
    const shape = page.locator("[data-retry] svg").first();
    expect(await shape.evaluate((element) => getComputedStyle(element).stroke)).toBe(text);
    await page.goto("/en/conditions/token-expired/");
    expect(await page.locator(".figure .figure-bar").evaluate((element) => getComputedStyle(element).fill)).toBe(link);
    expect(await page.locator(".figure .figure-ring").evaluate((element) => getComputedStyle(element).stroke)).toBe(
      link,
    );
  });
});

const CHAT = { width: 360, height: 640 };
const TICKETS = filesOf(DIST, "index.html")
  .filter((page) => page.split("/").length === 4 && !/^(zh|en|c)\//.test(page))
  .map((page) => `/${page.replace("index.html", "")}`);

/** Those whose headings are the longest: there the steps begin farthest down. */
const LONGEST = TICKETS.map((path) => {
  const html = readFileSync(join(DIST, path, "index.html"), "utf8");
  return { path, length: /<title>([^<]*)/.exec(html)?.[1]?.length ?? 0 };
})
  .sort((a, b) => b.length - a.length)
  .slice(0, 12)
  .map(({ path }) => path);

/** Where the first step to take begins, in pixels from the top; nothing where there is nothing to do. */
const firstStep = (page: Page) =>
  page.evaluate(() => document.querySelector("article ol > li")?.getBoundingClientRect().top);

test.describe("in a narrow chat window", () => {
  for (const [own, locale] of ["zh-CN", "en-US"].entries()) {
    test.describe(locale, () => {
      test.use({ viewport: CHAT, locale });
      // Every twenty-fourth, others in each language, and those with the longest titles.
      const tickets = [...TICKETS.filter((_, index) => index % 24 === own * 12), ...LONGEST];
      test(`a ticket link shows the answer and where the steps begin, in the reader's language first`, async ({
        page,
      }) => {
        test.setTimeout(180_000);
        expect(tickets.length).toBeGreaterThan(25);
        const late: string[] = [];
        for (const ticket of tickets) {
          await page.goto(ticket, { waitUntil: "domcontentloaded" });
          const top = await firstStep(page);
          if (top !== undefined && top > CHAT.height - 60) late.push(`${ticket}: ${top}`);
          const first = await page.locator("language-first > section").first().getAttribute("lang");
          if (first !== locale.replace("-US", "")) late.push(`${ticket}: ${first} comes first`);
        }
        expect(late).toEqual([]);
      });
    });
  }

  for (const locale of ["zh", "en"]) {
    test(`a code page with one case shows where its steps begin (${locale})`, async ({ page }) => {
      test.setTimeout(180_000);
      await page.setViewportSize(CHAT);
      const late: string[] = [];
      for (const ticket of [...TICKETS.filter((_, index) => index % 48 === 0), ...LONGEST]) {
        await page.goto(`/${locale}${ticket}`, { waitUntil: "domcontentloaded" });
        if ((await page.locator("[data-variant]").count()) > 1) continue;
        const top = await firstStep(page);
        if (top !== undefined && top > CHAT.height - 60) late.push(`${ticket}: ${top}`);
      }
      expect(late).toEqual([]);
    });
  }
});

test.describe("the side-by-side page", () => {
  test("on a wide screen each field stands beside its other half", async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    for (const path of ["/aliyun/nls/40000009/", "/tencent/gme/7002/", "/aispeech/flash/50353/"]) {
      await page.goto(path);
      const halves = await page.evaluate(() =>
        [...document.querySelectorAll("language-first > section")].map((half) =>
          [...half.querySelectorAll(":scope > :not(ol), :scope > ol > li")].map((field) => {
            const { top, left } = field.getBoundingClientRect();
            // Headings stand on the line below them.
            return { top: field.matches("h3") ? field.getBoundingClientRect().bottom : top, left };
          }),
        ),
      );
      const [zh, en] = halves as [{ top: number; left: number }[], { top: number; left: number }[]];
      expect(zh.length).toBeGreaterThan(8);
      expect(zh.length).toBe(en.length);
      for (const [index, field] of zh.entries()) {
        expect(Math.abs(field.top - en[index]!.top), `${path}: field ${index}`).toBeLessThan(1);
        expect(en[index]!.left).toBeGreaterThan(field.left + 400);
      }
    }
  });

  test("on a phone a link points at a case in the reader's language", async ({ page }) => {
    await page.setViewportSize(CHAT);
    await page.goto("/aliyun/nls/40000009/#too-large-header");
    await expect(page.locator(":target")).toContainText("WAV header too large");
    await expect(page.locator(":target")).toBeInViewport();
    await expect(page.locator("#too-large-header")).toHaveCount(1);
  });

  test("a link can point at one case", async ({ page }) => {
    await page.goto("/aliyun/nls/40000009/#too-large-header");
    await expect(page.locator(":target")).toHaveAttribute("data-variant", "too-large-header");
    await expect(page.locator("[data-variant]")).toHaveCount(2);
  });
});
