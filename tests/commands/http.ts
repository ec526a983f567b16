/** Trials of commands that send requests to a server. */
import { readFileSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { networkInterfaces } from "node:os";
import { gzipSync } from "node:zlib";
import { makeCertificates, type Certificates } from "./certificates.ts";
import { sameSums } from "./files.ts";
import type { Sandbox } from "./sandbox.ts";
import { ERROR_PAGE } from "./recordings.ts";
import { closedPort, http, https, literal, mute, webSocket, type Answer } from "./servers.ts";
import { wav } from "./sounds.ts";
import type { Outcome, Details, Setting, State, Trial } from "./trial.ts";

type Kind = Exclude<keyof Certificates, "root">;

let made: Certificates | undefined;

/** Starts an HTTPS server with this certificate, makes the command trust its root, and returns its port. */
export async function secure(sandbox: Sandbox, kind: Kind, answer: Answer = {}, host = "127.0.0.1"): Promise<number> {
  made ??= makeCertificates();
  sandbox.environment["CURL_CA_BUNDLE"] = sandbox.environment["SSL_CERT_FILE"] = sandbox.write(
    "../plain/root.pem",
    made.root,
  );
  return https(sandbox, made[kind], answer, host);
}

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
const hosted = (port: number) => ({
  HOST: `localhost:${port}`,
  SDK_HOST: `localhost:${port}`,
  GATEWAY_HOST: `localhost:${port}`,
  REGION_GATEWAY: `localhost:${port}`,
  ...linked(`https://localhost:${port}/`),
});

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
  return { set: { HOST: "localhost", CALLBACK_HOST: "localhost" }, ...details };
}

const AUDIO_FILE = wav({ seconds: 1 });
const FILE: Answer = { body: AUDIO_FILE, ranges: true };
/** The sign-in page that a network sends instead of the service's answer. */
const PAGE: Answer = { type: "text/html", body: ERROR_PAGE };
const json = (body: string | Uint8Array, status = 200): Answer => ({ status, type: "application/json", body });

