/** Trials of commands that convert and cut recordings. */
import { join } from "node:path";
import {
  bytesMade,
  damagedMp3,
  ERROR_PAGE,
  errorPage,
  madeBytes,
  recorded,
  withEncoded,
  withFile,
} from "./recordings.ts";
import {
  encoded,
  ffmpeg,
  isLike,
  madeOne,
  madeParts,
  onChannel,
  pcm,
  peakOf,
  TAGS,
  TONE,
  wav,
  type Sound,
} from "./sounds.ts";
import type { Details, Outcome, State, Trial } from "./trial.ts";

const PCM = /^codec_name=pcm_s16le$/m;
const MP3 = /^codec_name=mp3$/m;
const FLAC = /^codec_name=flac$/m;
const S16 = /^sample_fmt=s16$/m;
const RATE_16K = /^sample_rate=16000$/m;
const RATE_24K = /^sample_rate=24000$/m;
const RATE_44K = /^sample_rate=44100$/m;
const MONO = /^channels=1$/m;
const STEREO = /^channels=2$/m;
const OPUS = /^codec_name=opus$/m;
const IN_OGG = /^format_name=ogg$/m;
const IN_WAV = /^format_name=wav$/m;

/** The same state, with a path at which there is no file yet. */
const withNewFile =
  (state: State): State =>
  async (sandbox) => {
    const setting = await state(sandbox);
    return { ...setting, set: { ...setting.set, NEW_FILE: sandbox.path("new call.wav") } };
  };

/** A trial of commands that convert an M4A with two seconds of stereo at 44.1 kHz. The patterns describe the result. */
const converts = (name: string, selectors: Trial["selectors"], patterns: readonly RegExp[]): Trial => ({
  name,
  selectors,
  states: {
    "a stereo M4A": withNewFile(
      withEncoded("my call.m4a", "-c:a aac", { status: 0, holds: madeOne(patterns, 2) }, { rate: 44_100, channels: 2 }),
    ),
    "an error page instead of a recording": withNewFile(errorPage),
  },
});

/** A trial of commands that turn raw samples into a WAV file. */
const wraps = (name: string, selectors: Trial["selectors"]): Trial => ({
  name,
  selectors,
  states: {
    "two seconds of samples": withFile(
      () => pcm({ seconds: 2 }),
      { status: 0, holds: madeOne([PCM, RATE_16K, MONO, IN_WAV], 2) },
      "my call.pcm",
    ),
    "no samples": withFile(() => "", { holds: (outcome) => bytesMade(outcome).length <= 78 }, "my call.pcm"),
  },
});

/**
 * A trial of commands that cut a recording into parts in a new folder and list them. The parts are shortened to four seconds
 * to keep the trial short.
 */
const cuts = (page: string, seconds: number, patterns: readonly RegExp[], make: (seconds: number) => State): Trial => {
  const cut =
    (length: number, count: number, prints: RegExp): State =>
    async (sandbox) => ({
      ...(await make(length)(sandbox)),
      swap: { [`segment_time ${seconds}`]: "segment_time 4" },
      prints,
      holds: madeParts(count, 4, length, patterns),
    });
  return {
    name: `${page}: cuts into parts, in a new folder`,
    selectors: [[page, "-f segment"]],
    states: {
      "longer than one part": cut(10, 3, /\npart-?000\.(\w+)\npart-?001\.\1\npart-?002\.\1\n$/),
      "shorter than one part": cut(3, 1, /\npart-?000\.\w+\n$/),
    },
  };
};

/** A state with two seconds of raw samples at this rate. */
function withRate(rate: number, details: Details): State {
  return ({ write }) => ({
    set: { ...recorded(write("my call.pcm", pcm({ seconds: 2, rate }))), SAMPLE_RATE: String(rate) },
    ...details,
  });
}

const inStereo = (seconds: number): State => withFile(() => wav({ seconds, channels: 2 }), {});

