/** nginx with the configuration that `npm run hosting` prints: what it sends, and that the content security policy works. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { dirname, join } from "node:path";
import { expect, test, type Page } from "@playwright/test";
import { nginxAlone } from "../../src/hosting/nginx.ts";
import { BASE, builtSite } from "../builds.ts";
import { startNginx, startSiteNginx, type RunningNginx } from "../nginx.ts";
import { finder, results } from "./finder.ts";
import { DIST, PAGES, readBuilt } from "./site.ts";

// One nginx serves all tests of the site at the root, so they run in one worker.
test.describe.configure({ mode: "default" });

let root: RunningNginx;
test.beforeAll(async () => {
  root = await startSiteNginx(DIST);
});
test.afterAll(() => root?.stop());

const get = (address: string, headers: Record<string, string> = {}) =>
  fetch(address, { redirect: "manual", headers: { "accept-encoding": "gzip", ...headers } });

/** nginx does not compress smaller files, in bytes. */
const COMPRESSED_FROM = 256;

/** Path of a script, whose name has a hash of its content. */
const scriptIn = (folder: string) =>
  `_astro/${readdirSync(join(folder, "_astro")).find(
    (name) => name.endsWith(".js") && statSync(join(folder, "_astro", name)).size >= COMPRESSED_FROM,
  )}`;
/** Path of a fragment of the full-text index, named in the same way. */
const fragmentIn = (folder: string) => `pagefind/fragment/${readdirSync(join(folder, "pagefind/fragment"))[0]}`;

/** Path of a file of the search data, whose folder is its version. */
const searchDataIn = (folder: string) => `search/${readdirSync(join(folder, "search"))[0]}/products.json`;

/** One file of each kind, and how nginx must send it. */
const kindsIn = (folder: string) => [
  { path: "en/", type: "text/html; charset=utf-8", isCompressed: true, isImmutable: false },
  { path: scriptIn(folder), type: "text/javascript; charset=utf-8", isCompressed: true, isImmutable: true },
  { path: searchDataIn(folder), type: "application/json; charset=utf-8", isCompressed: true, isImmutable: true },
  { path: "offline/files.json", type: "application/json; charset=utf-8", isCompressed: true, isImmutable: false },
  { path: "opensearch.xml", type: "application/xml; charset=utf-8", isCompressed: true, isImmutable: false },
  { path: "robots.txt", type: "text/plain; charset=utf-8", isCompressed: false, isImmutable: false },
  { path: "favicon.svg", type: "image/svg+xml; charset=utf-8", isCompressed: false, isImmutable: false },
  { path: "og/site.png", type: "image/png", isCompressed: false, isImmutable: false },
  { path: fragmentIn(folder), type: "application/octet-stream", isCompressed: false, isImmutable: true },
];

