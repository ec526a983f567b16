/** Generates recordings, and checks audio files with ffprobe. */
import { execFileSync, spawnSync } from "node:child_process";
import { join } from "node:path";
import type { Sandbox } from "./sandbox.ts";
import { numberIn, type Outcome } from "./trial.ts";

/** The level of a sound between -1 and 1, `time` seconds after its beginning. */
export type Sound = (time: number, channel: number) => number;

export const SILENCE: Sound = () => 0;
/** A tone of 440 Hz at a quarter of full scale. */
export const TONE: Sound = (time) => 0.25 * Math.sin(2 * Math.PI * 440 * time);
/** A tone that is clipped at full scale. */
export const CLIPPED: Sound = (time) => 16 * TONE(time, 0);
/** A barely audible tone, 60 dB below full scale. */
export const FAINT: Sound = (time) => 0.004 * TONE(time, 0);
/** Noise that is the same in every run. */
const NOISE: Sound = (time) => (Math.abs(Math.sin(time * 91_017.37) * 43_758.5453) % 1) * 2 - 1;
/** The tone for two of every three seconds, with background noise. */
const withPauses =
  (background: Sound): Sound =>
  (time, channel) =>
    (time % 3 < 2 ? TONE(time, channel) : 0) + background(time, channel);
export const WITH_PAUSES = withPauses((time, channel) => 0.0005 * NOISE(time, channel));
export const NOISY = withPauses((time, channel) => 0.2 * NOISE(time, channel));
/** The tone on one channel only. */
export const onChannel =
  (only: number): Sound =>
  (time, channel) =>
    channel === only ? TONE(time, channel) : 0;

/** How to generate a recording. By default, it is a mono tone at 16 kHz. */
export interface Recording {
  seconds: number;
  sound?: Sound;
  rate?: number;
  channels?: number;
}

/** Raw 16-bit little-endian samples. */
export function pcm({ seconds, sound = TONE, rate = 16_000, channels = 1 }: Recording): Buffer {
  const samples = new Int16Array(Math.round(seconds * rate) * channels);
  for (let at = 0; at < samples.length; at++) {
    const value = sound(Math.floor(at / channels) / rate, at % channels);
    samples[at] = Math.max(-32_768, Math.min(32_767, Math.round(value * 32_768)));
  }
  return Buffer.from(samples.buffer);
}

/** A chunk of a RIFF file. Its size in the header may be wrong. */
export function chunk(id: string, body: Uint8Array, size = body.length): Buffer {
  const head = Buffer.alloc(8);
  head.write(id, "latin1");
  head.writeUInt32LE(size, 4);
  return Buffer.concat([head, body]);
}

/**
 * A WAV file with a plain header of 44 bytes.
 * @param extra chunks to insert before the samples
 * @param dataSize size of the samples in the header, if it must be wrong
 */
export function wav(
  recording: Recording,
  { extra = new Uint8Array(), dataSize }: { extra?: Uint8Array; dataSize?: number } = {},
): Buffer {
  const { rate = 16_000, channels = 1 } = recording;
  const samples = pcm(recording);
  const format = Buffer.alloc(16);
  [1, channels].forEach((value, at) => format.writeUInt16LE(value, at * 2));
  [rate, rate * channels * 2].forEach((value, at) => format.writeUInt32LE(value, 4 + at * 4));
  [channels * 2, 16].forEach((value, at) => format.writeUInt16LE(value, 12 + at * 2));
  const data = chunk("data", samples, dataSize);
  return chunk("RIFF", Buffer.concat([Buffer.from("WAVE"), chunk("fmt ", format), extra, data]));
}

/** A chunk of tags such as recorders write before the samples. */
export const TAGS = chunk("LIST", Buffer.from("INFOISFT\x0e\0\0\0Lavf59.27.100\0"));

/** Makes a file with ffmpeg and returns its path. The options are split at spaces. */
export async function ffmpeg(sandbox: Sandbox, options: string, name: string): Promise<string> {
  await sandbox.run("ffmpeg", ...`-v error -nostdin ${options}`.trim().split(" "), sandbox.path(name));
  return sandbox.path(name);
}

/** Encodes a recording with ffmpeg and returns the path of the encoded file. */
export const encoded = (sandbox: Sandbox, name: string, recording: Recording, options = ""): Promise<string> =>
  ffmpeg(sandbox, `-i ${sandbox.write("../plain/source.wav", wav(recording))} ${options}`, name);

/** What ffprobe prints about the container and streams of a file, as lines of `key=value`. */
const probed = (path: string): string =>
  execFileSync(
    "ffprobe",
    [
      ...["-v", "error", "-of", "default=nw=1", "-show_entries"],
      "format=format_name,duration,bit_rate:stream=codec_type,codec_name,sample_fmt,sample_rate,channels",
      path,
    ],
    { encoding: "utf8" },
  );

/** Duration of a file in seconds. */
const secondsOf = (path: string): number => numberIn(probed(path), /duration=([\d.]+)/);

/** Peak level of a file in dBFS. */
export const peakOf = (path: string): number => {
  const { stderr } = spawnSync("ffmpeg", ["-nostdin", "-i", path, "-af", "volumedetect", "-f", "null", "-"], {
    encoding: "utf8",
  });
  return numberIn(stderr, /max_volume: (-?[\d.]+) dB/);
};

/** Whether the output of ffprobe for a file matches all patterns. */
export const isLike = (path: string, patterns: readonly RegExp[]): boolean =>
  patterns.every((pattern) => pattern.test(probed(path)));

/**
 * Whether a command made audio files that match the patterns.
 * @param count number of files
 * @param longest longest duration of one file, in seconds
 * @param total duration of all files, in seconds
 */
export const madeParts =
  (count: number, longest: number, total: number, patterns: readonly RegExp[]) =>
  ({ made, folder }: Outcome): boolean => {
    const paths = made.map((name) => join(folder, name));
    const lengths = paths.map(secondsOf);
    return (
      lengths.length === count &&
      lengths.every((length) => length <= longest + 0.2) &&
      Math.abs(lengths.reduce((sum, length) => sum + length, 0) - total) < 0.3 &&
      paths.every((path) => isLike(path, patterns))
    );
  };

/** Whether a command made one audio file that matches the patterns and lasts so many seconds. */
export const madeOne = (patterns: readonly RegExp[], seconds: number): ((outcome: Outcome) => boolean) =>
  madeParts(1, seconds, seconds, patterns);
