/** Trials of commands that inspect and measure recordings. */
import { join } from "node:path";
import {
  bytesMade,
  damagedMp3,
  ERROR_PAGE,
  errorPage,
  madeBytes,
  picturesAlone,
  recorded,
  withEncoded,
  withFile,
} from "./recordings.ts";
import { http, type Answer } from "./servers.ts";
import {
  chunk,
  CLIPPED,
  FAINT,
  isLike,
  madeOne,
  NOISY,
  onChannel,
  pcm,
  peakOf,
  SILENCE,
  TAGS,
  TONE,
  wav,
  WITH_PAUSES,
  type Sound,
} from "./sounds.ts";
import { numberIn, type Details, type State, type Trial } from "./trial.ts";

const BARE_FLV = () => Buffer.from("464c5601040000000900000000", "hex");

const SIZES: readonly Trial[] = [
  {
    name: "an empty recording has a small size",
    selectors: [/^wc -c < "\$AUDIO_FILE"\n?$/],
    states: {
      "an empty file": withFile(() => "", { prints: /^0\n$/ }),
      "a bare header": withFile(() => wav({ seconds: 0 }), { prints: /^44\n$/ }),
      "a second of sound": withFile(() => wav({ seconds: 1 }), { prints: /^32044\n$/ }),
    },
  },
  {
    name: "an FLV that is only a header",
    selectors: [["aispeech/flash/40004", "xxd -l 13"]],
    states: {
      "a bare header": withFile(BARE_FLV, { prints: [/^13 /, /46 ?4c ?56/] }),
      "a recording": withEncoded(
        "my call.flv",
        "-c:a libmp3lame",
        { prints: /^\d{4,} .*\n.*46 ?4c ?56/ },
        { rate: 22_050 },
      ),
    },
  },
];

