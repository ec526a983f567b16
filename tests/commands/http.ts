/** Trials of commands that send requests to a server. */
import { readFileSync } from "node:fs";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { networkInterfaces } from "node:os";
import { gzipSync } from "node:zlib";
import { makeCertificates, type Certificate, type Certificates } from "./certificates.ts";
import { sameSums } from "./files.ts";
import { nameOf } from "./pages.ts";
import type { Sandbox } from "./sandbox.ts";
import { ERROR_PAGE } from "./recordings.ts";
import {
  closedPort,
  http,
  https,
  listenerFor,
  literal,
  mute,
  webSocket,
  type Answer,
  type Handshake,
} from "./servers.ts";
import { wav } from "./sounds.ts";
import {
  given,
  numberIn,
  type Outcome,
  type Details,
  type Selector,
  type Setting,
  type State,
  type Trial,
} from "./trial.ts";

type Kind = Exclude<keyof Certificates, "root">;

let made: Certificates | undefined;

/** A certificate for `localhost`. Makes the command trust the root of the valid ones. */
function certified(sandbox: Sandbox, kind: Kind): Certificate {
  made ??= makeCertificates();
  sandbox.environment["CURL_CA_BUNDLE"] = sandbox.environment["SSL_CERT_FILE"] = sandbox.write(
    "../plain/root.pem",
    made.root,
  );
  return made[kind];
}

/** Starts an HTTPS server with this certificate, makes the command trust its root, and returns its port. */
export const secure = (
  sandbox: Sandbox,
  kind: Kind,
  answer: Answer | RequestListener = {},
  host = "127.0.0.1",
): Promise<number> => https(sandbox, certified(sandbox, kind), answer, host);

/** A host name that fails without a DNS query, because its first label is too long. */
const NO_SUCH_HOST = `${"x".repeat(64)}.invalid`;

/** All variables that pages use for a URL, because a page may switch to another one. */
const linked = (url: string) => ({
  AUDIO_URL: url,
  PLAYER_URL: url,
  FILE_LINK: url,
  FILE_ID: url,
  API_URL: url,
  SDK_URL: url,
  CALLBACK_URL: url,
  SENT_CALLBACK_URL: url,
  HANDSHAKE_URL: url,
  SDK_WS_URL: url.replace(/^http/, "ws"),
});

/** All variables that pages use for an HTTPS host and its URL. */
const onHost = (host: string) => ({
  HOST: host,
  SDK_HOST: host,
  GATEWAY_HOST: host,
  REGION_GATEWAY: host,
  ...linked(`https://${host}/`),
});

const hosted = (port: number) => onHost(`localhost:${port}`);

/** Hosts of vendors. */
const DASHSCOPE = "dashscope.aliyuncs.com";
const EDGE_SPEECH = "speech.platform.bing.com";

/** A setting for this host. Commands for a fixed host, if one is named, are diverted to it. */
function reaching(sandbox: Sandbox, host: string, fixed: string | undefined, details: Details): Setting {
  if (fixed !== undefined) sandbox.detour("curl", fixed, host);
  return { set: onHost(host), ...details };
}

/** A state with an HTTP server that gives this answer. */
const answers =
  (answer: Answer, details: Details): State =>
  async (sandbox) => ({ set: linked(await http(sandbox, answer)), ...details });

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

/** A state in which no server listens. */
const refused =
  (details: Details): State =>
  async () => ({ set: hosted(await closedPort()), ...details });

/** A state with a server that never answers. The time limit of the command is shortened. */
const neverAnswers =
  (timeLimit: string, details: Details): State =>
  async (sandbox) => ({
    set: linked(`http://127.0.0.1:${await mute(sandbox)}/`),
    swap: { [timeLimit]: "-m 2" },
    ...details,
  });

/** A state with an HTTPS server that has this kind of certificate. */
const secured =
  (kind: Kind, details: Details, answer?: Answer, host?: string): State =>
  async (sandbox) => ({ set: hosted(await secure(sandbox, kind, answer, host)), ...details });

/** The same for commands with a fixed port 443, from which openssl is diverted. */
const securedAt443 =
  (kind: Kind, details: Details): State =>
  async (sandbox) =>
    connectsTo(sandbox, await secure(sandbox, kind), details);

/** A setting in which openssl connects to this port instead of 443. */
function connectsTo(sandbox: Sandbox, port: number, details: Details): Setting {
  sandbox.detour("openssl", "localhost:443", `localhost:${port}`);
  return { set: { ...onHost("localhost"), CALLBACK_HOST: "localhost" }, ...details };
}

const AUDIO_FILE = wav({ seconds: 1 });
const FILE: Answer = { body: AUDIO_FILE, ranges: true };
/** The sign-in page that a network sends instead of the service's answer. */
const PAGE: Answer = { type: "text/html", body: ERROR_PAGE };
const json = (body: string | Uint8Array, status = 200): Answer => ({ status, type: "application/json", body });

