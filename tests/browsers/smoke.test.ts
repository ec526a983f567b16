/** Smoke test in every installed browser: reading, searching, pasting and copying, with real keys and clipboard. */
import { mkdirSync, mkdtempSync } from "node:fs";
import { join } from "node:path";
import { expect, test as base } from "@playwright/test";
import { openChromium } from "./chromium.ts";
import { openFirefox } from "./firefox.ts";
import type { Session } from "./session.ts";
import { Visitor } from "./visitor.ts";
import { openWebKit } from "./webkit.ts";

const test = base.extend<object, { visitor: Visitor }>({
  // All tests share one browser, which takes longer to start than they take.
  visitor: [
    async ({ launchOptions }, use, { project }) => {
      mkdirSync(project.outputDir, { recursive: true });
      const openers: Record<string, () => Promise<Session>> = {
        chromium: () => openChromium(launchOptions),
        firefox: () => openFirefox(mkdtempSync(join(project.outputDir, "firefox-"))),
        webkit: openWebKit,
      };
      const session = await openers[project.name]!();
      await use(new Visitor(session, project.use.baseURL!));
      await session.close();
    },
    { scope: "worker" },
  ],
});
test.describe.configure({ mode: "default" });

const BOX = "[data-search] textarea[name=q]";
const RESULT = "[data-search] [data-result]";
const CODE = "/en/aliyun/nls/41050008/";

test("a code page shows what the code means and what to do", async ({ visitor }) => {
  await visitor.open(CODE);
  expect((await visitor.texts("h1")).join()).toContain("The recording's sample rate does not fit");
  expect(await visitor.texts("h1 [data-code]")).toEqual(["41050008"]);
  expect((await visitor.texts("[data-retry]"))[0]).toBe("Only after a fix");
  expect((await visitor.texts("[data-variant] li"))[0]).toContain("Read the actual sample rate");
});

test("typing in the search box finds a code, and the address follows", async ({ visitor }) => {
  await visitor.open("/en/search/");
  await visitor.type(BOX, "IDLE_TIMEOUT");
  await expect.poll(async () => (await visitor.attributes(RESULT, "data-id"))[0]).toBe("aliyun/nls/40000004");
  await expect.poll(() => visitor.address()).toBe("/en/search/?q=IDLE_TIMEOUT");
});

test("words that occur in the text of a page find it", async ({ visitor }) => {
  await visitor.open("/en/search/?q=microphone+permission+denied");
  await expect.poll(() => visitor.attributes("[data-search]", "data-state")).toEqual(["done"]);
  expect(await visitor.attributes(`${RESULT}[data-match=text]`, "data-id")).not.toEqual([]);
});

test("a pasted log is annotated, and its secret is masked", async ({ visitor }) => {
  const secret = "0123456789abcdef0123456789abcdef";
  await visitor.open("/en/");
  await visitor.paste(BOX, `10:41:07 connected token=${secret}\n10:41:09 task failed status=40000004\n`);
  await expect.poll(() => visitor.attributes(RESULT, "data-id")).toContain("aliyun/nls/40000004");
  expect(await visitor.value(BOX)).toContain("token=••••\n10:41:09");
  await visitor.scrollTo("[data-lines]");
  await expect.poll(() => visitor.texts("[data-lines] mark a")).toEqual(["40000004"]);
  expect((await visitor.texts("main")).join()).not.toContain(secret);
  expect(await visitor.address()).not.toContain(secret);
});

test("a button copies the ticket", async ({ visitor }) => {
  await visitor.open(CODE);
  await visitor.click("[data-copy=en]");
  await expect.poll(() => visitor.texts("[data-said]")).toEqual(["Copied."]);
  const ticket = await visitor.clipboard();
  expect(ticket).toContain("**41050008 UNSUPPORTED_SAMPLE_RATE** The recording's sample rate");
  expect(ticket).toMatch(/http.+\/aliyun\/nls\/41050008\/$/);
});
