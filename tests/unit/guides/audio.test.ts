/** `preflight.mjs` with recordings that are fine, damaged or not recordings at all. */
import { expect, test } from "@playwright/test";
import { programOf, run } from "./programs.ts";

/** A chunk of a WAV file. Its size in the header may be wrong. */
function chunk(id: string, body: Buffer, size = body.length): Buffer {
  const head = Buffer.alloc(8);
  head.write(id, "latin1");
  head.writeUInt32LE(size, 4);
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
}

/** The body of a format chunk. */
function format({ tag = 1, channels = 1, rate = 16_000, bits = 16 } = {}): Buffer {
  const body = Buffer.alloc(16);
  body.writeUInt16LE(tag, 0);
  body.writeUInt16LE(channels, 2);
  body.writeUInt32LE(rate, 4);
  body.writeUInt32LE((rate * channels * bits) / 8, 8);
  body.writeUInt16LE((channels * bits) / 8, 12);
  body.writeUInt16LE(bits, 14);
  return body;
}

/** The body of a WAVE_FORMAT_EXTENSIBLE chunk with a codec as its sub-format. */
function extensible(codec: number, bits = 16): Buffer {
  const body = Buffer.alloc(40);
  format({ tag: 0xfffe, bits }).copy(body);
  body.writeUInt16LE(22, 16);
  body.writeUInt16LE(bits, 18);
  body.writeUInt16LE(codec, 24);
  Buffer.from("000000001000800000aa00389b71", "hex").copy(body, 26);
  return body;
}

const wav = (...chunks: Buffer[]) => chunk("RIFF", Buffer.concat([Buffer.from("WAVE"), ...chunks]));

/** Half a second of a 440 Hz tone at 16 kHz. */
function tone(amplitude = 8_000, samples = 8_000): Buffer {
  const data = Buffer.alloc(samples * 2);
  for (let at = 0; at < samples; at++) {
    const level = amplitude * Math.sin((2 * Math.PI * 440 * at) / 16_000);
    data.writeInt16LE(Math.max(-32_768, Math.min(32_767, Math.round(level))), at * 2);
  }
  return data;
}

const fmt = chunk("fmt ", format());

/** Recordings, with the problems that must be reported and no others. */
const RECORDINGS: { name: string; file: Buffer; problems: RegExp[]; shows?: RegExp }[] = [
  { name: "a plain recording", file: wav(fmt, chunk("data", tone())), problems: [], shows: /16000 Hz, 1 ch, 0\.50 s/ },
  {
    name: "a stream with size 0",
    file: wav(fmt, chunk("data", tone(), 0)),
    problems: [/the header gives no length \(0\), 16000 bytes follow/],
    shows: /0\.50 s\npeak -12\.\d dBFS/,
  },
  {
    name: "a stream with size 0xFFFFFFFF",
    file: wav(fmt, chunk("data", tone(), 0xffffffff)),
    problems: [/the header gives no length \(4294967295\), 16000 bytes follow/],
    shows: /0\.50 s\npeak -12\.\d dBFS/,
  },
  { name: "an empty recording", file: wav(fmt, chunk("data", Buffer.alloc(0))), problems: [/no samples at all/] },
  {
    name: "16-bit PCM in the extensible form",
    file: wav(chunk("fmt ", extensible(1)), chunk("data", tone())),
    problems: [],
    shows: /NOTE: WAVE_FORMAT_EXTENSIBLE.*\ncodec 1, 16 bits/,
  },
  {
    name: "float in the extensible form",
    file: wav(chunk("fmt ", extensible(3, 32)), chunk("data", tone())),
    problems: [/codec 3 with 32 bits, not 16-bit PCM/],
  },
  {
    name: "A-law",
    file: wav(chunk("fmt ", format({ tag: 6, bits: 8 })), chunk("data", tone())),
    problems: [/codec 6 with 8/],
  },
  {
    name: "a truncated file",
    file: wav(fmt, chunk("data", tone())).subarray(0, 44 + 10_000),
    problems: [/data chunk says 16000 bytes, the file holds 10000/],
    shows: /0\.31 s/,
  },
  {
    name: "a tag before the samples",
    file: wav(fmt, chunk("LIST", Buffer.from("INFOodd")), chunk("data", tone())),
    problems: [/16 extra bytes of header before the data chunk/],
  },
  {
    name: "a tag before the format and one after the samples",
    file: wav(chunk("JUNK", Buffer.alloc(28)), fmt, chunk("data", tone()), chunk("LIST", Buffer.alloc(10))),
    problems: [/36 extra bytes of header/],
  },
  {
    name: "stereo",
    file: wav(chunk("fmt ", format({ channels: 2 })), chunk("data", tone())),
    problems: [/2 channels, not mono/],
    shows: /0\.25 s/,
  },
  {
    name: "8 kHz",
    file: wav(chunk("fmt ", format({ rate: 8_000 })), chunk("data", tone())),
    problems: [/8000 Hz, the request says 16000/],
  },
  { name: "silence", file: wav(fmt, chunk("data", Buffer.alloc(16_000))), problems: [/silent or far too quiet/] },
  { name: "clipping", file: wav(fmt, chunk("data", tone(60_000))), problems: [/clipped: \d+ samples at full scale/] },
  { name: "no samples chunk", file: wav(fmt), problems: [/no data chunk/] },
  { name: "no format chunk", file: wav(chunk("data", tone())), problems: [/no fmt chunk/] },
  {
    name: "a format of zeros",
    file: wav(chunk("fmt ", Buffer.alloc(16)), chunk("data", tone())),
    problems: [/the fmt chunk has 0 as rate/],
  },
  {
    name: "an MP3 with a wrong name",
    file: Buffer.from("494433040000000000", "hex"),
    problems: [/not a WAV file.*494433/],
  },
  { name: "an empty file", file: Buffer.alloc(0), problems: [/not a WAV file, it begins with nothing/] },
];

for (const { locale, text } of programOf("preparing-audio", "js", "RIFFWAVE")) {
  test(`preflight.mjs reports every problem of a recording, and no others: ${locale}`, async () => {
    for (const { name, file, problems, shows = /^/ } of RECORDINGS) {
      const { status, stdout, stderr } = await run(["node", "preflight.mjs", "in.wav", "16000"], {
        files: { "preflight.mjs": text, "in.wav": file },
      });
      const reported = stdout.split("\n").filter((line) => line.startsWith("PROBLEM:"));
      expect({ name, status, stderr, count: reported.length }).toEqual({
        name,
        status: problems.length ? 1 : 0,
        stderr: "",
        count: problems.length,
      });
      problems.forEach((problem, at) => expect(reported[at], name).toMatch(problem));
      expect(stdout, name).toMatch(shows);
    }
  });

  test(`preflight.mjs explains wrong arguments in one line: ${locale}`, async () => {
    const files = { "preflight.mjs": text, "in.wav": wav(fmt, chunk("data", tone())) };
    for (const [args, line] of [
      [[], /usage: node preflight\.mjs/],
      [["in.wav"], /usage: node preflight\.mjs/],
      [["in.wav", "fast"], /usage: node preflight\.mjs/],
      [["missing.wav", "16000"], /cannot read missing\.wav: ENOENT/],
      [[".", "16000"], /cannot read \.: EISDIR/],
    ] as const) {
      const { status, stdout, stderr } = await run(["node", "preflight.mjs", ...args], { files });
      expect({ args, status, stderr }).toEqual({ args, status: 1, stderr: "" });
      expect(stdout).toMatch(line);
      expect(stdout.trimEnd().split("\n")).toHaveLength(1);
    }
  });
}
