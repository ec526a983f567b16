/** Layout of every page type at every width: nothing overlaps, overflows or moves. Screenshots are left in `test-results/screens`. */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, type Page, type Request } from "@playwright/test";
import { test } from "./shared-page.ts";
import { PAGES, readBuilt } from "./site.ts";

/** Texts and controls that overlap each other, or extend beyond the window or their box. */
async function overlapsAndOverflows(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const width = document.documentElement.clientWidth;
    const describe = (element: Element) =>
      `<${element.tagName.toLowerCase()}> ${(element.textContent ?? "").trim().replace(/\s+/g, " ").slice(0, 40)}`;
    const memoize = <Value>(compute: (element: Element) => Value) => {
      const values = new Map<Element, Value>();
      return (element: Element): Value => {
        if (!values.has(element)) values.set(element, compute(element));
        return values.get(element)!;
      };
    };
    const isClipped = memoize((element): boolean => {
      if (getComputedStyle(element).clipPath !== "none") return true;
      return element.parentElement !== null && isClipped(element.parentElement);
    });
    const isShown = (element: Element) =>
      !isClipped(element) && element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    /** The nearest ancestor that scrolls sideways; its content may be wider than the window. */
    const scrollerOf = memoize((element): Element | null => {
      const parent = element.parentElement;
      if (!parent || parent === document.body) return null;
      return /auto|scroll/.test(getComputedStyle(parent).overflowX) ? parent : scrollerOf(parent);
    });
    interface Box {
      element: Element;
      rect: DOMRect;
    }
    const boxes: Box[] = [];
    const addBox = (element: Element, rect: DOMRect) => {
      if (rect.right > width + 1 || rect.left < -1) faults.push(`sticks out of the window: ${describe(element)}`);
      boxes.push({ element, rect });
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement!;
      if (!node.textContent!.trim() || /^(SCRIPT|STYLE|NOSCRIPT|OPTION|TEMPLATE)$/.test(element.tagName)) continue;
      if (!isShown(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const scroller = scrollerOf(element)?.getBoundingClientRect();
      for (const rect of range.getClientRects()) {
        if (rect.width < 1 || rect.height < 1) continue;
        if (scroller && (rect.right > scroller.right + 1 || rect.left < scroller.left - 1)) continue;
        addBox(element, rect);
      }
    }
    for (const element of document.querySelectorAll("input, select, textarea, button, summary, svg")) {
      if (isShown(element) && !scrollerOf(element)) addBox(element, element.getBoundingClientRect());
    }
    // Sorted by their tops: once a box begins below another's end, so do all that follow.
    boxes.sort((a, b) => a.rect.top - b.rect.top);
    const areNested = (a: Element, b: Element) => a === b || a.contains(b) || b.contains(a);
    for (const [index, { element, rect }] of boxes.entries()) {
      for (let next = index + 1; next < boxes.length; next++) {
        const other = boxes[next]!;
        if (other.rect.top >= rect.bottom) break;
        const overlapX = Math.min(rect.right, other.rect.right) - Math.max(rect.left, other.rect.left);
        const overlapY = Math.min(rect.bottom, other.rect.bottom) - Math.max(rect.top, other.rect.top);
        // With a small line height the boxes of lines overlap a little although their letters do not.
        const tolerance = Math.min(rect.height, other.rect.height) / 3;
        if (overlapX <= 1 || overlapY <= tolerance || areNested(element, other.element)) continue;
        faults.push(`${describe(element)} overlaps ${describe(other.element)}`);
      }
    }
    for (const element of document.querySelectorAll("button, summary, th, td, code, pre, h1, h2, h3, label")) {
      if (!isShown(element) || scrollerOf(element)) continue;
      const { overflowX } = getComputedStyle(element);
      if (overflowX !== "auto" && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0) {
        faults.push(`is wider than its box: ${describe(element)}`);
      }
    }
    return [...new Set(faults)];
  });
}

/** Links and controls smaller than 24 × 24 pixels, the minimum of WCAG 2.2. A label counts as part of its control. */
const tooSmallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll("a[href], button, input, select, textarea, summary")].flatMap((control) => {
      if (!control.checkVisibility({ visibilityProperty: true }) || control.closest(".sr-only, .focus\\:not-sr-only"))
        return [];
      // WCAG exempts links within sentences.
      if (control.closest(".prose p, .prose li")) return [];
      // Half a pixel may be lost to rounding.
      const isLarge = [control, control.closest("label")].some((box) => {
        const { width = 0, height = 0 } = box?.getBoundingClientRect() ?? {};
        return width >= 23.5 && height >= 23.5;
      });
      return isLarge
        ? []
        : [`${control.tagName} ${control.textContent?.trim()} ${control.getBoundingClientRect().height}`];
    }),
  );

/** Widths of phones, a tablet and a desktop in pixels, and text twice as large. */
const WINDOWS = [
  { name: "320 px", width: 320, fontSize: "100%" },
  { name: "360 px", width: 360, fontSize: "100%" },
  { name: "768 px", width: 768, fontSize: "100%" },
  { name: "1440 px", width: 1440, fontSize: "100%" },
  { name: "text twice as large", width: 1280, fontSize: "200%" },
];

