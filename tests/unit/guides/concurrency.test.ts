/** The programs of the guide to concurrency: counting sessions in a log, limiting them, planning capacity. */
import { expect, test } from "@playwright/test";
import { programOf, run } from "./programs.ts";

const GUIDE = "concurrency-and-quotas";
const LIMITER_OUTPUT = programOf(GUIDE, "text", "with limiter:");
const VERDICTS = programOf(GUIDE, "text", "wait aliyun/dashscope");
const PLAN_OUTPUT = programOf(GUIDE, "text", "$ node plan.mjs");

/** Log lines, one second apart: `+a` starts session a, and `-a` ends it. */
const log = (...events: string[]) =>
  events
    .map((text, second) => ({
      time: new Date(Date.UTC(2026, 10, 20, 6, 0, second)).toISOString(),
      event: text[0] === "+" ? "start" : "end",
      id: text.slice(1),
    }))
    .map((entry) => JSON.stringify(entry));
const at = (second: number) => `at: '2026-11-20T06:00:${String(second).padStart(2, "0")}.000Z'`;

for (const { locale, text } of programOf(GUIDE, "js", "mostOpen")) {
  const peaks = (lines: string[]) =>
    run(["node", "peaks.mjs"], { files: { "peaks.mjs": text }, input: lines.join("\n") });

  test(`peaks.mjs counts the sessions of a whole log: ${locale}`, async () => {
    const { status, stdout, stderr } = await peaks(log("+a", "+b", "-a", "+c", "+d", "-b", "-c", "-d"));
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    for (const part of ["mostOpen: 3", at(4), "openBefore: 0", "stillOpen: 0", "startsInIt: 1"]) {
      expect(stdout).toContain(part);
    }
  });

  test(`peaks.mjs counts sessions that started before the log: ${locale}`, async () => {
    // x and y started before the log, so four sessions are open when b starts, although the log has only two starts until then.
    const middle = await peaks(log("+a", "+b", "-x", "-a", "-y", "-b", "+c"));
    for (const part of ["mostOpen: 4", at(1), "openBefore: 2", "stillOpen: 1"]) expect(middle.stdout).toContain(part);
    const before = await peaks(log("-x", "-y", "+a", "-a"));
    for (const part of ["mostOpen: 2", at(0), "openBefore: 2", "stillOpen: 0"]) expect(before.stdout).toContain(part);
    const onlyEnds = await peaks(log("-x"));
    expect(onlyEnds.status).toBe(0);
    for (const part of ["mostOpen: 1", "startsInIt: undefined"]) expect(onlyEnds.stdout).toContain(part);
  });

  test(`peaks.mjs counts a session once, however often its end is logged: ${locale}`, async () => {
    const { stdout } = await peaks(log("+a", "+a", "-a", "-a", "+b", "-b", "-b"));
    for (const part of ["mostOpen: 1", "openBefore: 0", "stillOpen: 0"]) expect(stdout).toContain(part);
  });

  test(`peaks.mjs skips lines that it cannot read and reports how many: ${locale}`, async () => {
    const lines = ["starting up", "", '{"event":"start","id":"z"}', "null", '"text"', '{"event":"poll"}', "{broken"];
    const { status, stdout, stderr } = await peaks([...lines, ...log("+a", "-a"), "   "]);
    expect(status).toBe(0);
    expect(stdout).toContain("mostOpen: 1");
    expect(stderr).toBe("3 lines skipped: not JSON, or without id or time\n");
    const none = await peaks(["no session"]);
    expect(none.status).toBe(1);
    expect(none.stderr).toContain("no session in this log");
  });

  test(`peaks.mjs compares times in different time zones: ${locale}`, async () => {
    const zones = ["2026-11-20T14:00:00+08:00", "2026-11-20T06:00:00.5Z", "2026-11-20T06:00:01Z"];
    const { stdout } = await peaks(zones.map((time, id) => JSON.stringify({ time, event: "start", id })));
    for (const part of ["busiestSecond: '2026-11-20T06:00:00Z'", "startsInIt: 2"]) expect(stdout).toContain(part);
  });
}

