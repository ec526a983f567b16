/** Reading without a network: the service worker, the download of everything, updates, faults, and the archive. */
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test as base, type BrowserContext, type Page } from "@playwright/test";
import { extract } from "tar";
import { writeArchive } from "../../src/build/archive.ts";
import { writeOffline } from "../../src/build/offline.ts";
import { isImmutable } from "../../src/immutable.ts";
import { pathsOf } from "../../src/node/folder.ts";
import { ARCHIVE, type Archive, type FileList, type Summary } from "../../src/offline/files.ts";
import { startServer, type Sent } from "../host.ts";
import { expectFirstResult, searchBox, waitForAnswer } from "./finder.ts";
import { DIST, pathsEndingIn } from "./site.ts";

const ARCHIVE_FILE = `${ARCHIVE.folder}/${ARCHIVE.name}`;

const CODE = "/en/aliyun/nls/41050008/";
const OTHER_CODE = "/en/aliyun/nls/40000002/";
/** The pages that differ in the second version, sorted. */
const CHANGED_PAGES = ["/en/", CODE, "/en/search/"];

/** A site on a server that a test controls. */
interface Override {
  status: number;
  body: string;
  type?: string;
  /** Where a redirect leads. */
  location?: string;
  /** The connection breaks off after the body. */
  isCut?: boolean;
  /** How long the answer takes, in milliseconds. */
  delay?: number;
}

interface Site {
  origin: string;
  /** Folder that is served. */
  folder: string;
  /** What the server has sent, in order. */
  sent: Sent[];
  /** Whether the server is off: it then closes every connection. */
  isOff: boolean;
  /** Answers for some paths, instead of the files of the folder. */
  overrides: Map<string, Override>;
}

