/** Trials of commands that call the fixed host of a service: keys, models, voices, tasks, and whether it can be reached. */
import { closedPort, http, listenerFor, type Answer } from "../servers.ts";
import type { Details, Setting, State, Trial } from "../trial.ts";
import { AZURE_KEY, DASHSCOPE, insteadOf, isCall, RECOGNITION, resource, unreachable, type Call } from "./hosts.ts";
import { AUDIO_FILE, json, PAGE, secure } from "./settings.ts";

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

export const VENDORS: readonly Trial[] = [
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