programOf(GUIDE, "js", "class Limiter").forEach(({ locale, text }, at) => {
  test(`the demonstration of limiter.mjs prints what the page shows: ${locale}`, async () => {
    const { status, stdout, stderr } = await run(["node", "limiter.mjs"], { files: { "limiter.mjs": text } });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout.trimEnd()).toBe(LIMITER_OUTPUT[at]!.text);
  });

  test(`limiter.mjs frees the slot of a failed task and limits the wait: ${locale}`, async () => {
    const program = `${text.slice(0, text.indexOf("let open = 0;"))}
      const limiter = new Limiter({ sessions: 1, queue: 2, patience: 40 });
      const failing = limiter.run(async () => { throw new Error("broke"); });
      const outcomes = [failing, limiter.run(async () => "next")];
      await Promise.allSettled(outcomes);
      outcomes.push(limiter.run(() => sleep(120, "slow")), limiter.run(async () => "never"));
      const results = await Promise.allSettled(outcomes);
      results.push(await limiter.run(async () => "free").then((value) => ({ value })));
      console.log(JSON.stringify(results.map(({ value, reason }) => value ?? reason.message)));`;
    const { stdout } = await run(["node", "test.mjs"], { files: { "test.mjs": program } });
    expect(JSON.parse(stdout)).toEqual(["broke", "next", "slow", "waited too long", "free"]);
  });
});

programOf(GUIDE, "js", "const load").forEach(({ locale, text }, at) => {
  const plan = (...args: string[]) => run(["node", "plan.mjs", ...args], { files: { "plan.mjs": text } });

  test(`plan.mjs prints what the page shows: ${locale}`, async () => {
    const { status, stdout } = await plan("1800", "20", "0.01");
    expect(status).toBe(0);
    expect(stdout.trimEnd()).toBe(PLAN_OUTPUT[at]!.text.split("\n")[1]);
  });

  test(`plan.mjs prints its usage for invalid arguments: ${locale}`, async () => {
    const invalid = [[], ["1800"], ["a", "b", "c"], ["-5", "-20", "0.01"], ["1800", "20", "0"], ["1800", "20", "1"]];
    for (const args of [...invalid, ["1e12", "20", "0.01"], ["Infinity", "20", "0.01"]]) {
      const { status, stdout, stderr } = await plan(...args);
      expect({ args, status, stdout }).toEqual({ args, status: 1, stdout: "" });
      expect(stderr).toMatch(/^usage: node plan\.mjs STARTS SECONDS SHARE.*\n$/);
    }
  });
});

programOf(GUIDE, "js", "const WAIT").forEach(({ locale, text }, at) => {
  test(`limit-kind.mjs prints what the page shows: ${locale}`, async () => {
    const { status, stdout, stderr } = await run(["node", "limit-kind.mjs"], { files: { "limit-kind.mjs": text } });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout.trimEnd()).toBe(VERDICTS[at]!.text);
  });

  test(`limit-kind.mjs lets only limits that pass by themselves wait: ${locale}`, async () => {
    const refusals = [
      ["aliyun/dashscope", "Throttling", "Requests throttling triggered.", "wait"],
      ["aliyun/dashscope", "Throttling.RateQuota", "You exceeded your current requests list.", "wait"],
      ["aliyun/dashscope", "limit_burst_rate", "Request rate increased too quickly.", "wait"],
      ["aliyun/dashscope", "Throttling.AllocationQuota", "Allocated quota exceeded, please increase it.", "wait"],
      ["aliyun/dashscope", "Throttling.AllocationQuota", "Free allocated quota exceeded.", "stop"],
      ["aliyun/dashscope", "Throttling.AllocationQuota", "您当前的配额为1000", "stop"],
      ["aliyun/dashscope", "AllocationQuota.FreeTierOnly", "The free tier of the model has been exhausted.", "stop"],
      ["volcengine/speech", "45000292", "quota exceeded for types: text_words_lifetime", "stop"],
      ["volcengine/speech", "1003", "", "wait"],
      ["volcengine/speech", "1004", "", "stop"],
      ["microsoft/azure-speech", "1007", "Unsupported voice websocket error code: 1007", "stop"],
      ["microsoft/azure-speech", "4429", "", "wait"],
      ["microsoft/azure-speech", "Forbidden", "", "stop"],
      ["openai/audio", "credit_balance_exhausted", "", "stop"],
      ["openai/audio", "slow_down", "", "wait"],
      ["acme/asr", "429", "Too many requests", "stop"],
    ];
    const script = `import { verdict } from "./limit-kind.mjs";
      process.stdout.write("\\0" + JSON.stringify(${JSON.stringify(refusals)}.map((call) => verdict(...call.slice(0, 3)))));`;
    const { stdout } = await run(["node", "script.mjs"], { files: { "limit-kind.mjs": text, "script.mjs": script } });
    expect(JSON.parse(stdout.split("\0")[1]!)).toEqual(refusals.map((call) => call[3]));
  });
});
