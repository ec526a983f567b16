/** Programs that the trials run, by the Debian and Ubuntu packages that provide them. */
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  "alsa-utils": ["arecord"],
  binutils: ["strings"],
  chrony: ["chronyd"],
  curl: ["curl"],
  diffutils: ["cmp", "diff"],
  ffmpeg: ["ffmpeg", "ffprobe"],
  file: ["file"],
  iproute2: ["ip", "ss"],
  jq: ["jq"],
  "netcat-openbsd": ["nc"],
  openssl: ["openssl"],
  procps: ["ps"],
  psmisc: ["fuser"],
  python3: ["python3"],
  "python3-pip": ["pip3"],
  strace: ["strace"],
  systemd: ["systemd-detect-virt"],
  unzip: ["unzip"],
  "util-linux": ["findmnt", "flock", "ipcs", "lslocks", "namei"],
  xxd: ["xxd"],
};

/** Whether a program is in `PATH` or in the folders for system programs. */
function isInstalled(program: string): boolean {
  const folders = [...(process.env["PATH"] ?? "").split(delimiter), "/usr/sbin", "/sbin"];
  return folders.some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Packages with programs that are not installed. */
export const missingPackages = (): string[] =>
  Object.entries(PACKAGES)
    .filter(([, programs]) => !programs.every(isInstalled))
    .map(([name]) => name);
