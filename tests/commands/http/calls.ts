/** Trials of commands that call an API, a gateway or a callback and show how it answers. */
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { nameOf } from "../pages.ts";
import { ERROR_PAGE } from "../recordings.ts";
import type { Sandbox } from "../sandbox.ts";
import { closedPort, http, mute, type Answer } from "../servers.ts";
import type { Details, Outcome, Selector, State, Trial } from "../trial.ts";
import { behindDeadProxy, DASHSCOPE, EDGE_SPEECH, reaching } from "./hosts.ts";
import {
  answers,
  AUDIO_FILE,
  hosted,
  json,
  linked,
  neverAnswers,
  NO_SUCH_HOST,
  PAGE,
  refused,
  secure,
  secured,
  TOKENS,
} from "./settings.ts";

/** The answer of a gateway that accepts a request. */
const ACCEPTANCE: Answer = json('{"status":20000000,"message":"SUCCESS"}');

export const CALLS: readonly Trial[] = [
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
  failures(["aliyun/nls/10000009", 'echo "exit'], "-m 10", /^404\n/, { certificate: /^200\nexit 0$/m }),
  failures(["aliyun/dashscope/connectexception", 'echo "exit'], "-m 10", /^404 127\.0\.0\.1\n/, { fixed: DASHSCOPE }),
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

/**
 * A trial of a command that sends a request and prints the exit status of curl.
 * @param answered what it prints of an answer with status 404
 * @param fixed the host in the command, if it is no variable
 * @param certificate what it prints if the certificate is not accepted: a command with `-k` does not look at it
 */
function failures(
  selector: Selector,
  timeLimit: string,
  answered: RegExp,
  { fixed, certificate = /^exit 60$/m }: { fixed?: string; certificate?: RegExp } = {},
): Trial {
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
      "the certificate": step(async (sandbox) => at(await secure(sandbox, "incomplete")), { prints: certificate }),
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

/** A state with a speech gateway that gives this answer. */
function gateway(answer: Answer, details: Details): State {
  return async (sandbox) => {
    const port = await secure(sandbox, "good", answer);
    const file = sandbox.write("a sentence.wav", AUDIO_FILE);
    return { set: { ...hosted(port), AUDIO_FILE: file, ...TOKENS, APPKEY: "def" }, ...details };
  };
}
