/** Hosts: nginx with the printed configuration, what it sends, and that the policy of the pages is in force and breaks nothing. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { dirname, join } from "node:path";
import { expect, test, type Page } from "@playwright/test";
import { nginxAlone } from "../../src/hosting/nginx.ts";
import { BASE, builtSite } from "../builds.ts";
import { startHost, startNginx, type RunningNginx } from "../nginx.ts";
import { DIST, PAGES } from "./site.ts";

// One nginx serves the tests of the root, which follow each other.
test.describe.configure({ mode: "default" });

let root: RunningNginx;
test.beforeAll(async () => {
  root = await startHost(DIST);
});
test.afterAll(() => root?.stop());

const get = (address: string, headers: Record<string, string> = {}) =>
  fetch(address, { redirect: "manual", headers: { "accept-encoding": "gzip", ...headers } });

/** A file of each kind, with the type that it must come with. */
const hashed = (folder: string) => `_astro/${readdirSync(join(folder, "_astro")).find((name) => name.endsWith(".js"))}`;
const fragment = (folder: string) => `pagefind/fragment/${readdirSync(join(folder, "pagefind/fragment"))[0]}`;
const KINDS = [
  { path: () => "en/", type: "text/html; charset=utf-8", isText: true },
  { path: hashed, type: "text/javascript; charset=utf-8", isText: true },
  { path: () => "search/products.json", type: "application/json; charset=utf-8", isText: true },
  { path: () => "opensearch.xml", type: "application/xml; charset=utf-8", isText: true },
  { path: () => "robots.txt", type: "text/plain; charset=utf-8", isText: false },
  { path: () => "favicon.svg", type: "image/svg+xml; charset=utf-8", isText: false },
  { path: () => "og/site.png", type: "image/png", isText: false },
  { path: fragment, type: "application/octet-stream", isText: false },
];