const READ: readonly Trial[] = [
  {
    name: "size, duration and bit rate",
    selectors: [
      ["conditions/audio-file-too-large", "size,duration,bit_rate"],
      ["conditions/recording-kept-recognition-failed", "duration,size"],
    ],
    states: {
      "a whole WAV": withFile(() => wav({ seconds: 3 }), { prints: [/^size=96044$/m, /^duration=3\.0/m], status: 0 }),
      "one that was cut short": withFile(() => wav({ seconds: 3 }).subarray(0, 32_044), {
        prints: [/^size=32044$/m, /^duration=1\.0/m],
      }),
      "an empty file": withFile(() => "", { prints: /Invalid data|End of file/, never: /duration=\d/ }),
    },
  },
  {
    name: "the duration in seconds",
    selectors: [
      ["conditions/audio-too-long", "format=duration"],
      ["aliyun/nls/51050005", "format=duration"],
      ["conditions/wav-header-invalid", "ffprobe -v warning"],
    ],
    states: {
      "three seconds": withFile(() => wav({ seconds: 3 }), { prints: /^(?:duration=)?3\.0+\n$/ }),
      "seventy seconds": withFile(() => wav({ seconds: 70 }), { prints: /^(?:duration=)?70\.0+\n$/ }),
      "no recording": errorPage,
    },
  },
  {
    name: "a duration below a tenth of a second",
    selectors: [["openai/audio/audio-too-short", "format=duration"]],
    states: {
      "fifty milliseconds": withFile(() => wav({ seconds: 0.05 }), { prints: /^0\.05\d*\n$/ }),
      "a second": withFile(() => wav({ seconds: 1 }), { prints: /^1\.0+\n$/ }),
      "a bare header": withFile(() => wav({ seconds: 0 }), { prints: /^N\/A\n$/ }),
      "no recording": errorPage,
    },
  },
  {
    name: "the container, regardless of the extension",
    selectors: [["openai/audio/400", "format_name"]],
    states: {
      "an M4A that is called WAV": withEncoded("my call.wav", "-f mp4", { prints: /^format_name=mov,mp4,m4a,/ }),
      "a WAV": withFile(() => wav({ seconds: 1 }), { prints: /^format_name=wav\n$/ }),
      "an error page": errorPage,
    },
  },
  {
    name: "container, codec, rate and channels, regardless of the extension",
    selectors: [
      ["conditions/audio-format-unsupported", "codec_type,codec_name,sample_fmt,channels"],
      ["aliyun/nls/41050003", "codec_type,codec_name,channels"],
      ["aliyun/nls/41050006", "-show_format -show_streams"],
    ],
    states: {
      "an M4A that is called WAV": withEncoded("my call.wav", "-f mp4", {
        prints: [/^format_name=mov,mp4/m, /^codec_name=aac$/m, /^channels=1$/m],
      }),
      "a WAV": withFile(() => wav({ seconds: 1 }), {
        prints: [/^format_name=wav$/m, /^codec_name=pcm_s16le$/m, /^channels=1$/m],
      }),
      "an error page": errorPage,
      "an unfinished M4A": withEncoded(
        "my call.m4a",
        "-c:a aac",
        { prints: [/moov atom not found/, /Invalid data found when processing input/] },
        {},
        (file) => file.subarray(0, file.indexOf("moov") - 4),
      ),
    },
  },
  {
    name: "the real sample rate, channels and codec",
    selectors: [/^ffprobe .*stream=codec_name,sample_rate,channels/],
    states: {
      "44.1 kHz, stereo": withFile(() => wav({ seconds: 1, rate: 44_100, channels: 2 }), {
        prints: [/^sample_rate=44100$/m, /^channels=2$/m, /^codec_name=pcm_s16le$/m],
      }),
      "16 kHz, mono": withFile(() => wav({ seconds: 1 }), { prints: [/^sample_rate=16000$/m, /^channels=1$/m] }),
    },
  },
  {
    name: "the sample rate alone",
    selectors: [["aliyun/dashscope/audio-audiorateerror", "stream=sample_rate"]],
    states: {
      "a phone recording": withFile(() => wav({ seconds: 1, rate: 8_000 }), { prints: /^8000\n$/ }),
      "24 kHz": withFile(() => wav({ seconds: 1, rate: 24_000 }), { prints: /^24000\n$/ }),
      "no recording": errorPage,
    },
  },
  {
    name: "bits and rate",
    selectors: [["microsoft/azure-speech/0x00c", "-j 34 -N 2"]],
    states: {
      "4 bits": withEncoded("my call.wav", "-c:a adpcm_ima_wav", { prints: /^ +4\n +\d+\n$/ }),
      "16 bits at 44.1 kHz": withFile(() => wav({ seconds: 1, rate: 44_100 }), { prints: /^ +16\n +44100\n$/ }),
      "16 bits at 48 kHz": withFile(() => wav({ seconds: 1, rate: 48_000 }), { prints: /^ +16\n +48000\n$/ }),
    },
  },
  {
    name: "container and codec, regardless of the extension",
    selectors: [["aliyun/nls/40270001", "format_name:stream=codec_name"]],
    states: {
      "an M4A that is called WAV": withEncoded("my call.wav", "-f mp4", {
        prints: [/^format_name=mov,mp4,m4a,/m, /^codec_name=aac$/m],
      }),
      "a WMA": withEncoded("my call.wma", "", { prints: [/^format_name=asf$/m, /^codec_name=wmav2$/m] }),
      "a WAV": withFile(() => wav({ seconds: 1 }), { prints: [/^format_name=wav$/m, /^codec_name=pcm_s16le$/m] }),
      "an error page": errorPage,
    },
  },
  {
    name: "the container alone, regardless of the extension",
    selectors: [["aliyun/nls/40270003", "format=format_name -of csv=p=0"]],
    states: {
      "an M4A": withEncoded("my call.mp3", "-f mp4 -c:a aac", { prints: /^"mov,mp4,[^\n]*\n$/ }),
      "an MP3": withEncoded("my call.mp3", "", { prints: /^mp3\n$/ }),
      "raw AAC": withEncoded("my call.mp3", "-f adts -c:a aac", { prints: /^aac\n$/ }),
      "a WAV": withFile(() => wav({ seconds: 1 }), { prints: /^wav\n$/ }, "my call.mp3"),
      "an error page": errorPage,
    },
  },
  {
    name: "container, brand and codec",
    selectors: [["baidu/speech/3309", "format_tags=major_brand"]],
    states: {
      "an M4A of another brand": withEncoded("my call.m4a", "-f ipod -c:a aac", {
        prints: [/^codec_name=aac$/m, /^profile=LC$/m, /^TAG:major_brand=M4A ?$/m],
      }),
      "an M4A of the brand that is asked for": withEncoded("my call.m4a", "-c:a aac -brand mp42", {
        prints: [/^codec_name=aac$/m, /^profile=LC$/m, /^TAG:major_brand=mp42$/m],
      }),
      "a WAV with ADPCM": withEncoded("my call.wav", "-c:a adpcm_ima_wav", {
        prints: [/^codec_name=adpcm_ima_wav$/m, /^format_name=wav$/m],
      }),
      "a WAV": withFile(() => wav({ seconds: 1 }), { prints: [/^codec_name=pcm_s16le$/m, /^format_name=wav$/m] }),
      "an error page": errorPage,
    },
  },
  {
    name: "the audio streams and their channels",
    selectors: [["aliyun/nls/40270004", "stream=index,codec_name,channels"]],
    states: {
      "three channels": withFile(() => wav({ seconds: 1, channels: 3 }), { prints: /^0,pcm_s16le,3\n$/ }),
      "two tracks": withEncoded("my film.mkv", "-map 0:a -map 0:a -c:a flac", { prints: /^0,flac,1\n1,flac,1\n$/ }),
      "pictures alone": picturesAlone({
        silent: true,
        status: 0,
      }),
      "an error page": errorPage,
    },
  },
  {
    name: "everything that can be read of the audio as sent",
    selectors: [["volcengine/speech/1012", "-show_streams"]],
    states: {
      "a WAV": withFile(() => wav({ seconds: 1 }), { prints: [/^codec_name=pcm_s16le$/m, /^sample_rate=16000$/m] }),
      "an MP3": withEncoded("my call.mp3", "", { prints: [/^codec_name=mp3$/m, /^sample_rate=16000$/m] }),
      "an error page": errorPage,
    },
  },
  {
    name: "the real sample format",
    selectors: [["unattributed/ai-sdk/12015", "sample_fmt"]],
    states: {
      "24 bits": withEncoded("my call.wav", "-c:a pcm_s24le", { prints: /^codec_name=pcm_s24le$/m }),
      "floating point": withEncoded("my call.wav", "-c:a pcm_f32le", {
        prints: [/^codec_name=pcm_f32le$/m, /^sample_fmt=flt$/m],
      }),
      "16 bits": withFile(() => wav({ seconds: 1 }), { prints: [/^codec_name=pcm_s16le$/m, /^sample_fmt=s16$/m] }),
    },
  },
  {
    name: "a file without an audio track",
    selectors: [["aliyun/nls/41050007", "-of compact"]],
    states: {
      "pictures alone": picturesAlone({
        prints: /codec_type=video/,
        never: /codec_type=audio/,
      }),
      "with sound": withEncoded("my film.mkv", "-c:a flac", { prints: /codec_type=audio/ }),
    },
  },
  {
    name: "codec and duration of the audio track",
    selectors: [["local/runtime/cannot-reshape-tensor-of-0-elements", "stream=codec_name,duration"]],
    states: {
      "a second": withFile(() => wav({ seconds: 1 }), { prints: /^codec_name=pcm_s16le\nduration=1\.0+\n$/ }),
      "no samples": withFile(() => wav({ seconds: 0 }), { prints: /^codec_name=pcm_s16le\nduration=N\/A\n$/ }),
      "no audio track": picturesAlone({
        silent: true,
        status: 0,
      }),
      "an error page": errorPage,
    },
  },
  {
    name: "audio at a URL, read without downloading it",
    selectors: [
      ["aliyun/nls/40270003", "rw_timeout"],
      ["aliyun/dashscope/decode-error", "rw_timeout"],
      ["aliyun/dashscope/file-check-failed", "rw_timeout"],
    ],
    states: {
      "a recording": linked(
        { body: wav({ seconds: 1 }), ranges: true },
        { prints: [/\bformat_name=wav$/m, /\bcodec_name=pcm_s16le\b/] },
      ),
      "no such file": linked({ status: 404 }, { prints: /404 Not Found/ }),
      "a sign-in page": linked({ type: "text/html", body: ERROR_PAGE }, { prints: /Invalid data/ }),
    },
  },
  {
    name: "the duration of audio at a URL",
    selectors: [
      ["aliyun/nls/40270003", "rw_timeout"],
      ["aliyun/dashscope/decode-error", "rw_timeout"],
    ],
    states: {
      "one second": linked({ body: wav({ seconds: 1 }), ranges: true }, { prints: /^duration=1\.0/m }),
      "two seconds": linked({ body: wav({ seconds: 2 }), ranges: true }, { prints: /^duration=2\.0/m }),
    },
  },
  {
    name: "the channels of audio at a URL",
    selectors: [
      ["aliyun/nls/40270003", "rw_timeout"],
      ["aliyun/dashscope/file-check-failed", "rw_timeout"],
    ],
    states: {
      one: linked({ body: wav({ seconds: 1 }), ranges: true }, { prints: /\bchannels=1$/m }),
      three: linked({ body: wav({ seconds: 1, channels: 3 }), ranges: true }, { prints: /\bchannels=3$/m }),
    },
  },
];

/** A state with a server that gives this answer to a request for the recording. */
function linked(answer: Answer, details: Details): State {
  return async (sandbox) => {
    const url = await http(sandbox, answer);
    return { set: { FILE_LINK: url, AUDIO_URL: url }, ...details };
  };
}

const firstThird = (file: Buffer): Buffer => file.subarray(0, file.length / 3);

/** A state with the first third of an MP3 of six seconds, without the header that names its length. */
const cutMp3 = (details: Details): State =>
  withEncoded("my call.mp3", "-write_xing 0", details, { seconds: 6 }, firstThird);

/** An MP3 whose header claims ten hours of frames, as after cutting a longer recording. */
function claimingTenHours(file: Buffer): Buffer {
  file.writeUInt32BE(Math.round((36_000 * 16_000) / 576), file.indexOf("Info") + 8);
  return file;
}

const DAMAGE: readonly Trial[] = [
  {
    name: "decoding the whole file shows damage, and the duration shows truncation",
    selectors: [["conditions/audio-file-corrupt", "-f null -; ffprobe"]],
    states: {
      "bytes overwritten": damagedMp3({ prints: [/Error while decoding/, /^duration=/m] }),
      "cut short": cutMp3({ prints: /^duration=[1-3]\./m, never: /Error while decoding/ }),
      whole: withEncoded("my call.mp3", "", { prints: /^duration=6\.\d+\n$/ }, { seconds: 6 }),
    },
  },
  {
    name: "decoding the whole file shows damage",
    selectors: [/^ffmpeg -nostdin -v error -i "\$AUDIO_FILE" -f null -\n?$/],
    states: {
      "bytes overwritten": damagedMp3({ prints: /Error while decoding/ }),
      "an error page": errorPage,
      whole: withEncoded("my call.mp3", "", { silent: true, status: 0 }, { seconds: 6 }),
    },
  },
  {
    name: "whether ffmpeg decodes a file as a program does, and why not",
    selectors: [["local/runtime/failed-to-load-audio", 'echo "exit']],
    states: {
      "it does": withEncoded("my call.m4a", "-c:a aac", { prints: /^exit 0\n$/ }),
      "an error page": withFile(() => ERROR_PAGE, { prints: [/Invalid data found/, /^exit [1-9]\d*$/m] }),
      "no audio track": picturesAlone({
        prints: [/does not contain any stream/, /^exit [1-9]\d*$/m],
      }),
      "no such file": ({ path }) => ({
        set: recorded(path("none.wav")),
        prints: [/No such file or directory/, /^exit [1-9]\d*$/m],
      }),
    },
  },
  {
    name: "an error line shows damage, and the last time shows truncation",
    selectors: [["aliyun/nls/41050005", "-v error -stats"]],
    states: {
      "bytes overwritten": damagedMp3({ prints: /Error while decoding/ }),
      "cut short": cutMp3({ prints: /time=00:00:0[1-3]\.\d\d[^\r\n]*\s*$/, never: /Error while decoding/ }),
      whole: withEncoded(
        "my call.mp3",
        "",
        { prints: /time=00:00:0[56]\.\d\d[^\r\n]*\s*$/, never: /Error while decoding/ },
        { seconds: 6 },
      ),
    },
  },
  {
    name: "the decoded time shows that a header claims too much",
    selectors: [["aliyun/nls/41050103", "-map 0:a:0 -f null -"]],
    states: {
      "a header of ten hours": withEncoded(
        "my call.mp3",
        "-b:a 32k",
        { prints: [/Duration: 1\d:\d\d:/, /time=00:00:0[45]\.\d\d[^\r\n]*\s/] },
        { seconds: 5 },
        claimingTenHours,
      ),
      "a true header": withEncoded(
        "my call.mp3",
        "",
        { prints: [/Duration: 00:00:05/, /time=00:00:0[45]\.\d\d[^\r\n]*\s/] },
        { seconds: 5 },
      ),
    },
  },
  {
    name: "the part that can be decoded is rescued",
    selectors: [["conditions/audio-file-corrupt", "rescued.wav"]],
    states: {
      "bytes overwritten": damagedMp3({
        holds: (outcome) =>
          bytesMade(outcome).length > 80_000 &&
          isLike(join(outcome.folder, "rescued.wav"), [/^codec_name=pcm_s16le$/m]),
      }),
      "an error page": errorPage,
    },
  },
  {
    name: "how much of an FLV can be decoded",
    selectors: [["aispeech/flash/40003", "grep -oE 'time="]],
    states: {
      whole: withEncoded(
        "my call.flv",
        "-c:a libmp3lame",
        { prints: /^time=00:00:0(?:5\.9|6\.)\d+\n$/ },
        { seconds: 6, rate: 22_050 },
      ),
      "cut short": withEncoded(
        "my call.flv",
        "-c:a libmp3lame",
        { prints: /^time=00:00:0[12]\.\d+\n$/ },
        { seconds: 6, rate: 22_050 },
        firstThird,
      ),
      "a bare header": withFile(BARE_FLV, { prints: /^(?:Invalid data.*\n)?$/ }, "my call.flv"),
    },
  },
  {
    name: "the first bytes distinguish audio from pictures, pages and error messages",
    selectors: [
      ["conditions/audio-file-corrupt", "head -c 64"],
      ["conditions/playback-failed", "xxd -l 64"],
      ["aliyun/nls/40270003", "xxd -g 1 -l 16"],
      ["tencent/gme/4053", "xxd -l 12"],
      ["tencent/gme/20486", "xxd -l 4"],
      ["unattributed/ai-sdk/12029", "head -c 16"],
      ["unattributed/ai-sdk/51027", "head -c 64"],
    ],
    states: {
      "an error page": withFile(() => ERROR_PAGE, { prints: /<htm/ }),
      JSON: withFile(() => '{"code":404}', { prints: /\{"co/ }),
      "a WAV": withFile(() => wav({ seconds: 1 }), { prints: [/RIFF/, /52 ?49 ?46 ?46/] }),
      "an MP3 with tags": withEncoded("my call.mp3", "-metadata title=call", { prints: [/ID3/, /49 ?44 ?33/] }),
      "an MP3 without": withEncoded("my call.mp3", "-id3v2_version 0 -write_xing 0 -ar 44100", { prints: /ff ?fb/ }),
      "an Ogg": withEncoded("my call.ogg", "-c:a libopus", { prints: [/OggS/, /4f ?67 ?67 ?53/] }),
      "a WebM": withEncoded("my call.webm", "-c:a libopus", { prints: /1a ?45 ?df ?a3/ }),
      "an AMR": withFile(() => "#!AMR\n\x3c", { prints: /#!AM/ }),
      "an FLV": withFile(BARE_FLV, { prints: /FLV/ }),
      "a JPEG": withFile(() => Buffer.from("ffd8ffe0", "hex"), { prints: /ff ?d8/ }),
      "a PNG": withFile(() => Buffer.from("89504e47", "hex"), { prints: /89 ?50/ }),
      "an empty file": withFile(() => "", { silent: true }),
    },
  },
  {
    name: "an M4A by its fifth and following bytes",
    selectors: [
      ["conditions/playback-failed", "xxd -l 64"],
      ["tencent/gme/4053", "xxd -l 12"],
    ],
    states: {
      "an M4A": withEncoded("my call.m4a", "-c:a aac", { prints: /^00000000: [\da-f]{4} [\da-f]{4} 6674 7970 .*ftyp/ }),
      "a WAV": withFile(() => wav({ seconds: 1 }), { prints: /RIFF.*WAVE/, never: /ftyp/ }),
    },
  },
  {
    name: "Matroska by its first four bytes",
    selectors: [["aliyun/nls/41050007", "xxd -l 4 -p"]],
    states: {
      "a Matroska file called MP4": withEncoded("my film.mp4", "-f matroska -c:a flac", { prints: /^1a45dfa3\n$/ }),
      "a WAV": withFile(() => wav({ seconds: 1 }), { prints: /^52494646\n$/ }),
    },
  },
  {
    name: "a WAV header in the audio as sent",
    selectors: [["aliyun/dashscope/no-valid-audio-error", "xxd -p"]],
    states: {
      "a header": withFile(() => wav({ seconds: 1 }), { prints: /^52494646\n$/ }),
      "raw samples": withFile(() => pcm({ seconds: 1 }), { prints: /^0000[\da-f]{4}\n$/ }, "sent data.pcm"),
      "an Ogg": withEncoded("my call.ogg", "-c:a libopus", { prints: /^4f676753\n$/ }),
    },
  },
  {
    name: "size and type of a file by its content",
    selectors: [["local/runtime/invalid-data-found-when-processing-input", "file -b"]],
    states: {
      "an empty file": withFile(() => "", { prints: /^0\nempty\n$/ }),
      "an error page": withFile(() => ERROR_PAGE, { prints: /^\d+\nHTML document/ }),
      "a text": withFile(() => "Not found\n", { prints: /^10\nASCII text\n$/ }),
      "raw samples": withFile(() => pcm({ seconds: 1 }), { prints: /^32000\ndata\n$/ }),
      "a WAV": withFile(() => wav({ seconds: 1 }), { prints: /^32044\n.*WAVE audio/ }),
    },
  },
  {
    name: "the file type by its content",
    selectors: [["aispeech/flash/50412", "file -b"]],
    states: {
      JSON: withFile(() => '{"code":404,"message":"gone"}', { prints: /JSON/ }, "my call.mp3"),
      "a login page": withFile(() => ERROR_PAGE, { prints: /HTML/ }, "my call.mp3"),
      "an MP3": withEncoded("my call.mp3", "", { prints: /MPEG|Audio/ }),
    },
  },
];

const peak = (output: string): number => numberIn(output, /Peak level dB: (\S+)/);
const flatness = (output: string): number => numberIn(output, /Flat factor: (\S+)/);
const level = (output: string): number => numberIn(output, /RMS level dB: (\S+)/);
/** Distance between the RMS level and the noise floor, in dB. */
const dynamicRange = (output: string): number => level(output) - numberIn(output, /Noise floor dB: (\S+)/);

/** A state with six seconds of a sound, and a check of the output. */
const sounding = (sound: Sound, holds: (output: string) => boolean): State =>
  withFile(() => wav({ seconds: 6, sound }), { holds: ({ output }) => holds(output) });

const LEVELS: readonly Trial[] = [
  {
    name: "clipped, noisy, quiet and fine recordings by their levels",
    selectors: [["conditions/audio-level-unsuitable", "astats"]],
    states: {
      clipped: sounding(CLIPPED, (output) => peak(output) > -0.1 && flatness(output) > 0),
      noisy: sounding(NOISY, (output) => dynamicRange(output) < 15 && level(output) > -40 && !(flatness(output) > 0)),
      "too quiet": sounding(FAINT, (output) => level(output) < -40),
      fine: sounding(WITH_PAUSES, (output) => dynamicRange(output) > 15 && level(output) > -40),
    },
  },
  {
    name: "noise by the level of the pauses",
    selectors: [["aispeech/flash/20401", "Noise floor"]],
    states: {
      noisy: sounding(NOISY, (output) => dynamicRange(output) < 15),
      fine: sounding(WITH_PAUSES, (output) => dynamicRange(output) > 15),
    },
  },
  {
    name: "clipping by peak and flatness",
    selectors: [["aispeech/flash/20404", "Flat factor"]],
    states: {
      clipped: withFile(() => wav({ seconds: 3, sound: CLIPPED }), {
        kind: "clipped",
        holds: ({ output }) => peak(output) >= 0 && flatness(output) > 0,
      }),
      "clipped, in an FLV": withEncoded(
        "my call.flv",
        "-c:a libmp3lame",
        { kind: "clipped", holds: ({ output }) => peak(output) >= 0 },
        { rate: 22_050, sound: CLIPPED },
      ),
      fine: sounding(TONE, (output) => peak(output) < 0 && flatness(output) === 0),
    },
  },
  {
    name: "silence by the highest volume",
    selectors: [
      ["aliyun/nls/21050003", "max_volume"],
      ["volcengine/speech/20000003", "max_volume"],
    ],
    states: {
      silent: withFile(() => wav({ seconds: 2, sound: SILENCE }), { prints: /max_volume: -91\.0 dB/ }),
      "a tone": withFile(() => wav({ seconds: 2 }), { prints: /max_volume: -1[12]\.\d dB/ }),
    },
  },
  {
    name: "silence and a quiet voice by the highest and the mean volume",
    selectors: [["conditions/no-speech-detected", "volumedetect"]],
    states: {
      silent: sounding(SILENCE, (output) => /max_volume: -91\.0 dB/.test(output)),
      quiet: sounding(FAINT, (output) => /mean_volume: -[5-8]\d\.\d dB[^]*max_volume: -(?:59|6\d)\.\d dB/.test(output)),
      "a tone": sounding(TONE, (output) => /mean_volume: -1\d\.\d dB[^]*max_volume: -1[12]\.\d dB/.test(output)),
      "no recording": withFile(() => ERROR_PAGE, { silent: true }),
    },
  },
  {
    name: "extracting the channel with the voice",
    selectors: [["conditions/no-speech-detected", "pan=mono"]],
    states: {
      "on the second": withFile(() => wav({ seconds: 2, channels: 2, sound: onChannel(1) }), {
        prints: [/Channel: 1[^]*RMS level dB: -inf[^]*Channel: 2[^]*RMS level dB: -1\d\./],
        holds: (outcome) => madeOne([/^channels=1$/m], 2)(outcome) && peakOf(join(outcome.folder, "voice.wav")) > -20,
      }),
      "on the first": withFile(() => wav({ seconds: 2, channels: 2, sound: onChannel(0) }), {
        prints: [/Channel: 1[^]*RMS level dB: -1\d\.[^]*Channel: 2[^]*RMS level dB: -inf/],
        holds: (outcome) => madeOne([/^channels=1$/m], 2)(outcome) && peakOf(join(outcome.folder, "voice.wav")) < -80,
      }),
    },
  },
  {
    name: "silence on the first channel",
    selectors: [["aliyun/dashscope/audio-audiosilenterror", "volumedetect"]],
    states: {
      "a voice on the second": withFile(() => wav({ seconds: 2, channels: 2, sound: onChannel(1) }), {
        prints: /max_volume: -91\.0 dB/,
      }),
      "a voice on the first": withFile(() => wav({ seconds: 2, channels: 2, sound: onChannel(0) }), {
        prints: /max_volume: -1[12]\.\d dB/,
      }),
      "no recording": withFile(() => ERROR_PAGE, { silent: true }),
    },
  },
  {
    name: "the level of every channel",
    selectors: [["aliyun/dashscope/success-with-no-valid-fragment", "astats"]],
    states: {
      "a voice on the second": withFile(() => wav({ seconds: 2, channels: 2, sound: onChannel(1) }), {
        prints: /Channel: 1\n.*RMS level dB: -inf\n.*Channel: 2\n.*RMS level dB: -1\d\./,
      }),
      "a voice on the first": withFile(() => wav({ seconds: 2, channels: 2, sound: onChannel(0) }), {
        prints: /Channel: 1\n.*RMS level dB: -1\d\..*\n.*Channel: 2\n.*RMS level dB: -inf\n/,
      }),
    },
  },
  {
    name: "the pauses and their ends",
    selectors: [
      ["aliyun/dashscope/audio-audioshorterror", "silencedetect"],
      ["conditions/audio-too-long", "silence_end"],
      ["aliyun/nls/51050001", "silencedetect"],
    ],
    states: {
      "pauses of three seconds": withFile(
        () => wav({ seconds: 12, sound: (time, channel) => (time % 6 < 3 ? TONE(time, channel) : 0) }),
        { prints: [/silence_end: 6(?:\.0\d*)? /, /silence_end: 1[12](?:\.\d+)? /] },
      ),
      "none at all": withFile(() => wav({ seconds: 12 }), { silent: true }),
    },
  },
  {
    name: "non-zero bytes of raw samples",
    selectors: [["aliyun/nls/41010105", "tr -d '\\0'"]],
    states: {
      "all silence": withFile(() => pcm({ seconds: 1, sound: SILENCE }), { prints: /^0\n$/ }, "sent data.pcm"),
      sound: withFile(() => pcm({ seconds: 1 }), { prints: /^[1-9]\d+\n$/ }, "sent data.pcm"),
    },
  },
  {
    name: "minutes of a backlog",
    selectors: [["conditions/quota-exhausted", "ffprobe"]],
    states: {
      "two recordings of 45 seconds": ({ write, path }) => {
        write("back log/one call.wav", wav({ seconds: 45 }));
        write("back log/two.wav", wav({ seconds: 45 }));
        return { set: { AUDIO_DIR: path("back log") }, prints: /^1\.5 min\n$/ };
      },
      "an empty folder": ({ makeFolder }) => ({ set: { AUDIO_DIR: makeFolder("back log") }, prints: /0\.0 min\n$/ }),
    },
  },
  {
    name: "a picture of the spectrum",
    selectors: [/showspectrumpic/],
    states: {
      "a recording": withFile(() => wav({ seconds: 2 }), {
        status: 0,
        holds: (outcome) => bytesMade(outcome).subarray(1, 4).toString() === "PNG",
      }),
      "an error page": errorPage,
    },
  },
];

/** Compares the data size in the header with the size of the file without its header of 44 bytes. */
const headerSizes = (test: (inHeader: number, inFile: number) => boolean): Details => ({
  holds: ({ output }) => test(numberIn(output, /^\s*(\d+)\s/), numberIn(output, /\s(\d+)\s*$/) - 44),
});

/** A state with a recording whose header the command must rewrite as the plain header of two seconds. */
const rewritten = (file: () => Uint8Array, swap: Details["swap"] = {}): State =>
  withFile(file, { kind: "rewritten", swap, status: 0, holds: madeBytes(wav({ seconds: 2 })) });

const HEADERS: readonly Trial[] = [
  {
    name: "first bytes of a WAV header",
    selectors: [
      ["conditions/wav-header-invalid", "xxd -g 1 -l 48"],
      ["aliyun/nls/40000009", "xxd -l 48"],
    ],
    states: {
      "a header": withFile(() => wav({ seconds: 1 }), { prints: [/RIFF.*WAVE/, /fmt /], never: /ff ?ff ?ff ?ff/ }),
      "raw samples": withFile(() => pcm({ seconds: 1 }), { never: /RIFF|WAVE/, prints: /00000000: 00 ?00/ }),
      "a size never filled in": withFile(
        () => {
          const file = wav({ seconds: 1 });
          file.writeUInt32LE(0xffff_ffff, 4);
          return file;
        },
        { prints: /^00000000: 52 ?49 ?46 ?46 ?ff ?ff ?ff ?ff/ },
      ),
    },
  },
  {
    name: "size and codec of a WAV",
    selectors: [["microsoft/azure-speech/0x009", "wc -c"]],
    states: {
      "a second": withFile(() => wav({ seconds: 1 }), { prints: /^32044\ncodec_name=pcm_s16le\n$/ }),
      "no samples": withFile(() => wav({ seconds: 0 }), { prints: /^44\n/ }),
      "raw samples": withFile(() => pcm({ seconds: 1 }), { prints: /^32000\n/, never: /pcm_s16le/ }, "my call.pcm"),
      "an error page": withFile(() => ERROR_PAGE, { prints: [/^\d\d\n/, /Invalid data/] }),
      "an empty file": withFile(() => "", { prints: /^0\n/ }),
    },
  },
  {
    name: "the offset of the samples",
    selectors: [["aliyun/nls/40000009", "grep -abo data"]],
    states: {
      "plain header": withFile(() => wav({ seconds: 1 }), { prints: /^36:data\n$/ }),
      "tags before": withFile(() => wav({ seconds: 1 }, { extra: TAGS }), { prints: /^(?!36:)\d+:data\n$/ }),
      "none in 64 KB": withFile(() => wav({ seconds: 1 }, { extra: chunk("JUNK", Buffer.alloc(70_000)) }), {
        silent: true,
      }),
    },
  },
  {
    name: "the length of the samples compared with the file",
    selectors: [["aliyun/nls/40000009", "od -A n -t u4"]],
    states: {
      "they agree": withFile(
        () => wav({ seconds: 1 }),
        headerSizes((said, there) => said === there),
      ),
      "a chunk behind": withFile(
        () => Buffer.concat([wav({ seconds: 1 }), TAGS]),
        headerSizes((said, there) => said < there),
      ),
      "cut short": withFile(
        () => wav({ seconds: 1 }).subarray(0, 9_000),
        headerSizes((said, there) => said > there && said < 0xffff_ffff),
      ),
      "never filled in": withFile(
        () => wav({ seconds: 1 }, { dataSize: 0xffff_ffff }),
        headerSizes((said) => said === 0xffff_ffff),
      ),
    },
  },
  {
    name: "a header is replaced with a plain one, and the samples stay",
    selectors: [
      ["conditions/wav-header-invalid", "new-header.wav"],
      ["aliyun/nls/40000009", "plain-header.wav"],
    ],
    states: {
      "tags before": rewritten(() => wav({ seconds: 2 }, { extra: TAGS })),
      "a length never filled in": rewritten(() => wav({ seconds: 2 }, { dataSize: 0xffff_ffff })),
      "a length too small, which is to be ignored": rewritten(() => wav({ seconds: 2 }, { dataSize: 8_000 }), {
        "-n -i": "-n -ignore_length 1 -i",
      }),
      "an error page": errorPage,
    },
  },
  {
    name: "raw samples get a plain header",
    selectors: [["conditions/wav-header-invalid", "with-header.wav"]],
    states: {
      "a second": withFile(() => pcm({ seconds: 1 }), { holds: madeBytes(wav({ seconds: 1 })) }),
      "three seconds": withFile(() => pcm({ seconds: 3 }), { holds: madeBytes(wav({ seconds: 3 })) }),
    },
  },
  {
    name: "a header of 44 bytes is removed, and the new file is named",
    selectors: [["conditions/wav-header-invalid", "tail -c +45"]],
    states: {
      "a plain header": withFile(() => wav({ seconds: 1 }), {
        prints: /^\.\/headerless\.\w{6}\n$/,
        holds: madeBytes(pcm({ seconds: 1 })),
      }),
      "another recording": withFile(() => wav({ seconds: 2 }), { holds: madeBytes(pcm({ seconds: 2 })) }),
    },
  },
];

export const AUDIO: readonly Trial[] = [...SIZES, ...READ, ...DAMAGE, ...LEVELS, ...HEADERS];
