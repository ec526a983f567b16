/** Without a network: the worker, everything kept, the archive, updates and a worker that is broken. */
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test as base, type BrowserContext, type Page } from "@playwright/test";
import { extract } from "tar";
import { makeArchive } from "../../src/offline/archive.ts";
import { pathsOf } from "../../src/commands/folder.ts";
import { makeOffline } from "../../src/offline/build.ts";
import { isImmutable, type Archive, type FileList, type Summary } from "../../src/offline/files.ts";
import { host } from "../host.ts";
import { isDone } from "./finder.ts";
import { DIST } from "./site.ts";

const CODE = "/en/aliyun/nls/41050008/";
const OTHER = "/en/aliyun/nls/40000002/";

/** A site whose folder can be changed and whose host can be switched off. */
interface Site {
  origin: string;
  folder: string;
  /** Paths that were asked for. */
  asked: { path: string; bytes: number }[];
  isOff: boolean;
  /** Answers in place of the folder's. */
  instead: Map<string, { status: number; body: string; type?: string }>;
}

const test = base.extend<{ site: Site; context: BrowserContext }>({
  site: async ({}, use) => {
    const site: Site = { origin: "", folder: await firstVersion(), asked: [], isOff: false, instead: new Map() };
    const server: Server = await host(() => site.folder, 0, {
      before: (request, response) => {
        const path = (request.url ?? "/").split("?")[0]!;
        if (site.isOff) {
          request.socket.destroy();
          return true;
        }
        const own = site.instead.get(path);
        if (own) response.writeHead(own.status, { "content-type": own.type ?? "text/plain" }).end(own.body);
        return Boolean(own);
      },
      after: (path, bytes) => site.asked.push({ path, bytes }),
    });
    site.origin = `http://localhost:${(server.address() as AddressInfo).port}`;
    await use(site);
    server.closeAllConnections();
    server.close();
  },
  context: async ({ browser, site }, use) => {
    const context = await browser.newContext({ serviceWorkers: "allow", baseURL: site.origin });
    await use(context);
    await context.close();
  },
  page: async ({ context }, use) => use(await context.newPage()),
});

// Each installs a worker; some fetch a whole site.
test.describe.configure({ timeout: 120_000 });

/** Opens a page and waits for the worker to serve it. */
async function visit(page: Page, path: string) {
  await page.goto(path);
  await page.waitForFunction(() => navigator.serviceWorker.controller);
}

const newWorkerWaits = (page: Page) =>
  page.waitForFunction(async () => (await navigator.serviceWorker.getRegistration())?.waiting);

/** What the tests need of the site: fewer pages, so that fetching everything takes seconds. */
const NEEDED =
  /^(zh|en)\/(search\/|offline\/|guides\/preparing-audio\/|conditions\/token-expired\/|aliyun\/nls\/(4000|41050)\d*\/)?index\.html$|^aliyun\/nls\/4000|^(index|404)\.html$|^(_astro|search|downloads)\/|^pagefind\/(?!fragment)|^favicon/;

function firstVersion(): Promise<string> {
  first ??= (async () => {
    const folder = mkdtempSync(join(tmpdir(), "voxerr-"));
    for (const path of pathsOf(DIST).filter((name) => NEEDED.test(name)))
      cpSync(join(DIST, path), join(folder, path), { recursive: true });
    await makeOffline(folder);
    return folder;
  })();
  return first;
}
let first: Promise<string> | undefined;

