/** The programs of the guide to tokens: a token cache that an issuer cannot block, a clock check, and logs without secrets. */
import type { RequestListener } from "node:http";
import { expect, test } from "@playwright/test";
import { IDENTIFIERS, SECRETS } from "../../secrets.ts";
import { programOf, run } from "./programs.ts";
import { closedAddress, withServer } from "./server.ts";

const GUIDE = "tokens-keys-and-clocks";
const CACHE = programOf(GUIDE, "js", "export function tokenCache");
const DEMO = programOf(GUIDE, "js", "let issued = 0");
const OUTPUT = programOf(GUIDE, "text", "accepted token-3");
const CLOCK = programOf(GUIDE, "js", "plusMinus");
const REDACT = programOf(GUIDE, "js", "export function redact");

/** Runs a script that uses the cache, and returns the JSON that it prints. */
async function runScript(cache: string, script: string): Promise<unknown> {
  const { status, stdout, stderr } = await run(["node", "script.mjs"], {
    files: {
      "token-cache.mjs": cache,
      "script.mjs": `import { tokenCache, withToken } from "./token-cache.mjs";
        const never = () => new Promise(() => {});
        const saw = (promise) => promise.catch((error) => "Error: " + error.message);
        let time = 1_000_000;
        const warnings = [];
        const options = { now: () => time, patience: 60, warn: (text) => warnings.push(text) };
        const token = (value, life = 3_600_000) => ({ value, expiresAt: time + life });
        ${script}`,
    },
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return JSON.parse(stdout);
}

CACHE.forEach(({ locale, text }, at) => {
  test(`the demonstration of the cache prints what the page shows: ${locale}`, async () => {
    const files = { "token-cache.mjs": text, "demo.mjs": DEMO[at]!.text };
    const { stdout, stderr } = await run(["node", "demo.mjs"], { files });
    expect(stderr).toBe("");
    expect(stdout.trimEnd()).toBe(OUTPUT[at]!.text);
  });

  test(`an issuer that hangs does not delay a valid token: ${locale}`, async () => {
    const seen = await runScript(
      text,
      `let issue = async () => token("first");
      const cache = tokenCache((signal) => issue(signal), options);
      await cache.get();
      time += 3_400_000;
      let aborted = false;
      issue = (signal) => (signal.addEventListener("abort", () => (aborted = true)), never());
      const values = [await cache.get(), await cache.get()];
      const quick = !aborted; // no timer can have run yet
      await new Promise((done) => setTimeout(done, 120));
      let again = 0;
      issue = async () => (again++, token("second"));
      values.push(await cache.get());
      const spared = again === 0;
      time += 10_000;
      values.push(await cache.get());
      await new Promise((done) => setTimeout(done, 10));
      values.push(await cache.get());
      console.log(JSON.stringify({ values, quick, aborted, spared, warnings }));`,
    );
    expect(seen).toEqual({
      values: ["first", "first", "first", "first", "second"],
      quick: true,
      aborted: true,
      spared: true,
      warnings: ["token not renewed: no answer within 60 ms"],
    });
  });

  test(`without a valid token a hanging issuer fails within the time limit: ${locale}`, async () => {
    const seen = await runScript(
      text,
      `const cache = tokenCache(never, options);
      const first = await Promise.all([saw(cache.get()), saw(cache.get())]);
      let issued = 0;
      const other = tokenCache(async () => (issued++ ? never() : token("old", 1_000)), options);
      await other.get();
      time += 2_000;
      console.log(JSON.stringify({ first, expired: await saw(other.get()), warnings: warnings.length }));`,
    );
    const error = "Error: no answer within 60 ms";
    expect(seen).toEqual({ first: [error, error], expired: error, warnings: 2 });
  });

  test(`a failed renewal keeps the token until it expires, never longer: ${locale}`, async () => {
    const seen = await runScript(
      text,
      `let broken = false;
      const cache = tokenCache(async () => { if (broken) throw new Error("503"); return token("good", 1_000_000); }, options);
      await cache.get();
      broken = true;
      const values = [];
      for (const ahead of [750_000, 245_000, 6_000]) {
        time += ahead;
        values.push(await saw(cache.get()));
        await new Promise(setImmediate);
      }
      broken = false;
      values.push(await cache.get());
      console.log(JSON.stringify(values));`,
    );
    expect(seen).toEqual(["good", "good", "Error: 503", "good"]);
  });

  test(`concurrent callers share one renewal, and an expired token is refused: ${locale}`, async () => {
    const seen = await runScript(
      text,
      `let issued = 0;
      const cache = tokenCache(async () => token("t" + ++issued), options);
      const values = await Promise.all(Array.from({ length: 50 }, () => cache.get()));
      cache.drop("another");
      const kept = await cache.get();
      cache.drop("t1");
      const next = await Promise.all([cache.get(), cache.get()]);
      const seconds = tokenCache(async () => ({ value: "x", expiresAt: 1_000 }), options);
      const bad = tokenCache(() => { throw new Error("no network"); }, options);
      console.log(JSON.stringify({ all: [...new Set(values)], kept, next, past: await saw(seconds.get()), thrown: await saw(bad.get()) }));`,
    );
    expect(seen).toEqual({
      all: ["t1"],
      kept: "t1",
      next: ["t2", "t2"],
      past: "Error: issued token has expired: check the unit and the clock",
      thrown: "Error: no network",
    });
  });

  test(`a refused token is replaced once, and other errors are passed on: ${locale}`, async () => {
    const seen = await runScript(
      text,
      `let issued = 0;
      const cache = tokenCache(async () => token("t" + ++issued), options);
      const refused = (error) => error.message === "403";
      const calls = [];
      const always = await saw(withToken(cache, async (value) => { calls.push(value); throw new Error("403"); }, refused));
      const other = await saw(withToken(cache, async (value) => { calls.push(value); throw new Error("500"); }, refused));
      console.log(JSON.stringify({ calls, always, other }));`,
    );
    expect(seen).toEqual({ calls: ["t1", "t2", "t2"], always: "Error: 403", other: "Error: 500" });
  });
});

for (const { locale, text } of CLOCK) {
  const clock = (...args: string[]) => run(["node", "clock.mjs", ...args], { files: { "clock.mjs": text } });

  test(`clock.mjs measures a clock that is a minute behind the server: ${locale}`, async () => {
    const minuteAhead: RequestListener = (_, response) =>
      response
        .setHeader("Date", new Date(Date.now() + 60_000).toUTCString())
        .writeHead(405)
        .end();
    await withServer(minuteAhead, async (address) => {
      const { status, stdout, stderr } = await clock(address);
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      const [, ahead, plusMinus] =
        /^this machine is ahead by (-[\d.]+) s, give or take ([\d.]+) s\n$/.exec(stdout) ?? [];
      expect(Math.abs(Number(ahead) + 60)).toBeLessThanOrEqual(Number(plusMinus) + 0.2);
    });
  });

  test(`clock.mjs explains in one sentence why it has no result: ${locale}`, async () => {
    const noDate: RequestListener = (_, response) => {
      response.sendDate = false;
      response.end();
    };
    const cached: RequestListener = (_, response) => response.setHeader("Age", "12").end();
    const reset: RequestListener = (request) => request.socket.destroy();
    await withServer(noDate, (address) => expectSentence(clock(address), /no Date header/));
    await withServer(cached, (address) => expectSentence(clock(address), /a cache answered/));
    await withServer(reset, (address) => expectSentence(clock(address), /UND_ERR_SOCKET|ECONNRESET/));
    await expectSentence(clock(await closedAddress()), /ECONNREFUSED/);
    await expectSentence(clock("http://nowhere.invalid/"), /ENOTFOUND|EAI_AGAIN/);
    await expectSentence(clock(), /give the address/);
    await expectSentence(clock("speech.example.com"), /give the address/);
  });
}

/** Expects a program to fail with one line on stderr, without a stack trace. */
async function expectSentence(outcome: ReturnType<typeof run>, reason: RegExp) {
  const { status, stdout, stderr } = await outcome;
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr).toMatch(reason);
  expect(stderr.trimEnd().split("\n")).toHaveLength(1);
}

/** Applies `redact` to values built by a script, and returns the results as JSON. */
async function redacted(program: string, values: string): Promise<any> {
  const { status, stdout, stderr } = await run(["node", "test.mjs"], {
    files: {
      "redact.mjs": program,
      "test.mjs": `import { redact } from "./redact.mjs"; console.log(JSON.stringify((${values}).map((value) => redact(value))));`,
    },
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return JSON.parse(stdout);
}

for (const { locale, text } of REDACT) {
  test(`redact hides every secret that the site hides and keeps identifiers whole: ${locale}`, async () => {
    const lines = [...SECRETS, ...IDENTIFIERS].map(({ line }) => line);
    for (const wrap of ["line => line", "line => ({ note: [line] })", "line => JSON.stringify({ note: line })"]) {
      const values = (await redacted(text, `${JSON.stringify(lines)}.map(${wrap})`)).map((value: unknown) =>
        JSON.stringify(value),
      );
      expect(SECRETS.filter(({ secret }, at) => values[at].includes(secret)).map(({ line }) => line)).toEqual([]);
      expect(
        IDENTIFIERS.filter(({ id }, at) => !values[SECRETS.length + at].includes(id)).map(({ line }) => line),
      ).toEqual([]);
    }
  });

  test(`redact hides values by the names of their fields, in objects and maps: ${locale}`, async () => {
    const secret = [
      "token",
      "accessToken",
      "X-NLS-Token",
      "secretKey",
      "secret_key",
      "AccessKeySecret",
      "apiKey",
      "sk",
    ];
    secret.push("sign", "signature", "UserSig", "permissionKey", "private_key", "authBuffer", "auth_buff", "password");
    secret.push("Authorization", "Cookie", "phone", "passwd");
    const fields = Object.fromEntries(secret.map((name) => [name, "hunter2 §!"]));
    const open = {
      appkey: "Qz7Lm2Vx9Tn4Kd8w",
      AppID: 1400089356,
      openid: "player-10001",
      task_id: "640bc797",
      status: 403,
    };
    const [object, map, nls, state, numbers] = await redacted(
      text,
      `[
        ${JSON.stringify({ ...fields, ...open })},
        new Map(Object.entries(${JSON.stringify({ ...fields, ...open })})),
        { Token: { UserId: "12", Id: "b0e5d0a1f2c34b5e", ExpireTime: 1700000000 }, RequestId: "5bd2f6a0" },
        { token: "", secret: null, sign: undefined, accessToken: "expired" },
        { password: 123456, phone: 13800138000, key: 40000004 },
      ]`,
    );
    const hidden = Object.fromEntries(secret.map((name) => [name, "****"]));
    expect(object).toEqual({ ...hidden, ...open });
    expect(map).toEqual({ ...hidden, ...open });
    expect(nls).toEqual({ Token: { UserId: "****", Id: "****", ExpireTime: 1700000000 }, RequestId: "5bd2f6a0" });
    expect(state).toEqual({ token: "", secret: null, accessToken: "expired" });
    expect(numbers).toEqual({ password: "****", phone: "****", key: 40000004 });
  });

  test(`redact keeps the texts of errors and handles cycles, depth and unusual values: ${locale}`, async () => {
    const [error, several, cyclic, deep, odd] = await redacted(
      text,
      `(() => {
        const cause = Object.assign(new TypeError("wss://host/?token=0123456789abcdef"), { code: "ECONNRESET" });
        const error = new Error("The token 'abcdefg1234567' has expired!", { cause });
        error.config = { secretKey: "Kq8wZx31Lm", taskId: "640bc797" };
        const cyclic = { name: "call", list: [] };
        cyclic.self = cyclic;
        cyclic.list.push(cyclic);
        let deep = { password: "hunter2!" };
        for (let i = 0; i < 50_000; i++) deep = { deep };
        return [
          error,
          new AggregateError([new Error("sign=9f86d081884c")], "all failed"),
          cyclic,
          deep,
          { date: new Date(0), url: new URL("https://h/?sign=9f86d081884c"), set: new Set(["sk=Kq8wZx31Lm"]), bytes: Buffer.from("secret"),
            headers: new Headers({ "X-NLS-Token": "0123456789abcdef" }), none: null, no: false, empty: [] },
        ];
      })()`,
    );
    expect(error).toMatchObject({
      name: "Error",
      message: "The token '****' has expired!",
      cause: { name: "TypeError", message: "wss://host/?token=****", code: "ECONNRESET" },
      config: { secretKey: "****", taskId: "640bc797" },
    });
    expect(error.stack).toMatch(/^Error: The token '\*{4}' has expired!\n +at /);
    expect(several).toMatchObject({
      name: "AggregateError",
      message: "all failed",
      errors: [{ message: "sign=****" }],
    });
    expect(cyclic).toEqual({ name: "call", list: ["[cyclic]"], self: "[cyclic]" });
    expect(JSON.stringify(deep)).toContain("[too deep]");
    expect(odd).toEqual({
      date: "1970-01-01T00:00:00.000Z",
      url: "https://h/?sign=****",
      set: ["sk=****"],
      bytes: "[6 bytes]",
      headers: { "x-nls-token": "****" },
      none: null,
      no: false,
      empty: [],
    });
  });

  test(`redact hides API keys and ephemeral keys, and keeps the ID of the app: ${locale}`, async () => {
    const seen = await redacted(
      text,
      `[
        "protocols realtime, openai-insecure-api-key.ek_68af296e8e408191a1120a",
        { "X-Api-Key": "5f0c9a12-77aa", "Ocp-Apim-Subscription-Key": "0123456789abcdef", "X-Api-App-Key": "1234567890" },
      ]`,
    );
    expect(seen).toEqual([
      "protocols realtime, openai-insecure-api-key.****",
      { "X-Api-Key": "****", "Ocp-Apim-Subscription-Key": "****", "X-Api-App-Key": "1234567890" },
    ]);
  });

  test(`redact handles a long text without delay and leaves an ordinary sentence alone: ${locale}`, async () => {
    const [size, plain] = await redacted(
      text,
      `["audio=" + "Ab0+/".repeat(200_000), "Basic recognition failed, status 403"]`,
    );
    expect(size).toHaveLength(1_000_006);
    expect(plain).toBe("Basic recognition failed, status 403");
  });
}
