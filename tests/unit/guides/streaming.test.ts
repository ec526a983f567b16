/** `pace.mjs` sends at real-time speed, catches up within limits and always closes the session; `watch.mjs` reports how it closed. */
import { expect, test } from "@playwright/test";
import { programOf, run } from "./programs.ts";
import { closedAddress } from "./server.ts";

/** Four chunks of 100 ms. */
const SPEECH = new Uint8Array(12_800);

for (const { locale, text } of programOf("streaming-pacing-and-timeouts", "js", "MAX_BURST_MS")) {
  /** Runs the program with another session instead of its placeholder, and with short time limits. */
  const stream = (session: Record<string, string>, { speech = SPEECH, path = "speech.pcm" } = {}) => {
    const [placeholder] = /const session = \{[^]*?\n\};/.exec(text)!;
    const parts = { start: "async () => {}", send: "() => {}", stop: "async () => {}", ...session };
    const replacement = `const session = { ${Object.entries(parts)
      .map(([name, body]) => `${name}: ${body}`)
      .join()}, close: () => console.log("closed") };`;
    const program = text
      .replace(placeholder, replacement)
      .replace("within(5_000,", "within(80,")
      .replace("within(15_000,", "within(80,");
    return run(["node", "pace.mjs", path], { files: { "pace.mjs": program, "speech.pcm": speech } });
  };
  const figure = (stdout: string, name: string) => Number(new RegExp(`${name}: (\\d+)`).exec(stdout)?.[1]);

  test(`pace.mjs, unchanged, sends at real-time speed and closes: ${locale}`, async () => {
    const { status, stdout, stderr } = await run(["node", "pace.mjs", "speech.pcm"], {
      files: { "pace.mjs": text, "speech.pcm": SPEECH },
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout.match(/sent 3200/g)).toHaveLength(4);
    expect(figure(stdout, "audioMs")).toBe(400);
    expect(figure(stdout, "tookMs")).toBeGreaterThanOrEqual(298);
    expect(stdout.trimEnd().endsWith("closed")).toBe(true);
  });

  test(`pace.mjs ends with one sentence and closes the session, whatever the service does: ${locale}`, async () => {
    const never = "() => new Promise(() => {})";
    const midway =
      '(() => { let n = 0; return () => ++n === 2 && failed.abort(new Error("40000004 IDLE_TIMEOUT")); })()';
    for (const [name, session, sentence] of [
      ["start never answers", { start: never }, "failed: start: no answer within 80 ms"],
      ["start fails", { start: 'async () => { throw new Error("403"); }' }, "failed: 403"],
      [
        "error event before the start event",
        { start: '() => { failed.abort(new Error("403")); return new Promise(() => {}); }' },
        "failed: 403",
      ],
      ["error event in mid-stream", { send: midway }, "failed: 40000004 IDLE_TIMEOUT"],
      ["send throws", { send: '() => { throw new Error("socket closed"); }' }, "failed: socket closed"],
      ["no final result", { stop: never }, "failed: final result: no answer within 80 ms"],
      [
        "error event while stopping",
        { stop: '() => { failed.abort(new Error("50000000")); return new Promise(() => {}); }' },
        "failed: 50000000",
      ],
    ] as const) {
      const { status, stdout, stderr } = await stream(session, { speech: SPEECH.subarray(0, 6_400) });
      expect({ name, status, stderr }).toEqual({ name, status: 1, stderr: `${sentence}\n` });
      expect(stdout.match(/closed/g), name).toHaveLength(1);
    }
  });

  test(`pace.mjs stops sending at the error event: ${locale}`, async () => {
    const counting =
      '(() => { let n = 0; return () => { console.log("chunk"); if (++n === 2) failed.abort(new Error("gone")); }; })()';
    const { stdout } = await stream({ send: counting, stop: 'async () => console.log("stop sent")' });
    expect(stdout.match(/chunk/g)).toHaveLength(2);
    expect(stdout).not.toContain("stop sent");
  });

  test(`pace.mjs catches up at most half a second after a long stall: ${locale}`, async () => {
    const blocks = `(() => {
      let [n, last] = [0, 0];
      return () => {
        const gap = performance.now() - last;
        if (n > 1 && gap < 50) console.log("burst");
        if (n++ === 0) for (const end = performance.now() + 1_000; performance.now() < end;);
        last = performance.now();
      };
    })()`;
    const { status, stdout } = await stream({ send: blocks }, { speech: new Uint8Array(3_200 * 10) });
    expect(status).toBe(0);
    expect(stdout.match(/burst/g)!.length).toBeGreaterThanOrEqual(2);
    // After the stall, seven chunks follow at once: the next one, five missed ones and the one that is due. The last two are paced.
    expect(figure(stdout, "tookMs")).toBeGreaterThanOrEqual(1_190);
    expect(figure(stdout, "longestGapMs")).toBeGreaterThanOrEqual(1_000);
  });

  test(`pace.mjs refuses files other than raw PCM before it connects: ${locale}`, async () => {
    const start = { start: 'async () => console.log("connected")' };
    for (const [options, sentence] of [
      [{ path: "missing.pcm" }, /^failed: ENOENT: .*missing\.pcm'\n$/],
      [
        { speech: Uint8Array.from(Buffer.from("RIFF0000WAVE")) },
        /^failed: speech\.pcm is a WAV file: convert it to raw PCM\n$/,
      ],
      [{ speech: new Uint8Array(3_201) }, /^failed: speech\.pcm has 3201 bytes, not whole 16-bit samples\n$/],
    ] as const) {
      const { status, stdout, stderr } = await stream(start, options);
      expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
      expect(stderr).toMatch(sentence);
    }
  });
}

const REPORTS = programOf("streaming-pacing-and-timeouts", "text", "payloadError");

programOf("streaming-pacing-and-timeouts", "js", "export function watch").forEach(({ locale, text }, at) => {
  /** Runs a script after the program without its demonstration, and returns the JSON that it prints. */
  const watched = async (script: string): Promise<unknown> => {
    const files = { "watch.mjs": text.slice(0, text.indexOf("\n// ")), "script.mjs": script };
    const { stdout, stderr } = await run(["node", "script.mjs"], { files });
    expect(stderr).toBe("");
    return JSON.parse(stdout);
  };

  test(`watch.mjs prints what the page shows: ${locale}`, async () => {
    const { status, stdout, stderr } = await run(["node", "watch.mjs"], { files: { "watch.mjs": text } });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout.trimEnd()).toBe(REPORTS[at]!.text);
  });

  test(`watch.mjs reports a connection that never opened: ${locale}`, async () => {
    const address = (await closedAddress()).replace("http", "ws");
    const report = await watched(`import { watch } from "./watch.mjs";
      console.log(JSON.stringify(await watch(new WebSocket("${address}"), () => undefined)));`);
    expect(report).toMatchObject({ opened: false, closedByUs: false, code: 1006, wasClean: false });
  });

  test(`watch.mjs tells a real server's error and close from its own: ${locale}`, async () => {
    const reports = await watched(`import { createHash } from "node:crypto";
      import { createServer } from "node:http";
      import { watch } from "./watch.mjs";
      const frame = (opcode, payload) => Buffer.concat([Buffer.from([0x80 | opcode, payload.length]), payload]);
      const server = createServer().on("upgrade", ({ headers, url }, socket) => {
        const key = headers["sec-websocket-key"] + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
        socket.write("HTTP/1.1 101 Switching Protocols\\r\\nUpgrade: websocket\\r\\nConnection: Upgrade\\r\\n" +
          "Sec-WebSocket-Accept: " + createHash("sha1").update(key).digest("base64") + "\\r\\n\\r\\n");
        if (url === "/error") {
          for (const error of ["first", "second"]) socket.write(frame(1, Buffer.from(JSON.stringify({ error }))));
          socket.resume().end(frame(8, Buffer.from([0x11, 0x4d, ...Buffer.from("throttled")]))); // 4429
        } else socket.on("data", () => socket.end(frame(8, Buffer.from([0x03, 0xe8])))); // echoes 1000
        socket.on("error", () => {});
      });
      await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
      const errorIn = (message) => JSON.parse(message).error;
      const connect = (path) => new WebSocket("ws://127.0.0.1:" + server.address().port + path);
      const theirs = await watch(connect("/error"), errorIn);
      const socket = connect("/");
      socket.addEventListener("open", () => socket.close(1000, "done"));
      const ours = await watch(socket, errorIn);
      console.log(JSON.stringify([theirs, ours]));
      process.exit(0);`);
    expect(reports).toMatchObject([
      { opened: true, closedByUs: false, payloadError: "first", code: 4429, reason: "throttled" },
      { opened: true, closedByUs: true, code: 1000 },
    ]);
  });
});
