/** Trials of the shell commands in guides and introductions. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { secure } from "./http/settings.ts";
import { http } from "./servers.ts";
import { encoded, onChannel, peakOf, pcm, wav } from "./sounds.ts";
import { given, type Details, type State, type Trial } from "./trial.ts";

/** A state with a file whose name is fixed in the command. */
const withNamedFile =
  (name: string, content: () => string | Uint8Array, details: Details): State =>
  ({ write }) => {
    write(name, content());
    return details;
  };

/** A state with a phone recording whose name is fixed in the command. */
const withPhoneRecording =
  (details: Details): State =>
  async (sandbox) => {
    await encoded(sandbox, "input.m4a", { seconds: 3, rate: 48_000, channels: 2 }, "-c:a aac -metadata title=x");
    return details;
  };

const AUDIO: readonly Trial[] = [
  {
    name: "guide to audio: what a file really is",
    selectors: [["guides/preparing-audio", "ffprobe"]],
    states: {
      "a phone recording": withPhoneRecording({
        prints: [
          /^codec_name=aac\nsample_fmt=fltp\nsample_rate=48000\nchannels=2\nformat_name=mov,mp4,m4a/,
          /^duration=3\.0/m,
          /^size=\d{5}$/m,
        ],
      }),
      "a WAV by another name": withNamedFile("input.m4a", () => wav({ seconds: 1 }), {
        prints: [/^codec_name=pcm_s16le$/m, /^format_name=wav$/m],
      }),
    },
  },
  {
    name: "guide to audio: conversion to one format with a plain header",
    selectors: [["guides/preparing-audio", "output.wav"]],
    states: {
      "a phone recording": withPhoneRecording({
        status: 0,
        holds: ({ made, folder }) => {
          if (made.length !== 1) return false;
          const file = readFileSync(join(folder, made.join()));
          return file.toString("latin1", 36, 40) === "data" && Math.abs(file.length - 96_044) < 1_000;
        },
      }),
      "no recording": withNamedFile("input.m4a", () => "<html>", {
        prints: /Invalid data/,
        holds: ({ made }) => made.length === 0,
      }),
    },
  },
  {
    name: "guide to audio: separating the channels",
    selectors: [["guides/preparing-audio", "channelsplit"]],
    states: {
      "a voice on the second": voiceOn(1, "right.wav"),
      "a voice on the first": voiceOn(0, "left.wav"),
    },
  },
  {
    name: "guide to streaming: making samples and running the program",
    selectors: [["guides/streaming-pacing-and-timeouts", "pace.mjs"]],
    states: {
      "a recording": (sandbox) => {
        sandbox.write("speech.wav", wav({ seconds: 2, rate: 44_100, channels: 2 }));
        return withNamedFile("pace.mjs", () => PACE, { prints: /\n6[34]\d{3}\n$/, status: 0 })(sandbox);
      },
      "no recording": withNamedFile("pace.mjs", () => PACE, {
        prints: /No such file/,
        holds: ({ status }) => status !== 0,
      }),
    },
  },
];

/** A substitute for the program of the guide that prints how many bytes it reads. */
const PACE = 'import { readFileSync } from "node:fs"; console.log(readFileSync(process.argv[2]).length);';

/** A state with a call whose voice is on one channel, and the output file that must contain it. */
function voiceOn(channel: number, loud: string): State {
  return withNamedFile("call.wav", () => wav({ seconds: 2, channels: 2, sound: onChannel(channel) }), {
    status: 0,
    holds: ({ made, folder }) =>
      made.length === 2 && made.every((name) => peakOf(join(folder, name)) > -80 === (name === loud)),
  });
}

const LINES = [
  '{"time":"2026-11-29T01:02:03","status":40000004}',
  "no JSON",
  "17",
  '{"time":"2026-11-29T01:59:03","status":"40000004"}',
  '{"time":"2026-11-29T02:00:00","status":1}',
];

const TICKETS: readonly Trial[] = [
  {
    name: "guide to tickets: the facts",
    selectors: [["guides/tickets-that-get-answered", "dns %{time_namelookup}"]],
    states: {
      "the network works": facts("good", /first byte \d+\.\d*[1-9]/),
      "TLS fails": facts("expired", /certificate has expired[^]* tls 0\.000000 +first byte 0\.000000/),
    },
  },
  {
    name: "guide to tickets: a secret left in a log",
    selectors: [["guides/tickets-that-get-answered", "FIRST_FOUR"]],
    states: {
      "it is there": withNamedFile("ticket.log", () => "a\ntoken abcdef\n", { prints: /^2:token abcdef\n$/ }),
      "it is not": withNamedFile("ticket.log", () => "a\ntoken ****\n", { prints: /^not in ticket\.log\n$/ }),
    },
  },
  {
    name: "guide to tickets: how often a code occurs per hour",
    selectors: [["guides/tickets-that-get-answered", "uniq -c"]],
    states: {
      "it occurs": withNamedFile("app.jsonl", () => `${LINES.join("\n")}\n`, { prints: /^ +2 2026-11-29T01\n$/ }),
      "it does not": withNamedFile("app.jsonl", () => `${LINES.at(-1)}\n{"a":1}\n`, { silent: true }),
    },
  },
];