/** A state in which the step before has made an MP3. */
const convertedBefore =
  (seconds: number): State =>
  async (sandbox) => {
    await encoded(sandbox, "smaller.mp3", { seconds });
    return {};
  };

const CONVERTED: readonly Trial[] = [
  converts(
    "converted to WAV, 16 kHz, mono, 16 bits",
    [
      ["conditions/audio-format-unsupported", "converted.wav"],
      ["openai/audio/invalid-value", "speech.wav"],
      ["aliyun/nls/40270001", "flash.wav"],
      ["microsoft/azure-speech/0x00a", "converted.wav"],
      ["microsoft/azure-speech/0x00c", "supported.wav"],
      ["microsoft/azure-speech/0x028", "decoded.wav"],
      ["microsoft/azure-speech/0x029", "speech.wav"],
      ["picovoice/sdk/3", "ffmpeg"],
    ],
    [PCM, RATE_16K, MONO, IN_WAV],
  ),
  converts(
    "converted to WAV, 24 kHz, mono, 16 bits",
    [
      ["aliyun/dashscope/audio-audiorateerror", "sample24k.wav"],
      ["aliyun/dashscope/audio-decodererror", "sample.wav"],
      ["aliyun/dashscope/internal-unknown-error", "retry.wav"],
      ["aliyun/dashscope/unsupported-audio-format", "clone.wav"],
    ],
    [PCM, RATE_24K, MONO, IN_WAV],
  ),
  converts(
    "converted to FLAC, 16 kHz, mono, 16 bits",
    [["google/speech/3", "speech.flac"]],
    [FLAC, S16, RATE_16K, MONO],
  ),
  converts(
    "converted to WAV at 16 kHz, channels as they are",
    [
      ["conditions/sample-rate-unsupported", "resampled.wav"],
      ["aliyun/nls/41050003", "converted.wav"],
      ["aliyun/nls/41050007", "extracted.wav"],
    ],
    [PCM, RATE_16K, STEREO, IN_WAV],
  ),
  converts(
    "converted to WAV with rate and channels as they are",
    [
      ["aliyun/nls/41050005", "reencoded.wav"],
      ["aliyun/nls/41050006", "rebuilt.wav"],
      ["conditions/processing-timeout", "head.wav"],
      ["conditions/service-internal-error", "clean.wav"],
    ],
    [PCM, RATE_44K, STEREO, IN_WAV],
  ),
  converts("converted to mono WAV beside the original", [["aispeech/flash/40003", ".wav"]], [PCM, MONO, IN_WAV]),
  converts(
    "converted to MP3 at 64 kbit/s, channels as they are",
    [["conditions/audio-file-too-large", "-b:a 64k"]],
    [MP3, STEREO, RATE_16K, /^bit_rate=6[45]/m],
  ),
  converts(
    "converted to mono MP3 at 64 kbit/s, rate as it is",
    [
      ["aliyun/dashscope/file-too-large", "audio.mp3"],
      ["aliyun/dashscope/invalidurl", "smaller.mp3"],
    ],
    [MP3, MONO, RATE_44K, /^bit_rate=6[45]/m],
  ),
  converts(
    "converted to mono MP3 at 128 kbit/s, rate as it is",
    [["aliyun/dashscope/mkv-parse-failed", "track.mp3"]],
    [MP3, MONO, RATE_44K, /^bit_rate=1(?:2[89]|3\d)/m],
  ),
  converts(
    "converted to MP3 at 128 kbit/s, rate and channels as they are",
    [
      ["aliyun/dashscope/file-check-failed", "checked.mp3"],
      ["aliyun/dashscope/file-parse-failed", "reread.mp3"],
    ],
    [MP3, STEREO, RATE_44K, /^bit_rate=1(?:2[89]|3\d)/m],
  ),
  converts(
    "converted to mono MP3 at 16 kHz and 64 kbit/s",
    [["openai/audio/400", "speech.mp3"]],
    [MP3, MONO, RATE_16K, /^bit_rate=6[45]/m],
  ),
  converts(
    "converted to mono MP3 at 16 kHz and 32 kbit/s",
    [["openai/audio/413", "-b:a 32k"]],
    [MP3, MONO, RATE_16K, /^bit_rate=3[23]/m],
  ),
  converts(
    "converted to MP3 at 16 kHz and 128 kbit/s, channels as they are",
    [
      ["aliyun/nls/40270003", "converted.mp3"],
      ["aliyun/nls/41050004", "smaller.mp3"],
    ],
    [MP3, STEREO, RATE_16K, /^bit_rate=1(?:2[89]|3\d)/m],
  ),
  converts(
    "converted to MP3 at 32 kbit/s beside the original",
    [["aispeech/flash/50411", "-32k.mp3"]],
    [MP3, MONO, /^bit_rate=3[23]/m],
  ),
  converts(
    "converted to Opus",
    [["conditions/bandwidth-insufficient", "opus.ogg"]],
    [OPUS, MONO, /^bit_rate=[123]\d{4}$/m],
  ),
  converts("converted to Opus in Ogg", [["aliyun/nls/41010100", "voice.ogg"]], [OPUS, MONO, IN_OGG]),
  {
    name: "more than two channels are mixed into one",
    selectors: [["aliyun/nls/41050003", "converted.wav"]],
    states: {
      "six channels, with the option of the text": withFile(() => wav({ seconds: 2, channels: 6 }), {
        swap: { "-vn": "-vn -ac 1" },
        holds: madeOne([PCM, MONO], 2),
      }),
      "an error page": errorPage,
    },
  },
  {
    name: "a WAV copy of a recording, with its path printed",
    selectors: [["tencent/gme/4053", "bgm-check.wav"]],
    states: {
      "an M4A": withEncoded("my call.m4a", "-c:a aac", {
        holds: ({ output }) =>
          /^\/.*bgm-check\.wav\n$/.test(output) && isLike(output.trim(), [PCM, IN_WAV, /^duration=2\.0/m]),
      }),
      "an error page": errorPage,
    },
  },
  {
    name: "the pages of an Ogg file become shorter",
    selectors: [["aliyun/nls/40000009", "page_duration"]],
    states: {
      "pages of two seconds": withEncoded(
        "my call.ogg",
        "-c:a libopus -page_duration 4000000",
        { holds: (outcome) => packetsOnPages(bytesMade(outcome)) <= 100 && packetsOnPages(bytesMade(outcome)) > 0 },
        { seconds: 12 },
      ),
      "an error page": errorPage,
    },
  },
  {
    name: "the first track alone, without cover art",
    selectors: [["conditions/server-file-failed", "track.wav"]],
    states: {
      "with cover art": async (sandbox) => {
        await ffmpeg(sandbox, "-f lavfi -i color=s=32x32 -frames:v 1", "../plain/cover.jpg");
        const art = `-i ${sandbox.plain}/cover.jpg -map 0:a -map 1:v -disposition:v attached_pic`;
        return {
          set: recorded(await encoded(sandbox, "my call.mp3", { seconds: 2 }, art)),
          prints: /^\d,[^\n]*video/m,
          holds: madeOne([/codec_type=audio/, PCM], 2),
        };
      },
      "sound alone": withFile(() => wav({ seconds: 2 }), { never: /^\d,[^\n]*video/m, prints: /^0,[^\n]*audio/m }),
    },
  },
  {
    name: "the sound of a film alone",
    selectors: [
      ["aliyun/dashscope/file-too-large", "audio.mp3"],
      ["aliyun/dashscope/mkv-parse-failed", "track.mp3"],
    ],
    states: {
      "with sound": async (sandbox) => {
        const pictures = "-f lavfi -i testsrc=d=2:s=64x64 -map 0:a -map 1:v -c:a aac";
        return {
          set: recorded(await encoded(sandbox, "my film.mkv", { seconds: 2, channels: 2 }, pictures)),
          holds: (outcome) => madeOne([MP3, MONO], 2)(outcome) && !isLike(onlyFileOf(outcome), [/=video$/m]),
        };
      },
      "without sound": async (sandbox) => ({
        set: recorded(await ffmpeg(sandbox, "-f lavfi -i testsrc=d=1:s=64x64", "my film.mkv")),
        prints: /does not contain any stream/,
        holds: ({ made }) => made.length === 0,
      }),
    },
  },
  extracts("the first channel alone", [["aliyun/nls/40270004", "mono.wav"]], 0, [PCM, RATE_16K, MONO]),
  extracts("the second channel alone", [["aliyun/dashscope/audio-audiosilenterror", "voice.wav"]], 1, [PCM, MONO]),
  extracts("the third channel alone", [["aliyun/dashscope/file-check-failed", "channel2.mp3"]], 2, [MP3, MONO]),
  {
    name: "the first error of a conversion, and its exit status",
    selectors: [["aliyun/dashscope/file-normalize-failed", "-xerror"]],
    states: {
      "bytes overwritten": damagedMp3({ prints: [/Header missing/, /^exit [1-9]\d*$/m] }),
      "an error page": withFile(() => ERROR_PAGE, {
        prints: [/Invalid data/, /^exit [1-9]\d*$/m],
        holds: ({ made }) => made.length === 0,
      }),
      "a whole stereo M4A": withEncoded(
        "my call.m4a",
        "-c:a aac",
        { prints: /^exit 0\n$/, holds: madeOne([MP3, MONO], 2) },
        { rate: 44_100, channels: 2 },
      ),
    },
  },
  {
    name: "a plain WAV of two seconds is generated",
    selectors: [["conditions/server-file-failed", "probe.wav"]],
    states: {
      "an empty folder": () => ({ status: 0, holds: madeOne([PCM, RATE_16K, MONO, IN_WAV], 2) }),
      "a file of that name": ({ write }) => {
        write("probe.wav", "mine");
        return { prints: /already exists/, holds: ({ made }) => made.length === 0 };
      },
    },
  },
  {
    name: "the first 60 seconds",
    selectors: [["conditions/processing-timeout", "head.wav"]],
    states: {
      "70 seconds": withFile(() => wav({ seconds: 70, rate: 8000 }), { holds: madeOne([PCM], 60) }),
      "20 seconds": withFile(() => wav({ seconds: 20, rate: 8000 }), { holds: madeOne([PCM], 20) }),
    },
  },
  {
    name: "the first 59 seconds, encoded as before",
    selectors: [["aliyun/dashscope/invalidurl", "-t 59 -c copy"]],
    states: {
      "70 seconds": withFile(() => wav({ seconds: 70, rate: 8000 }), { holds: madeOne([PCM], 59) }),
      "20 seconds": withFile(() => wav({ seconds: 20, rate: 8000 }), { holds: madeOne([PCM], 20) }),
    },
  },
  {
    name: "the first 30 seconds as raw samples at 16 kHz",
    selectors: [["baidu/speech/3307", "baidu-30s.pcm"]],
    states: {
      "40 seconds in stereo": withFile(() => wav({ seconds: 40, rate: 8000, channels: 2 }), {
        holds: (outcome) => Math.abs(bytesMade(outcome).length - 960_000) < 200,
      }),
      "5 seconds": withFile(() => wav({ seconds: 5 }), {
        holds: (outcome) => Math.abs(bytesMade(outcome).length - 160_000) < 200,
      }),
    },
  },
  {
    name: "15 seconds of a recording, from a given second on",
    selectors: [
      ["aliyun/dashscope/audio-durationlimiterror", "-ss 5 -t 15"],
      ["aliyun/dashscope/audio-filesizeexceed", "-ss 5 -t 15"],
    ],
    states: {
      "a voice in that stretch alone": withFile(() => wav({ seconds: 30, sound: soundsFrom(5, 20) }), {
        holds: (outcome) => madeOne([PCM, RATE_24K, MONO], 15)(outcome) && peakOf(onlyFileOf(outcome)) > -20,
      }),
      "a voice after it": withFile(() => wav({ seconds: 30, sound: soundsFrom(21, 30) }), {
        holds: (outcome) => madeOne([PCM, RATE_24K, MONO], 15)(outcome) && peakOf(onlyFileOf(outcome)) < -80,
      }),
      "an error page": errorPage,
    },
  },
  {
    name: "raw samples get a header with the rate that the reader sets",
    selectors: [["local/runtime/invalid-data-found-when-processing-input", "with-header.wav"]],
    states: {
      "16 kHz": withRate(16_000, { status: 0, holds: madeOne([PCM, RATE_16K, MONO, IN_WAV], 2) }),
      "8 kHz": withRate(8_000, { status: 0, holds: madeOne([PCM, /^sample_rate=8000$/m, MONO, IN_WAV], 2) }),
    },
  },
  wraps("raw samples are wrapped before the upload", [["aliyun/dashscope/decode-error", "wrapped.wav"]]),
  wraps("samples as sent are wrapped to be heard", [["aliyun/nls/40270002", "sent-check.wav"]]),
  wraps("raw samples at 16 kHz are wrapped to be heard", [["baidu/speech/3301", "check.wav"]]),
  wraps("samples of PUT are wrapped to be heard", [["unattributed/ai-sdk/14005", "-f s16le"]]),
  {
    name: "samples read in three formats, of which one sounds right",
    selectors: [["unattributed/ai-sdk/12033", "for f in"]],
    states: {
      "two seconds of 16 bits": withFile(
        () => pcm({ seconds: 2 }),
        { status: 0, holds: soundsRight("s16le") },
        "sent.pcm",
      ),
      "big-endian": withFile(
        () => pcm({ seconds: 2 }).swap16(),
        { status: 0, holds: soundsRight("s16be") },
        "sent.pcm",
      ),
    },
  },
  {
    name: "raw samples of a recording",
    selectors: [
      ["unattributed/ai-sdk/10031", ".pcm"],
      ["unattributed/ai-sdk/12029", "-f s16le"],
    ],
    states: {
      "a stereo WAV with tags": withFile(() => wav({ seconds: 1, channels: 2 }, { extra: TAGS }), {
        status: 0,
        holds: madeBytes(pcm({ seconds: 1, channels: 2 })),
      }),
      "an error page": errorPage,
    },
  },
  {
    name: "raw samples at 16 kHz",
    selectors: [
      ["aliyun/nls/41010101", "resampled.pcm"],
      ["baidu/speech/3309", "baidu-16k.pcm"],
      ["iflytek/webapi/68675", "speech.pcm"],
    ],
    states: {
      "44.1 kHz": withFile(() => wav({ seconds: 2, rate: 44_100, channels: 2 }), {
        status: 0,
        holds: (outcome) => Math.abs(bytesMade(outcome).length - 64_000) < 200,
      }),
      "an error page": errorPage,
    },
  },
  {
    name: "resampled to the licensed rate, with the same channels",
    selectors: [["unattributed/ai-sdk/10032", "SAMPLE_RATE"]],
    states: {
      "from 16 kHz to 8 kHz": ({ write }) => ({
        set: { AUDIO_FILE: write("my call.wav", wav({ seconds: 2, channels: 2 })), SAMPLE_RATE: "8000" },
        holds: madeOne([PCM, /^sample_rate=8000$/m, STEREO], 2),
      }),
      "to 16 kHz": ({ write }) => ({
        set: { AUDIO_FILE: write("my call.wav", wav({ seconds: 2, rate: 48_000 })), SAMPLE_RATE: "16000" },
        holds: madeOne([PCM, RATE_16K, MONO], 2),
      }),
    },
  },
  {
    name: "an excerpt",
    selectors: [["aliyun/nls/41050103", "excerpt.mp3"]],
    states: {
      "within the recording": withFile(() => wav({ seconds: 10 }), {
        swap: { "08:00:00": "00:00:02", "11:00:00": "00:00:05" },
        holds: madeOne([MP3], 3),
      }),
      "beyond its end": withFile(() => wav({ seconds: 10 }), {
        swap: { "08:00:00": "00:00:08", "11:00:00": "00:00:15" },
        holds: madeOne([MP3], 2),
      }),
    },
  },
];