/** A second version of the site: other words on every page, so another worker. */
function secondVersion(): Promise<string> {
  second ??= (async () => {
    const folder = mkdtempSync(join(tmpdir(), "voxerr-"));
    cpSync(await firstVersion(), folder, { recursive: true });
    for (const path of ["en/index.html", CODE.slice(1) + "index.html", "en/search/index.html"])
      writeFileSync(
        join(folder, path),
        readFileSync(join(folder, path), "utf8").replace("</h1>", " (second)</h1>").replaceAll(edition(DIST), "second"),
      );
    for (const path of pathsOf(join(folder, "search")).filter((name) => name.endsWith(".json")))
      writeFileSync(
        join(folder, "search", path),
        readFileSync(join(folder, "search", path), "utf8").replace(`"${edition(DIST)}"`, '"second"'),
      );
    await makeOffline(folder);
    return folder;
  })();
  return second;
}
let second: Promise<string> | undefined;
test.afterAll(async () => {
  for (const made of [first, second]) if (made) rmSync(await made, { recursive: true });
  first = second = undefined;
});
const readJson = <Data>(path: string) => JSON.parse(readFileSync(path, "utf8")) as Data;
const edition = (folder: string) => readJson<{ version: string }>(join(folder, "search/products.json")).version;
const summary = (folder: string) => readJson<Summary>(join(folder, "offline/summary.json"));
const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`;

test("after one visit to a code page it, home and looking a code up work without a network", async ({ page, site }) => {
  await visit(page, CODE);
  site.isOff = true;
  await page.reload();
  await expect(page.locator("[data-code]").first()).toHaveText("41050008");
  await page.goto("/zh/");
  await expect(page.locator("h1")).toBeVisible();
  await page.goto("/en/search/?q=40000001");
  await expect(page.locator("[data-result]").first()).toHaveAttribute("data-id", "aliyun/nls/40000001");
});

test("a page that is not kept says so, tells what is known of its code, searches, and lists kept pages", async ({
  page,
  site,
}) => {
  await visit(page, CODE);
  site.isOff = true;
  await page.goto("/zh/aliyun/nls/40000001/");
  await expect(page.locator("h1")).toHaveText("没有网络，本页也未保存");
  const known = page.locator("[data-known] [data-result]");
  await expect(known).toHaveCount(1);
  await expect(known).toHaveAttribute("data-id", "aliyun/nls/40000001");
  await expect(known).toContainText("重试：");
  await expect(page.locator("[data-pages] a")).toHaveAttribute("href", site.origin + CODE);
  await page.locator("[data-box]").fill("41050008");
  await page.keyboard.press("Enter");
  await expect(page.locator("[data-result]").first()).toHaveAttribute("data-id", "aliyun/nls/41050008");
  await page.goto("/aliyun/nls/40000001/");
  await expect(page.locator("h1")).toHaveText("No network, and this page has not been kept");
});

test("a search is not written down with the page", async ({ page }) => {
  await visit(page, "/en/search/?q=41050008");
  await page.goto("/en/search/?q=secret-words");
  await page.goto(CODE);
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    return (await Promise.all(names.map(async (name) => (await caches.open(name)).keys())))
      .flat()
      .map(({ url }) => url);
  });
  expect(kept.some((url) => url.endsWith("/en/search/"))).toBe(true);
  expect(kept.filter((url) => url.includes("q="))).toEqual([]);
});

test("one press keeps everything: the size is said first and is what is fetched, then all pages and the text search work", async ({
  page,
  site,
}) => {
  await visit(page, "/en/offline/");
  await expect(page.locator("[data-size]")).toContainText(megabytes(summary(site.folder).bytes));
  site.asked.length = 0;
  await page.locator("[data-action=fetch]").click();
  await expect(page.locator("[data-progress]")).toContainText("MB");
  await page.locator("[data-action=cancel]").click();
  await expect(page.locator("[data-action=resume]")).toBeVisible();
  site.isOff = true;
  await page.locator("[data-action=resume]").click();
  await expect(page.locator("[data-saying=unreachable], [data-saying=failed]").filter({ visible: true })).toBeVisible();
  site.isOff = false;
  await page.reload();
  await page.locator("[data-action=resume]").click();
  await expect(page.locator("[data-done]")).toContainText(summary(site.folder).version, { timeout: 90_000 });
  const { files } = readJson<FileList>(join(site.folder, "offline/files.json"));
  expect(files.reduce((sum, [, , bytes]) => sum + bytes, 0)).toBe(summary(site.folder).bytes);
  // Scripts and search data that the worker keeps already are not sent again; every other file is, at the size that was said.
  const sent = new Map(site.asked.map(({ path, bytes }) => [path, bytes]));
  const sentFor = (address: string) => sent.get(`/${address.split("?")[0]}`);
  expect(files.filter(([address]) => !sentFor(address) && !isImmutable(address))).toEqual([]);
  // A page's style and its rest are counted each for itself.
  const isOther = (said: number, own: number) => Math.abs(said - own) > own / 50;
  expect(files.filter(([address, , bytes]) => sentFor(address) && isOther(bytes, sentFor(address)!))).toEqual([]);
  const all = files.filter(([address]) => sentFor(address));
  const whole = all.reduce((sum, [address]) => sum + sentFor(address)!, 0);
  expect(Math.abs(all.reduce((sum, [, , bytes]) => sum + bytes, 0) / whole - 1)).toBeLessThan(0.01);

  site.isOff = true;
  for (const path of [OTHER, "/zh/conditions/token-expired/", "/aliyun/nls/40000001/", "/zh/guides/preparing-audio/"]) {
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(200);
    await expect(page.locator("missing-page"), path).toHaveCount(0);
  }
  expect((await page.goto("/en/aliyun/nls/nothing/"))?.status()).toBe(404);
  await page.goto("/en/search/?q=loud background");
  await isDone(page);
  const text = await page.evaluate(async () => {
    const { search } = (await import(/* @vite-ignore */ `${location.origin}/pagefind/pagefind.js`)) as {
      search: (query: string) => Promise<{ results: unknown[] }>;
    };
    return (await search("token")).results.length;
  });
  expect(text).toBeGreaterThan(5);
  await page.goto("/en/offline/");
  await page.locator("[data-action=remove]").click();
  await expect(page.locator("[data-saying=removed]")).toBeVisible();
});

test("an open page keeps its own version; closed and opened again the new one is served whole", async ({
  context,
  page,
  site,
}) => {
  await visit(page, "/en/search/");
  await page.goto(CODE);
  await page.goto("/en/search/");
  site.folder = await secondVersion();
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
  });
  await newWorkerWaits(page);
  const answers: Promise<string>[] = [];
  page.on("response", (response) => {
    if (/\/search\/.*\.json/.test(response.url())) answers.push(response.text());
  });
  await page.locator("textarea[name=q], input[name=q]").first().fill("40000001");
  await page.keyboard.press("Enter");
  await expect(page.locator("[data-result]").first()).toHaveAttribute("data-id", "aliyun/nls/40000001");
  const texts = await Promise.all(answers);
  expect(texts.length).toBeGreaterThan(0);
  expect(texts.filter((text) => text.slice(0, 40).includes('"second"'))).toEqual([]);
  await page.close();

  // No page is open: the worker that takes over is asked itself.
  await expect(async () => {
    const names = await context
      .serviceWorkers()
      .at(-1)!
      .evaluate(() => caches.keys());
    expect(names).toContain(`voxerr:/:visited:${summary(site.folder).version}`);
    expect(names).toContain("voxerr:/:search:second");
    expect(names.filter((name) => /visited|search/.test(name))).toHaveLength(2);
  }).toPass();
  const later = await context.newPage();
  site.isOff = true;
  // Visited with the first version, fetched again with the second.
  await later.goto(CODE);
  await expect(later.locator("h1")).toContainText("(second)");
  await later.goto("/en/search/?q=40000001");
  await expect(later.locator("h1")).toContainText("(second)");
  await expect(later.locator("[data-result]").first()).toHaveAttribute("data-id", "aliyun/nls/40000001");
});

test("an update of everything fetches only what changed, and until then the old copy answers as a whole", async ({
  page,
  site,
}) => {
  await visit(page, "/en/offline/");
  await page.locator("[data-action=fetch]").click();
  await expect(page.locator("[data-done]")).toContainText(summary(site.folder).version, { timeout: 90_000 });
  site.folder = await secondVersion();
  await page.reload();
  await expect(page.locator("[data-saying=newer]")).toBeVisible();
  site.isOff = true;
  await page.goto(CODE);
  await expect(page.locator("h1")).not.toContainText("(second)");
  site.isOff = false;
  await page.goto("/en/offline/");
  await newWorkerWaits(page);
  site.asked.length = 0;
  await page.locator("[data-action=update]").click();
  await expect(page.locator("[data-done]")).toContainText(summary(site.folder).version, { timeout: 90_000 });
  const asked = new Set(site.asked.map(({ path }) => path).filter((path) => path.endsWith("/")));
  const changed = ["/en/", CODE, "/en/search/"];
  expect(changed.filter((path) => !asked.has(path))).toEqual([]);
  // The new worker may still be fetching the pages that are open or its own: those are no part of the update.
  const own = ["/", "/en/offline/", "/zh/", "/zh/search/", "/zh/offline/"];
  expect([...asked].filter((path) => !changed.includes(path) && !own.includes(path))).toEqual([]);
});

test("a site that changes while everything is fetched is not kept in parts of two versions", async ({ page, site }) => {
  await visit(page, "/en/offline/");
  site.instead.set(OTHER, { status: 200, body: "<h1>Another version</h1>", type: "text/html" });
  await page.locator("[data-action=fetch]").click();
  await expect(page.locator("[data-saying=changed]")).toBeVisible({ timeout: 60_000 });
  expect((await page.evaluate(() => caches.keys())).filter((name) => name.includes("everything"))).toEqual([]);
});

for (const [what, answer] of [
  ["gone", { status: 404, body: "" }],
  ["a page", { status: 200, body: "<p>Hello</p>", type: "text/html" }],
] as const) {
  test(`where the worker's script is ${what}, the worker and its caches go`, async ({ page, site }) => {
    await visit(page, CODE);
    site.instead.set("/sw.js", { ...answer });
    await page.reload();
    await expect
      .poll(() =>
        page.evaluate(async () => [
          (await navigator.serviceWorker.getRegistrations()).length,
          (await caches.keys()).length,
        ]),
      )
      .toEqual([0, 0]);
    await page.reload();
    await expect(page.locator("[data-code]").first()).toHaveText("41050008");
  });
}

