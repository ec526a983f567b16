/** Asks the built site in a browser: how well, how fast and with how many bytes it answers, beside plain Pagefind on the same site. */
import { spawn } from "node:child_process";
import { chromium, type Page } from "@playwright/test";
import { findBrowser } from "../../src/node/programs.mjs";
import { TEXT_MAX } from "../../src/search/query/text/question.ts";
import type { Source } from "../../src/search/query/source.ts";
import { COLD_BUDGETS, measureColdBytes } from "../cold.ts";
import { brokenPromises, figuresOf, judge, PROMISED, QUERIES, type Query } from "../queries.ts";
import { dataOf, outcomeOf, sourceOf } from "../unit/search/source.ts";
import { formatShare, printFigures } from "./figures.ts";

const PORT = 43219;
const ORIGIN = `http://localhost:${PORT}`;
/** Limits in milliseconds from the last key to the first result, at the 95th percentile, with the data loaded. */
const MS_MAX = { code: 50, text: 200 };
/** Limit in milliseconds on the main thread for a log of 200 KB. */
const LOG_MS_MAX = 300;
/** How much longer a text of eight times the length may take. 8 is linear and 64 quadratic; the limit allows for noise. */
const GROWTH_MAX = 20;
/** Kinds of queries that need only codes and symbols. */
const CODE_KINDS = ["exact-code", "decorated-code", "ambiguous-code", "hex", "prefix", "name", "corrected-name"];

const percentile95 = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? 0;

/** Every so many-th query is timed, and asked from pages of the other language. */
const TIMED_EVERY = 5;

interface Answer {
  ids: string[];
  /** Milliseconds from the last key to the first result, if it was timed. */
  ms: number | undefined;
}

/** Runs queries on one page; of some it measures the time from the last key to the first result. */
async function ask(page: Page, locale: string, queries: readonly Query[]): Promise<Answer[]> {
  await page.goto(`${ORIGIN}/${locale}/search/`);
  await page.waitForSelector("[data-search][data-state=idle]");
  return page.evaluate(
    async ({ texts, timedEvery }) => {
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
      const answers: { ids: string[]; ms: number | undefined }[] = [];
      for (const [index, text] of texts.entries()) {
        // The first search loads the data. To be timed, the last key is typed again.
        type(text);
        await until(isDone);
        let ms: number | undefined;
        if (index % timedEvery === 0) {
          type(text.slice(0, -1) || "x");
          await until(isDone);
          const start = performance.now();
          type(text);
          const before = root.querySelector("[data-list]")!.firstElementChild;
          await until(() => isDone() || (root.querySelector("[data-list]")!.firstElementChild ?? before) !== before);
          ms = performance.now() - start;
          await until(isDone);
        }
        const items = [...root.querySelectorAll<HTMLElement>("[data-result]")];
        answers.push({ ids: items.map((item) => item.dataset["id"]!), ms });
      }
      return answers;
    },
    { texts: queries.map(({ q }) => q), timedEvery: TIMED_EVERY },
  );
}

/** The results of Pagefind in the language of the page, without the site's own search. */
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

/** Searches for a log of 200 KB, and returns the total milliseconds of long tasks and the number of results. */
async function timeLog(page: Page): Promise<{ ms: number; results: number }> {
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
      box.dispatchEvent(new InputEvent("input", { bubbles: true }));
      while (root.dataset["state"] !== "done") await new Promise((resolve) => setTimeout(resolve, 5));
      // The answer is also laid out and painted, and the last task is reported after that.
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      await new Promise((resolve) => setTimeout(resolve, 300));
      observer.disconnect();
      return {
        ms: tasks.reduce((sum, duration) => sum + duration, 0),
        results: root.querySelectorAll("[data-result]").length,
      };
    };
    // The first run loads the data.
    await run();
    return run();
  }, log);
}

/** Texts that make inefficient patterns slow when they are repeated. */
const UNITS = ["9", "a", "A_", "a.", "0x", "a1", "\\", '"', "ret=", "token=a", "eyJ", "a@a.", "1:", "采样", "a.b:"];

/** How much longer a text of eight times the length takes, for the slowest repeated text. */
async function growth(source: Source): Promise<{ unit: string; ratio: number }> {
  const fastestOf = async (raw: string) => {
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
    const textOf = (length: number) => unit.repeat(length / unit.length);
    // Lets the engine optimise the code before the measurement.
    await fastestOf(textOf(1000));
    const ratio = (await fastestOf(textOf(TEXT_MAX))) / (await fastestOf(textOf(TEXT_MAX / 8)));
    if (ratio > worst.ratio) worst = { unit, ratio };
  }
  return worst;
}

