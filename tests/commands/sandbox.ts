/** Temporary folders, programs and servers for one state of a trial. Closing the sandbox removes everything. */
import { spawn, type ChildProcess } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { once } from "node:events";

/** Something to close with the sandbox. */
interface Closable {
  close: () => void;
}

/** The surroundings of one state of a trial. The working folder has a space in its path, as readers' folders may have. */
export interface Sandbox {
  /** The working folder of the command. */
  folder: string;
  /** A folder without a space in its path, for replacements of system paths. */
  plain: string;
  /** The path of a file in the working folder. */
  path: (name: string) => string;
  /** Writes a file, creating its folders, and returns its path. */
  write: (name: string, content: string | Uint8Array, mode?: number) => string;
  /** Makes an empty folder and returns its path. */
  makeFolder: (name: string) => string;
  /** Adds a program, written as a bash script, to the `PATH` of the command. */
  program: (name: string, script: string) => void;
  /** Replaces a text in the arguments of an installed program, such as a host or a port that is not available here. */
  detour: (name: string, from: string, to: string) => void;
  /** Runs a program until it ends. */
  run: (name: string, ...args: string[]) => Promise<void>;
  /** Starts a program that runs until the sandbox is closed. */
  start: (
    command: readonly [name: string, ...args: string[]],
    variables?: Readonly<Record<string, string>>,
  ) => ChildProcess;
  /** Registers a server to be closed with the sandbox, and returns it. */
  keep: <Kept extends Closable>(kept: Kept) => Kept;
  /** Environment variables of the command. */
  environment: Record<string, string>;
  /** Ends programs and servers, and keeps the files. */
  stop: () => void;
  /** Ends programs and servers, and removes the files. */
  close: () => void;
}

/** A substitute for `sudo` that skips its options and runs the command with the current account. */
const SUDO = 'while [[ ${1-} == -* ]]; do [[ $1 == -u ]] && shift; shift; done; exec "$@"';

/** The environment of every command. It inherits only `PATH` and `USER`. */
const environmentIn = (root: string): Record<string, string> => ({
  PATH: [join(root, "bin"), dirname(process.execPath), process.env["PATH"] ?? "", "/usr/sbin", "/sbin"].join(delimiter),
  HOME: join(root, "home"),
  TMPDIR: join(root, "tmp"),
  USER: process.env["USER"] ?? "reader",
  LANG: "C.UTF-8",
});

/** Makes an empty sandbox. The caller must close it. */
export function makeSandbox(): Sandbox {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "voxerr-command-")));
  const folder = join(root, "work folder");
  for (const name of ["bin", "home", "tmp", "plain", "work folder"]) mkdirSync(join(root, name));
  const environment = environmentIn(root);
  const closing: (() => void)[] = [];
  const path = (name: string) => join(folder, name);
  const write: Sandbox["write"] = (name, content, mode) => {
    mkdirSync(dirname(path(name)), { recursive: true });
    writeFileSync(path(name), content);
    if (mode !== undefined) chmodSync(path(name), mode);
    return path(name);
  };
  const program: Sandbox["program"] = (name, script) =>
    writeFileSync(join(root, "bin", name), `#!/bin/bash\n${script}\n`, { mode: 0o755 });
  const start: Sandbox["start"] = ([name, ...args], variables = {}) => {
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
