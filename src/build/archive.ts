/** Packs the built site into one archive. The same site always gives the same bytes. */
import { mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { create } from "tar";
import { pathsOf } from "../node/folder.ts";
import { ARCHIVE, type Archive } from "../offline/files.ts";

/** The date of every file, so that the archive does not depend on the time of the build. */
const FILE_DATE = new Date("2020-01-01T00:00:00Z");

/** Writes the archive into a built site, and its size for the offline page. */
export async function writeArchive(folder: string): Promise<void> {
  const target = join(folder, ARCHIVE.folder);
  rmSync(target, { recursive: true, force: true });
  const paths = pathsOf(folder);
  mkdirSync(target);
  const file = join(target, ARCHIVE.name);
  await create({ file, cwd: folder, gzip: true, portable: true, mtime: FILE_DATE }, paths);
  const archive: Archive = { bytes: statSync(file).size };
  writeFileSync(join(folder, ARCHIVE.note), JSON.stringify(archive));
}
