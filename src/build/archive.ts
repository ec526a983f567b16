/** The built site → one file to take along: the same bytes for the same site. */
import { mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { create } from "tar";
import { pathsOf } from "../node/folder.ts";
import { ARCHIVE_FILE, type Archive } from "../offline/files.ts";

const FOLDER = "downloads";
const NAME = `${FOLDER}/voxerr.tar.gz`;
/** Every file's date: the archive does not tell when it was made. */
const DATE = new Date("2020-01-01T00:00:00Z");

/** Writes the archive of a built site, and a note of its size. */
export async function writeArchive(folder: string): Promise<void> {
  rmSync(join(folder, FOLDER), { recursive: true, force: true });
  const paths = pathsOf(folder);
  mkdirSync(join(folder, FOLDER));
  const file = join(folder, NAME);
  await create({ file, cwd: folder, gzip: true, portable: true, mtime: DATE }, paths);
  const archive: Archive = { address: NAME, bytes: statSync(file).size };
  writeFileSync(join(folder, ARCHIVE_FILE), JSON.stringify(archive));
}