/** Checks how a site at the root or below a base path is sent. */
async function expectRightHeaders(site: string, folder: string): Promise<void> {
  for (const { path, type, isCompressed, isImmutable } of kindsIn(folder)) {
    const answer = await get(site + path);
    expect(answer.status, path).toBe(200);
    expect(answer.headers.get("content-type")).toBe(type);
    expect(answer.headers.get("content-encoding"), path).toBe(isCompressed ? "gzip" : null);
    if (isCompressed) expect(answer.headers.get("vary")).toBe("Accept-Encoding");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(answer.headers.get("referrer-policy")).toBe("no-referrer");
    expect(answer.headers.get("permissions-policy")).toContain("microphone=()");
    expect(answer.headers.get("permissions-policy")).not.toContain("clipboard-write");
    expect(answer.headers.get("cross-origin-opener-policy")).toBe("same-origin");
    expect(answer.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    expect(answer.headers.get("content-security-policy")).not.toMatch(/'unsafe-/);
    expect(answer.headers.get("cache-control"), path).toBe(
      isImmutable ? "public, max-age=31536000, immutable" : "no-cache",
    );
    expect(answer.headers.get("access-control-allow-origin"), path).toBeNull();
  }
}

test("nginx sends each kind of file with the right type, compression, caching and security headers", async () => {
  await expectRightHeaders(`${root.origin}/`, DIST);
});

test("nginx answers 304 for a page that has not changed, and sends the policy with it", async () => {
  const first = await get(`${root.origin}/en/aliyun/nls/41050008/`);
  const etag = first.headers.get("etag");
  expect(etag).toBeTruthy();
  const again = await get(`${root.origin}/en/aliyun/nls/41050008/`, { "if-none-match": etag! });
  expect(again.status).toBe(304);
  expect(again.headers.get("content-security-policy")).toContain("default-src 'none'");
});

test("nginx answers 404 with the page for missing pages, which may not be cached", async () => {
  const notFoundPage = readBuilt("404.html");
  for (const path of ["/zh/nowhere/", "/_astro/gone.js", "/_astro/", "/api/v1/gone.json"]) {
    const answer = await get(root.origin + path);
    expect(answer.status, path).toBe(404);
    expect(await answer.text()).toBe(notFoundPage);
    expect(answer.headers.get("cache-control")).toBe("no-cache");
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
  }
});

test("nginx adds the missing slash to a page's address, without naming its own host and port", async () => {
  const answer = await get(`${root.origin}/zh/aliyun/nls`);
  expect(answer.status).toBe(301);
  expect(answer.headers.get("location")).toBe("/zh/aliyun/nls/");
});

test("nginx serves a site below a base path, and nothing outside it", async () => {
  test.setTimeout(240_000);
  const folder = await builtSite("below");
  const below = await startSiteNginx(folder, BASE);
  try {
    await expectRightHeaders(below.origin + BASE, folder);
    expect((await get(`${below.origin}${BASE.slice(0, -1)}`)).headers.get("location")).toBe(BASE);
    expect((await get(`${below.origin}${BASE}zh`)).headers.get("location")).toBe(`${BASE}zh/`);
    for (const path of ["/", "/zh/", `${BASE}zh/nowhere/`]) {
      const answer = await get(below.origin + path);
      expect(answer.status, path).toBe(404);
      expect(await answer.text()).toContain(`href="${BASE}zh/"`);
    }
  } finally {
    below.stop();
  }
});

/** Files for programs, and the types they must have. */
const MACHINE_READABLE = {
  "api/v1/index.json": "application/json; charset=utf-8",
  "api/v1/codes.csv": "text/csv; charset=utf-8",
  "zh/index.md": "text/markdown; charset=utf-8",
  "feed/zh.xml": "application/xml; charset=utf-8",
  "manifest.webmanifest": "application/manifest+json; charset=utf-8",
  "sw.js": "text/javascript; charset=utf-8",
  "downloads/voxerr.tar.gz": "application/gzip",
};

test("nginx sends files for programs with the right types, opens the API to all origins, and redirects moved pages", async () => {
  const folder = mkdtempSync(join(tmpdir(), "voxerr-machines-"));
  const redirects = [
    { from: "/zh/old/", to: "/zh/aliyun/" },
    { from: "/en/old/", to: "/en/aliyun/nls/40000009/#one" },
  ];
  const site = { folder, host: "localhost", base: BASE, policy: "default-src 'none'", redirects };
  for (const path of Object.keys(MACHINE_READABLE)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), "x");
  }
  const user = process.getuid?.() === 0 ? userInfo().username : undefined;
  const nginx = await startNginx((listen, state) => nginxAlone({ ...site, listen }, state, user));
  try {
    for (const [path, type] of Object.entries(MACHINE_READABLE)) {
      const { headers } = await get(nginx.origin + BASE + path);
      expect(headers.get("content-type"), path).toBe(type);
      expect(headers.get("cache-control"), path).toBe("no-cache");
      expect(headers.get("access-control-allow-origin"), path).toBe(path.startsWith("api/") ? "*" : null);
    }
    for (const { from, to } of redirects) {
      const moved = await get(nginx.origin + BASE + from.slice(1));
      expect(moved.status).toBe(301);
      expect(moved.headers.get("location")).toBe(BASE + to.slice(1));
    }
  } finally {
    nginx.stop();
    rmSync(folder, { recursive: true });
  }
});

