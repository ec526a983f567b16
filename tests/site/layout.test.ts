/** Every page type at every width: nothing overlaps, nothing sticks out, nothing moves once it is shown; and pictures for a person to look at. */
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { openWhole, test } from "./shared.ts";
import { DIST, PAGES } from "./site.ts";

/** Texts and controls that stand on one another, or stick out of the window or of their own box. */
async function faults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const width = document.documentElement.clientWidth;
    const say = (element: Element) =>
      `<${element.tagName.toLowerCase()}> ${(element.textContent ?? "").trim().replace(/\s+/g, " ").slice(0, 40)}`;
    /** An answer that is asked for many times, found once for each element. */
    const once = <Value>(find: (element: Element) => Value) => {
      const known = new Map<Element, Value>();
      return (element: Element): Value => {
        if (!known.has(element)) known.set(element, find(element));
        return known.get(element)!;
      };
    };
    const isClipped = once((element): boolean => {
      if (getComputedStyle(element).clipPath !== "none") return true;
      return element.parentElement !== null && isClipped(element.parentElement);
    });
    const isShown = (element: Element) =>
      !isClipped(element) && element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    /** A box may scroll by itself: then what is inside may be wider. */
    const scroller = once((element): Element | null => {
      const box = element.parentElement;
      if (!box || box === document.body) return null;
      return /auto|scroll/.test(getComputedStyle(box).overflowX) ? box : scroller(box);
    });
    interface Box {
      element: Element;
      rect: DOMRect;
    }
    const boxes: Box[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement!;
      if (!node.textContent!.trim() || /^(SCRIPT|STYLE|NOSCRIPT|OPTION|TEMPLATE)$/.test(element.tagName)) continue;
      if (!isShown(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const frame = scroller(element)?.getBoundingClientRect();
      for (const rect of range.getClientRects()) {
        if (rect.width < 1 || rect.height < 1) continue;
        if (frame && (rect.right > frame.right + 1 || rect.left < frame.left - 1)) continue;
        if (rect.right > width + 1 || rect.left < -1) found.push(`sticks out of the window: ${say(element)}`);
        boxes.push({ element, rect });
      }
    }
    for (const element of document.querySelectorAll("input, select, textarea, button, summary, svg")) {
      if (!isShown(element) || scroller(element)) continue;
      const rect = element.getBoundingClientRect();
      if (rect.right > width + 1 || rect.left < -1) found.push(`sticks out of the window: ${say(element)}`);
      boxes.push({ element, rect });
    }
    // From the top down: whatever begins below a box's end stands on none of its lines, nor does all that follows.
    boxes.sort((a, b) => a.rect.top - b.rect.top);
    const related = (a: Element, b: Element) => a === b || a.contains(b) || b.contains(a);
    for (const [index, { element, rect }] of boxes.entries()) {
      for (let next = index + 1; next < boxes.length; next++) {
        const other = boxes[next]!;
        if (other.rect.top >= rect.bottom) break;
        const across = Math.min(rect.right, other.rect.right) - Math.max(rect.left, other.rect.left);
        const down = Math.min(rect.bottom, other.rect.bottom) - Math.max(rect.top, other.rect.top);
        // Boxes of lines touch where the type is set tight; letters do not.
        const tight = Math.min(rect.height, other.rect.height) / 3;
        if (across <= 1 || down <= tight || related(element, other.element)) continue;
        found.push(`${say(element)} stands on ${say(other.element)}`);
      }
    }
    for (const element of document.querySelectorAll("button, summary, th, td, code, pre, h1, h2, h3, label")) {
      if (!isShown(element) || scroller(element)) continue;
      const { overflowX } = getComputedStyle(element);
      if (overflowX !== "auto" && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0) {
        found.push(`is wider than its box: ${say(element)}`);
      }
    }
    return [...new Set(found)];
  });
}

/** What can be pressed and is smaller than 24 × 24 pixels; a box beside its words is as large as both. */
const small = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll("a[href], button, input, select, textarea, summary")].flatMap((control) => {
      if (!control.checkVisibility({ visibilityProperty: true }) || control.closest(".sr-only, .focus\\:not-sr-only"))
        return [];
      // A link inside a sentence of prose is as wide as its word.
      if (control.closest(".written p, .written li")) return [];
      // Half a pixel is rounding. A link that breaks over two lines is as large as both.
      const isLarge = [control, control.closest("label")].some((box) => {
        const { width = 0, height = 0 } = box?.getBoundingClientRect() ?? {};
        return width >= 23.5 && height >= 23.5;
      });
      return isLarge
        ? []
        : [`${control.tagName} ${control.textContent?.trim()} ${control.getBoundingClientRect().height}`];
    }),
  );

