/** `node src/scripts/finish.ts [folder]`: completes what Astro built: text index, licences, moved pages, headers, service worker, archive. */
import { writeArchive } from "../build/archive.ts";
import { writeHostFiles } from "../build/hosts.ts";
import { writeLicences } from "../build/licences.ts";
import { writeMoved } from "../build/moved.ts";
import { writeOffline } from "../build/offline.ts";
import { readSite } from "../build/site-files.ts";
import { writeTextIndex } from "../build/text-index.ts";
import { isPartOfEverything } from "../offline/files.ts";
import { LOCAL_ADDRESS, SITE } from "../site.ts";

const folder = process.argv[2] ?? "dist";
// The order matters: later steps read what earlier ones wrote.
await writeTextIndex(folder);
writeLicences(folder);
writeMoved(folder);
const site = readSite(folder, isPartOfEverything);
writeHostFiles(folder, site);
await writeOffline(folder, site);
await writeArchive(folder);
if (!SITE.address) {
  console.log(
    `SITE_URL is not set: pages show the address they are served at; API, feeds, sitemap and Markdown name ${LOCAL_ADDRESS}.`,
  );
}