/** A state with a recording and a gateway, and what must be printed about the network. */
function facts(certificate: "good" | "expired", network: RegExp): State {
  return async (sandbox) => {
    const sample = wav({ seconds: 1 });
    sandbox.write("sample.wav", sample);
    return {
      swap: { "nls-gateway-cn-shanghai.aliyuncs.com": `localhost:${await secure(sandbox, certificate)}` },
      prints: [
        /^20\d\d-\d\d-\d\d /,
        /^codec_name=pcm_s16le$/m,
        /^sample_rate=16000$/m,
        /^channels=1$/m,
        /^duration=1\.0/m,
        new RegExp(createHash("sha256").update(sample).digest("hex")),
        network,
      ],
    };
  };
}

/** A state with a token. */
const token = (value: string, details: Details): State => given({ TOKEN: value }, details);

const TOKENS: readonly Trial[] = [
  {
    name: "guide to tokens: length and last byte",
    selectors: [["guides/tokens-keys-and-clocks", "tail -c 1"]],
    states: {
      whole: token("abc123", { prints: /^6\n33\n$/ }),
      "a newline": token("abc123\n", { prints: /^7\n0a\n$/ }),
      "a blank": token("abc123 ", { prints: /^7\n20\n$/ }),
      quotes: token("'abc123'", { prints: /^8\n27\n$/ }),
      none: token("", { prints: /^0\n$/ }),
    },
  },
  {
    name: "guide to tokens: fingerprints",
    selectors: [["guides/tokens-keys-and-clocks", "cut -c1-12"]],
    states: {
      one: token("abc", { prints: /^ba7816bf8f01\n$/ }),
      another: token("abc\n", { prints: /^edeaaff3f177\n$/ }),
    },
  },
  {
    name: "guide to tokens: expiry time as a date",
    selectors: [["guides/tokens-keys-and-clocks", "EXPIRE_TIME"]],
    oneState: "the command contains the number",
    states: { always: () => ({ prints: /^2023-11-14T22:13:20\.000Z\n$/ }) },
  },
  {
    name: "guide to tokens: openssl itself",
    selectors: [["guides/tokens-keys-and-clocks", "-hmac key"]],
    oneState: "the command contains the text",
    states: { always: () => ({ prints: /= f7bc83f4/ }) },
  },
];

const OTHERS: readonly Trial[] = [
  {
    name: "guide to microphones: the policy that a server sends",
    selectors: [["guides/microphone-permissions", "permissions"]],
    states: {
      "a policy": async (sandbox) => ({
        swap: {
          "https://www.example.com/": await http(sandbox, { headers: { "permissions-policy": "microphone=()" } }),
        },
        prints: /^permissions-policy: microphone=\(\)/i,
      }),
      none: async (sandbox) => ({ swap: { "https://www.example.com/": await http(sandbox, {}) }, silent: true }),
    },
  },
  {
    name: "guide to microphones: an Android permission",
    selectors: [["guides/microphone-permissions", "adb shell dumpsys"]],
    standIn: "adb",
    states: {
      granted: phone("granted=true"),
      "not granted": phone("granted=false"),
    },
  },
  {
    name: "Flash: a time in seconds",
    selectors: [["aispeech/flash", "1298346588"]],
    oneState: "the command contains the number",
    states: { always: () => ({ prints: /Feb 22 .*03:49:48.*2011/ }) },
  },
  {
    name: "audio sessions: a name as a number, and a number as a name",
    selectors: [["apple/audio-session", "561017449"]],
    oneState: "the command contains the numbers",
    states: { always: () => ({ prints: /^561017449 b'!pri'\n$/ }) },
  },
  {
    name: "GME: a number as hexadecimal",
    selectors: [["tencent/gme", "12292"]],
    oneState: "the command contains the number",
    states: { always: () => ({ prints: /^0x3004\n$/ }) },
  },
  {
    name: "AI SDK: a phrase of the list in a library",
    selectors: [["unattributed/ai-sdk", "libsdk.so"]],
    states: {
      "in UTF-8": phrase(
        Buffer.from("x\0授权文件不存在\0Copyright 2020 A\0"),
        /^UTF-8 [1-9]\d*\nGBK 0\nUTF-16LE 0\nCopyright 2020 A\n$/,
      ),
      "in GBK": phrase(Buffer.from("cadac8a8cec4bcfeb2bbb4e6d4da", "hex"), /^UTF-8 0\nGBK [1-9]\d*\nUTF-16LE 0\n$/),
      "in UTF-16": phrase(Buffer.from("授权文件不存在", "utf16le"), /^UTF-8 0\nGBK 0\nUTF-16LE [1-9]\d*\n$/),
      "not there": phrase(Buffer.from("x\0version 1.2.3\0"), /^UTF-8 0\nGBK 0\nUTF-16LE 0\nversion 1\.2\.3\n$/),
    },
  },
];

/** A state with a phone on which an app has a permission or not. */
function phone(granted: string): State {
  return ({ program }) => {
    const lines = `      android.permission.RECORD_AUDIO: ${granted}`;
    program("adb", `[[ $2 == dumpsys ]] && echo '${lines}'; true`);
    return { prints: new RegExp(granted) };
  };
}

/** A state with a library that contains these bytes. */
function phrase(bytes: Buffer, prints: RegExp): State {
  return withNamedFile("libsdk.so", () => Buffer.concat([pcm({ seconds: 0.01 }), bytes]), { prints });
}

export const PROSE: readonly Trial[] = [...AUDIO, ...TICKETS, ...TOKENS, ...OTHERS];
