/** States of a trial that differ in a recording. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { encoded } from "./sounds.ts";
import type { Outcome, Seen, State } from "./trial.ts";

export const ERROR_PAGE = "<html><head><title>Sign in</title></head><body>Please sign in.</body></html>\n";

/** The variables that pages use for a recording, all of them: which one a page takes may change. */
export const recorded = (path: string) => ({ AUDIO_FILE: path, NEW_FILE: path, SENT_AUDIO: path, SENT_DATA: path });

/** A state whose recording is a file with this content. */
export const withFile =
  (content: () => string | Uint8Array, seen: Seen, name = "my call.wav"): State =>
  ({ write }) => ({ set: recorded(write(name, content())), ...seen });

/** A state whose recording ffmpeg makes from two seconds of tone, and which is changed then. */
export const withEncoded =
  (name: string, options: string, seen: Seen, recording = {}, change = (file: Buffer): Uint8Array => file): State =>
  async (place) => {
    const path = await encoded(place, name, { seconds: 2, ...recording }, options);
    return { set: recorded(place.write(name, change(readFileSync(path)))), ...seen };
  };

/** The state in which the file is no recording: nothing is made. */
export const errorPage = withFile(() => ERROR_PAGE, {
  prints: /Invalid data found when processing input/,
  never: /moov/,
  holds: ({ made, status }) => made.length === 0 && status !== 0,
});

/** Bytes of the one file that was made. */
export const bytesMade = ({ made, folder }: Outcome): Buffer =>
  made[0] === undefined || made.length > 1 ? Buffer.alloc(0) : readFileSync(join(folder, made[0]));

/** Whether a command made one file with these bytes. */
export const madeBytes =
  (bytes: Uint8Array) =>
  (outcome: Outcome): boolean =>
    bytesMade(outcome).equals(bytes);