const CUT: readonly Trial[] = [
  {
    name: "cuts into parts at given pauses, in a new folder",
    selectors: [["aliyun/dashscope/audio-duration-too-long", "-segment_times"]],
    states: {
      "longer than one part": async (sandbox) => ({
        ...(await inStereo(10)(sandbox)),
        swap: { "7188.4,14391.7": "4,8" },
        prints: /\npart000\.mp3\npart001\.mp3\npart002\.mp3\n$/,
        holds: madeParts(3, 4, 10, [MP3, MONO]),
      }),
      "shorter than one part": async (sandbox) => ({
        ...(await inStereo(3)(sandbox)),
        swap: { "7188.4,14391.7": "4,8" },
        prints: /\npart000\.mp3\n$/,
        holds: madeParts(1, 4, 3, [MP3, MONO]),
      }),
    },
  },
  cuts("aliyun/nls/41010104", 55, [PCM, RATE_16K, MONO], inStereo),
  cuts("aliyun/nls/41050004", 3600, [MP3, RATE_16K, STEREO], inStereo),
  cuts("aliyun/nls/41050103", 21_600, [MP3, RATE_16K, STEREO], inStereo),
  cuts("aliyun/nls/51050003", 600, [PCM, RATE_16K, STEREO], inStereo),
  cuts("conditions/audio-file-too-large", 1800, [MP3], convertedBefore),
  cuts("openai/audio/413", 1200, [MP3], convertedBefore),
  {
    name: "conditions/audio-too-long: cuts at given times",
    selectors: [["conditions/audio-too-long", "segment_times"]],
    states: {
      "120 seconds": withFile(() => wav({ seconds: 120, rate: 8000 }), { holds: madeParts(3, 56.6, 120, [PCM]) }),
      "50 seconds": withFile(() => wav({ seconds: 50, rate: 8000 }), { holds: madeParts(1, 50, 50, [PCM]) }),
    },
  },
];

