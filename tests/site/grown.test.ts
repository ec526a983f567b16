/** Pages of a catalogue with some 40 products and 100 further codes: they stay small, and readers find their way on them. */
import { statSync } from "node:fs";
import { join } from "node:path";
import { expect, test, type Page } from "@playwright/test";
import { builtSite } from "../builds.ts";
import { startServer, type RunningServer } from "../host.ts";
import { catalogOf } from "../unit/content.ts";
import { compressedSize, pathsEndingIn } from "./site.ts";

let folder: string;
let server: RunningServer;
test.beforeAll(async () => {
  test.setTimeout(240_000);
  folder = await builtSite("grown");
  server = await startServer(() => folder);
});
test.afterAll(() => server?.close());

const catalog = () => catalogOf(`${folder}-content`);

test.describe("home", () => {
  /** Most compressed bytes of the page with its styles. */
  const HOME_MAX = 30 * 1024;
  const productLinks = (page: Page) => page.locator("vendor-directory ul ul a");

  test("the page is at most 30 KB", () => {
    const bytes = ["zh", "en"].map((locale) => compressedSize(join(folder, locale, "index.html")));
    console.log(`home page with ${catalog().products.length} products: ${bytes.join(" and ")} bytes`);
    expect(Math.max(...bytes)).toBeLessThanOrEqual(HOME_MAX);
  });

  test("every product is a tap away on a phone, those that people ask for most first", async ({ page }) => {
    const { products, vendors } = catalog();
    expect(products.filter(({ codes }) => codes.length > 0).length).toBeGreaterThan(35);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${server.origin}/en/`);
    const links = productLinks(page);
    const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    expect(addresses).toEqual(vendors.flatMap((vendor) => vendor.products.map(({ id }) => `/en/${id}/`)));
    expect(addresses).toHaveLength(products.length);
    await links.last().click();
    await expect(page.locator("h1")).toBeVisible();
    expect(new URL(page.url()).pathname).toBe(addresses.at(-1));
  });

  test("the filter narrows the list to vendors and products of a name, also in the other language", async ({
    page,
  }) => {
    const { products, vendors } = catalog();
    const wholeList = `${vendors.length} vendors, ${products.length} products`;
    await page.goto(`${server.origin}/en/`);
    const shown = productLinks(page).filter({ visible: true });
    const status = page.locator("vendor-directory [role=status]");
    const filter = page.getByLabel("Filter by vendor or product");
    await expect(status).toHaveText(wholeList);
    await filter.fill("gme");
    const gmeCount = products.filter(({ segment }) => segment === "gme").length;
    await expect(shown).toHaveCount(gmeCount);
    await expect(status).toHaveText(`Showing ${gmeCount} of ${products.length}`);
    await filter.fill("腾讯云 1");
    await expect(shown).toHaveCount(vendors.find(({ name }) => name.zh === "腾讯云 1")!.products.length);
    await filter.fill("zzz");
    await expect(page.getByText("No vendor or product has this name.")).toBeVisible();
    await filter.fill("");
    await expect(shown).toHaveCount(products.length);
    await expect(status).toHaveText(wholeList);
  });

  test("without scripts the list is complete and has no filter", async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${server.origin}/zh/`);
    await expect(productLinks(page).filter({ visible: true })).toHaveCount(catalog().products.length);
    await expect(page.locator("vendor-directory input")).toBeHidden();
    await context.close();
  });
});

test.describe("conditions by vendor", () => {
  /** Most compressed bytes of a page with its styles. */
  const PAGE_MAX = 20 * 1024;

  test("no page is larger than 20 KB, and at most five products stand side by side", async ({ page }) => {
    const pages = ["zh", "en"].flatMap((locale) =>
      pathsEndingIn(join(folder, locale, "conditions/by-vendor"), ".html").map((path) =>
        join(folder, locale, "conditions/by-vendor", path),
      ),
    );
    const bytes = pages.map(compressedSize);
    console.log(
      `conditions by vendor, ${catalog().products.length} products: largest page ${Math.max(...bytes)} bytes`,
    );
    expect(pages.length).toBeGreaterThan(20);
    expect(Math.max(...bytes)).toBeLessThanOrEqual(PAGE_MAX);
    await page.goto(`${server.origin}/en/conditions/by-vendor/request/`);
    await page.getByText("Choose products to compare").click();
    const boxes = page.locator("condition-comparison input");
    for (let index = 0; index < 5; index++) await boxes.nth(index).check();
    await expect(boxes.and(page.locator(":disabled"))).toHaveCount((await boxes.count()) - 5);
    await boxes.first().uncheck();
    await expect(boxes.and(page.locator(":disabled"))).toHaveCount(0);
  });
});

test.describe("code pages", () => {
  /** Most compressed bytes of a page with its styles, and what 95 percent of them do not exceed: as in bytes.test.ts. */
  const PAGE_MAX = 18 * 1024;
  const FIRST_FLIGHT = 14 * 1024;
  /** Bytes that the word in each text of a copy adds, at most. */
  const WORDS = 256;

  test("95 percent fit the first flight of a connection, and none is much larger", () => {
    const bytes = catalog()
      .codes.flatMap(({ id }) => ["zh", "en"].map((locale) => compressedSize(join(folder, locale, id, "index.html"))))
      .sort((a, b) => a - b);
    console.log(
      `code pages of the grown catalogue: 95th percentile ${bytes[Math.floor(bytes.length * 0.95)]}, largest ${bytes.at(-1)}`,
    );
    expect(bytes[Math.floor(bytes.length * 0.95)]).toBeLessThanOrEqual(FIRST_FLIGHT + WORDS);
    expect(bytes.at(-1)).toBeLessThanOrEqual(PAGE_MAX);
  });

  test("a few codes of the same condition are shown, each of another product, and the others are one press away", async ({
    page,
  }) => {
    const { codes } = catalog();
    const code = codes.find(({ condition }) => new Set(condition?.codes.map(({ product }) => product)).size > 6)!;
    const others = code.condition!.codes.filter((other) => other !== code);
    await page.goto(`${server.origin}/en/${code.id}/`);
    const section = page.locator("section", { has: page.getByRole("heading", { name: "The condition behind it" }) });
    const products = await section.locator("tbody td:nth-child(2) .secondary").allTextContents();
    expect(new Set(products).size).toBe(4);
    await expect(section.getByRole("link", { name: `All ${others.length + 1} codes of this condition` })).toBeVisible();
  });
});

test("no page of the grown catalogue is larger than 200 KB", () => {
  const sizes = pathsEndingIn(folder, ".html").map((page) => ({ page, bytes: statSync(join(folder, page)).size }));
  const [largest] = sizes.sort((a, b) => b.bytes - a.bytes);
  console.log(`largest page of the grown catalogue: ${largest!.page} ${largest!.bytes} bytes`);
  expect(sizes.filter(({ bytes }) => bytes > 200 * 1024)).toEqual([]);
});