test("a worker whose caches are broken lets the network answer and removes itself", async ({ context, page }) => {
  await visit(page, CODE);
  await context.serviceWorkers()[0]!.evaluate(() => {
    const broken = () => Promise.reject(new DOMException("broken", "UnknownError"));
    Object.assign(CacheStorage.prototype, { open: broken, match: broken, has: broken });
  });
  await page.goto("/en/search/?q=40000001");
  await expect(page.locator("[data-result]").first()).toHaveAttribute("data-id", "aliyun/nls/40000001");
  await expect.poll(() => page.evaluate(() => caches.keys())).toEqual([]);
});

test("where the browser keeps nothing, the page says so and offers the archive", async ({ page }) => {
  await page.addInitScript(() => {
    const refused = () => Promise.reject(new DOMException("refused", "SecurityError"));
    Object.assign(CacheStorage.prototype, { open: refused, keys: refused, has: refused, match: refused });
    navigator.serviceWorker.register = refused;
  });
  await page.goto("/en/offline/");
  await expect(page.locator("[data-saying=refused]")).toBeVisible();
  await expect(page.locator("[data-action]").filter({ visible: true })).toHaveCount(0);
  const { address, bytes } = readJson<Archive>(join(DIST, "downloads/archive.json"));
  await expect(page.locator("[data-download]")).toHaveAttribute("href", `/${address}`);
  await expect(page.locator("[data-download]")).toContainText(megabytes(bytes));
  expect(statSync(join(DIST, address)).size).toBe(bytes);
  await page.goto(CODE);
  await expect(page.locator("[data-code]").first()).toHaveText("41050008");
});

