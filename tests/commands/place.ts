/** A folder of its own for one state of a trial, with what it starts; everything is gone when it is closed. */
import { spawn, type ChildProcess } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { once } from "node:events";

/** Something that a place closes. */
interface Closable {
  close: () => void;
}

/** Where one state of a trial lives. Its working folder has a space in its path, as readers' folders do. */
export interface Place {
  /** The working folder of the command. */
  folder: string;
  /** A folder whose path has no space, for what stands in for paths of the system. */
  plain: string;
  /** Path of a name in the working folder. */
  path: (name: string) => string;
  /** Writes a file, with the folders above it, and returns its path. */
  write: (name: string, content: string | Uint8Array, mode?: number) => string;
  /** Makes an empty folder and returns its path. */
  makeFolder: (name: string) => string;
  /** Puts a program on the path of the command: a script for bash. */
  program: (name: string, script: string) => void;
  /** Lets a program of this machine see another text in its arguments, as where a host or a port cannot be had here. */
  detour: (name: string, from: string, to: string) => void;
  /** Runs a program until it ends. */
  run: (name: string, ...args: string[]) => Promise<void>;
  /** Starts a program that runs on until the place is closed. */
  start: (
    command: readonly [name: string, ...args: string[]],
    variables?: Readonly<Record<string, string>>,
  ) => ChildProcess;
  /** Hands over a server to be closed with the place, and returns it. */
  keep: <Kept extends Closable>(kept: Kept) => Kept;
  /** Sets a variable of the environment of the command. */
  environment: Record<string, string>;
  /** Ends what was started; the files stay. */
  stop: () => void;
  /** Removes the files, too. */
  close: () => void;
}

/** Stands in for `sudo`, which needs another account: runs a command as the one who runs the check. */
const SUDO = 'while [[ ${1-} == -* ]]; do [[ $1 == -u ]] && shift; shift; done; exec "$@"';

/** Environment of every command: nothing of the caller's but the path. */
const environmentIn = (root: string): Record<string, string> => ({
  PATH: [join(root, "bin"), dirname(process.execPath), process.env["PATH"] ?? "", "/usr/sbin", "/sbin"].join(delimiter),
  HOME: join(root, "home"),
  TMPDIR: join(root, "tmp"),
  USER: process.env["USER"] ?? "reader",
  LANG: "C.UTF-8",
});

/** A new, empty place. */
export function makePlace(): Place {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "voxerr-command-")));
  const folder = join(root, "work folder");
  for (const name of ["bin", "home", "tmp", "plain", "work folder"]) mkdirSync(join(root, name));
  const environment = environmentIn(root);
  const closing: (() => void)[] = [];
  const path = (name: string) => join(folder, name);
  const write: Place["write"] = (name, content, mode) => {
    mkdirSync(dirname(path(name)), { recursive: true });
    writeFileSync(path(name), content);
    if (mode !== undefined) chmodSync(path(name), mode);
    return path(name);
  };
  const program: Place["program"] = (name, script) =>
    writeFileSync(join(root, "bin", name), `#!/bin/bash\n${script}\n`, { mode: 0o755 });
  const start: Place["start"] = ([name, ...args], variables = {}) => {
    const child = spawn(name, args, {
      cwd: folder,
      env: { ...environment, ...variables },
      stdio: ["pipe", "ignore", 2],
    });
    closing.push(() => void child.kill("SIGKILL"));
    return child;
  };
  const stop = () => {
    for (const close of closing.splice(0)) close();
  };
  program("sudo", SUDO);
  return {
    folder,
    plain: join(root, "plain"),
    path,
    write,
    makeFolder: (name) => {
      mkdirSync(path(name), { recursive: true });
      return path(name);
    },
    program,
    detour: (name, from, to) => program(name, `PATH=\${PATH#*:} exec ${name} "\${@/${from}/${to}}"`),
    run: async (name, ...args) => {
      const [status] = (await once(start([name, ...args]), "exit")) as [number | null];
      if (status !== 0) throw new Error(`${name} ${args.join(" ")}: exit status ${status}`);
    },
    start,
    keep: (kept) => {
      closing.push(() => kept.close());
      return kept;
    },
    environment,
    stop,
    close: () => {
      stop();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
