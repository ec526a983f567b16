/** Without a network: the worker, everything kept, the archive, updates and a worker that is broken. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test as base, type BrowserContext, type Page } from "@playwright/test";
import { extract } from "tar";
import { writeArchive } from "../../src/build/archive.ts";
import { writeOffline } from "../../src/build/offline.ts";
import { isImmutable } from "../../src/immutable.ts";
import { pathsOf } from "../../src/node/folder.ts";
import type { Archive, FileList, Summary } from "../../src/offline/files.ts";
import { host, type Sent } from "../host.ts";
import { isDone } from "./finder.ts";
import { DIST } from "./site.ts";

const CODE = "/en/aliyun/nls/41050008/";
const OTHER = "/en/aliyun/nls/40000002/";

/** A site whose folder can be changed and whose host can be switched off. */
interface Site {
  origin: string;
  folder: string;
  /** What was sent, in order. */
  sent: Sent[];
  isOff: boolean;
  /** Answers in place of the folder's. */
  instead: Map<string, { status: number; body: string; type?: string }>;
}

const test = base.extend<{ site: Site; context: BrowserContext }>({
  site: async ({}, use) => {
    const site: Site = { origin: "", folder: await firstVersion(), sent: [], isOff: false, instead: new Map() };
    const { origin, close } = await host(() => site.folder, {
      before: (request, response) => {
        const path = (request.url ?? "/").split("?")[0]!;
        if (site.isOff) {
          request.socket.destroy();
          return true;
        }
        const other = site.instead.get(path);
        if (other) response.writeHead(other.status, { "content-type": other.type ?? "text/plain" }).end(other.body);
        return Boolean(other);
      },
      after: (sent) => site.sent.push(sent),
    });
    site.origin = origin;
    await use(site);
    close();
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

/** Addresses of everything that the browser keeps for the site. */
const keptAddresses = (page: Page) =>
  page.evaluate(async () => {
    const lists = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
    return lists.flat().map(({ url }) => url.slice(location.origin.length));
  });

/** Opens a page, waits for the worker to serve it, and for all that the page has used to be kept. */
async function visit(page: Page, path: string) {
  await page.goto(path);
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  const scripts = await page
    .locator("script[src]")
    .evaluateAll((all) => all.map((script) => script.getAttribute("src")));
  await expect
    .poll(async () => {
      const kept = await keptAddresses(page);
      return [path.split("?")[0], ...scripts].filter((address) => !kept.includes(address!));
    })
    .toEqual([]);
}

/** What the tests need of the site: fewer pages, so that fetching everything takes seconds. */
const NEEDED =
  /^(zh|en)\/(search\/|offline\/|guides\/preparing-audio\/|conditions\/token-expired\/|aliyun\/nls\/(4000|41050)\d*\/)?index\.html$|^aliyun\/nls\/4000|^(index|404)\.html$|^(_astro|search|downloads)\/|^pagefind\/(?!fragment)|^favicon/;

function firstVersion(): Promise<string> {
  first ??= (async () => {
    const folder = mkdtempSync(join(tmpdir(), "voxerr-"));
    for (const path of pathsOf(DIST).filter((name) => NEEDED.test(name)))
      cpSync(join(DIST, path), join(folder, path), { recursive: true });
    await writeOffline(folder);
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
        readFileSync(join(folder, path), "utf8")
          .replace("</h1>", " (second)</h1>")
          .replaceAll(dataVersion(DIST), "second"),
      );
    for (const path of pathsOf(join(folder, "search")).filter((name) => name.endsWith(".json")))
      writeFileSync(
        join(folder, "search", path),
        readFileSync(join(folder, "search", path), "utf8").replace(`"${dataVersion(DIST)}"`, '"second"'),
      );
    await writeOffline(folder);
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
const dataVersion = (folder: string) => readJson<{ version: string }>(join(folder, "search/products.json")).version;
const summary = (folder: string) => readJson<Summary>(join(folder, "offline/summary.json"));
const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`;

/** Most bytes and requests of a first visit to a code page: until it is read, and with all that the worker does. */
const READING = { bytes: 25 * 1024, requests: 8 };
const WITH_WORKER = { bytes: 45 * 1024 };

for (const locale of ["zh", "en"]) {
  test(`a first visit to a code page in ${locale} costs little, with all that the worker does`, async ({
    page,
    site,
  }) => {
    await visit(page, CODE.replace("en", locale));
    await page.waitForLoadState("networkidle");
    const sizeOf = (sent: readonly Sent[]) => sent.reduce((sum, { bytes }) => sum + bytes, 0);
    const byWorker = site.sent.findIndex(({ address }) => address === "/sw.js");
    const [reading, whole] = [site.sent.slice(0, byWorker), site.sent];
    console.log(
      `first visit in ${locale}: ${sizeOf(reading)} bytes in ${reading.length} requests to read, ` +
        `${sizeOf(whole)} bytes in ${whole.length} requests in all`,
    );
    expect(reading.length).toBeLessThanOrEqual(READING.requests);
    expect(sizeOf(reading)).toBeLessThanOrEqual(READING.bytes);
    expect(sizeOf(whole)).toBeLessThanOrEqual(WITH_WORKER.bytes);
    // Search data comes when search is used, and another language's pages when they are read.
    expect(whole.filter(({ address }) => /^\/(search|pagefind)\//.test(address))).toEqual([]);
    expect(whole.filter(({ address }) => address.startsWith(locale === "zh" ? "/en/" : "/zh/"))).toEqual([]);
  });
}

test("a reader who saves data is sent no worker", async ({ page, site }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "connection", { value: { saveData: true } });
  });
  await page.goto(CODE);
  await page.waitForLoadState("networkidle");
  expect(site.sent.map(({ address }) => address)).not.toContain("/sw.js");
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
});

test("what was used works without a network: the page of the first visit, and a code that was looked up", async ({
  page,
  site,
}) => {
  await visit(page, CODE);
  await page.goto("/en/search/?q=40000001");
  await expect(page.locator("[data-result]").first()).toHaveAttribute("data-id", "aliyun/nls/40000001");
  await page.goto("/zh/");
  site.isOff = true;
  await page.goto(CODE);
  await expect(page.locator("[data-code]").first()).toHaveText("41050008");
  await page.locator("[data-copy=en]").click();
  await expect(page.locator("[data-said]")).not.toBeEmpty();
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
  await page.goto("/zh/search/?q=40000001");
  await expect(page.locator("[data-result]").first()).toHaveAttribute("data-id", "aliyun/nls/40000001");
  site.isOff = true;
  await page.goto("/zh/aliyun/nls/40000001/");
  await expect(page.locator("h1")).toHaveText("没有网络，本页也未保存");
  const known = page.locator("[data-known] [data-result]");
  await expect(known).toHaveCount(1);
  await expect(known).toHaveAttribute("data-id", "aliyun/nls/40000001");
  await expect(known).toContainText("重试：");
  const kept = page.locator("[data-pages] a");
  await expect(kept).toHaveCount(2);
  await expect(kept.first()).toHaveAttribute("href", `${site.origin}/zh/search/`);
  await expect(kept.last()).toHaveAttribute("href", site.origin + CODE);
  await page.locator("[data-box]").fill("40000001");
  await page.keyboard.press("Enter");
  await expect(page.locator("[data-result]").first()).toHaveAttribute("data-id", "aliyun/nls/40000001");
  await page.goto("/aliyun/nls/40000001/");
  await expect(page.locator("h1")).toHaveText("No network, and this page has not been kept");
});

test("a search is not written down with the page", async ({ page }) => {
  await visit(page, "/en/search/?q=41050008");
  await page.goto("/en/search/?q=secret-words");
  await page.goto(CODE);
  const kept = await keptAddresses(page);
  expect(kept).toContain("/en/search/");
  expect(kept.filter((address) => address.includes("q="))).toEqual([]);
});

test("one press keeps everything: the size is said first and is what is fetched, then all pages and the text search work", async ({
  page,
  site,
}) => {
  await visit(page, "/en/offline/");
  await expect(page.locator("[data-size]")).toContainText(megabytes(summary(site.folder).bytes));
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
  const sent = new Map(site.sent.filter(({ bytes }) => bytes > 0).map(({ address, bytes }) => [address, bytes]));
  const sentFor = (address: string) => sent.get(`/${address}`);
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

test("after an update an open page goes on with its data, and kept pages of both versions work with theirs", async ({
  page,
  site,
}) => {
  const search = async (query: string) => {
    await page.locator("textarea[name=q]").fill(query);
    await expect(page.locator("[data-result]").first()).toHaveAttribute("data-id", `aliyun/nls/${query}`);
  };
  await visit(page, "/en/search/");
  await search("40000001");
  await page.goto(OTHER);
  await page.goto("/en/search/");
  site.folder = await secondVersion();
  const versions = new Set<string>();
  page.on("response", (response) => {
    const [, version] = /\/search\/.*\.json\?v=(.*)$/.exec(response.url()) ?? [];
    if (version) versions.add(version);
  });
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  // Kept before the update: the open page asks for its own version.
  await search("40000001");
  expect([...versions]).toEqual([dataVersion(DIST)]);
  await page.goto("/en/search/");
  await expect(page.locator("h1")).toContainText("(second)");
  await search("40000001");
  expect([...versions]).toEqual([dataVersion(DIST), "second"]);

  site.isOff = true;
  await page.goto("/en/search/?q=40000001");
  await expect(page.locator("h1")).toContainText("(second)");
  await expect(page.locator("[data-result]").first()).toHaveAttribute("data-id", "aliyun/nls/40000001");
  // Visited with the first version, and its scripts are kept with it.
  await page.goto(OTHER);
  await expect(page.locator("[data-code]").first()).toHaveText("40000002");
  await page.locator("[data-copy=en]").click();
  await expect(page.locator("[data-said]")).not.toBeEmpty();
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
  site.sent.length = 0;
  await page.locator("[data-action=update]").click();
  await expect(page.locator("[data-done]")).toContainText(summary(site.folder).version, { timeout: 90_000 });
  const asked = new Set(site.sent.map(({ address }) => address).filter((address) => address.endsWith("/")));
  const changed = ["/en/", CODE, "/en/search/"];
  expect(changed.filter((path) => !asked.has(path))).toEqual([]);
  expect([...asked].filter((path) => !changed.includes(path))).toEqual([]);
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

  test("is the same bytes twice", async () => {
    const small = join(folder, "small");
    mkdirSync(join(small, "zh"), { recursive: true });
    writeFileSync(join(small, "index.html"), "one");
    writeFileSync(join(small, "zh/index.html"), "two");
    const once = async () => {
      await writeArchive(small);
      const { address, bytes } = readJson<Archive>(join(small, "downloads/archive.json"));
      expect(statSync(join(small, address)).size).toBe(bytes);
      return readFileSync(join(small, address)).toString("base64");
    };
    expect(await once()).toBe(await once());
  });
});