/** Sizes of the screenshots, in pixels: the upper part of a page is enough, since lists only repeat. */
const SCREENSHOTS = [
  { width: 390, height: 1600 },
  { width: 1440, height: 1000 },
];

/** Saves a page in both themes, for a person to look at. */
async function saveScreenshots(page: Page, name: string, size: (typeof SCREENSHOTS)[number]): Promise<void> {
  await page.setViewportSize(size);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const path = `test-results/screens/${name.replaceAll(" ", "-")}-${size.width}-${colorScheme}.png`;
    // A blank page would be smaller.
    expect((await page.screenshot({ path })).length).toBeGreaterThan(5_000);
  }
}

interface LayoutShift extends PerformanceEntry {
  value: number;
  sources: { node: Element | null; previousRect: DOMRect; currentRect: DOMRect }[];
}

/** Layout shifts since the page was first shown: how large, and what moved from where to where. */
const layoutShifts = (page: Page): Promise<string[]> =>
  page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const descriptions: string[] = [];
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as LayoutShift[]) {
            const moves = entry.sources.map(
              ({ node, previousRect: from, currentRect: to }) =>
                `${node?.nodeName} ${node?.textContent?.trim().slice(0, 30)} ${from.x},${from.y} → ${to.x},${to.y}`,
            );
            // Smaller shifts come from text of which the last part had not arrived yet.
            if (entry.value >= 0.001) descriptions.push(`${entry.value.toFixed(3)} ${moves.join(" | ")}`);
          }
        }).observe({ type: "layout-shift", buffered: true });
        setTimeout(() => resolve(descriptions), 100);
      }),
  );

const waitForNextPaint = (page: Page) =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));

/** Opens a page and waits for everything that it fetches, also after its load event. */
async function openFully(page: Page, address: string): Promise<void> {
  const pending = new Set<Request>();
  const add = (request: Request) => void pending.add(request);
  const remove = (request: Request) => void pending.delete(request);
  page.on("request", add).on("requestfinished", remove).on("requestfailed", remove);
  await page.goto(address);
  await waitForNextPaint(page);
  // Most pages fetch nothing more then; waiting for an idle network costs half a second.
  if (pending.size > 0) await page.waitForLoadState("networkidle");
  page.off("request", add).off("requestfinished", remove).off("requestfailed", remove);
}

/** Opens a page over a slow network without a cache, so that it is shown before its scripts arrive. */
async function openSlowly(page: Page, address: string): Promise<void> {
  const client = await page.context().newCDPSession(page);
  await client.send("Network.enable");
  await client.send("Network.setCacheDisabled", { cacheDisabled: true });
  const network = { offline: false, latency: 100, downloadThroughput: -1, uploadThroughput: -1 };
  await client.send("Network.emulateNetworkConditions", network);
  await openFully(page, address);
  await client.detach();
}

for (const { name, path } of PAGES) {
  test(`${name}: nothing moves while it loads, overlaps, sticks out or is too small to press`, async ({ page }) => {
    // The script of `/` would go on to a home page.
    if (path === "/") await page.route("**/*.js", (route) => route.abort());
    for (const size of SCREENSHOTS) {
      await page.setViewportSize({ width: size.width, height: 844 });
      await openSlowly(page, path.endsWith("/search/") ? `${path}?q=41050008` : path);
      expect.soft(await layoutShifts(page), `moves at ${size.width} px`).toEqual([]);
      await saveScreenshots(page, name, size);
    }
    for (const { name: windowName, width, fontSize } of WINDOWS) {
      await page.setViewportSize({ width, height: 900 });
      await page.evaluate((size) => (document.documentElement.style.fontSize = size), fontSize);
      expect(await overlapsAndOverflows(page), windowName).toEqual([]);
      const sidewaysScroll = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(sidewaysScroll, windowName).toBeLessThanOrEqual(0);
      expect(await tooSmallTargets(page), windowName).toEqual([]);
    }
  });
}

test("nothing moves when the second part of a page arrives late", async ({ page }) => {
  const path = "/zh/aliyun/nls/40000009/";
  const html = readBuilt(`${path}index.html`);
  const firstPart = html.slice(0, html.indexOf("<pre", html.indexOf("<ol", html.indexOf("<main"))));
  const firstPartShown = Promise.withResolvers<void>();
  const server = createServer((request, response) => {
    if (request.url !== path) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": "text/html" }).write(firstPart);
    return void firstPartShown.promise.then(() => response.end(html.slice(firstPart.length)));
  }).listen(0, "localhost");
  await once(server, "listening");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`http://localhost:${(server.address() as AddressInfo).port}${path}`, { waitUntil: "commit" });
  await expect(page.locator("h1")).toBeVisible();
  await waitForNextPaint(page);
  firstPartShown.resolve();
  await page.waitForLoadState();
  server.close();
  expect(await layoutShifts(page)).toEqual([]);
  await expect(page.locator("li.step pre").first()).toBeVisible();
});
