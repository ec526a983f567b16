/**
 * `npm run bench:pages`: Lighthouse over the built site as a static host sends it, on a simulated phone and a desktop, median of
 * three; prints scores, largest paint, layout shift and bytes. Fails if a promise is broken.
 */
import { chromium, type Browser } from "@playwright/test";
import { launch } from "chrome-launcher";
import lighthouse, { desktopConfig, type Config, type RunnerResult } from "lighthouse";
import { findBrowser } from "../../src/node/programs.mjs";
import { startSiteNginx } from "../nginx.ts";
import { DIST } from "../site/site.ts";

const RUNS = 3;
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"] as const;
/** Slow 4G: 1.6 Mbit/s down, 150 ms of latency. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 90_000 };
/** Slowdown of the processor. */
const CPU_SLOWDOWN = 4;
/** Latest largest paint of a code page under these conditions, in milliseconds. */
const LCP_MAX = 450;
/** Number of loads, of which the fastest counts. */
const LOADS = 15;
const PAGES = [
  { name: "home", path: "/{locale}/" },
  { name: "product", path: "/{locale}/tencent/gme/" },
  { name: "code", path: "/{locale}/aliyun/nls/41050008/" },
  { name: "condition", path: "/{locale}/conditions/sample-rate-unsupported/" },
  { name: "search", path: "/{locale}/search/?q=41050008" },
];
const DEVICES: { name: string; config: Config | undefined }[] = [
  { name: "mobile", config: undefined },
  { name: "desktop", config: desktopConfig },
];

/** Arguments that limit the run, as in `npm run bench:pages -- code mobile zh`. */
const wanted = process.argv.slice(2);
const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

interface Figures {
  scores: number[];
  /** Largest paint as modelled by Lighthouse, in milliseconds. */
  lcp: number;
  cls: number;
  bytes: number;
  /** Audits that lowered a score. */
  flaws: string[];
}

function figuresOf({ lhr }: RunnerResult): Figures {
  const value = (audit: string) => lhr.audits[audit]?.numericValue ?? NaN;
  const flaws = CATEGORIES.flatMap((category) =>
    (lhr.categories[category]?.auditRefs ?? [])
      .filter(({ id, weight }) => weight > 0 && (lhr.audits[id]?.score ?? 1) < 1)
      .map(({ id }) => `${id} ${lhr.audits[id]?.displayValue ?? ""}`.trim()),
  );
  return {
    scores: CATEGORIES.map((category) => Math.round((lhr.categories[category]?.score ?? 0) * 100)),
    lcp: value("largest-contentful-paint"),
    cls: value("cumulative-layout-shift"),
    bytes: value("total-byte-weight"),
    flaws,
  };
}

/**
 * Largest paint of a page in milliseconds, with a slow network and processor emulated by the browser. Unlike Lighthouse's model,
 * it does not include the time to look up and connect to the host.
 */
async function largestPaint(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  await client.send("Network.enable");
  await client.send("Network.emulateNetworkConditions", SLOW_4G);
  await client.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWDOWN });
  await page.goto(url, { waitUntil: "networkidle" });
  const time = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries().at(-1)!.startTime)).observe({
          type: "largest-contentful-paint",
          buffered: true,
        });
      }),
  );
  await context.close();
  return time;
}

const broken: string[] = [];
const { origin, stop } = await startSiteNginx(DIST);
const chromePath = await findBrowser();
console.log(`median of ${RUNS}               ${CATEGORIES.join(" ")}   LCP ms  CLS    bytes`);
try {
  for (const device of DEVICES) {
    for (const page of PAGES) {
      for (const locale of ["zh", "en"]) {
        if (wanted.length > 0 && !wanted.every((word) => [device.name, page.name, locale].includes(word))) continue;
        const runs: Figures[] = [];
        for (let run = 0; run < RUNS; run++) {
          const chrome = await launch({
            ...(chromePath ? { chromePath } : {}),
            chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
          });
          const url = `${origin}${page.path.replace("{locale}", locale)}`;
          const result = await lighthouse(url, { port: chrome.port, onlyCategories: [...CATEGORIES] }, device.config);
          chrome.kill();
          if (result) runs.push(figuresOf(result));
        }
        const scores = CATEGORIES.map((_, at) => median(runs.map((run) => run.scores[at] ?? 0)));
        const medianOf = (key: "lcp" | "cls" | "bytes") => median(runs.map((run) => run[key]));
        const name = `${page.name} ${locale} ${device.name}`;
        console.log(
          `${name.padEnd(26)} ${scores.map((score) => String(score).padStart(4)).join(" ")}   ${medianOf("lcp").toFixed(0).padStart(5)}  ${medianOf("cls").toFixed(3)}  ${medianOf("bytes").toFixed(0)}`,
        );
        for (const flaw of new Set(runs.flatMap(({ flaws }) => flaws))) console.log(`    ${flaw}`);
        if (scores.some((score) => score < 100)) broken.push(`${name}: ${scores.join(" ")}`);
        if (medianOf("cls") > 0) broken.push(`${name}: layout shift ${medianOf("cls").toFixed(3)}`);
      }
    }
  }
  const browser = await chromium.launch({
    ...(chromePath ? { executablePath: chromePath } : {}),
    args: ["--no-sandbox", "--disable-gpu"],
  });
  for (const locale of ["zh", "en"]) {
    const times: number[] = [];
    for (let run = 0; run < LOADS; run++) {
      times.push(await largestPaint(browser, `${origin}/${locale}/aliyun/nls/41050008/`));
    }
    // The fastest load is the time of the page itself. Other programs on the machine slow the rest down.
    const fastest = Math.min(...times);
    console.log(
      `largest paint of a code page (${locale}), slow 4G, CPU ${CPU_SLOWDOWN} times slower: fastest ${fastest.toFixed(0)} ms, median ${median(times).toFixed(0)} ms`,
    );
    if (fastest > LCP_MAX) broken.push(`code ${locale}: largest paint ${fastest.toFixed(0)} ms`);
  }
  await browser.close();
} finally {
  stop();
}
if (broken.length > 0) {
  console.log(`\nBroken promises:\n  ${broken.join("\n  ")}`);
  process.exitCode = 1;
}
