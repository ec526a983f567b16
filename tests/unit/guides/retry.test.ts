/** `retry.mjs`: what counts as an outage, and which calls are sent again. */
import type { RequestListener } from "node:http";
import { expect, test } from "@playwright/test";
import { programOf, run } from "./programs.ts";
import { closedAddress, withServer } from "./server.ts";

const PROGRAMS = programOf("retry-policy", "js", "class Breaker");
const OUTPUTS = programOf("retry-policy", "text", "outage: FAILED");

/** Runs a script that imports the program, without its demonstration, and returns the JSON that it prints. */
async function runScript<Result = unknown>(program: string, script: string): Promise<Result> {
  const { status, stdout, stderr } = await run(["node", "script.mjs"], {
    files: {
      "retry.mjs": program.slice(0, program.indexOf("async function demo")),
      "script.mjs": `import { Breaker, ServiceError, retry } from "./retry.mjs";
        console.log = () => {};
        const quick = { base: 5, perAttempt: 150, deadline: 1_500, renew: async () => {} };
        /** The outcome, the number of calls, and the failures that the breaker counted. */
        async function attempt(call, options = {}) {
          let sent = 0;
          const breaker = options.breaker ?? new Breaker();
          const counted = (signal) => (sent++, call(signal));
          const outcome = await retry(counted, { ...quick, ...options, breaker }).catch((error) => error.message);
          return { outcome, sent, failures: breaker.failures };
        }
        const throws = (cause, name = "fetch failed") => async () => {
          throw Object.assign(new TypeError(name), { cause: Object.assign(new Error(cause.code), cause) });
        };
        ${script}`,
    },
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return JSON.parse(stdout) as Result;
}
/** The last line of a script. It cannot use `console.log`, which is silenced. */
const print = (value: string) => `process.stdout.write(JSON.stringify(${value})); process.exit(0);`;

PROGRAMS.forEach(({ locale, text }, at) => {
  test(`the demonstration ends as the page shows: ${locale}`, async () => {
    const { status, stdout, stderr } = await run(["node", "retry.mjs"], { files: { "retry.mjs": text } });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const steady = (output: string) => output.trimEnd().replaceAll(/next in \d+ ms/g, "next in … ms");
    expect(steady(stdout).endsWith(steady(OUTPUTS[at]!.text))).toBe(true);
    for (const line of [
      "busy twice: ok; 3 sent",
      "old token: ok; 2 sent",
      "bad token: FAILED: aliyun/nls 40000001; 2 sent",
      "hangs once: ok; 2 sent",
      "hangs once, not repeatable: FAILED: timeout: outcome unknown, query before you resend; 1 sent",
      "no connection, not repeatable: ok; 2 sent",
      "bad WAV header: FAILED: aliyun/nls 40000009; 1 sent",
      "already there: undefined; 1 sent",
    ]) {
      expect(stdout.split("\n")).toContain(line);
    }
  });

  test(`an outage opens the breaker, whether no server listens or the name does not resolve: ${locale}`, async () => {
    const seen = await runScript(
      text,
      `const outage = async (address) => {
        const breaker = new Breaker(4, 60_000);
        const call = (signal) => fetch(address, { signal });
        const first = await attempt(call, { breaker, perAttempt: 5_000, deadline: 20_000 });
        const second = await attempt(call, { breaker });
        return [first.sent, second.sent, second.outcome];
      };
      const all = await Promise.all([outage("${await closedAddress()}"), outage("http://nowhere.invalid/")]);
      ${print("all")}`,
    );
    const outage = [4, 0, "circuit open, not sent"];
    expect(seen).toEqual([outage, outage]);
  });

  test(`every kind of network failure counts as an outage: ${locale}`, async () => {
    const codes = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH", "ECONNRESET"];
    codes.push("EPIPE", "UND_ERR_CONNECT_TIMEOUT", "UND_ERR_HEADERS_TIMEOUT", "UND_ERR_BODY_TIMEOUT", "UND_ERR_SOCKET");
    const seen = await runScript(
      text,
      `const seen = {};
      for (const code of ${JSON.stringify(codes)}) {
        const fetched = await attempt(throws({ code }), { repeatable: true });
        const bare = await attempt(async () => { throw Object.assign(new Error("socket"), { code }); }, { repeatable: true });
        seen[code] = [fetched.sent, fetched.failures, bare.sent, bare.failures];
      }
      ${print("seen")}`,
    );
    expect(seen).toEqual(Object.fromEntries(codes.map((code) => [code, [4, 4, 4, 4]])));
  });

  test(`a call that is not repeatable is sent again only if it was certainly not executed: ${locale}`, async () => {
    const seen = await runScript(
      text,
      `const refused = Object.assign(new AggregateError([]), { code: "ECONNREFUSED" });
      const cases = {
        refused: throws({ code: "ECONNREFUSED", syscall: "connect" }),
        everyAddress: async () => { throw new TypeError("fetch failed", { cause: refused }); },
        name: throws({ code: "ENOTFOUND", syscall: "getaddrinfo" }),
        connecting: throws({ code: "ETIMEDOUT", syscall: "connect" }),
        undici: throws({ code: "UND_ERR_CONNECT_TIMEOUT" }),
        quota: async () => { throw new ServiceError("aliyun/nls 40000005"); },
        reset: throws({ code: "ECONNRESET", syscall: "read" }),
        reading: throws({ code: "ETIMEDOUT", syscall: "read" }),
        server: async () => { throw new ServiceError("aliyun/nls 50000000"); },
        late: (signal) => new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
        deaf: () => new Promise(() => {}),
        own: () => fetch("data:,", { signal: AbortSignal.timeout(0) }).then(() => { throw new DOMException("", "TimeoutError"); }),
      };
      const seen = {};
      for (const [name, call] of Object.entries(cases)) {
        const { sent, outcome } = await attempt(call);
        seen[name] = [sent, outcome.includes("outcome unknown, query before you resend")];
      }
      ${print("seen")}`,
    );
    const sentAgain = [4, false];
    const sentOnce = [1, true];
    expect(seen).toEqual({
      refused: sentAgain,
      everyAddress: sentAgain,
      name: sentAgain,
      connecting: sentAgain,
      undici: sentAgain,
      quota: sentAgain,
      reset: sentOnce,
      reading: sentOnce,
      server: sentOnce,
      late: sentOnce,
      deaf: sentOnce,
      own: sentOnce,
    });
  });

  test(`calls to a server that resets or never answers are counted, over real connections: ${locale}`, async () => {
    const resetOrHang: RequestListener = (request) => {
      if (request.url === "/reset") request.socket.destroy();
    };
    const seen = await withServer(resetOrHang, (address) =>
      runScript<{ sent: number; failures: number }[]>(
        text,
        `const call = (path) => (signal) => fetch("${address}" + path, { signal });
        const all = [
          await attempt(call("reset")),
          await attempt(call("reset"), { repeatable: true }),
          await attempt(call("hang")),
          await attempt(call("hang"), { repeatable: true, attempts: 2 }),
        ];
        ${print("all")}`,
      ),
    );
    expect(seen.map(({ sent, failures }) => [sent, failures])).toEqual([
      [1, 1],
      [4, 4],
      [1, 1],
      [2, 2],
    ]);
  });

  test(`an unlisted error is not repeated and does not open the breaker: ${locale}`, async () => {
    const seen = await runScript(
      text,
      `const breaker = new Breaker(2, 60_000);
      const seen = [];
      for (const key of ["aliyun/nls 40000009", "tencent/gme 7005", "CERT_HAS_EXPIRED", "aliyun/nls 40000005"]) {
        const { sent } = await attempt(throws({ code: key }), { breaker, attempts: 2, repeatable: true });
        seen.push(sent);
      }
      seen.push(breaker.failures);
      ${print("seen")}`,
    );
    expect(seen).toEqual([1, 1, 1, 2, 0]);
  });

  test(`the deadline applies to a hanging renewal too, and one probe goes through: ${locale}`, async () => {
    const seen = await runScript(
      text,
      `const stuck = await attempt(async () => { throw new ServiceError("aliyun/nls 40000001"); }, { renew: () => new Promise(() => {}) });
      const slow = await attempt(() => new Promise(() => {}), { repeatable: true, deadline: 300, perAttempt: 200, base: 50, attempts: 99 });
      const breaker = new Breaker(1, 30);
      await attempt(throws({ code: "ECONNREFUSED" }), { breaker, attempts: 1 });
      const blocked = await attempt(async () => "sent", { breaker });
      await new Promise((done) => setTimeout(done, 40));
      const probes = await Promise.all([1, 2, 3].map(() => attempt(async () => "ok", { breaker })));
      ${print("{ stuck: stuck.outcome, slow: slow.outcome, blocked: blocked.sent, probes: probes.map(({ outcome }) => outcome) }")}`,
    );
    expect(seen).toEqual({
      // What these calls wait for never comes: without the deadline, they would not end.
      stuck: "timeout",
      slow: expect.stringContaining("timeout"),
      blocked: 0,
      probes: ["ok", "circuit open, not sent", "circuit open, not sent"],
    });
  });
});
