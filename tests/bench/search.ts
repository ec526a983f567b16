/**
 * `npm run bench:search`: drives the built site in a browser over every query of `tests/queries` and prints how well, how fast
 * and with how many bytes it answers; beside it what plain Pagefind finds on the same site. Fails where a promise is broken.
 */
import { spawn } from "node:child_process";
import { chromium, type Page } from "@playwright/test";
import { findBrowser } from "../../src/node/programs.mjs";
import { COLD, coldBytes } from "../cold.ts";
import { figuresOf, judge, PROMISED, QUERIES, type Query } from "../queries.ts";
import { TEXT_MAX } from "../../src/search/query/question.ts";
import { dataOf, outcomeOf, sourceOf } from "../unit/search/source.ts";

const PORT = 43219;
const ORIGIN = `http://localhost:${PORT}`;
/** Milliseconds from the last key to the first result at the 95th percentile, warm. */
const MS_MAX = { code: 50, text: 200 };
/** Milliseconds on the main thread for a log of 200 KB. */
const LOG_MS_MAX = 300;
/** Eight times the text may take so many times as long: 8 is linear, 64 is quadratic; the machine is noisy. */
const GROWTH_MAX = 20;
/** Kinds that are answered from codes and symbols alone. */
const CODE_KINDS = ["exact-code", "decorated-code", "ambiguous-code", "hex", "prefix", "name", "corrected-name"];

const broken: string[] = [];
const promise = (what: string, isKept: boolean) => {
  if (!isKept) broken.push(what);
};
const percent = (share: number) => share.toFixed(3);
const at95 = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? 0;

/** Searches for one query after the other on one page and times each from its last key. */
async function ask(page: Page, locale: string, queries: readonly Query[]) {
  await page.goto(`${ORIGIN}/${locale}/search/`);
  await page.waitForSelector("[data-search][data-state=idle]");
  return page.evaluate(
    async (texts) => {
      const root = document.querySelector<HTMLElement>("[data-search]")!;
      const box = root.querySelector<HTMLTextAreaElement>("[name=q]")!;
      const until = (isTrue: () => boolean) =>
        new Promise<void>((resolve) => {
          const look = () => isTrue() && (observer.disconnect(), resolve());
          const observer = new MutationObserver(look);
          observer.observe(root, { subtree: true, childList: true, attributes: true });
          look();
        });
      const type = (text: string) => {
        box.value = text;
        box.dispatchEvent(new InputEvent("input", { bubbles: true }));
      };
      const isDone = () => ["done", "error"].includes(root.dataset["state"]!);
      const answers: { ids: string[]; ms: number; state: string }[] = [];
      for (const text of texts) {
        // Once for the data, then the last key again, warm.
        type(text);
        await until(isDone);
        type(text.slice(0, -1) || "x");
        await until(isDone);
        const start = performance.now();
        type(text);
        const before = root.querySelector("[data-list]")!.firstElementChild;
        await until(() => isDone() || (root.querySelector("[data-list]")!.firstElementChild ?? before) !== before);
        const ms = performance.now() - start;
        await until(isDone);
        const items = [...root.querySelectorAll<HTMLElement>("[data-result]")];
        answers.push({ ids: items.map((item) => item.dataset["id"]!), ms, state: root.dataset["state"]! });
      }
      return answers;
    },
    queries.map(({ q }) => q),
  );
}

/** What Pagefind finds by itself, with the page's language, as a site without our resolver would show it. */
async function askPagefind(page: Page, queries: readonly Query[]): Promise<string[][]> {
  await page.goto(`${ORIGIN}/zh/conditions/`);
  return page.evaluate(
    async (texts) => {
      const pagefind = await import(`${location.origin}/pagefind/pagefind.js`);
      const lists: string[][] = [];
      for (const text of texts) {
        const { results } = await pagefind.search(text);
        const pages = await Promise.all(results.slice(0, 10).map((result: { data: () => unknown }) => result.data()));
        lists.push(pages.map(({ meta }: { meta: Record<string, string> }) => meta["id"]).filter(Boolean) as string[]);
      }
      return lists;
    },
    queries.map(({ q }) => q),
  );
}

/** Milliseconds of the main thread's longest task and of the whole for a log of 200 KB. */
async function timeLog(page: Page): Promise<{ whole: number; found: number }> {
  await page.goto(`${ORIGIN}/zh/search/`);
  await page.waitForSelector("[data-search][data-state=idle]");
  const lines = QUERIES.filter(({ kind }) => kind === "frame").map(({ q }) => q);
  let log = "";
  for (let line = 0; log.length < 200 * 1024 - 300; line++) {
    log += `2026-11-21 10:${line % 60}:07.512 [pid 812] INFO audio.c:${line} sent ${line * 640} bytes seq=${line}\n`;
    if (line % 20 === 0) log += `${lines[(line / 20) % lines.length]!.slice(0, 300)}\n`;
  }
  return page.evaluate(async (text) => {
    const root = document.querySelector<HTMLElement>("[data-search]")!;
    const box = root.querySelector<HTMLTextAreaElement>("[name=q]")!;
    const run = async () => {
      const tasks: number[] = [];
      const observer = new PerformanceObserver((list) =>
        tasks.push(...list.getEntries().map(({ duration }) => duration)),
      );
      observer.observe({ type: "longtask" });
      box.value = text;
      const start = performance.now();
      box.dispatchEvent(new InputEvent("input", { bubbles: true }));
      while (root.dataset["state"] !== "done") await new Promise((resolve) => setTimeout(resolve, 5));
      const whole = performance.now() - start;
      await new Promise((resolve) => setTimeout(resolve, 300));
      observer.disconnect();
      return { whole, found: root.querySelectorAll("[data-result]").length, busy: tasks.reduce((a, b) => a + b, 0) };
    };
    await run();
    const { busy, found } = await run();
    return { whole: busy, found };
  }, log);
}

