/**
 * `npm run bench:pages`: loads pages of the built site as a static host sends it, on a phone and a desktop with a slow network
 * and processor; prints largest paint, layout shift and bytes. Fails if a promise is broken.
 */
import { chromium, type Browser } from "@playwright/test";
import { findBrowser } from "../../src/node/programs.mjs";
import { LOCALES } from "../../src/schema/taxonomy.ts";
import { startSiteNginx } from "../nginx.ts";
import { DIST } from "../site/site.ts";

/** Slow 4G: 1.6 Mbit/s down, 150 ms of latency. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 90_000 };
/** Slowdown of the processor. */
const CPU_SLOWDOWN = 4;
/** Latest largest paint of a code page on a phone under these conditions, in milliseconds. */
const LCP_MAX = 450;
/** Number of loads. Of paint times the fastest counts, because other programs on the machine slow the rest down. */
const LOADS = 7;
const PAGES = [
  { name: "home", path: "/" },
  { name: "product", path: "/tencent/gme/" },
  { name: "code", path: "/aliyun/nls/41050008/" },
  { name: "condition", path: "/conditions/sample-rate-unsupported/" },
  { name: "search", path: "/search/?q=41050008" },
];
const DEVICES = [
  { name: "mobile", viewport: { width: 390, height: 844 } },
  { name: "desktop", viewport: { width: 1350, height: 940 } },
];

/** Arguments that limit the run, as in `npm run bench:pages -- code mobile zh`. */
const wanted = process.argv.slice(2);
const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

interface Figures {
  /** Largest paint in milliseconds, without the time to look up and connect to the host. */
  paint: number;
  /** Sum of all layout shifts. */
  shift: number;
  /** Transferred bytes, without what the service worker requests. */
  bytes: number;
}

/** Loads a page without a cache. */
async function load(browser: Browser, url: string, viewport: { width: number; height: number }): Promise<Figures> {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  let bytes = 0;
  client.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
  await client.send("Network.enable");
  await client.send("Network.emulateNetworkConditions", SLOW_4G);
  await client.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWDOWN });
  await page.goto(url, { waitUntil: "networkidle" });
  const [paint, shift] = await page.evaluate(() => {
    const entriesOf = (type: string) =>
      new Promise<PerformanceEntry[]>((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries())).observe({ type, buffered: true });
        // Without entries of the type, such as layout shifts, the observer is never called.
        setTimeout(() => resolve([]), 500);
      });
    const sumOf = (shifts: PerformanceEntry[]) =>
      shifts.reduce((sum, entry) => sum + ("value" in entry ? Number(entry.value) : 0), 0);
    return Promise.all([
      entriesOf("largest-contentful-paint").then((paints) => paints.at(-1)?.startTime ?? NaN),
      entriesOf("layout-shift").then(sumOf),
    ]);
  });
  await context.close();
  return { paint, shift, bytes };
}

const broken: string[] = [];
const { origin, stop } = await startSiteNginx(DIST);
const executablePath = await findBrowser();
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: ["--disable-gpu"],
});
console.log(`slow 4G, CPU ${CPU_SLOWDOWN} times slower   fastest paint  median   shift    bytes`);
try {
  for (const device of DEVICES) {
    for (const page of PAGES) {
      for (const locale of LOCALES) {
        if (!wanted.every((word) => [device.name, page.name, locale].includes(word))) continue;
        const loads: Figures[] = [];
        for (let count = 0; count < LOADS; count++) {
          loads.push(await load(browser, `${origin}/${locale}${page.path}`, device.viewport));
        }
        const paints = loads.map(({ paint }) => paint);
        const paint = Math.min(...paints);
        const shift = median(loads.map((figures) => figures.shift));
        const name = `${page.name} ${locale} ${device.name}`;
        const columns = [
          name.padEnd(29),
          `${paint.toFixed(0)} ms`.padStart(13),
          `${median(paints).toFixed(0)} ms`.padStart(7),
          shift.toFixed(3).padStart(7),
          median(loads.map(({ bytes }) => bytes))
            .toFixed(0)
            .padStart(8),
        ];
        console.log(columns.join(" "));
        // A missing paint is NaN, which no comparison accepts.
        if (page.name === "code" && device.name === "mobile" && !(paint <= LCP_MAX))
          broken.push(`${name}: largest paint ${paint.toFixed(0)} ms`);
        if (shift > 0) broken.push(`${name}: layout shift ${shift.toFixed(3)}`);
      }
    }
  }
} finally {
  await browser.close();
  stop();
}
if (broken.length > 0) {
  console.log(`\nBroken promises:\n  ${broken.join("\n  ")}`);
  process.exitCode = 1;
}