const FILES: readonly Trial[] = [
  {
    name: "the first byte of a file, status and type",
    selectors: [/curl .*-r 0-0 .*%\{http_code\} %\{content_type\}/],
    states: {
      there: answers(FILE, { prints: /^206 audio\/wav\n$/ }),
      "there, on a server without ranges": answers(
        { body: AUDIO_FILE, type: "audio/mpeg" },
        { prints: /^200 audio\/mpeg\n$/ },
      ),
      "there and large, on a server without ranges": answers(
        { body: Buffer.alloc(4_000_000), type: "application/octet-stream" },
        { prints: [/Maximum file size exceeded/, /^200 application\/octet-stream$/m] },
      ),
      "behind a redirect": redirects({ ...FILE, type: "audio/ogg" }, { prints: /^206 audio\/ogg\n$/ }),
      "a sign-in page": answers(PAGE, { prints: /^200 text\/html\n$/ }),
      gone: answers({ status: 404 }, { prints: /^404 / }),
      forbidden: answers({ status: 403 }, { prints: /^403 / }),
      "no server listens": refused({ prints: [/^curl: \(7\)/m, /^000 $/m] }),
    },
  },
  {
    name: "the first byte of a file, status alone",
    selectors: [/curl .*-r 0-0 .*%\{http_code\}(?:\\n| %\{time)/],
    states: {
      there: answers(FILE, { prints: /^206\b/, status: 0 }),
      "there, on a server without ranges": answers({ body: AUDIO_FILE }, { prints: /^200\b/, status: 0 }),
      gone: answers({ status: 404 }, { prints: /^404\b/ }),
      forbidden: answers({ status: 403 }, { prints: /^403\b/ }),
      "a load balancer without a server behind it": answers({ status: 503 }, { prints: /^503\b/ }),
      "no server listens": refused({ prints: [/\(7\)/, /^000/m] }),
    },
  },
  {
    name: "a missing answer ends with exit status 28",
    selectors: [["aliyun/nls/41050026", "time_starttransfer"]],
    states: {
      "no answer": neverAnswers("-m 20", { prints: [/\(28\)/, /^000/m] }),
      "an answer": answers(FILE, { prints: /^206 0\.\d+s\n$/ }),
    },
  },
  {
    name: "a download compared with its announced length",
    selectors: [
      ["conditions/audio-url-unreachable", "size_download"],
      ["aliyun/nls/41050023", "size_download"],
    ],
    states: {
      whole: answers(FILE, {
        prints: [/200/, /\b32044 bytes/, /^content-length: 32044\r?$/im, /^exit 0$/m],
        never: /content-encoding/i,
      }),
      "behind a redirect": redirects(
        { body: AUDIO_FILE.subarray(0, 20_044) },
        { prints: [/\b20044 bytes/, /^exit 0$/m, /^content-length: 20044\r?$/im] },
      ),
      "announced too large": sends(`HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n${"x".repeat(3000)}`, {
        prints: [/\b3000 bytes/, /^content-length: 5000\r?$/im, /^exit 18$/m],
      }),
      "announced too small": sends(`HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n${"x".repeat(3000)}`, {
        prints: [/\b1000 bytes/, /^content-length: 1000\r?$/im, /^exit 0$/m],
      }),
      compressed: answers(
        { body: gzipSync(AUDIO_FILE), headers: { "content-encoding": "gzip" } },
        { prints: [/^content-encoding: gzip\r?$/im, /^exit 0$/m] },
      ),
    },
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
    selectors: [["conditions/processing-timeout", "speed_download"]],
    states: {
      slow: async (sandbox) => ({
        set: linked(await http(sandbox, (_request, response) => trickle(response))),
        holds: ({ output }) => Number(output) > 1_000 && Number(output) < 200_000,
      }),
      fast: answers(
        { body: Buffer.alloc(2_000_000), ranges: true },
        { holds: ({ output }) => Number(output) > 1_000_000 },
      ),
    },
  },
];

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
  {
    name: "which step of a request fails",
    selectors: [["conditions/network-request-failed", 'echo "exit']],
    states: {
      none: secured("good", { prints: [/http 404\n/, /^exit 0$/m] }, { status: 404 }),
      "the name": () => ({ set: linked(`https://${NO_SUCH_HOST}/`), prints: /^exit 6$/m }),
      "the connection": refused({ prints: /^exit 7$/m }),
      "the protocol": async (sandbox) => ({
        set: linked((await http(sandbox, {})).replace("http:", "https:")),
        prints: /^exit 35$/m,
      }),
      "the certificate": secured("incomplete", { prints: /^exit 60$/m }),
      "the answer": neverAnswers("-m 15", { prints: /^exit 28$/m }),
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

const MODELS = "https://api.openai.com/v1/models";

/** A state in which OpenAI's list of models gives this answer to the right key, and 401 to any other. */
const listsModels =
  (key: string, answer: Answer, details: Details): State =>
  async (sandbox) => ({
    set: { OPENAI_API_KEY: key },
    swap: {
      [MODELS]: await http(sandbox, ({ headers }, response) => {
        const right = headers.authorization === "Bearer sk-right";
        response.writeHead(right ? (answer.status ?? 200) : 401, { "content-type": "application/json" });
        response.end(right ? answer.body : '{"error":{"code":"invalid_api_key"}}');
      }),
    },
    ...details,
  });

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

const ELSEWHERE: readonly Trial[] = [
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
    name: "whether OpenAI accepts a key",
    selectors: [["openai/audio/invalid-api-key", MODELS]],
    states: {
      accepted: listsModels("sk-right", modelList("whisper-1"), { prints: /^200\n$/ }),
      refused: listsModels("sk-wrong", {}, { prints: /^401\n$/ }),
      restricted: listsModels("sk-right", json("{}", 403), { prints: /^403\n$/ }),
      "no connection": async () => ({
        set: { OPENAI_API_KEY: "sk-right" },
        swap: { [MODELS]: `http://127.0.0.1:${await closedPort()}/` },
        prints: [/\(7\)/, /^000$/m],
      }),
    },
  },
  {
    name: "the audio models that a key may use",
    selectors: [["openai/audio/model-not-found", MODELS]],
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
  async (sandbox) => ({ set: linked(await webSocket(sandbox, answer)), ...details });

const BOTH_CONNECT: Details = {
  kind: "both",
  prints: [/^IPv4 127\.0\.0\.1 0\.\d*[1-9]\d*s$/m, /^IPv6 ::1 0\.\d*[1-9]\d*s$/m],
};

const HANDSHAKES: readonly Trial[] = [
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
    selectors: [["conditions/connection-failed", "openssl s_client"]],
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
      "IPv4 alone": secured("good", { prints: [/^IPv4 127\.0\.0\.1 0\.\d*[1-9]\d*s$/m, /^IPv6  0\.000000s$/m] }),
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

const CLOCKS: readonly Trial[] = [
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
    selectors: [["unattributed/ai-sdk/12030", "getent"]],
    states: {
      known: () => ({ set: { HOST: "localhost" }, prints: /^(?:127\.0\.0\.1|::1)\s+.*localhost/ }),
      unknown: () => ({ set: { HOST: NO_SUCH_HOST }, silent: true }),
    },
  },
];

/** A setting in which nc connects to this port of this machine. */
function reaches(sandbox: Sandbox, port: number, prints: RegExp, swap: Setting["swap"] = {}): Setting {
  sandbox.detour("nc", "*.com", "127.0.0.1");
  return { swap: { ...swap, "15000": String(port) }, prints };
}

export const HTTP: readonly Trial[] = [...FILES, ...CALLS, ...ELSEWHERE, ...HANDSHAKES, ...CLOCKS, ...PORTS];