/** Records what a page and its workers do against the policy, and their requests to other hosts. */
async function recordViolations(page: Page, origin: string): Promise<string[]> {
  const violations: string[] = [];
  await page.exposeFunction("noteViolation", (text: string) => violations.push(text));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample }) => {
      const { noteViolation } = window as unknown as { noteViolation: (text: string) => void };
      noteViolation(`${effectiveDirective}: ${blockedURI} ${sample}`);
    });
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(`${origin}/`)) violations.push(`request to ${request.url()}`);
  });
  // A worker's violations are only reported in the console.
  page.on("console", (message) => {
    if (/Content.Security.Policy|Trusted|Permissions-Policy/i.test(message.text())) violations.push(message.text());
  });
  return violations;
}

test("no page violates the policy or sends a request to another host", async ({ page }) => {
  test.setTimeout(240_000);
  const violations = await recordViolations(page, root.origin);
  for (const { name, path } of PAGES) {
    await page.goto(root.origin + path);
    expect(violations, name).toEqual([]);
  }
  // Prefetching is subject to the policy too.
  await page.goto(`${root.origin}/en/aliyun/nls/41050008/`);
  await page.locator('header a[href="/en/guides/"]').hover();
  await page.waitForRequest(`${root.origin}/en/guides/`);
  expect(violations).toEqual([]);
});

async function forbidWorkers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.Worker = class {
      constructor() {
        throw new Error("no worker may start");
      }
    } as unknown as typeof Worker;
  });
}

/** A long log that names codes of ours, an unknown number and a service that the site does not cover. */
const LONG_LOG = [
  ...Array.from({ length: 200 }, (_, line) => `10:41:07.512 [pid 8] INFO audio.c:${line} sent ${line * 640} bytes`),
  "ERROR nls status=40000004 Gateway:IDLE_TIMEOUT",
  "ERROR nls status=41059999",
  "ERROR stripe charge failed: card_declined 14001",
].join("\n");

test("under the policy a long log is read in a worker, or by the page if none can start or be loaded", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const answerOf = async (prepare: (page: Page) => Promise<unknown>) => {
    const page = await browser.newPage();
    const violations = await recordViolations(page, root.origin);
    const workers: string[] = [];
    page.on("worker", (worker) => workers.push(new URL(worker.url()).pathname));
    await prepare(page);
    await page.goto(`${root.origin}/en/search/`);
    await page.locator("[data-search] textarea").fill(LONG_LOG);
    await expect(results(page).first()).toBeVisible({ timeout: 40_000 });
    await expect(finder(page)).toHaveAttribute("data-state", "done");
    const answer = await page.locator("[data-search]").innerText();
    expect(violations).toEqual([]);
    await page.close();
    return { answer, workers };
  };
  const inWorker = await answerOf(async () => {});
  expect(inWorker.workers).toEqual([expect.stringMatching(/^\/_astro\/log-worker-/)]);
  expect(inWorker.answer).toContain("41059999");
  const withoutWorkers = await answerOf(forbidWorkers);
  expect(withoutWorkers).toEqual({ answer: inWorker.answer, workers: [] });
  const withoutScript = await answerOf((page) => page.route("**/log-worker-*", (route) => route.abort()));
  expect(withoutScript.answer).toBe(inWorker.answer);
});

