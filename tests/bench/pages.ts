/**
 * `npm run bench:pages`: Lighthouse over the built site as a static host sends it, on a simulated phone and a desktop, median of
 * three; prints scores, largest paint, layout shift and bytes. Fails where a promise is broken.
 */
import { launch } from "chrome-launcher";
import lighthouse, { desktopConfig, type Config, type RunnerResult } from "lighthouse";
import { findBrowser } from "../../src/commands/browser.mjs";
import { host } from "../host.ts";
import { DIST } from "../site/site.ts";

const PORT = 43221;
const RUNS = 3;
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"] as const;
/** Largest paint of a code page on simulated slow 4G with a CPU four times slower, in milliseconds. */
const LCP_MAX = 450;
const PAGES = [
  { name: "home", path: "/{locale}/" },
  { name: "product", path: "/{locale}/tencent/gme/" },
  { name: "code", path: "/{locale}/aliyun/nls/41050008/", lcpMax: LCP_MAX },
  { name: "condition", path: "/{locale}/conditions/sample-rate-unsupported/" },
  { name: "search", path: "/{locale}/search/?q=41050008" },
];
const DEVICES: { name: string; config: Config | undefined }[] = [
  { name: "mobile", config: undefined },
  { name: "desktop", config: desktopConfig },
];

/** Arguments narrow the run: `npm run bench:pages -- code mobile zh`. */
const wanted = process.argv.slice(2);
const isWanted = (names: string[]) => wanted.every((word) => names.includes(word));
const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] ?? NaN;

interface Figures {
  scores: number[];
  lcp: number;
  cls: number;
  bytes: number;
  /** Audits that took points. */
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

const broken: string[] = [];
const server = await host(DIST, PORT);
const chromePath = await findBrowser();
console.log(`median of ${RUNS}               ${CATEGORIES.join(" ")}   LCP ms  CLS    bytes`);
try {
  for (const device of DEVICES) {
    for (const page of PAGES) {
      for (const locale of ["zh", "en"]) {
        if (!isWanted([device.name, page.name, locale].filter((name) => wanted.includes(name)))) continue;
        if (wanted.length > 0 && !wanted.every((word) => [device.name, page.name, locale].includes(word))) continue;
        const runs: Figures[] = [];
        for (let run = 0; run < RUNS; run++) {
          const chrome = await launch({
            ...(chromePath ? { chromePath } : {}),
            chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
          });
          const url = `http://localhost:${PORT}${page.path.replace("{locale}", locale)}`;
          const result = await lighthouse(url, { port: chrome.port, onlyCategories: [...CATEGORIES] }, device.config);
          chrome.kill();
          if (result) runs.push(figuresOf(result));
        }
        const scores = CATEGORIES.map((_, at) => median(runs.map((run) => run.scores[at] ?? 0)));
        const of = (key: "lcp" | "cls" | "bytes") => median(runs.map((run) => run[key]));
        const name = `${page.name} ${locale} ${device.name}`;
        console.log(
          `${name.padEnd(26)} ${scores.map((score) => String(score).padStart(4)).join(" ")}   ${of("lcp").toFixed(0).padStart(5)}  ${of("cls").toFixed(3)}  ${of("bytes").toFixed(0)}`,
        );
        for (const flaw of new Set(runs.flatMap(({ flaws }) => flaws))) console.log(`    ${flaw}`);
        if (scores.some((score) => score < 100)) broken.push(`${name}: ${scores.join(" ")}`);
        if (of("cls") > 0) broken.push(`${name}: layout shift ${of("cls").toFixed(3)}`);
        if (page.lcpMax && device.name === "mobile" && of("lcp") > page.lcpMax) {
          broken.push(`${name}: largest paint ${of("lcp").toFixed(0)} ms`);
        }
      }
    }
  }
} finally {
  server.close();
}
if (broken.length > 0) {
  console.log(`\nBroken promises:\n  ${broken.join("\n  ")}`);
  process.exitCode = 1;
}