/**
 * Prints quality, times and bytes in the browser.
 * @returns the promises that they break, in words
 */
export async function checkBrowser(): Promise<string[]> {
  const broken: string[] = [];
  const checkPromise = (name: string, isKept: boolean) => {
    if (!isKept) broken.push(name);
  };
  const server = spawn(process.execPath, ["src/scripts/serve.ts", "--port", String(PORT)], { stdio: "ignore" });
  const executablePath = await findBrowser();
  const browser = await chromium.launch(executablePath ? { executablePath } : {});
  try {
    for (let attempt = 0; attempt < 100; attempt++) {
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
    const sample = QUERIES.filter((_, index) => index % TIMED_EVERY === 0);
    const sampleAnswers = answers.filter((_, index) => index % TIMED_EVERY === 0);
    const englishAnswers = await ask(page, "en", sample);
    const pagefindAnswers = await askPagefind(page, QUERIES);
    const judged = (queries: readonly Query[], lists: readonly string[][]) =>
      queries.map((query, at) => ({ query, ...judge(query, lists[at]!) }));
    const idLists = answers.map(({ ids }) => ids);
    const inBrowser = figuresOf(judged(QUERIES, idLists));
    const chinese = figuresOf(
      judged(
        sample,
        sampleAnswers.map(({ ids }) => ids),
      ),
    ).all;
    const english = figuresOf(
      judged(
        sample,
        englishAnswers.map(({ ids }) => ids),
      ),
    ).all;
    printFigures([
      { name: "in a browser", figures: inBrowser },
      { name: "Pagefind alone", figures: figuresOf(judged(QUERIES, pagefindAnswers)) },
    ]);
    broken.push(...brokenPromises(inBrowser).map((sentence) => `in a browser: ${sentence}`));
    console.log(
      `${sample.length} queries from a Chinese page: ${formatShare(chinese.first)} ${formatShare(chinese.five)}, from an English page: ${formatShare(english.first)} ${formatShare(english.five)}`,
    );
    const difference = Math.max(Math.abs(chinese.first - english.first), Math.abs(chinese.five - english.five));
    checkPromise("the same from pages of the other language", difference <= PROMISED.otherLanguage);
    console.log("\nNot first:");
    for (const [at, { query, first, five }] of judged(QUERIES, idLists).entries()) {
      if (first) continue;
      const results = idLists[at]!.slice(0, 3).join(", ") || "nothing";
      console.log(`  ${five ? "@5" : "--"} [${query.kind}] ${JSON.stringify(query.q).slice(0, 100)}: ${results}`);
    }

    const times = (isCode: boolean) =>
      answers.flatMap(({ ms }, at) => (CODE_KINDS.includes(QUERIES[at]!.kind) === isCode ? (ms ?? []) : []));
    const ms = { code: percentile95(times(true)), text: percentile95(times(false)) };
    console.log(
      `\nlast key to first result, 95th percentile: codes and symbols ${ms.code.toFixed(1)} ms, text ${ms.text.toFixed(1)} ms`,
    );
    checkPromise("codes and symbols within 50 ms", ms.code <= MS_MAX.code);
    checkPromise("text within 200 ms", ms.text <= MS_MAX.text);

    const log = await timeLog(page);
    console.log(`a log of 200 KB: ${log.ms.toFixed(0)} ms of long tasks, ${log.results} codes found`);
    checkPromise("a log of 200 KB within 300 ms", log.ms <= LOG_MS_MAX && log.results > 5);

    const { unit, ratio } = await growth(sourceOf(dataOf("content")));
    console.log(`a text of eight times the length takes at worst ${ratio.toFixed(1)} times as long (of “${unit}”)`);
    checkPromise("time grows with the text and no faster", ratio <= GROWTH_MAX);

    for (const { size, data, maxBytes } of COLD_BUDGETS) {
      const bytes = await measureColdBytes(browser, ORIGIN, data());
      console.log(`cold page to the first exact code, ${size} codes: ${bytes} bytes compressed`);
      checkPromise(`${size} codes: bytes to the first exact code`, bytes <= maxBytes);
    }
  } finally {
    await browser.close();
    server.kill();
  }
  return broken;
}
