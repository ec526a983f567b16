/** `node src/commands/finish.ts [folder]`: the built site → the same with what searches, hosts and browsers need around it. */
import { makeArchive } from "../offline/archive.ts";
import { makeOffline } from "../offline/build.ts";
import { isPartOfEverything } from "../offline/files.ts";
import { prepareForHosts } from "./hosts.ts";
import { writeMoved } from "./moved.ts";
import { writeLicences } from "./packages.ts";
import { readSite } from "./site.ts";
import { writeTextIndex } from "./text-index.ts";

const folder = process.argv[2] ?? "dist";
// In this order: a later step reads what an earlier one wrote.
await writeTextIndex(folder);
writeLicences(folder);
writeMoved(folder);
const site = readSite(folder, isPartOfEverything);
prepareForHosts(folder, site);
await makeOffline(folder, site);
await makeArchive(folder);
