/** States that differ in the recording on disk. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { encoded, ffmpeg } from "./sounds.ts";
import type { Outcome, Details, State } from "./trial.ts";

export const ERROR_PAGE = "<html><head><title>Sign in</title></head><body>Please sign in.</body></html>\n";

/** All variables that pages use for a recording, because a page may switch to another one. */
export const recorded = (path: string) => ({ AUDIO_FILE: path, NEW_FILE: path, SENT_AUDIO: path, SENT_DATA: path });

/** A state in which the recording has this content. */
export const withFile =
  (content: () => string | Uint8Array, details: Details, name = "my call.wav"): State =>
  ({ write }) => ({ set: recorded(write(name, content())), ...details });

/** A state in which ffmpeg encodes the recording, by default two seconds of tone, and `change` then edits its bytes. */
export const withEncoded =
  (
    name: string,
    options: string,
    details: Details,
    recording = {},
    change = (file: Buffer): Uint8Array => file,
  ): State =>
  async (sandbox) => {
    const path = await encoded(sandbox, name, { seconds: 2, ...recording }, options);
    return { set: recorded(sandbox.write(name, change(readFileSync(path)))), ...details };
  };

/** A state with an MP3 of six seconds, damaged in the middle. */
export const damagedMp3 = (details: Details): State =>
  withEncoded("my call.mp3", "", details, { seconds: 6 }, (file) =>
    file.fill(0xa5, Math.floor(file.length / 3), Math.floor(file.length / 2)),
  );

/** A state in which the file is an error page instead of a recording, so that the command must fail. */
export const errorPage = withFile(() => ERROR_PAGE, {
  prints: /Invalid data found when processing input/,
  never: /moov/,
  holds: ({ made, status }) => made.length === 0 && status !== 0,
});

/** A state in which the file has pictures and no audio track. */
export const picturesAlone =
  (details: Details): State =>
  async (sandbox) => ({
    set: recorded(await ffmpeg(sandbox, "-f lavfi -i testsrc=d=1:s=64x64", "my film.mkv")),
    ...details,
  });

/** Content of the file that a command made; empty unless it made exactly one. */
export const bytesMade = ({ made, folder }: Outcome): Buffer =>
  made[0] === undefined || made.length > 1 ? Buffer.alloc(0) : readFileSync(join(folder, made[0]));

/** Whether a command made exactly one file, with these bytes. */
export const madeBytes =
  (bytes: Uint8Array) =>
  (outcome: Outcome): boolean =>
    bytesMade(outcome).equals(bytes);