const test = base.extend<{ site: Site; context: BrowserContext }>({
  site: async ({}, use) => {
    const site: Site = { origin: "", folder: await firstVersion(), sent: [], isOff: false, overrides: new Map() };
    const { origin, close } = await startServer(() => site.folder, {
      before: (request, response) => {
        const path = (request.url ?? "/").split("?")[0]!;
        if (site.isOff) {
          request.socket.destroy();
          return true;
        }
        const override = site.overrides.get(path);
        if (!override) return false;
        const { delay, status, body, type = "text/plain", location, isCut } = override;
        if (delay) {
          setTimeout(() => response.writeHead(status, { "content-type": type }).end(body), delay);
          return true;
        }
        response.writeHead(status, {
          "content-type": type,
          ...(location ? { location } : {}),
          ...(isCut ? { "content-length": String(body.length * 2) } : {}),
        });
        if (isCut) response.write(body, () => request.socket.destroy());
        else response.end(body);
        return true;
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

// Every test installs a worker, and some download a whole site.
test.describe.configure({ timeout: 120_000 });

/** Addresses of all files in the caches of the site. */
const cachedAddresses = (page: Page) =>
  page.evaluate(async () => {
    const lists = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
    return lists.flat().map(({ url }) => url.slice(location.origin.length));
  });

/** Opens a page, and waits until the worker controls it and has cached it with its scripts. */
async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  const scripts = await page
    .locator("script[src]")
    .evaluateAll((all) => all.map((script) => script.getAttribute("src")));
  await expect
    .poll(async () => {
      const cached = await cachedAddresses(page);
      return [path.split("?")[0], ...scripts].filter((address) => !cached.includes(address!));
    })
    .toEqual([]);
}

/** The files that the tests need: with fewer pages, the download of everything takes only seconds. */
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

/** A later version of the site: three pages have another heading, and the search data another version. */
function secondVersion(): Promise<string> {
  second ??= (async () => {
    const folder = mkdtempSync(join(tmpdir(), "voxerr-"));
    cpSync(await firstVersion(), folder, { recursive: true });
    for (const path of CHANGED_PAGES) {
      const file = join(folder, path, "index.html");
      const html = readFileSync(file, "utf8").replace("</h1>", " (second)</h1>");
      writeFileSync(file, html.replaceAll(dataVersion(DIST), "second"));
    }
    renameSync(join(folder, "search", dataVersion(DIST)), join(folder, "search/second"));
    for (const path of pathsEndingIn(join(folder, "search/second"), ".json")) {
      const file = join(folder, "search/second", path);
      writeFileSync(file, readFileSync(file, "utf8").replace(`"${dataVersion(DIST)}"`, '"second"'));
    }
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
const dataVersion = (folder: string) => readdirSync(join(folder, "search"))[0]!;
const summary = (folder: string) => readJson<Summary>(join(folder, "offline/summary.json"));
const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`;

/** Most bytes and requests of a first visit to a code page before the worker starts, and most bytes including the worker. */
const PAGE_MAX = { bytes: 25 * 1024, requests: 8 };
const TOTAL_MAX_BYTES = 45 * 1024;

for (const locale of ["zh", "en"]) {
  test(`a first visit to a code page (${locale}) transfers few bytes, including those of the worker`, async ({
    page,
    site,
  }) => {
    await visit(page, CODE.replace("en", locale));
    await page.waitForLoadState("networkidle");
    const bytesOf = (sent: readonly Sent[]) => sent.reduce((sum, { bytes }) => sum + bytes, 0);
    const all = site.sent;
    const beforeWorker = all.slice(
      0,
      all.findIndex(({ address }) => address === "/sw.js"),
    );
    console.log(
      `first visit in ${locale}: ${bytesOf(beforeWorker)} bytes in ${beforeWorker.length} requests before the worker, ` +
        `${bytesOf(all)} bytes in ${all.length} requests in total`,
    );
    expect(beforeWorker.length).toBeLessThanOrEqual(PAGE_MAX.requests);
    expect(bytesOf(beforeWorker)).toBeLessThanOrEqual(PAGE_MAX.bytes);
    expect(bytesOf(all)).toBeLessThanOrEqual(TOTAL_MAX_BYTES);
    // Search data is fetched when a reader searches, and pages of the other language when they are opened.
    expect(all.filter(({ address }) => /^\/(search|pagefind)\//.test(address))).toEqual([]);
    expect(all.filter(({ address }) => address.startsWith(locale === "zh" ? "/en/" : "/zh/"))).toEqual([]);
  });
}

test("a browser that saves data gets no worker", async ({ page, site }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "connection", { value: { saveData: true } });
  });
  await page.goto(CODE);
  await page.waitForLoadState("networkidle");
  expect(site.sent.map(({ address }) => address)).not.toContain("/sw.js");
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
});

test("without a network, pages that were visited and codes that were searched still work", async ({ page, site }) => {
  await visit(page, CODE);
  await page.goto("/en/search/?q=40000001");
  await expectFirstResult(page, "aliyun/nls/40000001");
  await page.goto("/zh/");
  site.isOff = true;
  await page.goto(CODE);
  await expect(page.locator("[data-code]").first()).toHaveText("41050008");
  await page.locator("[data-copy=en]").click();
  await expect(page.locator("[data-said]")).not.toBeEmpty();
  await page.goto("/zh/");
  await expect(page.locator("h1")).toBeVisible();
  await page.goto("/en/search/?q=40000001");
  await expectFirstResult(page, "aliyun/nls/40000001");
});

test("without a network, a page that is not cached says so, shows its code from the search data, and lists the cached pages", async ({
  page,
  site,
}) => {
  await visit(page, CODE);
  await page.goto("/zh/search/?q=40000001");
  await expectFirstResult(page, "aliyun/nls/40000001");
  site.isOff = true;
  await page.goto("/zh/aliyun/nls/40000001/");
  await expect(page.locator("h1")).toHaveText("没有网络，本页也未保存");
  const knownCode = page.locator("[data-known] [data-result]");
  await expect(knownCode).toHaveCount(1);
  await expect(knownCode).toHaveAttribute("data-id", "aliyun/nls/40000001");
  await expect(knownCode).toContainText("重试：");
  const cachedPages = page.locator("[data-pages] a");
  await expect(cachedPages).toHaveCount(2);
  await expect(cachedPages.first()).toHaveAttribute("href", `${site.origin}/zh/search/`);
  await expect(cachedPages.last()).toHaveAttribute("href", site.origin + CODE);
  await page.locator("[data-box]").fill("40000001");
  await page.keyboard.press("Enter");
  await expectFirstResult(page, "aliyun/nls/40000001");
  await page.goto("/aliyun/nls/40000001/");
  await expect(page.locator("h1")).toHaveText("No network, and this page has not been kept");
});

test("after a single visit to a code page, any other page says that there is no network", async ({ page, site }) => {
  await visit(page, CODE);
  site.isOff = true;
  await page.goto(OTHER_CODE);
  await expect(page.locator("h1")).toHaveText("No network, and this page has not been kept");
  await expect(page.locator("[data-pages] a")).toHaveAttribute("href", site.origin + CODE);
});

test("queries are not kept in the cache", async ({ page }) => {
  await visit(page, "/en/search/?q=41050008");
  await page.goto("/en/search/?q=secret-words");
  await page.goto(CODE);
  const cached = await cachedAddresses(page);
  expect(cached).toContain("/en/search/");
  expect(cached.filter((address) => address.includes("q="))).toEqual([]);
});

test("everything can be downloaded: the stated size is right, a download can be resumed, and then all pages and searches work", async ({
  page,
  site,
}) => {
  await visit(page, "/en/offline/");
  await expect(page.locator("[data-size]")).toContainText(megabytes(summary(site.folder).bytes));
  await page.locator("[data-action=fetch]").press("Enter");
  await expect(page.locator("[data-progress]")).toContainText("MB");
  // The button that was pressed is gone, and the focus with it, unless another gets it.
  await expect(page.locator("[data-action=cancel]")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("[data-action=resume]")).toBeFocused();
  site.isOff = true;
  await page.locator("[data-action=resume]").click();
  await expect(page.locator("[data-saying=unreachable], [data-saying=failed]").filter({ visible: true })).toBeVisible();
  site.isOff = false;
  await page.reload();
  await page.locator("[data-action=resume]").click();
  await expect(page.locator("[data-done]")).toContainText(summary(site.folder).version, { timeout: 90_000 });
  const { files } = readJson<FileList>(join(site.folder, "offline/files.json"));
  expect(files.reduce((sum, [, , bytes]) => sum + bytes, 0)).toBe(summary(site.folder).bytes);
  // Every file is sent, except immutable ones that the worker had cached already.
  const sentBytes = new Map(site.sent.filter(({ bytes }) => bytes > 0).map(({ address, bytes }) => [address, bytes]));
  const sizes = files.map(([path, , stated]) => ({ path, stated, sent: sentBytes.get(`/${path}`) ?? 0 }));
  expect(sizes.filter(({ path, sent }) => sent === 0 && !isImmutable(path))).toEqual([]);
  // The stated sizes are estimates, because the styles and the rest of a page are compressed separately.
  const sentFiles = sizes.filter(({ sent }) => sent > 0);
  expect(sentFiles.filter(({ stated, sent }) => Math.abs(stated - sent) > sent / 50)).toEqual([]);
  const total = (key: "stated" | "sent") => sentFiles.reduce((sum, file) => sum + file[key], 0);
  expect(Math.abs(total("stated") / total("sent") - 1)).toBeLessThan(0.01);

  // The copy lacks this file. A network that is slower than the worker waits has it all the same.
  site.overrides.set("/licences.txt", { status: 200, body: "Licences", delay: 5_000 });
  expect((await page.goto("/licences.txt"))?.status()).toBe(200);

  site.isOff = true;
  for (const path of [
    OTHER_CODE,
    "/zh/conditions/token-expired/",
    "/aliyun/nls/40000001/",
    "/zh/guides/preparing-audio/",
  ]) {
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(200);
    await expect(page.locator("missing-page"), path).toHaveCount(0);
  }
  expect((await page.goto("/en/aliyun/nls/nothing/"))?.status()).toBe(404);
  // A file that is no page may exist, though the copy has none of it.
  await page.goto("/licences.txt");
  await expect(page.locator("missing-page")).toHaveCount(1);
  await page.goto("/en/search/?q=loud background");
  await waitForAnswer(page);
  const textResults = await page.evaluate(async () => {
    const { search } = (await import(/* @vite-ignore */ `${location.origin}/pagefind/pagefind.js`)) as {
      search: (query: string) => Promise<{ results: unknown[] }>;
    };
    return (await search("token")).results.length;
  });
  expect(textResults).toBeGreaterThan(5);
  await page.goto("/en/offline/");
  await page.locator("[data-action=remove]").click();
  await expect(page.locator("[data-saying=removed]")).toBeVisible();
});

test("after an update, an open page keeps using its own search data, and cached pages of both versions work", async ({
  page,
  site,
}) => {
  const searchFor = async (code: string) => {
    await searchBox(page).fill(code);
    await expectFirstResult(page, `aliyun/nls/${code}`);
  };
  await visit(page, "/en/search/");
  await searchFor("40000001");
  await page.goto(OTHER_CODE);
  await page.goto("/en/search/");
  site.folder = await secondVersion();
  const fetchedVersions = new Set<string>();
  page.on("response", (response) => {
    const [, version] = /\/search\/(\w+)\/.*\.json$/.exec(response.url()) ?? [];
    if (version) fetchedVersions.add(version);
  });
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  // The open page was cached before the update, and still fetches its own version.
  await searchFor("40000001");
  expect([...fetchedVersions]).toEqual([dataVersion(DIST)]);
  await page.goto("/en/search/");
  await expect(page.locator("h1")).toContainText("(second)");
  await searchFor("40000001");
  expect([...fetchedVersions]).toEqual([dataVersion(DIST), "second"]);

  site.isOff = true;
  await page.goto("/en/search/?q=40000001");
  await expect(page.locator("h1")).toContainText("(second)");
  await expectFirstResult(page, "aliyun/nls/40000001");
  // This page was visited in the first version; its scripts are cached too.
  await page.goto(OTHER_CODE);
  await expect(page.locator("[data-code]").first()).toHaveText("40000002");
  await page.locator("[data-copy=en]").click();
  await expect(page.locator("[data-said]")).not.toBeEmpty();
});

test("updating the download fetches only changed pages; until then the old version answers as a whole", async ({
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
  const fetchedPages = new Set(site.sent.map(({ address }) => address).filter((address) => address.endsWith("/")));
  expect([...fetchedPages].sort()).toEqual(CHANGED_PAGES);
});

test("if the site changes during the download, nothing is kept", async ({ page, site }) => {
  await visit(page, "/en/offline/");
  site.overrides.set(OTHER_CODE, { status: 200, body: "<h1>Another version</h1>", type: "text/html" });
  await page.locator("[data-action=fetch]").click();
  await expect(page.locator("[data-saying=changed]")).toBeVisible({ timeout: 60_000 });
  expect((await page.evaluate(() => caches.keys())).filter((name) => name.includes("everything"))).toEqual([]);
});

for (const [what, answer] of [
  ["missing", { status: 404, body: "" }],
  ["an HTML page", { status: 200, body: "<p>Hello</p>", type: "text/html" }],
] as const) {
  test(`if the worker's script is ${what}, the worker and its caches are removed`, async ({ page, site }) => {
    await visit(page, CODE);
    site.overrides.set("/sw.js", { ...answer });
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

test("a connection that breaks off, or leads to a login page, takes nothing away that was kept", async ({
  page,
  site,
}) => {
  await visit(page, CODE);
  const kept = await cachedAddresses(page);
  site.overrides.set(OTHER_CODE, {
    status: 200,
    body: "<!doctype html><p>Half a page",
    type: "text/html",
    isCut: true,
  });
  // Such a page never ends loading.
  await page.goto(OTHER_CODE, { waitUntil: "commit" });
  site.overrides.set("/sw.js", { status: 302, body: "", location: "/login.html" });
  site.overrides.set("/login.html", { status: 200, body: "<p>Please log in</p>", type: "text/html" });
  const looked = page.waitForRequest((request) => request.method() === "HEAD");
  await page.goto(CODE);
  // The page looks whether the worker is gone.
  await (await looked).response();
  expect(await cachedAddresses(page)).toEqual(expect.arrayContaining(kept));
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(1);
  site.isOff = true;
  await page.reload();
  await expect(page.locator("[data-code]").first()).toHaveText("41050008");
});

test("a worker whose caches fail lets the network answer, and removes itself", async ({ context, page }) => {
  await visit(page, CODE);
  await context.serviceWorkers()[0]!.evaluate(() => {
    const fail = () => Promise.reject(new DOMException("broken", "UnknownError"));
    Object.assign(CacheStorage.prototype, { open: fail, match: fail, has: fail });
  });
  await page.goto("/en/search/?q=40000001");
  await expectFirstResult(page, "aliyun/nls/40000001");
  await expect.poll(() => page.evaluate(() => caches.keys())).toEqual([]);
});

test("if the browser refuses to cache, the page says so and offers the archive", async ({ page }) => {
  await page.addInitScript(() => {
    const refuse = () => Promise.reject(new DOMException("refused", "SecurityError"));
    Object.assign(CacheStorage.prototype, { open: refuse, keys: refuse, has: refuse, match: refuse });
    navigator.serviceWorker.register = refuse;
  });
  await page.goto("/en/offline/");
  await expect(page.locator("[data-saying=refused]")).toBeVisible();
  await expect(page.locator("[data-action]").filter({ visible: true })).toHaveCount(0);
  const { bytes } = readJson<Archive>(join(DIST, ARCHIVE.note));
  await expect(page.locator("[data-download]")).toHaveAttribute("href", `/${ARCHIVE_FILE}`);
  await expect(page.locator("[data-download]")).toContainText(megabytes(bytes));
  expect(statSync(join(DIST, ARCHIVE_FILE)).size).toBe(bytes);
  await page.goto(CODE);
  await expect(page.locator("[data-code]").first()).toHaveText("41050008");
});

test("if the storage is full, the page says so and the download can be resumed", async ({ page }) => {
  await visit(page, "/en/offline/");
  await page.evaluate(() => {
    const put = Cache.prototype.put;
    let remaining = 20;
    Cache.prototype.put = function (...entry) {
      return remaining-- > 0 ? put.apply(this, entry) : Promise.reject(new DOMException("full", "QuotaExceededError"));
    };
  });
  await page.locator("[data-action=fetch]").click();
  await expect(page.locator("[data-saying=full]")).toBeVisible();
  await expect(page.locator("[data-action=resume]")).toBeVisible();
});

test.describe("the archive", () => {
  const folder = mkdtempSync(join(tmpdir(), "voxerr-"));
  test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("unpacks to the files of the site", async () => {
    const unpacked = join(folder, "unpacked");
    mkdirSync(unpacked);
    await extract({ file: join(DIST, ARCHIVE_FILE), cwd: unpacked });
    const expected = pathsOf(DIST).filter((path) => !path.startsWith("downloads/"));
    expect(pathsOf(unpacked)).toEqual(expected);
    const isChanged = (path: string) => !readFileSync(join(unpacked, path)).equals(readFileSync(join(DIST, path)));
    expect(expected.filter(isChanged)).toEqual([]);
  });

  test("has the same bytes each time it is made", async () => {
    const small = join(folder, "small");
    mkdirSync(join(small, "zh"), { recursive: true });
    writeFileSync(join(small, "index.html"), "one");
    writeFileSync(join(small, "zh/index.html"), "two");
    const pack = async () => {
      await writeArchive(small);
      const { bytes } = readJson<Archive>(join(small, ARCHIVE.note));
      expect(statSync(join(small, ARCHIVE_FILE)).size).toBe(bytes);
      return readFileSync(join(small, ARCHIVE_FILE)).toString("base64");
    };
    expect(await pack()).toBe(await pack());
  });
});
