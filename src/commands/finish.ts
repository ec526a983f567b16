/** `node src/commands/finish.ts [folder]`: the built site → the same with what hosts and browsers need around it. */
import { makeArchive } from "../offline/archive.ts";
import { makeOffline } from "../offline/build.ts";
import { prepareForHosts } from "./hosts.ts";
import { writeMoved } from "./moved.ts";
import { writeLicences } from "./packages.ts";
import { writeTextIndex } from "./text-index.ts";

/** What is done to the folder, in this order: a later step reads what an earlier one wrote. */
const STEPS: ((folder: string) => unknown)[] = [
  writeTextIndex,
  writeLicences,
  (folder) => writeMoved(folder),
  prepareForHosts,
  // Both read every page as it will be sent: last, the archive after all.
  makeOffline,
  (folder) => makeArchive(folder),
];

const folder = process.argv[2] ?? "dist";
for (const step of STEPS) await step(folder);
