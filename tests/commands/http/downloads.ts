/** Trials of commands that download a file. */
import type { ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { sameSums } from "../files.ts";
import { ERROR_PAGE } from "../recordings.ts";
import { http, literal, type Answer } from "../servers.ts";
import { numberIn, type Details, type State, type Trial } from "../trial.ts";
import { answers, AUDIO_FILE, linked, neverAnswers, PAGE, refused } from "./settings.ts";

/** A state with a server that sends these bytes. */
const sends =
  (bytes: string | Uint8Array, details: Details): State =>
  async (sandbox) => ({ set: linked(await literal(sandbox, bytes)), ...details });

/** A state in which the URL redirects to a server with this answer. */
const redirects =
  (answer: Answer, details: Details): State =>
  async (sandbox) => {
    const target = await http(sandbox, answer);
    return { set: linked(await http(sandbox, { status: 302, headers: { location: target } })), ...details };
  };

const FILE: Answer = { body: AUDIO_FILE, ranges: true };

export const DOWNLOADS: readonly Trial[] = [
  {
    name: "the first byte of a file, status and type",
    selectors: [/curl .*-r 0-0 .*%\{http_code\} %\{content_type\}\\n/],
    states: firstByte(""),
  },
  {
    name: "the first kilobyte of a file, status, type and redirects",
    selectors: [["aliyun/dashscope/file-download-failed", "num_redirects"]],
    states: firstByte(" 0", " 1"),
  },
  {
    name: "the first byte of a file, status alone",
    selectors: [/curl .*-r 0-0 .*%\{http_code\}(?:\\n| %\{time| %\{url)/],
    states: {
      there: answers(FILE, { prints: /^206\b/, status: 0 }),
      "there, on a server without ranges": answers({ body: AUDIO_FILE }, { prints: /^200\b/, status: 0 }),
      "there and large, on a server without ranges": answers(
        { body: Buffer.alloc(4_000_000) },
        { prints: [/Maximum file size exceeded/, /^200\b/m] },
      ),
      gone: answers({ status: 404 }, { prints: /^404\b/ }),
      forbidden: answers({ status: 403 }, { prints: /^403\b/ }),
      "a load balancer without a server behind it": answers({ status: 503 }, { prints: /^503\b/ }),
      "no server listens": refused({ prints: [/\(7\)/, /^000/m] }),
    },
  },
  {
    name: "the address that is really used",
    selectors: [["aliyun/dashscope/file-404-not-found", "url_effective"]],
    states: {
      "an object that is not there": async (sandbox) => ({
        set: linked(`${await http(sandbox, { status: 404 })}A%2520b.wav`),
        prints: /^404 http:\S*\/A%2520b\.wav\n$/,
      }),
      "behind a redirect": redirects(FILE, { prints: /^206 http:\/\/127\.0\.0\.1:\d+\/\n$/ }),
    },
  },
  {
    name: "a missing answer ends with exit status 28",
    selectors: [["aliyun/nls/41050026", "time_starttransfer"]],
    states: {
      "no answer": neverAnswers("-m 20", { prints: [/\(28\)/, /^000/m] }),
      "an answer": answers(FILE, { prints: /^206 \d\.\d+s\n$/ }),
    },
  },
  {
    name: "a download with status and size",
    selectors: [
      ["aliyun/dashscope/badrequest-inputdownloadfailed", "size_download"],
      ["volcengine/speech/1105", "size_download"],
    ],
    states: {
      whole: answers({ body: AUDIO_FILE }, { prints: /^200 32044\b.*\n$/ }),
      "behind a redirect": redirects({ body: AUDIO_FILE.subarray(0, 20_044) }, { prints: /^200 20044\b.*\n$/ }),
      "an error page": answers(PAGE, { prints: new RegExp(`^200 ${ERROR_PAGE.length}\\b.*\n$`) }),
      "cut off": sends(`HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n${"x".repeat(3000)}`, {
        prints: [/\(18\)/, /^200 3000\b/m],
      }),
      forbidden: answers({ status: 403 }, { prints: /^403 0\b/ }),
      "no server listens": refused({ prints: [/\(7\)/, /^000 0\b/m] }),
    },
  },
  {
    name: "a file that is too large is not downloaded",
    selectors: [["aliyun/dashscope/badrequest-inputdownloadfailed", "--max-filesize"]],
    states: {
      "30 MB": sends("HTTP/1.1 200 OK\r\nContent-Length: 30000000\r\n\r\n", {
        prints: [/Maximum file size exceeded/, /^200 0$/m],
      }),
      "4 MB": answers({ body: Buffer.alloc(4_000_000) }, { prints: /^200 4000000\n$/ }),
    },
  },
  {
    name: "a download compared with its announced length",
    selectors: [
      ["conditions/audio-url-unreachable", "size_download"],
      ["aliyun/nls/41050023", "size_download"],
    ],
    states: downloads(
      (size) => new RegExp(`\\b${size} bytes`),
      (status) => new RegExp(`^exit ${status}$`, "m"),
    ),
  },
  {
    name: "a download compared with its announced length, and the error of curl",
    selectors: [["aliyun/dashscope/content-length-check-failed", "size_download"]],
    states: downloads(
      (size) => new RegExp(`^received ${size}$`, "m"),
      (status) => (status === 0 ? /^HTTP\/1\.1 200 OK\r?$/m : new RegExp(`\\(${status}\\)`)),
    ),
  },
  {
    name: "the original compared with the copy at a URL",
    selectors: [/openssl dgst -sha256 < "\$AUDIO_FILE"; curl|sha256sum < "\$AUDIO_FILE"; curl/],
    states: {
      alike: copyOf(FILE, true),
      "damaged on the way": copyOf({ body: AUDIO_FILE.subarray(0, 30_000) }, false),
    },
  },
  {
    name: "the file type at a URL",
    selectors: [["aliyun/nls/41050003", "file -"]],
    states: {
      "a login page": answers(PAGE, { prints: /HTML document/ }),
      "a WAV": answers(FILE, { prints: /WAVE audio/ }),
    },
  },
  {
    name: "the first 16 bytes at a URL",
    selectors: [["aliyun/dashscope/file-parse-failed", "head -c 16 | xxd"]],
    states: {
      "a login page": answers(PAGE, { prints: /^00000000: .*<html>/ }),
      "a WAV": answers(FILE, { prints: /^00000000: .*RIFF.*WAVEfmt \n$/ }),
      "an MP3, on a server without ranges": answers(
        { body: Buffer.concat([Buffer.from("ID3"), Buffer.alloc(4_000_000)]) },
        { prints: [/00000000: 4944 33.*ID3/, /\(23\)/] },
      ),
      "no server listens": refused({ prints: /\(7\)/, never: /00000000/ }),
    },
  },
  {
    name: "the reason for a refusal, without signs that a terminal would obey",
    selectors: [["aliyun/dashscope/file-403-forbidden", "tr -cd"]],
    states: {
      refused: answers(
        { status: 403, type: "application/xml", body: `\u001b[31m<Error><Code>AccessDenied</Code></Error>` },
        { prints: /^\[31m<Error><Code>AccessDenied<\/Code>/ },
      ),
      "there now": answers(FILE, { prints: /^RIFF.*WAVEfmt /, never: /\0/ }),
      "there now and large, without ranges": answers(
        { body: Buffer.alloc(4_000_000, "ID3") },
        { prints: /ID3/, holds: ({ output }) => output.replace(/curl: .*\n/, "").length === 600 },
      ),
    },
  },
  {
    name: "the reason for a refusal, with the status on the last line",
    selectors: [["aliyun/nls/41050025", "0-2047"]],
    states: {
      refused: answers(
        {
          status: 403,
          type: "application/xml",
          body: "<Error><Code>AccessDenied</Code><Message>Request has expired.</Message></Error>",
        },
        { prints: /AccessDenied.*Request has expired[^]*\n403\n$/ },
      ),
      "there now": answers(FILE, { prints: /\n206\n$/ }),
      "there now, without ranges": answers({ body: AUDIO_FILE }, { kind: "200", prints: /\n200\n$/ }),
      "there now and large, without ranges": answers(
        { body: Buffer.alloc(4_000_000) },
        { kind: "200", prints: /^200$/m },
      ),
    },
  },
  {
    name: "speed over the first megabyte",
    selectors: [
      ["conditions/processing-timeout", "speed_download"],
      ["aliyun/dashscope/invalidurl-timeout", "speed_download"],
    ],
    states: {
      slow: async (sandbox) => ({
        set: linked(await http(sandbox, (_request, response) => trickle(response))),
        holds: ({ output }) => speedIn(output) > 1_000 && speedIn(output) < 200_000,
      }),
      fast: answers(
        { body: Buffer.alloc(2_000_000), ranges: true },
        { holds: ({ output }) => speedIn(output) > 1_000_000 },
      ),
    },
  },
];

/** The speed in bytes per second at the end of the output. */
function speedIn(output: string): number {
  return numberIn(output, /(\d+)\n$/);
}

/** States of commands that print status and type, and then this text, which may differ after a redirect. */
function firstByte(end: string, afterRedirect = end): Trial["states"] {
  const line = (start: string, rest = end) => new RegExp(`^${start}${rest}$`, "m");
  return {
    there: answers(FILE, { prints: line("206 audio/wav") }),
    "there, on a server without ranges": answers(
      { body: AUDIO_FILE, type: "audio/mpeg" },
      { prints: line("200 audio/mpeg") },
    ),
    "there and large, on a server without ranges": answers(
      { body: Buffer.alloc(4_000_000), type: "application/octet-stream" },
      { prints: [/Maximum file size exceeded/, line("200 application/octet-stream")] },
    ),
    "behind a redirect": redirects({ ...FILE, type: "audio/ogg" }, { prints: line("206 audio/ogg", afterRedirect) }),
    "a sign-in page": answers(PAGE, { prints: line("200 text/html") }),
    gone: answers({ status: 404 }, { prints: /^404 / }),
    forbidden: answers({ status: 403 }, { prints: /^403 / }),
    "no server listens": refused({ prints: [/^curl: \(7\)/m, line("000 ")] }),
  };
}

/** States of a download, with patterns for the number of bytes and for the exit status of curl. */
function downloads(received: (size: number) => RegExp, ended: (status: number) => RegExp): Trial["states"] {
  return {
    whole: answers(FILE, {
      prints: [/200/, received(32_044), /^content-length: 32044\r?$/im, ended(0)],
      never: /content-encoding/i,
    }),
    "behind a redirect": redirects(
      { body: AUDIO_FILE.subarray(0, 20_044) },
      { prints: [received(20_044), ended(0), /^content-length: 20044\r?$/im] },
    ),
    "announced too large": sends(`HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n${"x".repeat(3000)}`, {
      prints: [received(3000), /^content-length: 5000\r?$/im, ended(18)],
    }),
    "announced too small": sends(`HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n${"x".repeat(3000)}`, {
      prints: [received(1000), /^content-length: 1000\r?$/im, ended(0)],
    }),
    "not announced": sends("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n", {
      prints: [received(5), ended(0)],
      never: /^content-length/im,
    }),
    compressed: answers(
      { body: gzipSync(AUDIO_FILE), headers: { "content-encoding": "gzip" } },
      { prints: [/^content-encoding: gzip\r?$/im, ended(0)] },
    ),
  };
}

/** Sends a response slowly, at 100 KB per second. */
function trickle(response: ServerResponse): void {
  const clock = setInterval(() => response.write(Buffer.alloc(10_000)), 100);
  setTimeout(() => {
    clearInterval(clock);
    response.end();
  }, 1_050);
}

/** A state in which the original is on disk and the server gives this answer. */
function copyOf(answer: Answer, alike: boolean): State {
  return async (sandbox) => ({
    set: { ...linked(await http(sandbox, answer)), AUDIO_FILE: sandbox.write("the original.wav", AUDIO_FILE) },
    holds: sameSums(alike),
  });
}