const QUERIES = ["token expired", "how do I prepare audio before sending it"];
for (const hasWorkers of [true, false]) {
  test(`under the policy a search reads Pagefind's index ${hasWorkers ? "in a worker" : "without a worker if none can start"}`, async ({
    page,
  }) => {
    test.setTimeout(120_000);
    const violations = await recordViolations(page, root.origin);
    const workers = new Set<string>();
    const requested: string[] = [];
    const fragments: string[] = [];
    page.on("worker", (worker) => workers.add(new URL(worker.url()).pathname));
    page.on("request", (request) => requested.push(new URL(request.url()).pathname));
    if (!hasWorkers) await forbidWorkers(page);
    for (const query of QUERIES) {
      requested.length = 0;
      await page.goto(`${root.origin}/en/search/?q=${encodeURIComponent(query)}`);
      await expect(finder(page)).toHaveAttribute("data-state", "done", { timeout: 40_000 });
      await expect(results(page).first()).toBeVisible();
      const indexFiles = requested.filter((path) => path.startsWith("/pagefind/"));
      expect(indexFiles.length, query).toBeGreaterThan(0);
      fragments.push(...indexFiles.filter((path) => path.startsWith("/pagefind/fragment/")));
    }
    expect(fragments.length).toBeGreaterThan(0);
    expect([...workers]).toEqual(hasWorkers ? ["/pagefind/pagefind-worker.js"] : []);
    expect(violations).toEqual([]);
  });
}

/** An attack by markup in the page, and one by a script of the same origin. */
const MARKUP = `<script>document.documentElement.dataset.inline = "ran"</script>
<img src="/favicon.svg" alt="" onload="document.documentElement.dataset.handler = 'ran'">
<style>:root { --injected: ran }</style><p id="target"></p>
<script src="/attack.js"></script><base href="https://elsewhere.example/">`;
const SCRIPT = `(() => {
  const attempt = (name, attack) => {
    try { attack(); document.documentElement.dataset[name] = "ran"; } catch {}
  };
  const target = document.getElementById("target");
  attempt("eval", () => eval("1"));
  attempt("function", () => new Function("return 1")());
  attempt("markup", () => { target.innerHTML = "<b>x</b>"; });
  attempt("worker", () => new Worker("/other.js"));
  attempt("policy", () => trustedTypes.createPolicy("other", {}));
})()`;
const ATTACKS = ["inline", "handler", "eval", "function", "markup", "worker", "policy"];

/** Opens a page with the attack in it; returns which parts of it succeeded. */
async function successfulAttacks(page: Page, address: string, alter = (html: string) => html): Promise<string[]> {
  await page.route("**/attack.js", (route) => route.fulfill({ body: SCRIPT, contentType: "text/javascript" }));
  await page.route(address, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: alter(await response.text()).replace("</body>", `${MARKUP}</body>`) });
  });
  await page.goto(address);
  return page.evaluate((names) => {
    const root = document.documentElement;
    const ran = names.filter((name) => root.dataset[name] === "ran");
    if (getComputedStyle(root).getPropertyValue("--injected")) ran.push("style");
    if (!document.baseURI.startsWith(location.origin)) ran.push("base");
    return ran;
  }, ATTACKS);
}

const withoutMeta = (html: string) => html.replace(/<meta http-equiv="content-security-policy"[^>]*>/, "");

test("nothing injected runs if only the page has the policy", async ({ page, baseURL }) => {
  expect(await successfulAttacks(page, `${baseURL}/en/aliyun/nls/41050008/`)).toEqual([]);
});

test("nothing injected runs if only the header has the policy", async ({ page }) => {
  expect(await successfulAttacks(page, `${root.origin}/en/aliyun/nls/41050008/`, withoutMeta)).toEqual([]);
});

test("without the policy every attack succeeds", async ({ page, baseURL }) => {
  expect(await successfulAttacks(page, `${baseURL}/en/aliyun/nls/41050008/`, withoutMeta)).toEqual([
    ...ATTACKS,
    "style",
    "base",
  ]);
});

test("no page may be framed", async ({ page, baseURL }) => {
  await page.goto(`${baseURL}/robots.txt`);
  await page.setContent(`<iframe src="${root.origin}/en/"></iframe>`);
  await expect(page.frameLocator("iframe").locator("main")).toHaveCount(0);
});
