/** Trials of commands that ask a server. */
import { readFileSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { networkInterfaces } from "node:os";
import { gzipSync } from "node:zlib";
import { makeCertificates, type Certificates } from "./certificates.ts";
import { sameSums } from "./files.ts";
import type { Place } from "./place.ts";
import { ERROR_PAGE } from "./recordings.ts";
import { closedPort, http, https, literal, mute, webSocket, type Answer } from "./servers.ts";
import { wav } from "./sounds.ts";
import type { Outcome, Seen, Setting, State, Trial } from "./trial.ts";

type Kind = Exclude<keyof Certificates, "root">;

let made: Certificates | undefined;

/** Starts a server for HTTPS with a certificate of this kind, whose root the command trusts, and returns its port. */
export async function secure(place: Place, kind: Kind, answer: Answer = {}, host = "127.0.0.1"): Promise<number> {
  made ??= makeCertificates();
  place.environment["CURL_CA_BUNDLE"] = place.environment["SSL_CERT_FILE"] = place.write(
    "../plain/root.pem",
    made.root,
  );
  return https(place, made[kind], answer, host);
}

/** A name that no server of names is even asked for: its first part is too long. */
const NO_SUCH_HOST = `${"x".repeat(64)}.invalid`;

/** The variables that pages use for an address, all of them: which one a page takes may change. */
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

/** The variables that pages use for a host that speaks HTTPS, all of them, and its address. */
const hosted = (port: number) => ({
  HOST: `localhost:${port}`,
  SDK_HOST: `localhost:${port}`,
  GATEWAY_HOST: `localhost:${port}`,
  REGION_GATEWAY: `localhost:${port}`,
  ...linked(`https://localhost:${port}/`),
});

/** A state with a server for HTTP that answers like this. */
const answers =
  (answer: Answer, seen: Seen): State =>
  async (place) => ({ set: linked(await http(place, answer)), ...seen });

/** A state with a server for HTTP that sends these bytes. */
const sends =
  (bytes: string | Uint8Array, seen: Seen): State =>
  async (place) => ({ set: linked(await literal(place, bytes)), ...seen });

/** A state in which an address leads to another one, where the file is. */
const redirects =
  (answer: Answer, seen: Seen): State =>
  async (place) => {
    const goal = await http(place, answer);
    return { set: linked(await http(place, { status: 302, headers: { location: goal } })), ...seen };
  };

/** A state in which nobody listens. */
const refused =
  (seen: Seen): State =>
  async () => ({ set: hosted(await closedPort()), ...seen });

/** A state with a server that never answers, where the command is not to wait as long as the page has it wait. */
const neverAnswers =
  (patience: string, seen: Seen): State =>
  async (place) => ({
    set: linked(`http://127.0.0.1:${await mute(place)}/`),
    swap: { [patience]: "-m 2" },
    ...seen,
  });

/** A state with a server for HTTPS whose certificate is of this kind. */
const secured =
  (kind: Kind, seen: Seen, answer?: Answer, host?: string): State =>
  async (place) => ({ set: hosted(await secure(place, kind, answer, host)), ...seen });

/** The same for commands that insist on port 443: openssl connects to the server instead. */
const securedAt443 =
  (kind: Kind, seen: Seen): State =>
  async (place) =>
    connectsTo(place, await secure(place, kind), seen);

/** A setting in which openssl connects to another port of this machine than 443. */
function connectsTo(place: Place, port: number, seen: Seen): Setting {
  place.detour("openssl", "localhost:443", `localhost:${port}`);
  return { set: { HOST: "localhost", CALLBACK_HOST: "localhost" }, ...seen };
}

const AUDIO_FILE = wav({ seconds: 1 });
const FILE: Answer = { body: AUDIO_FILE, ranges: true };
/** What a network answers in place of the service: a page to sign in. */
const PAGE: Answer = { type: "text/html", body: ERROR_PAGE };
const json = (body: string | Uint8Array, status = 200): Answer => ({ status, type: "application/json", body });

const FILES: readonly Trial[] = [
  {
    name: "the first byte of a file, status and type",
    of: [/curl .*-r 0-0 .*%\{http_code\} %\{content_type\}/],
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
      "nobody listens": refused({ prints: [/^curl: \(7\)/m, /^000 $/m] }),
    },
  },
  {
    name: "the first byte of a file, status alone",
    of: [/curl .*-r 0-0 .*%\{http_code\}(?:\\n| %\{time)/],
    states: {
      there: answers(FILE, { prints: /^206\b/, status: 0 }),
      "there, on a server without ranges": answers({ body: AUDIO_FILE }, { prints: /^200\b/, status: 0 }),
      gone: answers({ status: 404 }, { prints: /^404\b/ }),
      forbidden: answers({ status: 403 }, { prints: /^403\b/ }),
      "a load balancer without a server behind it": answers({ status: 503 }, { prints: /^503\b/ }),
      "nobody listens": refused({ prints: [/\(7\)/, /^000/m] }),
    },
  },
  {
    name: "an answer that does not come ends with 28",
    of: [["aliyun/nls/41050026", "time_starttransfer"]],
    states: {
      "no answer": neverAnswers("-m 20", { prints: [/\(28\)/, /^000/m] }),
      "an answer": answers(FILE, { prints: /^206 0\.\d+s\n$/ }),
    },
  },
  {
    name: "a whole download against the length that was announced",
    of: [
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
    name: "the original against the copy behind an address",
    of: [/openssl dgst -sha256 < "\$AUDIO_FILE"; curl|sha256sum < "\$AUDIO_FILE"; curl/],
    states: {
      alike: copyOf(FILE, true),
      "damaged on the way": copyOf({ body: AUDIO_FILE.subarray(0, 30_000) }, false),
    },
  },
  {
    name: "the kind of file behind an address",
    of: [["aliyun/nls/41050003", "file -"]],
    states: {
      "a login page": answers(PAGE, { prints: /HTML document/ }),
      "a WAV": answers(FILE, { prints: /WAVE audio/ }),
    },
  },
  {
    name: "the reason of a refusal, and the status on the last line",
    of: [["aliyun/nls/41050025", "0-2047"]],
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
    of: [["conditions/processing-timeout", "speed_download"]],
    states: {
      slow: async (place) => ({
        set: linked(await http(place, (_request, response) => trickle(response))),
        holds: ({ output }) => Number(output) > 1_000 && Number(output) < 200_000,
      }),
      fast: answers(
        { body: Buffer.alloc(2_000_000), ranges: true },
        { holds: ({ output }) => Number(output) > 1_000_000 },
      ),
    },
  },
];

/** Sends 100 KB in a second. */
function trickle(response: ServerResponse): void {
  const clock = setInterval(() => response.write(Buffer.alloc(10_000)), 100);
  setTimeout(() => {
    clearInterval(clock);
    response.end();
  }, 1_050);
}

/** A state in which the original is on disk and this is behind the address. */
function copyOf(answer: Answer, alike: boolean): State {
  return async (place) => ({
    set: { ...linked(await http(place, answer)), AUDIO_FILE: place.write("the original.wav", AUDIO_FILE) },
    holds: sameSums(alike),
  });
}

/** What a gateway answers that accepts a request. */
const ACCEPTANCE: Answer = json('{"status":20000000,"message":"SUCCESS"}');

const CALLS: readonly Trial[] = [
  {
    name: "a file is posted as it is",
    of: [
      ["conditions/audio-empty", "application/octet-stream"],
      ["conditions/parameter-missing", "application/json"],
    ],
    states: {
      accepted: posts('{"appkey":"abc"}', { prints: /^got \{"appkey":"abc"\}$/ }),
      "an empty file": posts("", { prints: /^got $/ }),
      "no file": async (place) => ({
        set: {
          ...linked(await http(place, ACCEPTANCE)),
          GOOD_AUDIO: place.path("none"),
          REQUEST_FILE: place.path("none"),
        },
        prints: /No such file or directory/,
        never: /SUCCESS/,
      }),
    },
  },
  {
    name: "one request to the speech gateway",
    of: [
      ["aliyun/nls/40000003", "X-NLS-Token"],
      ["aliyun/nls/41000003", "X-NLS-Token"],
    ],
    states: {
      accepted: gateway(ACCEPTANCE, { prints: /"status":20000000/ }),
      refused: gateway(json('{"status":40000003,"message":"PARAMETER_INVALID"}', 400), { prints: /"status":40000003/ }),
    },
  },
  {
    name: "who answers with 403",
    of: [["aliyun/nls/403", "X-NLS-Token"]],
    states: {
      "the service": gateway(json('{"status":403,"message":"Meta:ACCESS_DENIED:"}', 403), {
        prints: [/^HTTP\/1\.1 403/, /\{"status":403/],
      }),
      "a proxy": gateway({ ...PAGE, status: 403 }, { prints: [/^HTTP\/1\.1 403/, /<html>/] }),
      "nobody refuses": gateway(ACCEPTANCE, { prints: [/^HTTP\/1\.1 200/, /"status":20000000/] }),
    },
  },
  {
    name: "a callback as the service would post it",
    of: [["conditions/callback-url-invalid", "-d '{}'"]],
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
    of: [["unattributed/ai-sdk/51028", "curl"]],
    states: {
      "an answer": answers({ status: 405 }, { prints: /^405\n$/ }),
      "nobody listens": refused({ prints: [/000\n$/, /Failed to connect|Couldn't connect/] }),
      "an invalid certificate": secured("expired", { prints: [/000\n$/, /certificate has expired/] }),
    },
  },
  {
    name: "connecting and first byte, five times",
    of: [["conditions/operation-timeout", "time_starttransfer"]],
    states: {
      "a slow server": answers({ after: 600 }, { holds: waits((wait) => wait > 0.5) }),
      "a fast server": answers({}, { holds: waits((wait) => wait > 0 && wait < 0.4) }),
      "nobody listens": refused({ prints: /(?:^0\.0+ 0\.0+$[^]*){5}/m, holds: waits((wait) => wait === 0) }),
    },
  },
  {
    name: "which step of a request breaks",
    of: [["conditions/network-request-failed", 'echo "exit']],
    states: {
      none: secured("good", { prints: [/http 404\n/, /^exit 0$/m] }, { status: 404 }),
      "the name": () => ({ set: linked(`https://${NO_SUCH_HOST}/`), prints: /^exit 6$/m }),
      "the connection": refused({ prints: /^exit 7$/m }),
      "the protocol": async (place) => ({
        set: linked((await http(place, {})).replace("http:", "https:")),
        prints: /^exit 35$/m,
      }),
      "the certificate": secured("incomplete", { prints: /^exit 60$/m }),
      "the answer": neverAnswers("-m 15", { prints: /^exit 28$/m }),
    },
  },
  {
    name: "status of the host that the SDK asks",
    of: [["unattributed/ai-sdk/15001", "http_code"]],
    states: {
      "any status": secured("good", { prints: /^404 127\.0\.0\.1 / }, { status: 404 }),
      "nobody listens": refused({ prints: [/^curl: \(7\)/, /^000 /m] }),
      "its root is not known": secured("inspected", { prints: [/^curl: \(60\)/, /^000 /m] }),
    },
  },
  {
    name: "a body that gets lost on the way",
    of: [["unattributed/ai-sdk/15004", "size_download"]],
    states: {
      "no body": answers(json(""), { prints: /^200 0 application\/json\n$/ }),
      "a body": answers(json("{}"), { prints: /^200 2 application\/json\n$/ }),
      "no answer at all": refused({ prints: /000 0 \n$/ }),
    },
  },
  {
    name: "both ends of a body",
    of: [["unattributed/ai-sdk/15005", "redirect_url"]],
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
    of: [["conditions/response-unreadable", "head -c 300"]],
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
    of: [["unattributed/ai-sdk/15006", "age|via"]],
    states: {
      "a cache": answers({ headers: { age: "120", via: "1.1 proxy" } }, { prints: [/^age: 120/im, /^via:/im] }),
      none: answers({}, { silent: true }),
    },
  },
  {
    name: "a line of JSON from the diagnostic host",
    of: [["tencent/gme/7001", "https://tcloud.tim.qq.com"]],
    states: {
      "it answers": async (place) => ({
        swap: { "https://tcloud.tim.qq.com": await http(place, { body: '{"ActionStatus":"FAIL"}\n' }) },
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

/** Whether there are five lines of times, and what holds of the seconds between the connection and the first byte. */
function waits(holds: (wait: number) => boolean): (outcome: Outcome) => boolean {
  return ({ output }) => {
    const lines = [...output.matchAll(/^([\d.]+) ([\d.]+)$/gm)];
    return lines.length === 5 && lines.every(([, connected, first]) => holds(Number(first) - Number(connected)));
  };
}

/** A state in which a file is posted to a server that answers with what it got. */
function posts(content: string, seen: Seen): State {
  return async (place) => {
    const file = place.write("a body.bin", content);
    const url = await http(place, (request, response) => {
      let got = "";
      request.setEncoding("utf8").on("data", (part: string) => (got += part));
      request.on("end", () => response.end(`got ${got}`));
    });
    return { set: { ...linked(url), GOOD_AUDIO: file, REQUEST_FILE: file }, ...seen };
  };
}

/** The variables that pages use for a token, all of them. */
const TOKENS = { TOKEN: "abc", FRESH_TOKEN: "abc", TEMPORARY_TOKEN: "abc" };

/** A state with a gateway of the speech service that answers like this. */
function gateway(answer: Answer, seen: Seen): State {
  return async (place) => {
    const port = await secure(place, "good", answer);
    const file = place.write("a sentence.wav", AUDIO_FILE);
    return { set: { ...hosted(port), AUDIO_FILE: file, ...TOKENS, APPKEY: "def" }, ...seen };
  };
}

/** A handshake that is accepted, and then nothing. */
const ACCEPTED = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n";

/** A state with a server for WebSockets that answers a handshake like this. */
const shakesHands =
  (answer: string, seen: Seen): State =>
  async (place) => ({ set: linked(await webSocket(place, answer)), ...seen });

const BOTH_CONNECT: Seen = {
  kind: "both",
  prints: [/^IPv4 127\.0\.0\.1 0\.\d*[1-9]\d*s$/m, /^IPv6 ::1 0\.\d*[1-9]\d*s$/m],
};

const HANDSHAKES: readonly Trial[] = [
  {
    name: "a handshake with status and body",
    of: [["conditions/connection-rejected", "Upgrade"]],
    states: {
      accepted: shakesHands(ACCEPTED, { prints: [/^HTTP\/1\.1 101/m, /\(28\)/] }),
      refused: shakesHands('HTTP/1.1 401 Unauthorized\r\nContent-Length: 21\r\n\r\n{"error":"old token"}', {
        prints: [/^HTTP\/1\.1 401/, /old token/],
      }),
    },
  },
  {
    name: "the status line of a handshake",
    of: [["unattributed/ai-sdk/19002", "Upgrade"]],
    states: {
      accepted: shakesHands(ACCEPTED, { prints: [/^HTTP\/1\.1 101/m, /\(28\)/] }),
      refused: shakesHands("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n", { prints: /^HTTP\/1\.1 403/m }),
      "the wrong path": shakesHands("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", {
        prints: /^HTTP\/1\.1 404/m,
      }),
      "nobody listens": refused({ prints: /\(7\)/, never: /HTTP\// }),
    },
  },
  {
    name: "a connection with TLS",
    of: [["conditions/connection-failed", "openssl s_client"]],
    states: {
      healthy: securedAt443("good", { prints: [/CONNECTION ESTABLISHED/, /Verification: OK/] }),
      "an issuer that is not known": securedAt443("inspected", {
        prints: /erif/,
        never: /Verification: OK/,
      }),
      "nobody listens": async (place) =>
        connectsTo(place, await closedPort(), { never: /CONNECTION ESTABLISHED|erif/, prints: /./ }),
    },
  },
  {
    name: "subject and end of a certificate",
    of: [["conditions/callback-url-invalid", "openssl s_client"]],
    states: {
      valid: securedAt443("good", { prints: [/^subject=.*localhost/m, /^notAfter=.* 2099 /m] }),
      expired: securedAt443("expired", { prints: [/^subject=.*localhost/m, /^notAfter=.* 2021 /m] }),
      "nobody listens": async (place) =>
        connectsTo(place, await closedPort(), { kind: "no certificate", silent: true }),
      "no TLS": async (place) => {
        const url = await http(place, {});
        return connectsTo(place, Number(new URL(url).port), { kind: "no certificate", silent: true });
      },
    },
  },
  {
    name: "who issued a certificate",
    of: [["conditions/network-blocked", "issuer"]],
    states: {
      "a product that inspects traffic": secured("inspected", {
        prints: [/Connected to/, /issuer: CN=Example Corp web filter/],
      }),
      "the service": secured("good", { prints: [/Connected to/, /issuer: CN=VoxErr test intermediate/] }),
      "nobody listens": refused({ silent: true }),
    },
  },
  {
    name: "a certificate that is not valid at this time",
    of: [["conditions/clock-sync-failed", "curl"]],
    states: {
      "not yet": secured("notYetValid", { prints: /certificate is not yet valid/ }),
      "no longer": secured("expired", { prints: /certificate has expired/ }),
      valid: secured("good", { prints: /^404\n$/ }, { status: 404 }),
    },
  },
  {
    name: "IPv4 and IPv6",
    of: [["conditions/connection-failed", "for v in 4 6"]],
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

/** Whether two lines are there and their times differ by so many seconds. */
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
    name: "the clock beside that of a server",
    of: [/date -u; curl/],
    states: {
      "an hour apart": (place) => secured("good", { holds: apart(3_500, 3_700) }, { headers: HOUR_AHEAD() })(place),
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
    of: [["conditions/network-blocked", "/dev/tcp"]],
    states: {
      open: async (place) => ({ set: { HOST: "127.0.0.1", PORT: String(await mute(place)) }, prints: /^open\n$/ }),
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
    of: [["tencent/gme/10005", "15000"]],
    states: {
      open: async (place) =>
        reaches(place, await mute(place), /^openmsf\.3g\.qq\.com reachable\ncloud\.tim\.qq\.com reachable\n$/),
      closed: async (place) =>
        reaches(place, await closedPort(), /^openmsf\.3g\.qq\.com unreachable\ncloud\.tim\.qq\.com unreachable\n$/),
      "no name for the first": async (place) =>
        reaches(place, await mute(place), /^x+\.invalid unreachable\ncloud\.tim\.qq\.com reachable\n$/m, {
          "openmsf.3g.qq.com": NO_SUCH_HOST,
        }),
    },
  },
  {
    name: "a name is looked up",
    of: [["unattributed/ai-sdk/12030", "getent"]],
    states: {
      known: () => ({ set: { HOST: "localhost" }, prints: /^(?:127\.0\.0\.1|::1)\s+.*localhost/ }),
      unknown: () => ({ set: { HOST: NO_SUCH_HOST }, silent: true }),
    },
  },
];

/** A setting in which nc connects to a port of this machine instead. */
function reaches(place: Place, port: number, prints: RegExp, swap: Setting["swap"] = {}): Setting {
  place.detour("nc", "*.com", "127.0.0.1");
  return { swap: { ...swap, "15000": String(port) }, prints };
}

export const HTTP: readonly Trial[] = [...FILES, ...CALLS, ...HANDSHAKES, ...CLOCKS, ...PORTS];
