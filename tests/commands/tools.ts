/** Programs that the trials run, with the packages of Debian and Ubuntu that bring them. */
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

const PACKAGES: Readonly<Record<string, readonly string[]>> = {
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
  strace: ["strace"],
  systemd: ["systemd-detect-virt"],
  unzip: ["unzip"],
  "util-linux": ["findmnt", "flock", "ipcs", "lslocks", "namei"],
  xxd: ["xxd"],
};

/** Whether a program is on the path or where the system's own programs lie. */
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

/** Packages that are missing; none where every program is there. */
export const missingPackages = (): string[] =>
  Object.entries(PACKAGES)
    .filter(([, programs]) => !programs.every(isInstalled))
    .map(([name]) => name);