/** Texts that make careless patterns slow, by the unit that repeats. */
const UNITS = ["9", "a", "A_", "a.", "0x", "a1", "\\", '"', "ret=", "token=a", "eyJ", "a@a.", "1:", "采样", "a.b:"];

/** How many times longer eight times the text takes, at worst: 8 is linear, 64 is quadratic. */
async function growth(): Promise<{ unit: string; ratio: number }> {
  const source = sourceOf(dataOf("content"));
  const time = async (raw: string) => {
    const rounds: number[] = [];
    for (let round = 0; round < 5; round++) {
      const start = performance.now();
      await outcomeOf(raw, source);
      rounds.push(performance.now() - start);
    }
    return Math.min(...rounds);
  };
  let worst = { unit: "", ratio: 0 };
  for (const unit of UNITS) {
    const of = (length: number) => unit.repeat(length / unit.length);
    await time(of(1000));
    const ratio = (await time(of(TEXT_MAX))) / (await time(of(TEXT_MAX / 8)));
    if (ratio > worst.ratio) worst = { unit, ratio };
  }
  return worst;
}

const server = spawn(process.execPath, ["src/commands/serve.ts", "--port", String(PORT)], { stdio: "ignore" });
const executablePath = await findBrowser();
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});
try {
  for (let tries = 0; tries < 100; tries++) {
    if (
      await fetch(`${ORIGIN}/en/`).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const page = await browser.newPage();
  const answers = await ask(page, "zh", QUERIES);
  const other = await ask(page, "en", QUERIES);
  const plain = await askPagefind(page, QUERIES);
  const judged = (lists: string[][]) => QUERIES.map((query, at) => ({ query, ...judge(query, lists[at]!) }));
  const ours = figuresOf(judged(answers.map(({ ids }) => ids)));
  const english = figuresOf(judged(other.map(({ ids }) => ids)));
  const pagefind = figuresOf(judged(plain));

  console.log(`${QUERIES.length} queries             first  five   Pagefind alone: first  five`);
  const row = (name: string, own: typeof ours.all, beside: typeof ours.all | undefined) =>
    console.log(
      `${name.padEnd(18)} ${String(own.queries).padStart(4)}  ${percent(own.first)}  ${percent(own.five)}                  ${percent(beside?.first ?? 0)}  ${percent(beside?.five ?? 0)}`,
    );
  row("all", ours.all, pagefind.all);
  row("negatives", ours.negatives, pagefind.negatives);
  for (const [kind, own] of ours.kinds) {
    row(kind, own, pagefind.kinds.get(kind));
    promise(`${kind}: ${percent(own.first)} first`, own.first >= PROMISED.kind);
  }
  console.log(`from an English page: first ${percent(english.all.first)}, five ${percent(english.all.five)}`);
  promise("success@1", ours.all.first >= PROMISED.first);
  promise("success@5", ours.all.five >= PROMISED.five);
  promise("negatives clean", ours.negatives.first >= PROMISED.negatives);
  promise("the other language's success@5", english.all.five >= PROMISED.otherLanguage);
  console.log("\nNot first:");
  for (const { query, first, five } of judged(answers.map(({ ids }) => ids))) {
    if (first) continue;
    const got = answers[QUERIES.indexOf(query)]!.ids.slice(0, 3).join(", ") || "nothing";
    console.log(`  ${five ? "@5" : "--"} [${query.kind}] ${JSON.stringify(query.q).slice(0, 100)}: ${got}`);
  }

  const times = (isCode: boolean) =>
    answers.filter((_, at) => CODE_KINDS.includes(QUERIES[at]!.kind) === isCode).map(({ ms }) => ms);
  const ms = { code: at95(times(true)), text: at95(times(false)) };
  console.log(
    `\nlast key to first result, 95th percentile: codes and symbols ${ms.code.toFixed(1)} ms, text ${ms.text.toFixed(1)} ms`,
  );
  promise("codes and symbols within 50 ms", ms.code <= MS_MAX.code);
  promise("text within 200 ms", ms.text <= MS_MAX.text);

  const log = await timeLog(page);
  console.log(`a log of 200 KB: ${log.whole.toFixed(0)} ms of long tasks, ${log.found} codes found`);
  promise("a log of 200 KB within 300 ms", log.whole <= LOG_MS_MAX && log.found > 5);

  const { unit, ratio } = await growth();
  console.log(`eight times the text takes at worst ${ratio.toFixed(1)} times as long (of “${unit}”)`);
  promise("time grows with the text and no faster", ratio <= GROWTH_MAX);

  for (const { size, data, most } of COLD) {
    const bytes = await coldBytes(browser, ORIGIN, data());
    console.log(`cold page to the first exact code, ${size} codes: ${bytes} bytes compressed`);
    promise(`${size} codes: bytes to the first exact code`, bytes <= most);
  }
} finally {
  await browser.close();
  server.kill();
}
if (broken.length > 0) {
  console.log(`\nBroken promises:\n  ${broken.join("\n  ")}`);
  process.exitCode = 1;
}