test("full storage is said, and what had arrived stays for the next try", async ({ page }) => {
  await visit(page, "/en/offline/");
  await page.evaluate(() => {
    const put = Cache.prototype.put;
    let left = 20;
    Cache.prototype.put = function (...of) {
      return left-- > 0 ? put.apply(this, of) : Promise.reject(new DOMException("full", "QuotaExceededError"));
    };
  });
  await page.locator("[data-action=fetch]").click();
  await expect(page.locator("[data-saying=full]")).toBeVisible();
  await expect(page.locator("[data-action=resume]")).toBeVisible();
});

test.describe("the archive", () => {
  const folder = mkdtempSync(join(tmpdir(), "voxerr-"));
  test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("unpacks to the site, file by file", async () => {
    const { address } = readJson<Archive>(join(DIST, "downloads/archive.json"));
    await extract({ file: join(DIST, address), cwd: folder });
    const expected = pathsOf(DIST).filter((path) => !path.startsWith("downloads/"));
    expect(pathsOf(folder)).toEqual(expected);
    expect(expected.filter((path) => !readFileSync(join(folder, path)).equals(readFileSync(join(DIST, path))))).toEqual(
      [],
    );
  });

  test("is the same bytes twice, leaves the site's limit to the smaller format, then to none", async () => {
    const small = join(folder, "small");
    mkdirSync(join(small, "zh"), { recursive: true });
    writeFileSync(join(small, "index.html"), "one");
    writeFileSync(join(small, "zh/index.html"), createHash("sha512").update("x").digest("hex").repeat(2_000));
    const once = async (most?: number) => {
      await makeArchive(small, most);
      const archive = readJson<Archive | null>(join(small, "downloads/archive.json"));
      return archive && { ...archive, content: readFileSync(join(small, archive.address)).toString("base64") };
    };
    const made = await once();
    expect(await once()).toEqual(made);
    expect(made?.address).toBe("downloads/voxerr.tar.gz");
    expect((await once(made!.bytes - 1))?.address).toBe("downloads/voxerr.tar.zst");
    expect(await once(100)).toBeNull();
    expect(existsSync(join(small, "downloads/voxerr.tar.gz"))).toBe(false);
  });
});