/** Holds for a site below any base path. */
async function expectRightAnswers(site: string, folder: string): Promise<void> {
  for (const { path: pathIn, type, isText } of KINDS) {
    const path = pathIn(folder);
    const answer = await get(site + path);
    expect(answer.status, path).toBe(200);
    expect(answer.headers.get("content-type")).toBe(type);
    expect(answer.headers.get("content-encoding"), path).toBe(isText ? "gzip" : null);
    if (isText) expect(answer.headers.get("vary")).toBe("Accept-Encoding");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(answer.headers.get("referrer-policy")).toBe("no-referrer");
    expect(answer.headers.get("permissions-policy")).toContain("microphone=()");
    expect(answer.headers.get("permissions-policy")).not.toContain("clipboard-write");
    expect(answer.headers.get("cross-origin-opener-policy")).toBe("same-origin");
    expect(answer.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    expect(answer.headers.get("content-security-policy")).not.toMatch(/'unsafe-/);
    expect(answer.headers.get("cache-control"), path).toBe(
      [hashed, fragment].includes(pathIn) ? "public, max-age=31536000, immutable" : "no-cache",
    );
    expect(answer.headers.get("access-control-allow-origin"), path).toBeNull();
  }
}

test("nginx sends each kind of file with its type, character set, compression, caching and every header", async () => {
  await expectRightAnswers(`${root.origin}/`, DIST);
});

test("nginx answers that a known file has not changed, with the policy all the same", async () => {
  const first = await get(`${root.origin}/en/aliyun/nls/41050008/`);
  const etag = first.headers.get("etag");
  expect(etag).toBeTruthy();
  const again = await get(`${root.origin}/en/aliyun/nls/41050008/`, { "if-none-match": etag! });
  expect(again.status).toBe(304);
  expect(again.headers.get("content-security-policy")).toContain("default-src 'none'");
});

test("nginx answers an address that leads nowhere with the page for it, not to be kept, and status 404", async () => {
  const page = readFileSync(join(DIST, "404.html"), "utf8");
  for (const path of ["/zh/nowhere/", "/_astro/gone.js", "/_astro/", "/api/v1/gone.json"]) {
    const answer = await get(root.origin + path);
    expect(answer.status, path).toBe(404);
    expect(await answer.text()).toBe(page);
    expect(answer.headers.get("cache-control")).toBe("no-cache");
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
  }
});

test("nginx adds the slash to a page's address, whatever its own port", async () => {
  const answer = await get(`${root.origin}/zh/aliyun/nls`);
  expect(answer.status).toBe(301);
  expect(answer.headers.get("location")).toBe("/zh/aliyun/nls/");
});

test("nginx serves a site below a base path, and nothing beside it", async () => {
  test.setTimeout(240_000);
  const folder = await builtSite("below");
  const below = await startHost(folder, BASE);
  try {
    await expectRightAnswers(below.origin + BASE, folder);
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

/** Files of kinds that machines read, with the type that each must come with. */
const FOR_MACHINES = {
  "api/v1/index.json": "application/json; charset=utf-8",
  "api/v1/codes.csv": "text/csv; charset=utf-8",
  "zh/index.md": "text/markdown; charset=utf-8",
  "feed.atom": "application/atom+xml; charset=utf-8",
  "manifest.webmanifest": "application/manifest+json; charset=utf-8",
  "sw.js": "text/javascript; charset=utf-8",
  "site.zip": "application/zip",
};

test("nginx names the types of files for machines, opens the API to every origin, and follows the list of redirects", async () => {
  const folder = mkdtempSync(join(tmpdir(), "voxerr-machines-"));
  const redirects = [
    { from: "/zh/old/", to: "/zh/aliyun/" },
    { from: "/en/old/", to: "/en/aliyun/nls/40000009/#one" },
  ];
  const site = { folder, host: "localhost", base: BASE, policy: "default-src 'none'", redirects };
  for (const path of Object.keys(FOR_MACHINES)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), "x");
  }
  const user = process.getuid?.() === 0 ? userInfo().username : undefined;
  const nginx = await startNginx((listen, state) => nginxAlone({ ...site, listen }, state, user));
  try {
    for (const [path, type] of Object.entries(FOR_MACHINES)) {
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

/** What a page does that it must not. */
interface Misdeeds {
  violations: string[];
  foreign: string[];
}

/** Records violations of the policy, and requests to another host, of a page and its workers. */
async function watched(page: Page, origin: string): Promise<Misdeeds> {
  const misdeeds: Misdeeds = { violations: [], foreign: [] };
  await page.exposeFunction("noteViolation", (text: string) => misdeeds.violations.push(text));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample }) => {
      const { noteViolation } = window as unknown as { noteViolation: (text: string) => void };
      noteViolation(`${effectiveDirective}: ${blockedURI} ${sample}`);
    });
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(`${origin}/`)) misdeeds.foreign.push(request.url());
  });
  // What a worker may not do is told in the console alone.
  page.on("console", (message) => {
    if (/Content.Security.Policy|Trusted|Permissions-Policy/i.test(message.text()))
      misdeeds.violations.push(message.text());
  });
  return misdeeds;
}

const NONE: Misdeeds = { violations: [], foreign: [] };

test("no page violates the policy or asks another host for anything", async ({ page }) => {
  test.setTimeout(240_000);
  const misdeeds = await watched(page, root.origin);
  for (const { name, path } of PAGES) {
    await page.goto(root.origin + path);
    expect(misdeeds, name).toEqual(NONE);
  }
  await page.goto(`${root.origin}/en/aliyun/nls/41050008/`);
  await page.locator('header a[href="/en/guides/"]').hover();
  await page.waitForRequest(`${root.origin}/en/guides/`);
  expect(misdeeds).toEqual(NONE);
});

/** Searches in both ways of Pagefind; each must be answered from its index. */
const SEARCHES = ["token expired", "how do I prepare audio before sending it"];
for (const isBlocked of [false, true]) {
  test(`a search reads Pagefind's index ${isBlocked ? "without a worker where none may start" : "in its worker"} under the policy`, async ({
    page,
  }) => {
    test.setTimeout(120_000);
    const misdeeds = await watched(page, root.origin);
    const workers: string[] = [];
    const read: string[] = [];
    const fragments: string[] = [];
    page.on("worker", (worker) => workers.push(new URL(worker.url()).pathname));
    page.on("request", (request) => {
      const { pathname } = new URL(request.url());
      read.push(pathname);
      if (pathname.startsWith("/pagefind/fragment/")) fragments.push(pathname);
    });
    if (isBlocked) {
      await page.addInitScript(() => {
        window.Worker = class {
          constructor() {
            throw new Error("no worker may start");
          }
        } as unknown as typeof Worker;
      });
    }
    for (const query of SEARCHES) {
      await page.goto(`${root.origin}/en/search/?q=${encodeURIComponent(query)}`);
      await expect(page.locator("[data-search]")).toHaveAttribute("data-state", "done", { timeout: 40_000 });
      await expect(page.locator("[data-search] [data-result]").first()).toBeVisible();
      expect(
        read.splice(0).some((path) => path.startsWith("/pagefind/")),
        query,
      ).toBe(true);
    }
    expect(fragments.length).toBeGreaterThan(0);
    expect(new Set(workers)).toEqual(new Set(isBlocked ? [] : ["/pagefind/pagefind-worker.js"]));
    expect(misdeeds).toEqual(NONE);
  });
}

/** An attack in the page's own text, and one by a script that has been let in. */
const MARKUP = `<script>document.documentElement.dataset.inline = "ran"</script>
<img src="/favicon.svg" alt="" onload="document.documentElement.dataset.handler = 'ran'">
<style>:root { --injected: ran }</style><p id="target"></p>
<script src="/attack.js"></script><base href="https://elsewhere.example/">`;
const SCRIPT = `(() => {
  const tried = (name, attack) => {
    try { attack(); document.documentElement.dataset[name] = "ran"; } catch {}
  };
  const target = document.getElementById("target");
  tried("eval", () => eval("1"));
  tried("function", () => new Function("return 1")());
  tried("markup", () => { target.innerHTML = "<b>x</b>"; });
  tried("worker", () => new Worker("/other.js"));
  tried("policy", () => trustedTypes.createPolicy("other", {}));
})()`;
const ATTACKS = ["inline", "handler", "eval", "function", "markup", "worker", "policy"];

/** Opens a page with the attack in it; returns what of it ran. */
async function attacked(page: Page, address: string, alter = (html: string) => html): Promise<string[]> {
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

test("nothing injected runs where the policy stands in the page alone", async ({ page, baseURL }) => {
  expect(await attacked(page, `${baseURL}/en/aliyun/nls/41050008/`)).toEqual([]);
});

test("nothing injected runs where the policy comes in the header alone", async ({ page }) => {
  expect(await attacked(page, `${root.origin}/en/aliyun/nls/41050008/`, withoutMeta)).toEqual([]);
});

test("without a policy all that would have run", async ({ page, baseURL }) => {
  expect(await attacked(page, `${baseURL}/en/aliyun/nls/41050008/`, withoutMeta)).toEqual([
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