/** The path of the only file that a command made. */
function onlyFileOf({ made, folder }: Outcome): string {
  return join(folder, made.join());
}

/** A trial of commands that extract one channel of three. The patterns describe the result. */
function extracts(name: string, selectors: Trial["selectors"], channel: number, patterns: readonly RegExp[]): Trial {
  const voiceOn = (only: number, holds: (peak: number) => boolean) =>
    withFile(() => wav({ seconds: 2, channels: 3, sound: onChannel(only) }), {
      status: 0,
      holds: (outcome) => madeOne(patterns, 2)(outcome) && holds(peakOf(onlyFileOf(outcome))),
    });
  return {
    name,
    selectors,
    states: {
      "a voice on it": voiceOn(channel, (peak) => peak > -20),
      "a voice on another": voiceOn((channel + 1) % 3, (peak) => peak < -80),
      "an error page": errorPage,
    },
  };
}

/** A tone between these seconds. */
function soundsFrom(from: number, to: number): Sound {
  return (time, channel) => (time >= from && time < to ? TONE(time, channel) : 0);
}

/** Whether three files were made, and the one in this format is as loud as the original. */
function soundsRight(format: string): (outcome: Outcome) => boolean {
  return ({ made, folder }) => made.length === 3 && Math.abs(peakOf(join(folder, `sent.pcm.${format}.wav`)) + 12) < 1;
}

/** Largest number of packets that end on one page of an Ogg file. */
function packetsOnPages(file: Buffer): number {
  let most = 0;
  for (let at = file.indexOf("OggS"); at !== -1; at = file.indexOf("OggS", at + 4)) {
    const sizes = file.subarray(at + 27, at + 27 + file.readUInt8(at + 26));
    most = Math.max(most, sizes.filter((size) => size < 255).length);
  }
  return most;
}

export const CONVERSIONS: readonly Trial[] = [...CONVERTED, ...CUT];