/** Windows of a phone, a tablet and a desk; and text twice as large. */
const ROOMS = [
  { name: "320 px", width: 320, size: "100%" },
  { name: "360 px", width: 360, size: "100%" },
  { name: "768 px", width: 768, size: "100%" },
  { name: "1440 px", width: 1440, size: "100%" },
  { name: "text twice as large", width: 1280, size: "200%" },
];

/** Pictures of each page, in both themes: as much as a person looks through, in pixels; lists go on for much longer. */
const PICTURES = [
  { width: 390, height: 1600 },
  { width: 1440, height: 1000 },
];

async function leavePictures(page: Page, name: string, size: (typeof PICTURES)[number]): Promise<void> {
  await page.setViewportSize(size);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const path = `test-results/screens/${name.replaceAll(" ", "-")}-${size.width}-${colorScheme}.png`;
    expect((await page.screenshot({ path })).length).toBeGreaterThan(5_000);
  }
}

/** What moved since the page was first shown, and from where to where. */
const shifts = (page: Page): Promise<string[]> =>
  page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const found: string[] = [];
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as (PerformanceEntry & {
            value: number;
            sources: { node: Element | null; previousRect: DOMRect; currentRect: DOMRect }[];
          })[]) {
            const what = entry.sources.map(
              ({ node, previousRect: from, currentRect: to }) =>
                `${node?.nodeName} ${node?.textContent?.trim().slice(0, 30)} ${from.x},${from.y} → ${to.x},${to.y}`,
            );
            // Less is a line whose last letters were still on their way.
            if (entry.value >= 0.001) found.push(`${entry.value.toFixed(3)} ${what.join(" | ")}`);
          }
        }).observe({ type: "layout-shift", buffered: true });
        setTimeout(() => resolve(found), 100);
      }),
  );

/** The page comes at once, as its first flight does; its scripts come when it has long been shown. */
async function openSlowly(page: Page, address: string): Promise<void> {
  const client = await page.context().newCDPSession(page);
  await client.send("Network.enable");
  await client.send("Network.setCacheDisabled", { cacheDisabled: true });
  const network = { offline: false, latency: 100, downloadThroughput: -1, uploadThroughput: -1 };
  await client.send("Network.emulateNetworkConditions", network);
  await openWhole(page, address);
  await client.detach();
}

for (const { name, path } of PAGES) {
  test(`${name}: nothing moves while it loads, overlaps, sticks out or scrolls sideways; pictures are left`, async ({
    page,
  }) => {
    // The root's script moves on to a home page.
    if (path === "/") await page.route("**/*.js", (route) => route.abort());
    for (const size of PICTURES) {
      await page.setViewportSize({ width: size.width, height: 844 });
      await openSlowly(page, path.endsWith("/search/") ? `${path}?q=41050008` : path);
      expect.soft(await shifts(page), `moves at ${size.width} px`).toEqual([]);
      await leavePictures(page, name, size);
    }
    for (const room of ROOMS) {
      await page.setViewportSize({ width: room.width, height: 900 });
      await page.evaluate((size) => (document.documentElement.style.fontSize = size), room.size);
      expect(await faults(page), room.name).toEqual([]);
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(sideways, room.name).toBeLessThanOrEqual(0);
      expect(await small(page), room.name).toEqual([]);
    }
  });
}

for (const { path, until, width, whole } of [
  { path: "/zh/aliyun/nls/40000009/", until: /<ol[^]*?<pre/, width: 390, whole: "li.step pre" },
]) {
  test(`${path} that comes in two parts: nothing moves when the second comes`, async ({ page }) => {
    const html = readFileSync(join(DIST, path, "index.html"), "utf8");
    const [first] = new RegExp(`^[^]*?<main[^]*?${until.source}`).exec(html)!;
    let isFirstShown = () => {};
    const shown = new Promise<void>((resolve) => (isFirstShown = resolve));
    const server = createServer((request, response) => {
      if (request.url !== path) return response.writeHead(404).end();
      response.writeHead(200, { "content-type": "text/html" }).write(first);
      return void shown.then(() => response.end(html.slice(first.length)));
    }).listen(0, "localhost");
    await once(server, "listening");
    await page.setViewportSize({ width, height: 844 });
    await page.goto(`http://localhost:${(server.address() as AddressInfo).port}${path}`, { waitUntil: "commit" });
    await expect(page.locator("h1")).toBeVisible();
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    isFirstShown();
    await page.waitForLoadState();
    server.close();
    expect(await shifts(page)).toEqual([]);
    await expect(page.locator(whole).first()).toBeVisible();
  });
}