const FILES: readonly Trial[] = [
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

/** The answer of a gateway that accepts a request. */
const ACCEPTANCE: Answer = json('{"status":20000000,"message":"SUCCESS"}');

const CALLS: readonly Trial[] = [
  {
    name: "a file is posted unchanged",
    selectors: [
      ["conditions/audio-empty", "application/octet-stream"],
      ["conditions/parameter-missing", "application/json"],
    ],
    states: {
      accepted: posts('{"appkey":"abc"}', { prints: /^got \{"appkey":"abc"\}$/ }),
      "an empty file": posts("", { prints: /^got $/ }),
      "no file": async (sandbox) => ({
        set: {
          ...linked(await http(sandbox, ACCEPTANCE)),
          GOOD_AUDIO: sandbox.path("none"),
          REQUEST_FILE: sandbox.path("none"),
        },
        prints: /No such file or directory/,
        never: /SUCCESS/,
      }),
    },
  },
  {
    name: "one request to the speech gateway",
    selectors: [
      ["aliyun/nls/40000003", "X-NLS-Token"],
      ["aliyun/nls/41000003", "X-NLS-Token"],
    ],
    states: {
      accepted: gateway(ACCEPTANCE, { prints: /"status":20000000/ }),
      refused: gateway(json('{"status":40000003,"message":"PARAMETER_INVALID"}', 400), { prints: /"status":40000003/ }),
    },
  },
  {
    name: "which server answers with 403",
    selectors: [["aliyun/nls/403", "X-NLS-Token"]],
    states: {
      "the service": gateway(json('{"status":403,"message":"Meta:ACCESS_DENIED:"}', 403), {
        prints: [/^HTTP\/1\.1 403/, /\{"status":403/],
      }),
      "a proxy": gateway({ ...PAGE, status: 403 }, { prints: [/^HTTP\/1\.1 403/, /<html>/] }),
      accepted: gateway(ACCEPTANCE, { prints: [/^HTTP\/1\.1 200/, /"status":20000000/] }),
    },
  },
  {
    name: "a callback as the service would post it",
    selectors: [["conditions/callback-url-invalid", "-d '{}'"]],
    states: {
      "a receiver": answers(json("{}"), { prints: /^HTTP\/1\.1 200/ }),
      "a redirect": answers(
        { status: 301, headers: { location: "/there" } },
        { prints: [/^HTTP\/1\.1 301/, /^location:/im] },
      ),
      "no intermediate certificate": secured("incomplete", { prints: /unable to get local issuer certificate/ }),
      "no answer": neverAnswers("-m 10", { prints: /\(28\)/ }),
    },
  },
  {
    name: "a callback from outside, status alone",
    selectors: [["unattributed/ai-sdk/51028", "curl"]],
    states: {
      "an answer": answers({ status: 405 }, { prints: /^405\n$/ }),
      "no server listens": refused({ prints: [/000\n$/, /Failed to connect|Couldn't connect/] }),
      "an invalid certificate": secured("expired", { prints: [/000\n$/, /certificate has expired/] }),
    },
  },
  {
    name: "connecting and first byte, five times",
    selectors: [["conditions/operation-timeout", "time_starttransfer"]],
    states: {
      "a slow server": answers({ after: 600 }, { holds: waits((wait) => wait > 0.5) }),
      "a fast server": answers({}, { holds: waits((wait) => wait > 0 && wait < 0.4) }),
      "no server listens": refused({ prints: /(?:^0\.0+ 0\.0+$[^]*){5}/m, holds: waits((wait) => wait === 0) }),
    },
  },
  failures(["conditions/network-request-failed", 'echo "exit'], "-m 15", / http 404\n/),
  failures(["aliyun/nls/10000009", 'echo "exit'], "-m 10", /^404\n/),
  failures(["aliyun/dashscope/connectexception", 'echo "exit'], "-m 10", /^404 127\.0\.0\.1\n/, DASHSCOPE),
  direct(["aliyun/dashscope/apiconnectionerror", "--noproxy"], DASHSCOPE),
  direct(["local/runtime/cannot-connect-to-host-speech-platform-bing-com", "http_code"], EDGE_SPEECH),
  {
    name: "how long connecting and TLS take",
    selectors: [
      ["aliyun/dashscope/timeouterror", "time_appconnect"],
      ["aliyun/nls/168", "time_appconnect"],
    ],
    states: {
      "both work": async (sandbox) =>
        reaching(sandbox, `localhost:${await secure(sandbox, "good")}`, DASHSCOPE, {
          prints: /(?:tcp|connect) \d+\.\d*[1-9]\d* tls \d+\.\d*[1-9]\d*\n$/,
        }),
      "no TLS": async (sandbox) =>
        reaching(sandbox, new URL(await http(sandbox, {})).host, DASHSCOPE, {
          prints: [/\(35\)/, / tls 0\.0+$/m],
        }),
      "no server listens": async (sandbox) =>
        reaching(sandbox, `localhost:${await closedPort()}`, DASHSCOPE, {
          prints: [/\(7\)/, /(?:tcp|connect) 0\.0+ tls 0\.0+$/m],
        }),
    },
  },
  {
    name: "the hosts of token and file recognition over plain HTTP",
    selectors: [["aliyun/nls/504", "for h in"]],
    states: {
      "both can be reached": opensTo(["nls-meta", "filetrans"], { prints: /^nls-meta 404\nfiletrans 404\n$/ }),
      "one of them": opensTo(["nls-meta"], { prints: [/^nls-meta 404\ncurl: /, /^filetrans 000$/m] }),
      "none of them": opensTo([], { prints: [/^nls-meta 000$/m, /^filetrans 000$/m] }),
    },
  },
  {
    name: "headers of a redirect",
    selectors: [["microsoft/azure-speech/serviceredirectpermanent", "$HANDSHAKE_URL"]],
    states: {
      "from a gateway": answers(
        { ...PAGE, status: 308, headers: { server: "our-gateway", location: "http://elsewhere.invalid/" } },
        { prints: [/^HTTP\/1\.1 308/, /^server: our-gateway/im, /^location: http:/im], never: /<html>/ },
      ),
      "no redirect": answers({ status: 400 }, { prints: /^HTTP\/1\.1 400/, never: /^location:/im }),
      "no server listens": refused({ prints: /\(7\)/, never: /HTTP\// }),
    },
  },
  {
    name: "status of the host that the SDK asks",
    selectors: [["unattributed/ai-sdk/15001", "http_code"]],
    states: {
      "any status": secured("good", { prints: /^404 127\.0\.0\.1 / }, { status: 404 }),
      "no server listens": refused({ prints: [/^curl: \(7\)/, /^000 /m] }),
      "its root is not known": secured("inspected", { prints: [/^curl: \(60\)/, /^000 /m] }),
    },
  },
  {
    name: "a body that is lost on the way",
    selectors: [["unattributed/ai-sdk/15004", "size_download"]],
    states: {
      "no body": answers(json(""), { prints: /^200 0 application\/json\n$/ }),
      "a body": answers(json("{}"), { prints: /^200 2 application\/json\n$/ }),
      "no answer at all": refused({ prints: /000 0 \n$/ }),
    },
  },
  {
    name: "beginning and end of a body",
    selectors: [["unattributed/ai-sdk/15005", "redirect_url"]],
    states: {
      "a redirect": answers(
        { status: 302, headers: { location: "http://portal.invalid/" } },
        { prints: /^302 .*http:\/\/portal\.invalid\// },
      ),
      "gzip that stays gzip": answers(json(gzipSync("{}")), { prints: /^00000000: 1f8b/m }),
      "cut off": answers(json('{"result":"a long text that ends som'), {
        prints: /^200 application\/json[^]*\{"[^]*ends som$/m,
        never: /\}$/m,
      }),
      whole: answers(json('{"result":"a long text that ends."}'), { prints: /^200 application\/json[^]*\{"[^]*\}$/m }),
      "a page of the network, in the file that is named": answers(PAGE, {
        prints: /^200 text\/html/,
        holds: ({ output }) => readFileSync(/\/.*$/.exec(output.trim())?.[0] ?? "", "utf8") === ERROR_PAGE,
      }),
    },
  },
  {
    name: "a raw response",
    selectors: [["conditions/response-unreadable", "head -c 300"]],
    states: {
      "a sign-in page of the network": answers(
        { ...PAGE, status: 302, headers: { location: "http://portal.invalid/" } },
        { prints: [/^HTTP\/1\.1 302/, /^location: http:\/\/portal/im, /<html>/] },
      ),
      JSON: answers(json('{"status":1}'), {
        prints: [/^HTTP\/1\.1 200/, /^content-type: application\/json/im, /^12 /m, /\{"status":1\}$/],
      }),
    },
  },
  {
    name: "a cache on the way",
    selectors: [["unattributed/ai-sdk/15006", "age|via"]],
    states: {
      "a cache": answers({ headers: { age: "120", via: "1.1 proxy" } }, { prints: [/^age: 120/im, /^via:/im] }),
      none: answers({}, { silent: true }),
    },
  },
  {
    name: "a line of JSON from the diagnostic host",
    selectors: [["tencent/gme/7001", "https://tcloud.tim.qq.com"]],
    states: {
      "it answers": async (sandbox) => ({
        swap: { "https://tcloud.tim.qq.com": await http(sandbox, { body: '{"ActionStatus":"FAIL"}\n' }) },
        prints: /ActionStatus/,
      }),
      "it cannot be reached": async () => ({
        swap: { "https://tcloud.tim.qq.com": `http://127.0.0.1:${await closedPort()}` },
        prints: /\(7\)/,
      }),
      "its name does not resolve": () => ({
        swap: { "https://tcloud.tim.qq.com": `https://${NO_SUCH_HOST}` },
        prints: /Could not resolve host/,
      }),
    },
  },
];

/** A request that a vendor's host accepts. It refuses others. */
interface Call {
  host: string;
  method?: "GET" | "POST";
  path: string;
  /** The header with the key, in small letters. */
  header: readonly [name: string, value: string];
}

const isCall = ({ method = "GET", path, header: [name, value] }: Call, { headers, ...request }: IncomingMessage) =>
  request.method === method && request.url === path && headers[name] === value;

/** A setting in which curl connects to this port instead of a vendor's host. */
function insteadOf(sandbox: Sandbox, host: string, port: number, set: Setting["set"], details: Details): Setting {
  sandbox.detour("curl", host, `localhost:${port}`);
  return { ...(set ? { set } : {}), ...details };
}

/** A state in which a vendor's host gives this answer to a call, and 401 to any other. */
const answersCall =
  (call: Call, set: Setting["set"], answer: Answer, details: Details): State =>
  async (sandbox) => {
    const refusal = json('{"error":{"code":"401","message":"Access denied"}}', 401);
    const port = await secure(sandbox, "good", (request, response) =>
      listenerFor(isCall(call, request) ? answer : refusal)(request, response),
    );
    return insteadOf(sandbox, call.host, port, set, details);
  };

/** A state in which a vendor's host cannot be reached. */
const unreachable =
  (host: string, set: Setting["set"], details: Details): State =>
  async (sandbox) =>
    insteadOf(sandbox, host, await closedPort(), set, details);

/** A state in which a vendor's host refuses or accepts WebSocket handshakes. */
const shakesHandsAt =
  (host: string, set: Setting["set"], handshake: Handshake, details: Details): State =>
  async (sandbox) =>
    insteadOf(sandbox, host, await webSocket(sandbox, handshake, certified(sandbox, "good")), set, details);

const MODELS: Call = { host: "api.openai.com", path: "/v1/models", header: ["authorization", "Bearer sk-right"] };

/** A state in which OpenAI's list of models gives this answer to the right key, and 401 to any other. */
const listsModels = (key: string, answer: Answer, details: Details): State =>
  answersCall(MODELS, { OPENAI_API_KEY: key }, answer, details);

/** A list of models as OpenAI formats it. */
const modelList = (...ids: readonly string[]): Answer =>
  json(JSON.stringify({ object: "list", data: ids.map((id) => ({ id, object: "model" })) }, null, 2));

/** What Cloudflare reports of a request: among other things the address and country that it sees. */
const TRACED = "fl=1f1\nh=example.com\nip=192.0.2.1\nts=1.0\nvisit_scheme=https\nloc=SG\ntls=TLSv1.3\n";

/** States of commands that ask this host for the address and country of the egress. */
const traced = (url: string): Trial["states"] => ({
  "an answer": async (sandbox) => ({
    swap: { [url]: await http(sandbox, { type: "text/plain", body: TRACED }) },
    prints: /^ip=192\.0\.2\.1\nloc=SG\n$/,
  }),
  "a refusal on the way": async (sandbox) => ({
    swap: { [url]: await http(sandbox, { ...PAGE, status: 403 }) },
    prints: /\(22\).*403/,
    never: /^(?:ip|loc)=/m,
  }),
  "no connection": async () => ({
    swap: { [url]: `http://127.0.0.1:${await closedPort()}/` },
    prints: /\(7\)/,
    never: /^(?:ip|loc)=/m,
  }),
});

/** What a task of Model Studio reports. */
const task = (status: string): Answer => json(`{"output":{"task_id":"t1","task_status":"${status}"}}`);

const TASK: Call = { host: DASHSCOPE, path: "/api/v1/tasks/t1", header: ["authorization", "Bearer sk-right"] };

/** The variables of a Speech resource whose right key is `k1`. */
const resource = (key: string) => ({ SPEECH_REGION: "eastus", SPEECH_KEY: key });

const AZURE_KEY = ["ocp-apim-subscription-key", "k1"] as const;
const VOICES: Call = {
  host: "eastus.tts.speech.microsoft.com",
  path: "/cognitiveservices/voices/list",
  header: AZURE_KEY,
};
const TOKEN_CALL: Call = {
  host: "eastus.api.cognitive.microsoft.com",
  method: "POST",
  path: "/sts/v1.0/issueToken",
  header: AZURE_KEY,
};
const RECOGNITION: Call = {
  host: "eastus.stt.speech.microsoft.com",
  path: "/speech/recognition/conversation/cognitiveservices/v1?language=en-US",
  header: AZURE_KEY,
};

/** The public discovery document of Google's speech service. A request needs no key, so any header will do. */
const DISCOVERY: Call = {
  host: "speech.googleapis.com",
  path: "/$discovery/rest?version=v1",
  header: ["accept", "*/*"],
};

const VOICE_LIST = json('[{"ShortName":"en-US-AvaNeural"},{"ShortName":"zh-CN-XiaoxiaoNeural"}]');

/** A trial of whether a key fits its region, by the status of a call. */
const fitsRegion = (page: string, call: Call): Trial => ({
  name: `${page}: whether a key fits the region`,
  selectors: [[page, call.path]],
  states: {
    "it fits": answersCall(call, resource("k1"), {}, { prints: /^200\n$/ }),
    "it does not": answersCall(call, resource("k2"), {}, { prints: /^401\n$/ }),
    "no connection": unreachable(call.host, resource("k1"), { prints: [/\(7\)/, /^000$/m] }),
  },
});

/** A state in which this name of a voice is looked up in the list. */
const voice = (name: string, key: string, details: Details): State =>
  answersCall(VOICES, { ...resource(key), VOICE_NAME: name }, VOICE_LIST, details);

/** A state in which the recognition service reports how many bytes it received, and of which type. */
const recognises =
  (status: number, prints: RegExp): State =>
  async (sandbox) => {
    const port = await secure(sandbox, "good", (request, response) => {
      let size = 0;
      request.on("data", (part: Buffer) => (size += part.length));
      request.on("end", () => {
        response.writeHead(isCall({ ...RECOGNITION, method: "POST" }, request) ? status : 401);
        response.end(`${size} bytes, ${request.headers["content-type"]}`);
      });
    });
    const set = { ...resource("k1"), AUDIO_FILE: sandbox.write("my call.wav", AUDIO_FILE) };
    return insteadOf(sandbox, RECOGNITION.host, port, set, { prints });
  };

const ELSEWHERE: readonly Trial[] = [
  {
    name: "the status of a task",
    selectors: [["aliyun/dashscope/file-trans-task-expired", "$TASK_ID"]],
    states: {
      "it is known": answersCall(TASK, { DASHSCOPE_API_KEY: "sk-right", TASK_ID: "t1" }, task("SUCCEEDED"), {
        prints: /"task_status":"SUCCEEDED"/,
      }),
      "it has expired": answersCall(TASK, { DASHSCOPE_API_KEY: "sk-right", TASK_ID: "t1" }, task("UNKNOWN"), {
        prints: /"task_status":"UNKNOWN"/,
      }),
      "the key is refused": answersCall(TASK, { DASHSCOPE_API_KEY: "sk-wrong", TASK_ID: "t1" }, task("SUCCEEDED"), {
        prints: /"error"/,
      }),
    },
  },
  fitsRegion("microsoft/azure-speech/401", VOICES),
  fitsRegion("microsoft/azure-speech/authenticationfailure", TOKEN_CALL),
  {
    name: "whether the recognition host can be reached",
    selectors: [["microsoft/azure-speech/connectionfailure", "stt.speech.microsoft.com"]],
    states: {
      "any status": answersCall({ ...RECOGNITION, path: "/" }, resource("k1"), {}, { prints: /^401\n$/ }),
      "no connection": unreachable(RECOGNITION.host, resource("k1"), { prints: [/\(7\)/, /^000$/m] }),
      "its certificate is not known": async (sandbox) =>
        insteadOf(sandbox, RECOGNITION.host, await secure(sandbox, "inspected"), resource("k1"), {
          prints: [/\(60\)/, /^000$/m],
        }),
    },
  },
  {
    name: "a voice in the list of a region",
    selectors: [["microsoft/azure-speech/1007", VOICES.path]],
    states: {
      "it is there": voice("en-us-avaneural", "k1", { prints: /^en-US-AvaNeural\n$/ }),
      "it is not": voice("en-US-NobodyNeural", "k1", { silent: true }),
      "the key is refused": voice("en-US-AvaNeural", "k2", { prints: /\(22\).*401/ }),
    },
  },
  {
    name: "a file sent for recognition without the program",
    selectors: [["microsoft/azure-speech/408", RECOGNITION.path]],
    states: {
      "it arrives": recognises(200, /^32044 bytes, audio\/wav; codecs=audio\/pcm; samplerate=16000\n200\n$/),
      "it is too slow": recognises(408, /\n408\n$/),
      "no connection": unreachable(
        RECOGNITION.host,
        { ...resource("k1"), AUDIO_FILE: "/dev/null" },
        { prints: [/\(7\)/, /^000$/m] },
      ),
    },
  },
  {
    name: "the host of the browser's recognition service",
    selectors: [["web/speech/network", "https://www.google.com"]],
    states: {
      "any status": async (sandbox) => ({
        swap: { "https://www.google.com/": await http(sandbox, { status: 400 }) },
        prints: /^400\n$/,
      }),
      "no connection": async () => ({
        swap: { "https://www.google.com/": `http://127.0.0.1:${await closedPort()}/` },
        prints: [/\(7\)/, /^000$/m],
      }),
    },
  },
  {
    name: "whether the discovery document of Google's speech service can be reached",
    selectors: [["google/speech/14", "discovery"]],
    states: {
      "it can": answersCall(DISCOVERY, undefined, json("{}"), { prints: /^200\n$/ }),
      "its certificate is not known": async (sandbox) =>
        insteadOf(sandbox, DISCOVERY.host, await secure(sandbox, "inspected"), undefined, {
          prints: [/\(60\)/, /^000$/m],
        }),
      "no connection": unreachable(DISCOVERY.host, undefined, { prints: [/\(7\)/, /^000$/m] }),
    },
  },
  {
    name: "whether Hugging Face can be reached",
    selectors: [["local/runtime/localentrynotfounderror", "http_code"]],
    states: {
      "it can": async (sandbox) =>
        insteadOf(sandbox, "huggingface.co", await secure(sandbox, "good"), undefined, { prints: /^200\n$/ }),
      "a proxy or mirror refuses": async (sandbox) =>
        insteadOf(sandbox, "huggingface.co", await secure(sandbox, "good", { status: 403 }), undefined, {
          prints: /^403\n$/,
        }),
      "no connection": unreachable("huggingface.co", undefined, { prints: [/\(7\)/, /^000$/m] }),
    },
  },
  {
    name: "the host of Google's recognition over plain HTTP, through the proxy in small letters alone",
    selectors: [["local/runtime/requesterror", "http://www.google.com"]],
    states: {
      "the proxy reaches it": async (sandbox) => {
        sandbox.environment["http_proxy"] = await http(sandbox, {});
        sandbox.environment["HTTP_PROXY"] = `http://127.0.0.1:${await closedPort()}`;
        return { prints: /^200\n$/ };
      },
      "the proxy is dead": async (sandbox) => {
        sandbox.environment["http_proxy"] = `http://127.0.0.1:${await closedPort()}`;
        return { prints: [/\(7\)/, /^000$/m] };
      },
    },
  },
  {
    name: "whether OpenAI accepts a key",
    selectors: [["openai/audio/invalid-api-key", MODELS.path]],
    states: {
      accepted: listsModels("sk-right", modelList("whisper-1"), { prints: /^200\n$/ }),
      refused: listsModels("sk-wrong", {}, { prints: /^401\n$/ }),
      restricted: listsModels("sk-right", json("{}", 403), { prints: /^403\n$/ }),
      "no connection": unreachable(MODELS.host, { OPENAI_API_KEY: "sk-right" }, { prints: [/\(7\)/, /^000$/m] }),
    },
  },
  {
    name: "the audio models that a key may use",
    selectors: [["openai/audio/model-not-found", MODELS.path]],
    states: {
      some: listsModels("sk-right", modelList("gpt-5", "gpt-4o-transcribe", "whisper-1", "tts-1", "gpt-realtime"), {
        prints: /^"id": "gpt-4o-transcribe"\n"id": "whisper-1"\n"id": "tts-1"\n"id": "gpt-realtime"\n$/,
      }),
      none: listsModels("sk-right", modelList("gpt-5"), { silent: true }),
      "the key is refused": listsModels("sk-wrong", {}, { prints: /\(22\).*401/ }),
    },
  },
  {
    name: "the egress as OpenAI sees it",
    selectors: [["openai/audio/unsupported-country-region-territory", "cdn-cgi/trace"]],
    states: traced("https://api.openai.com/cdn-cgi/trace"),
  },
  {
    name: "address and country of the egress",
    selectors: [["conditions/region-not-served", "cdn-cgi/trace"]],
    states: traced("https://www.cloudflare.com/cdn-cgi/trace"),
  },
];

/**
 * A trial of a command that sends a request and prints the exit status of curl.
 * @param answered what it prints of an answer with status 404
 * @param fixed the host in the command, if it is no variable
 */
function failures(selector: Selector, timeLimit: string, answered: RegExp, fixed?: string): Trial {
  const step =
    (host: (sandbox: Sandbox) => string | Promise<string>, details: Details): State =>
    async (sandbox) =>
      reaching(sandbox, await host(sandbox), fixed, details);
  const at = (port: number) => `localhost:${port}`;
  return {
    name: `${nameOf(selector)}: which step of a request fails`,
    selectors: [selector],
    states: {
      none: step(async (sandbox) => at(await secure(sandbox, "good", { status: 404 })), {
        prints: [answered, /^exit 0$/m],
      }),
      "the name": step(() => NO_SUCH_HOST, { prints: /^exit 6$/m }),
      "the connection": step(async () => at(await closedPort()), { prints: /^exit 7$/m }),
      "the protocol": step(async (sandbox) => new URL(await http(sandbox, {})).host, { prints: /^exit 35$/m }),
      "the certificate": step(async (sandbox) => at(await secure(sandbox, "incomplete")), { prints: /^exit 60$/m }),
      "the answer": step(async (sandbox) => at(await mute(sandbox)), {
        swap: { [timeLimit]: "-m 2" },
        prints: /^exit 28$/m,
      }),
    },
  };
}

/** A trial of a command that connects to this host directly, although the variable for a proxy names one. */
function direct(selector: Selector, host: string): Trial {
  return {
    name: `${nameOf(selector)}: a direct connection, without the proxy`,
    selectors: [selector],
    states: {
      "the proxy is dead": behindDeadProxy(host, "good", { prints: /^404\n$/ }),
      "the direct way is inspected": behindDeadProxy(host, "inspected", { prints: [/\(60\)/, /^000$/m] }),
      "no direct way": async (sandbox) =>
        reaching(sandbox, `localhost:${await closedPort()}`, host, { prints: [/\(7\)/, /^000$/m] }),
    },
  };
}

/** A state in which the variable for a proxy names one that does not run, and the host has this kind of certificate. */
function behindDeadProxy(host: string, kind: Kind, details: Details): State {
  return async (sandbox) => {
    sandbox.environment["https_proxy"] = `http://127.0.0.1:${await closedPort()}`;
    return reaching(sandbox, `localhost:${await secure(sandbox, kind, { status: 404 })}`, host, details);
  };
}

/** A state in which a request over plain HTTP reaches only the hosts whose names begin with these words. */
function opensTo(names: readonly string[], details: Details): State {
  return async (sandbox) => {
    sandbox.environment["http_proxy"] = await http(sandbox, ({ headers }, response) => {
      if (names.some((name) => headers.host === `${name}.cn-shanghai.aliyuncs.com`)) response.writeHead(404).end();
      else response.destroy();
    });
    return details;
  };
}

/** Whether five lines of times are printed, and a check of the seconds between connection and first byte. */
function waits(holds: (wait: number) => boolean): (outcome: Outcome) => boolean {
  return ({ output }) => {
    const lines = [...output.matchAll(/^([\d.]+) ([\d.]+)$/gm)];
    return lines.length === 5 && lines.every(([, connected, first]) => holds(Number(first) - Number(connected)));
  };
}

/** A state in which a file is posted to a server that reports what it received. */
function posts(content: string, details: Details): State {
  return async (sandbox) => {
    const file = sandbox.write("a body.bin", content);
    const url = await http(sandbox, (request, response) => {
      let got = "";
      request.setEncoding("utf8").on("data", (part: string) => (got += part));
      request.on("end", () => response.end(`got ${got}`));
    });
    return { set: { ...linked(url), GOOD_AUDIO: file, REQUEST_FILE: file }, ...details };
  };
}

/** All variables that pages use for a token. */
const TOKENS = { TOKEN: "abc", FRESH_TOKEN: "abc", TEMPORARY_TOKEN: "abc" };

/** A state with a speech gateway that gives this answer. */
function gateway(answer: Answer, details: Details): State {
  return async (sandbox) => {
    const port = await secure(sandbox, "good", answer);
    const file = sandbox.write("a sentence.wav", AUDIO_FILE);
    return { set: { ...hosted(port), AUDIO_FILE: file, ...TOKENS, APPKEY: "def" }, ...details };
  };
}

/** Accepts a handshake and then sends nothing. */
const ACCEPTED = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n";

/** A state with a WebSocket server that gives this answer to a handshake. */
const shakesHands =
  (answer: string, details: Details): State =>
  async (sandbox) => ({ set: linked(`http://127.0.0.1:${await webSocket(sandbox, () => answer)}/ws`), ...details });

/** Accepts requests that this finds right, and refuses others. */
const onlyIf =
  (right: (request: IncomingMessage) => boolean): Handshake =>
  (request) =>
    right(request) ? ACCEPTED : 'HTTP/1.1 401 Unauthorized\r\nContent-Length: 25\r\n\r\n{"message":"no such key"}';

/** A state in which a handshake is repeated with the headers of a file. */
const repeats =
  (headers: string, details: Details): State =>
  async (sandbox) => {
    const handshake = onlyIf((request) => request.headers["x-api-key"] === "k1");
    const url = `http://127.0.0.1:${await webSocket(sandbox, handshake)}/ws`;
    return { set: { ...linked(url), BAD_HEADERS: sandbox.write("the headers.txt", headers) }, ...details };
  };

/** A state with a gateway that accepts handshakes with this token. */
const shakesHandsFor =
  (token: string, details: Details): State =>
  async (sandbox) => {
    const handshake = onlyIf(({ url }) => url === `/ws/v1?token=${token}`);
    return {
      set: { ...hosted(await webSocket(sandbox, handshake, certified(sandbox, "good"))), ...TOKENS },
      ...details,
    };
  };

const BOTH_CONNECT: Details = {
  kind: "both",
  prints: [/^IPv4 127\.0\.0\.1 \d+\.\d*[1-9]\d*s$/m, /^IPv6 ::1 \d+\.\d*[1-9]\d*s$/m],
};

const HANDSHAKES: readonly Trial[] = [
  {
    name: "a handshake with the headers of the program",
    selectors: [["volcengine/speech/400", "$BAD_HEADERS"]],
    states: {
      accepted: repeats("X-Api-Key: k1\r\n", { swap: { "-m 15": "-m 2" }, prints: [/^HTTP\/1\.1 101/m, /\(28\)/] }),
      refused: repeats("X-Api-Resource-Id: a\nX-Api-Key: k2\n", {
        prints: [/^HTTP\/1\.1 401/, /\{"message":"no such key"\}$/],
      }),
    },
  },
  {
    name: "the status line of a handshake with a token",
    selectors: [["aliyun/nls/352", "/ws/v1?token="]],
    states: {
      accepted: shakesHandsFor("abc", { swap: { "-m 15": "-m 2" }, prints: [/^HTTP\/1\.1 101/m, /\(28\)/] }),
      refused: shakesHandsFor("def", { prints: /^HTTP\/1\.1 401 Unauthorized\r?\n$/ }),
      "no server listens": async () => ({
        set: { ...hosted(await closedPort()), ...TOKENS },
        prints: /\(7\)/,
        never: /HTTP\//,
      }),
    },
  },
  {
    name: "the status of a handshake with a key",
    selectors: [["microsoft/azure-speech/1006", "Upgrade"]],
    states: {
      accepted: shakesHandsAt(
        RECOGNITION.host,
        resource("k1"),
        onlyIf((request) => isCall(RECOGNITION, request)),
        { swap: { "-m 10": "-m 2" }, prints: [/\(28\)/, /^101$/m] },
      ),
      refused: shakesHandsAt(
        RECOGNITION.host,
        resource("k2"),
        onlyIf((request) => isCall(RECOGNITION, request)),
        { prints: /^401\n$/ },
      ),
      "no connection": unreachable(RECOGNITION.host, resource("k1"), { prints: [/\(7\)/, /^000$/m] }),
    },
  },
  {
    name: "a handshake with status and body",
    selectors: [["conditions/connection-rejected", "Upgrade"]],
    states: {
      accepted: shakesHands(ACCEPTED, { prints: [/^HTTP\/1\.1 101/m, /\(28\)/] }),
      refused: shakesHands('HTTP/1.1 401 Unauthorized\r\nContent-Length: 21\r\n\r\n{"error":"old token"}', {
        prints: [/^HTTP\/1\.1 401/, /old token/],
      }),
    },
  },
  {
    name: "the status line of a handshake",
    selectors: [["unattributed/ai-sdk/19002", "Upgrade"]],
    states: {
      accepted: shakesHands(ACCEPTED, { prints: [/^HTTP\/1\.1 101/m, /\(28\)/] }),
      refused: shakesHands("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n", { prints: /^HTTP\/1\.1 403/m }),
      "the wrong path": shakesHands("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", {
        prints: /^HTTP\/1\.1 404/m,
      }),
      "no server listens": refused({ prints: /\(7\)/, never: /HTTP\// }),
    },
  },
  {
    name: "a handshake with and without an extension",
    selectors: [["web/websocket/1010", "permessage-deflate"]],
    states: {
      accepted: shakesHands(ACCEPTED.replace("\r\n\r\n", "\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n"), {
        prints: [/^HTTP\/1\.1 101/m, /^Sec-WebSocket-Extensions: permessage-deflate/im],
      }),
      declined: shakesHands(ACCEPTED, { prints: /^HTTP\/1\.1 101/m, never: /^Sec-WebSocket-Extensions/im }),
      "no server listens": refused({ prints: /\(7\)/, never: /HTTP\// }),
    },
  },
  {
    name: "a connection with TLS for the right name",
    selectors: [["web/websocket/1015", "openssl s_client"]],
    states: {
      healthy: securedAt443("good", { prints: [/CONNECTION ESTABLISHED/, /Verification: OK/] }),
      "an issuer that is not known": securedAt443("inspected", {
        prints: /self-signed certificate/,
        never: /Verification: OK/,
      }),
      expired: securedAt443("expired", { prints: /certificate has expired/, never: /Verification: OK/ }),
      "no server listens": async (sandbox) =>
        connectsTo(sandbox, await closedPort(), { never: /CONNECTION ESTABLISHED|erif/, prints: /./ }),
    },
  },
  {
    name: "a connection with TLS",
    selectors: [
      ["conditions/connection-failed", "openssl s_client"],
      ["aliyun/nls/410", "openssl s_client"],
    ],
    states: {
      healthy: securedAt443("good", { prints: [/CONNECTION ESTABLISHED/, /Verification: OK/] }),
      "an issuer that is not known": securedAt443("inspected", {
        prints: /erif/,
        never: /Verification: OK/,
      }),
      "no server listens": async (sandbox) =>
        connectsTo(sandbox, await closedPort(), { never: /CONNECTION ESTABLISHED|erif/, prints: /./ }),
    },
  },
  {
    name: "subject and expiry of a certificate",
    selectors: [["conditions/callback-url-invalid", "openssl s_client"]],
    states: {
      valid: securedAt443("good", { prints: [/^subject=.*localhost/m, /^notAfter=.* 2099 /m] }),
      expired: securedAt443("expired", { prints: [/^subject=.*localhost/m, /^notAfter=.* 2021 /m] }),
      "no server listens": async (sandbox) =>
        connectsTo(sandbox, await closedPort(), { kind: "no certificate", silent: true }),
      "no TLS": async (sandbox) => {
        const url = await http(sandbox, {});
        return connectsTo(sandbox, Number(new URL(url).port), { kind: "no certificate", silent: true });
      },
    },
  },
  {
    name: "who issued a certificate",
    selectors: [["conditions/network-blocked", "issuer"]],
    states: {
      "a product that inspects traffic": secured("inspected", {
        prints: [/Connected to/, /issuer: CN=Example Corp web filter/],
      }),
      "the service": secured("good", { prints: [/Connected to/, /issuer: CN=VoxErr test intermediate/] }),
      "no server listens": refused({ silent: true }),
    },
  },
  {
    name: "who issued the certificate of the host that edge-tts connects to",
    selectors: [["local/runtime/cannot-connect-to-host-speech-platform-bing-com", "issuer"]],
    states: {
      "a product that inspects traffic": behindDeadProxy(EDGE_SPEECH, "inspected", {
        prints: /issuer: CN=Example Corp web filter/,
      }),
      "the service": behindDeadProxy(EDGE_SPEECH, "good", { prints: /issuer: CN=VoxErr test intermediate/ }),
      "no server listens": async (sandbox) =>
        reaching(sandbox, `localhost:${await closedPort()}`, EDGE_SPEECH, { silent: true }),
    },
  },
  {
    name: "a certificate that is not valid now",
    selectors: [["conditions/clock-sync-failed", "curl"]],
    states: {
      "not yet": secured("notYetValid", { prints: /certificate is not yet valid/ }),
      "no longer": secured("expired", { prints: /certificate has expired/ }),
      valid: secured("good", { prints: /^404\n$/ }, { status: 404 }),
    },
  },
  {
    name: "IPv4 and IPv6",
    selectors: [["conditions/connection-failed", "for v in 4 6"]],
    unable: () =>
      networkInterfaces()["lo"]?.some(({ family }) => family === "IPv6")
        ? undefined
        : "there is no IPv6 on this machine",
    states: {
      "IPv4 alone": secured("good", { prints: [/^IPv4 127\.0\.0\.1 \d+\.\d*[1-9]\d*s$/m, /^IPv6  0\.000000s$/m] }),
      "both, with a certificate that is not known": secured("inspected", BOTH_CONNECT, {}, "::"),
      both: secured("good", BOTH_CONNECT, {}, "::"),
    },
  },
];

/** Whether two times are printed that differ by so many seconds. */
const apart =
  (from: number, to: number) =>
  ({ output }: Outcome): boolean => {
    const server = /^date: (.*)$/im.exec(output)?.[1];
    const [own] = output.split("\n");
    const difference = Math.abs(Date.parse(server ?? "") - Date.parse(own ?? "")) / 1000;
    return difference >= from && difference <= to;
  };

const HOUR_AHEAD = () => ({ date: new Date(Date.now() + 3_600_000).toUTCString() });

/** Whether the time of a server, in seconds since 1970, differs from that of this machine by so many seconds. */
const secondsApart =
  (from: number, to: number) =>
  ({ output }: Outcome): boolean => {
    const [server = 0, own = 0] = output.trim().split("\n").map(Number);
    return Math.abs(server - own) >= from && Math.abs(server - own) <= to;
  };

/** A state in which the host of Tencent Cloud says that its clock is so many seconds ahead. */
const tellsTime =
  (ahead: number, details: Details): State =>
  async (sandbox) => {
    const body = String(Math.floor(Date.now() / 1000) + ahead);
    const port = await secure(sandbox, "good", listenerFor({ type: "text/plain", body }));
    return insteadOf(sandbox, "asr.cloud.tencent.com", port, undefined, details);
  };

const CLOCKS: readonly Trial[] = [
  {
    name: "the local clock compared with what a service says",
    selectors: [["tencent/asr/4002", "server_time"]],
    states: {
      "an hour apart": tellsTime(3_600, { holds: secondsApart(3_590, 3_610) }),
      together: tellsTime(0, { holds: secondsApart(0, 5) }),
      "no connection": unreachable("asr.cloud.tencent.com", undefined, { prints: /\(7\)/ }),
    },
  },
  {
    name: "the local clock compared with that of a server",
    selectors: [/date -u; curl/],
    states: {
      "an hour apart": (sandbox) => secured("good", { holds: apart(3_500, 3_700) }, { headers: HOUR_AHEAD() })(sandbox),
      together: secured("good", { holds: apart(0, 5) }),
      "a certificate that is not yet valid": secured("notYetValid", {
        never: /^date:/im,
        prints: /not yet valid/,
      }),
      "no connection": refused({ never: /^date:|certificate/im, prints: /\(7\)/ }),
    },
  },
];

const PORTS: readonly Trial[] = [
  {
    name: "a port from this network",
    selectors: [["conditions/network-blocked", "/dev/tcp"]],
    states: {
      open: async (sandbox) => ({ set: { HOST: "127.0.0.1", PORT: String(await mute(sandbox)) }, prints: /^open\n$/ }),
      closed: async () => ({
        set: { HOST: "127.0.0.1", PORT: String(await closedPort()) },
        prints: [/refused/i, /no connection\n$/],
      }),
      "no such name": () => ({
        set: { HOST: NO_SUCH_HOST, PORT: "443" },
        prints: [/not known|resolution/, /no connection\n$/],
      }),
    },
  },
  {
    name: "ports of the diagnostic hosts",
    selectors: [["tencent/gme/10005", "15000"]],
    states: {
      open: async (sandbox) =>
        reaches(sandbox, await mute(sandbox), /^openmsf\.3g\.qq\.com reachable\ncloud\.tim\.qq\.com reachable\n$/),
      closed: async (sandbox) =>
        reaches(sandbox, await closedPort(), /^openmsf\.3g\.qq\.com unreachable\ncloud\.tim\.qq\.com unreachable\n$/),
      "no name for the first": async (sandbox) =>
        reaches(sandbox, await mute(sandbox), /^x+\.invalid unreachable\ncloud\.tim\.qq\.com reachable\n$/m, {
          "openmsf.3g.qq.com": NO_SUCH_HOST,
        }),
    },
  },
  {
    name: "looking up a host name",
    selectors: [
      ["unattributed/ai-sdk/12030", "getent"],
      ["aliyun/nls/10000008", "getent"],
    ],
    states: {
      known: given(onHost("localhost"), { prints: /^(?:127\.0\.0\.1|::1)\s+.*localhost/ }),
      unknown: given(onHost(NO_SUCH_HOST), { silent: true }),
    },
  },
  {
    name: "looking up a gateway and connecting to it",
    selectors: [["aliyun/nls/10000015", "/dev/tcp"]],
    states: {
      open: async (sandbox) => connectsAt(await mute(sandbox), { prints: /localhost[^]*\nreachable\n$/ }),
      closed: async () => connectsAt(await closedPort(), { prints: [/localhost/, /refused/], never: /reachable/ }),
      "no such name": given(onHost(NO_SUCH_HOST), { silent: true }),
    },
  },
];

/** A setting in which the command connects to this port instead of 443. */
function connectsAt(port: number, details: Details): Setting {
  return { set: onHost("localhost"), swap: { "/443": `/${port}` }, ...details };
}

/** A setting in which nc connects to this port of this machine. */
function reaches(sandbox: Sandbox, port: number, prints: RegExp, swap: Setting["swap"] = {}): Setting {
  sandbox.detour("nc", "*.com", "127.0.0.1");
  return { swap: { ...swap, "15000": String(port) }, prints };
}

export const HTTP: readonly Trial[] = [...FILES, ...CALLS, ...ELSEWHERE, ...HANDSHAKES, ...CLOCKS, ...PORTS];
