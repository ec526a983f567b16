/** Trials of commands that inspect processes, devices, clocks and system logs. */
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { copyFileSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { connect } from "node:net";
import { userInfo } from "node:os";
import { basename, dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { dataIn } from "./files.ts";
import type { Sandbox } from "./sandbox.ts";
import { mute } from "./servers.ts";
import { madeOne, pcm, SILENCE, TONE, type Sound } from "./sounds.ts";
import { numberIn, type Outcome, type Details, type State, type Trial } from "./trial.ts";

/** The content of a file in `/proc` about a process. */
const procFile = (pid: number, what: string): string => readFileSync(`/proc/${pid}/${what}`, "latin1");

/** Waits until a process is ready, for at most two seconds, and returns its id. */
async function settled({ pid }: ChildProcess, ready: (pid: number) => boolean): Promise<string> {
  if (pid === undefined) throw new Error("a process did not start");
  for (let tries = 0; tries < 40 && !ready(pid); tries++) await sleep(50);
  return String(pid);
}

/** Starts an idle process with these environment variables and returns its id. */
const idle = (
  sandbox: Sandbox,
  variables: Readonly<Record<string, string>> = {},
  by: string[] = [],
): Promise<string> => {
  const [name = "", ...args] = [...by, "sleep", "60"];
  return settled(sandbox.start([name, ...args], variables), (pid) => procFile(pid, "cmdline").startsWith("sleep"));
};

/** A state with a process that has these environment variables. */
const running =
  (variables: Readonly<Record<string, string>>, details: Details): State =>
  async (sandbox) => ({ set: { PID: await idle(sandbox, variables) }, ...details });

/** A name for a lock in a list of all locks of this machine, where other trials and runs have theirs. */
const LISTED_LOCK = `the listed lock of ${process.pid}`;

const READS_LICENCE = "#!/bin/bash\ncat 'etc/voice licence'\n";

const PROCESSES: readonly Trial[] = [
  {
    name: "names of credentials in the environment of a process",
    selectors: [["conditions/account-mismatch", "environ"]],
    states: {
      "from the environment": running(
        { MY_APP_ID: "1", AccessKeySecret: "two\nlines with a token=3", OTHER: "x" },
        { prints: /^AccessKeySecret\nMY_APP_ID\n$/ },
      ),
      "from elsewhere": running({ OTHER: "x" }, { silent: true }),
    },
  },
  {
    name: "whether a process has a key in its environment",
    selectors: [["aliyun/dashscope/noapikeyexception", "environ"]],
    states: {
      "it has": running({ DASHSCOPE_API_KEY: "sk-1", OTHER: "x" }, { prints: /^1\n$/ }),
      "an empty one": running({ DASHSCOPE_API_KEY: "" }, { kind: "none", prints: /^0\n$/ }),
      "it has not": running({ MY_DASHSCOPE_API_KEY: "sk-1" }, { kind: "none", prints: /^0\n$/ }),
    },
  },
  {
    name: "GPUs that a process may use",
    selectors: [/environ" \| grep (?:CUDA_)?VISIBLE_DEVICES/],
    states: {
      "one of them": running({ CUDA_VISIBLE_DEVICES: "1" }, { prints: /^CUDA_VISIBLE_DEVICES=1\n$/ }),
      "no variable": running({}, { silent: true }),
    },
  },
  {
    name: "cryptographic libraries of a process",
    selectors: [/grep .*crypto.*"\/proc\/\$PID\/maps"/],
    states: {
      "some are loaded": async (sandbox) => ({
        set: {
          PID: await settled(sandbox.start(["openssl", "dgst"]), (pid) => procFile(pid, "maps").includes("libcrypto")),
        },
        prints: /^\/\S*libcrypto\S*$/m,
      }),
      none: running({}, { silent: true }),
    },
  },
  {
    name: "processes that have loaded a library",
    selectors: [["unattributed/ai-sdk/14009", "/maps"]],
    states: {
      "one, since replaced": withLibrary(1, true, { prints: /^\d+ \/.*libvoxerr-command-\w+\.so \(deleted\)\n$/ }),
      one: withLibrary(1, false, { prints: /^\d+ \/.*libvoxerr-command-\w+\.so\n$/ }),
      none: withLibrary(0, false, { silent: true }),
    },
  },
  {
    name: "the number of processes that have loaded a library",
    selectors: [["unattributed/ai-sdk/14011", "/maps"]],
    states: {
      two: withLibrary(2, false, { prints: /^2\n$/ }),
      none: withLibrary(0, false, { prints: /^0\n$/ }),
    },
  },
  {
    name: "open handles of a process",
    selectors: [
      ["unattributed/ai-sdk/19001", "open files"],
      ["microsoft/azure-speech/0x008", "open files"],
      ["aliyun/nls/10000015", "open files"],
    ],
    states: { few: withHandles(0, { holds: handles(2, 9) }), many: withHandles(50, { holds: handles(50, 70) }) },
  },
  {
    name: "memory of a process",
    selectors: [
      ["unattributed/ai-sdk/12010", "VmRSS"],
      ["aliyun/nls/10000010", "VmRSS"],
      ["microsoft/azure-speech/0x01a", "VmRSS"],
    ],
    states: {
      little: running({}, { holds: ({ output }) => memoryIn(output) < 20_000 }),
      much: async (sandbox) => {
        const program = "globalThis.kept = Buffer.alloc(2e8, 1); setTimeout(() => {}, 6e4)";
        const size = (pid: number) => memoryIn(procFile(pid, "status"));
        return {
          set: { PID: await settled(sandbox.start([process.execPath, "-e", program]), (pid) => size(pid) > 200_000) },
          holds: ({ output }) => memoryIn(output) > 200_000,
        };
      },
    },
  },
  {
    name: "namespaces of two processes",
    selectors: [["unattributed/ai-sdk/14006", "ns/ipc"]],
    unable: () =>
      spawnSync("unshare", ["-r", "-i", "true"]).status === 0 ? undefined : "this machine lets nobody make a namespace",
    states: {
      "the same": async (sandbox) => ({
        set: { PID: await idle(sandbox), OTHER_PID: await idle(sandbox) },
        prints: /^ipc:\[(\d+)\]\nipc:\[\1\]\n$/,
      }),
      "another one": async (sandbox) => ({
        set: { PID: await idle(sandbox), OTHER_PID: await idle(sandbox, {}, ["unshare", "-r", "-i"]) },
        prints: /^ipc:\[(\d+)\]\nipc:\[(?!\1\])\d+\]\n$/,
      }),
      "no such process": async (sandbox) => ({
        set: { PID: await idle(sandbox), OTHER_PID: "999999999" },
        prints: /^ipc:\[\d+\]\n$/,
      }),
    },
  },
  {
    name: "files that a running process fails to open",
    selectors: [["unattributed/ai-sdk/14007", "strace"]],
    unable: () => (mayTrace() ? undefined : "this machine lets nobody trace another process"),
    states: {
      "its data are missing": looping("cat 'shared data' 2>/dev/null", { prints: /"shared data".* ENOENT/ }),
      "its data are there": looping("cat 'shared data' >/dev/null", { never: /"shared data"/ }, "1"),
    },
  },
  {
    name: "files that a program cannot find",
    selectors: [
      ["conditions/licence-missing", "strace"],
      ["conditions/resource-file-missing", "strace"],
    ],
    states: {
      "its licence is missing": ({ write }) => ({
        set: { PROGRAM_FILE: write("a program", READS_LICENCE, 0o755) },
        prints: /"etc\/voice licence".* ENOENT/,
      }),
      "its licence is there": ({ write }) => {
        write("etc/voice licence", "1");
        return { set: { PROGRAM_FILE: write("a program", READS_LICENCE, 0o755) }, never: /"etc\/voice licence"/ };
      },
    },
  },
  {
    name: "which process has a file open",
    selectors: [["conditions/local-storage-failed", "fuser"]],
    states: {
      somebody: locked("the lock", true, { prints: /\d+ .*flock/ }),
      nobody: locked("the lock", false, { never: /flock/ }),
    },
  },
  {
    name: "locks in a folder",
    selectors: [["unattributed/ai-sdk/14012", "lslocks"]],
    states: {
      "one is held": locked(LISTED_LOCK, true, { prints: new RegExp(`flock +FLOCK.*${LISTED_LOCK}`) }),
      none: locked(LISTED_LOCK, false, { prints: /^ *PID COMMAND/, never: new RegExp(LISTED_LOCK) }),
    },
  },
  {
    name: "which process has the sound card open",
    selectors: [["conditions/audio-device-unavailable", "fuser"]],
    states: {
      somebody: soundCard(true, { prints: /\d+ .*tail/ }),
      nobody: soundCard(false, { never: /tail/ }),
    },
  },
  {
    name: "which process has a stream of a sound card open",
    selectors: [/^sudo fuser -v \/dev\/snd\/pcm/],
    states: {
      somebody: soundCard(true, { prints: /\d+ .*tail/ }),
      "somebody has its controls": soundCard(true, { kind: "nobody", never: /tail/ }, "controlC0"),
      nobody: soundCard(false, { kind: "nobody", never: /tail/ }),
    },
  },
  {
    name: "limit and number of threads",
    selectors: [["portaudio/portaudio/minus-9986", "ulimit -u"]],
    oneState: "reaching the limit would stop this machine",
    states: { always: () => ({ prints: /^(?:\d+|unlimited)\n[1-9]\d*\n$/ }) },
  },
  {
    name: "processes by memory",
    selectors: [["conditions/local-resources-exhausted", "ps -eo"]],
    oneState: "the processes of this machine should not be changed",
    states: {
      always: () => ({
        prints: /^ *PID +RSS NLWP COMMAND\n/,
        holds: ({ output }) => {
          const sizes = [...output.matchAll(/^ *\d+ +(\d+) /gm)].map(([, size]) => Number(size));
          return sizes.length === 5 && sizes.every((size, at) => at === 0 || size <= sizes[at - 1]!);
        },
      }),
    },
  },
  {
    name: "limit and number of processes",
    selectors: [
      ["conditions/local-resources-exhausted", "Max processes"],
      ["aliyun/nls/402", "Max processes"],
    ],
    oneState: "reaching the limit would stop this machine",
    states: {
      always: () => ({
        set: { PID: String(process.pid), SERVICE_USER: userInfo().username },
        prints: /^Max processes +\d+|^Max processes +unlimited/,
        holds: ({ output }) => Number(output.trim().split("\n")[1]) > 1,
      }),
    },
  },
  {
    name: "what an account may read about processes",
    selectors: [["unattributed/ai-sdk/10025", "readlink"]],
    oneState: "the account that runs the check has no restrictions",
    states: {
      always: () => ({ prints: [/^\/\S+\n/, /^Name:/m] }),
    },
  },
  {
    name: "connections to and from a port",
    selectors: [
      ["unattributed/ai-sdk/15002", "ss -H"],
      ["unattributed/ai-sdk/51037", "ss -H"],
    ],
    states: { three: connected(3, { prints: /^3\n$/ }), none: connected(0, { prints: /^0\n$/ }) },
  },
];

/** A state with processes that have loaded a library, which may have been deleted since. */
function withLibrary(count: number, deleted: boolean, details: Details): State {
  return async (sandbox) => {
    const library = `${sandbox.plain}/lib${basename(dirname(sandbox.plain))}.so`;
    copyFileSync(libraryOfThisMachine(), library);
    for (let at = 0; at < count; at++) {
      const child = sandbox.start(["sleep", "60"], { LD_PRELOAD: library });
      await settled(child, (pid) => procFile(pid, "maps").includes(library));
    }
    if (deleted) rmSync(library);
    return { set: { LIBRARY_FILE: library }, ...details };
  };
}

/** A shared library of this machine that a program can load. */
function libraryOfThisMachine(): string {
  const { stdout } = spawnSync("bash", ["-c", 'ldd "$(type -P openssl)"'], { encoding: "utf8" });
  const [, path] = /libcrypto\S* => (\S+)/.exec(stdout) ?? [];
  if (path === undefined) throw new Error("openssl has no libcrypto");
  return path;
}

/** A state with a process that has so many more handles open. */
function withHandles(count: number, details: Details): State {
  return async (sandbox) => {
    const open = `for ((at = 10; at < ${count + 10}; at++)); do eval "exec $at</dev/null"; done; sleep 60; :`;
    const child = sandbox.start(["bash", "-c", open]);
    await settled(child, (pid) => procFile(pid, `task/${pid}/children`).trim() !== "");
    return { set: { PID: String(child.pid) }, ...details };
  };
}

/** Whether one line is a number within these bounds and the other is the limit. */
function handles(from: number, to: number): (outcome: Outcome) => boolean {
  return ({ output }) => {
    const count = numberIn(output, /^(\d+)$/m);
    return count >= from && count <= to && /^Max open files +\d+/m.test(output);
  };
}

/** The resident memory in the output, in KB. */
function memoryIn(output: string): number {
  return numberIn(output, /VmRSS:\s+(\d+) kB/);
}

/** Whether this machine allows a process to trace others that it did not start. */
function mayTrace(): boolean {
  const traced = spawn("sleep", ["5"], { stdio: "ignore" });
  const { status } = spawnSync("timeout", ["1", "strace", "-o", "/dev/null", "-p", String(traced.pid)]);
  traced.kill();
  // If tracing is allowed, the time limit stops it after a second. Otherwise it fails with an error.
  return status === 124;
}

/** A state with a process that repeats an action, in a folder with data if any are given. */
function looping(act: string, details: Details, data?: string): State {
  return async (sandbox) => {
    if (data !== undefined) sandbox.write("shared data", data);
    const child = sandbox.start(["bash", "-c", `while :; do ${act}; sleep 0.2; done`]);
    return { set: { PID: await settled(child, () => true) }, swap: { "timeout 20": "timeout 3" }, ...details };
  };
}

/** A state with a file that a process may have locked. */
function locked(name: string, held: boolean, details: Details): State {
  return async ({ write, path, start }) => {
    const lock = write(`the data/${name}`, "");
    if (held) {
      start(["flock", lock, "sleep", "60"]);
      await sleep(300);
    }
    return { set: { LOCK_FILE: lock, DATA_DIR: path("the data") }, ...details };
  };
}

/** A state with a sound card. A process may have one of its files open. */
function soundCard(held: boolean, details: Details, name = "pcmC0D0c"): State {
  return async ({ write, start, plain }) => {
    write("../plain/snd/pcmC0D0c", "");
    const device = write(`../plain/snd/${name}`, "");
    if (held) {
      start(["tail", "-f", device]);
      await sleep(300);
    }
    return { swap: { "/dev/snd/": `${plain}/snd/` }, ...details };
  };
}

/** A state with connections to a port of this machine, which replaces 443. */
function connected(count: number, details: Details): State {
  return async (sandbox) => {
    const port = await mute(sandbox);
    for (let at = 0; at < count; at++) {
      const socket = connect(port, "127.0.0.1");
      await once(socket, "connect");
      sandbox.keep({ close: () => void socket.destroy() });
    }
    sandbox.detour("ss", "443", String(port));
    return { set: { PORT: String(port) }, ...details };
  };
}

const SERIAL = "/sys/class/dmi/id/product_serial";

/** Replaces the network interfaces of this machine with loopback and, if asked for, a physical card. */
function cards({ write, makeFolder, plain }: Sandbox, physical = true): Record<string, string> {
  write("../plain/net/lo/address", "00:00:00:00:00:00\n");
  if (physical) {
    write("../plain/net/eth0/address", "02:fc:00:00:00:01\n");
    makeFolder("../plain/net/eth0/device");
  }
  return { "/sys/class/net/": `${plain}/net/` };
}

/** Replaces the machine id of this machine. */
const machineId = ({ write }: Sandbox, id: string): Record<string, string> => ({
  "/etc/machine-id": write("../plain/machine-id", `${id}\n`),
});

const MACHINE_ID = "a1".repeat(16);

const MACHINES: readonly Trial[] = [
  {
    name: "virtualisation",
    selectors: [/^systemd-detect-virt\n?$/],
    oneState: "this machine cannot be changed",
    states: { always: () => ({ prints: /^[a-z][a-z0-9-]*\n$/ }) },
  },
  {
    name: "serial number and network addresses",
    selectors: [/product_serial/],
    states: {
      "a number": (sandbox) => ({
        swap: { [SERIAL]: sandbox.write("../plain/serial", "PF3K2ABC\n"), ...cards(sandbox) },
        prints: [/^\S+: \[PF3K2ABC\]\n/, /\/eth0\/address:02:fc:00:00:00:01$/m],
        never: /\/lo\//,
      }),
      "a placeholder": (sandbox) => ({
        swap: { [SERIAL]: sandbox.write("../plain/serial", "To be filled by O.E.M.\n") },
        prints: /^\S+: \[To be filled by O\.E\.M\.\]\n/,
      }),
      "a board with a number that ends in a zero byte": ({ write, plain }) => ({
        swap: {
          [SERIAL]: `${plain}/none`,
          "/proc/device-tree/serial-number": write("../plain/board", "1000000012345678\0"),
        },
        prints: /^\S+: \[1000000012345678\]\n/,
      }),
      none: ({ plain }) => ({
        swap: {
          [SERIAL]: `${plain}/none`,
          "/proc/device-tree/serial-number": `${plain}/none`,
          "/sys/class/net/": `${plain}/nothing/`,
        },
        silent: true,
      }),
    },
  },
  {
    name: "machine id, network cards and options of /proc",
    selectors: [
      ["conditions/device-identity-unavailable", "/etc/machine-id"],
      ["conditions/device-not-licensed", "/etc/machine-id"],
    ],
    states: {
      "an ID": (sandbox) => ({ swap: machineId(sandbox, MACHINE_ID), prints: [/^(?:a1){16}$/m, /^lo\b/m] }),
      "another ID": (sandbox) => ({ swap: machineId(sandbox, "b2".repeat(16)), prints: [/^(?:b2){16}$/m, /^lo\b/m] }),
      "no ID": ({ plain }) => ({ swap: { "/etc/machine-id": `${plain}/none` }, prints: /No such file or directory/ }),
    },
  },
  {
    name: "machine id and addresses of network cards",
    selectors: [["unattributed/ai-sdk/10017", "/etc/machine-id"]],
    states: {
      "both are there": (sandbox) => ({
        swap: { ...machineId(sandbox, MACHINE_ID), ...cards(sandbox) },
        prints: [/^(?:a1){16}\n/, /\/eth0\/address:02:fc:00:00:00:01$/m, /\/lo\/address:00:00:00:00:00:00$/m],
      }),
      "`lo` alone": (sandbox) => ({
        swap: { ...machineId(sandbox, MACHINE_ID), ...cards(sandbox, false) },
        prints: /^(?:a1){16}\n\S*\/lo\/address:00:00:00:00:00:00\n$/,
      }),
      "no ID": (sandbox) => ({
        swap: { "/etc/machine-id": `${sandbox.plain}/none`, ...cards(sandbox) },
        prints: [/none: No such file or directory/, /\/eth0\/address:/],
      }),
    },
  },
  {
    name: "options of /proc",
    selectors: [["unattributed/ai-sdk/10025", "findmnt"]],
    oneState: "/proc of this machine should not be remounted",
    states: { always: () => ({ prints: /^\S*rw\S*$/m, never: /hidepid/ }) },
  },
  {
    name: "device files of a card",
    selectors: [["unattributed/ai-sdk/12012", "ls -l"]],
    states: {
      there: devices(["nvidia0", "dri/card0"], { prints: [/nvidia0$/m, /card0$/m] }),
      "not there": devices([], { prints: /No such file or directory/, never: /nvidia0$/m }),
    },
  },
  {
    name: "a card on the bus",
    selectors: [["unattributed/ai-sdk/12012", "lspci"]],
    standIn: "lspci",
    states: {
      "a graphics card": bus(
        "01:00.0 VGA compatible controller: NVIDIA Corporation AD102 [GeForce RTX 4090] (rev a1)",
        { prints: /VGA.*NVIDIA/ },
      ),
      "a card for computing": bus("3b:00.0 3D controller: NVIDIA Corporation GA100 [A100 PCIe 40GB] (rev a1)", {
        prints: /A100/,
      }),
      none: bus(
        "00:1f.0 ISA bridge: Intel Corporation LPC Controller\n02:00.0 Ethernet controller: Intel Corporation I210",
        { silent: true },
      ),
    },
  },
  {
    name: "the memory limit of a container",
    selectors: [["unattributed/ai-sdk/12010", "cgroup"]],
    states: {
      "a limit": cgroup("memory.max", "536870912\n", /^536870912\n$/),
      "no limit": cgroup("memory.max", "max\n", /^max\n$/),
      "no limit, an older kernel": cgroup(
        "memory/memory.limit_in_bytes",
        "9223372036854771712\n",
        /^9223372036854771712\n$/,
      ),
    },
  },
  {
    name: "space and inodes of a folder",
    selectors: [/^df -h "\$\w+"; df -i/],
    states: {
      there: ({ makeFolder }) => ({
        set: dataIn(makeFolder("the data")),
        prints: [/^Filesystem +Size/m, /^Filesystem +Inodes/m, /\d+%/],
      }),
      "not there": ({ path }) => ({ set: dataIn(path("none")), prints: /No such file or directory/ }),
    },
  },
  {
    name: "type of a file system",
    selectors: [["unattributed/ai-sdk/14012", "stat -f"]],
    states: {
      "that of a folder": ({ folder }) => ({
        set: { DATA_DIR: folder },
        prints: /^[\w/-]+\n$/,
        never: /proc|nfs|cifs|smb/,
      }),
      "another one": () => ({ set: { DATA_DIR: "/proc" }, prints: /^proc\n$/ }),
    },
  },
  {
    name: "shared memory by size",
    selectors: [["unattributed/ai-sdk/14008", "ls -lS"]],
    states: {
      "the first is larger": shared(["first one", "second"], { prints: /first one\n[^]*second\n/ }),
      "the second is larger": shared(["first", "second one"], { prints: /second one\n[^]*first\n/ }),
    },
  },
  {
    name: "owner, mode and space of shared memory",
    selectors: [["conditions/shared-data-failed", "ipcs"]],
    oneState: "the shared memory of this machine should not be filled",
    states: {
      always: () => ({
        set: { PID: String(process.pid) },
        prints: [/^\S+\ntotal \d/, /\/dev\/shm$/m, /Shared Memory Segments/],
      }),
    },
  },
  {
    name: "writing to shared memory",
    selectors: [["unattributed/ai-sdk/14008", "mktemp"]],
    states: {
      writable: shared(["other"], { prints: /^writable\n$/ }),
      "not there": shared([], { prints: /No such file/, never: /writable/ }),
      "no space": (sandbox) => {
        sandbox.program("head", "echo 'head: error writing: No space left on device' >&2; exit 1");
        return shared(["other"], { prints: /No space left/, never: /writable/ })(sandbox);
      },
    },
  },
];

/** A state with these device files. */
function devices(names: readonly string[], details: Details): State {
  return ({ write, plain }) => {
    for (const name of names) write(`../plain/${name}`, "");
    return { swap: { "/dev/nvidia": `${plain}/nvidia`, "/dev/dri": `${plain}/dri` }, ...details };
  };
}

/** A state with these devices on the PCI bus. */
function bus(devices: string, details: Details): State {
  return ({ program }) => {
    program("lspci", `echo '${devices}'`);
    return details;
  };
}

/** A state with a memory limit. */
function cgroup(name: string, content: string, prints: RegExp): State {
  return ({ write, plain }) => {
    write(`../plain/cgroup/${name}`, content);
    return { swap: { "/sys/fs/cgroup": `${plain}/cgroup` }, prints };
  };
}

/** A state with these files in shared memory. The size of each is the length of its name. */
function shared(names: readonly string[], details: Details): State {
  return ({ write, plain }) => {
    for (const name of names) write(`../plain/shm/${name}`, name);
    return { swap: { "/dev/shm": `${plain}/shm` }, ...details };
  };
}

/** Programs that are replaced with their output. */
const LISTING = ["dmesg", "journalctl", "adb", "ldconfig", "pactl", "edge-tts"];

/** A state in which a system log, or what a program lists, contains these lines. */
const logged =
  (lines: string, details: Details): State =>
  (sandbox) => {
    for (const name of LISTING) sandbox.program(name, `cat <<'END'\n${lines}\nEND`);
    return { set: { APP_PACKAGE: "com.example.app" }, ...details };
  };

/** The same state for commands that name the folder of ldconfig. */
const listed = (lines: string, details: Details): State =>
  logged(lines, { swap: { "/sbin/ldconfig": "ldconfig" }, ...details });

/** A state in which PATH leads to bash and these programs alone. */
const inPath =
  (names: readonly string[], details: Details): State =>
  ({ write, makeFolder, environment, plain }) => {
    makeFolder("../plain/bin");
    for (const name of names) write(`../plain/bin/${name}`, "#!/bin/bash\n", 0o755);
    symlinkSync("/bin/bash", `${plain}/bin/bash`);
    environment["PATH"] = `${plain}/bin`;
    return details;
  };

/** A state in which GStreamer has these plug-ins. */
const plugIns =
  (names: readonly string[], details: Details): State =>
  (sandbox) => {
    const found = "printf 'Factory Details:\\n  Rank  primary (256)\\n'";
    const missing = "echo \"No such element or plugin '$1'\" >&2; exit 1";
    sandbox.program(
      "gst-inspect-1.0",
      `if [[ " ${names.join(" ")} " == *" $1 "* ]]; then ${found}; else ${missing}; fi`,
    );
    return details;
  };

const QUIET = "[Sat Nov 29 01:00:00 2025] eth0: link up";

const LOGS: readonly Trial[] = [
  {
    name: "a process that was killed for lack of memory",
    selectors: [
      ["conditions/local-resources-exhausted", "dmesg"],
      ["unattributed/ai-sdk/14009", "journalctl"],
    ],
    standIn: "the kernel log",
    states: {
      "by the system": logged("Nov 29 01:00:00 host kernel: Out of memory: Killed process 4711 (engine) total-vm:1kB", {
        prints: /Killed process 4711/,
      }),
      "by a container's limit": logged(
        "Nov 29 01:00:00 host kernel: Memory cgroup out of memory: Killed process 4712 (engine) total-vm:1kB",
        { prints: /Killed process 4712/ },
      ),
      none: logged(QUIET, { silent: true }),
    },
  },
  {
    name: "a card that dropped out",
    selectors: [["unattributed/ai-sdk/12012", "dmesg"]],
    standIn: "the kernel log",
    states: {
      dropped: logged("NVRM: Xid (PCI:0000:01:00): 79, pid=1, GPU has fallen off the bus.", { prints: /Xid/ }),
      none: logged(QUIET, { silent: true }),
    },
  },
  {
    name: "a denied access",
    selectors: [["conditions/device-identity-unavailable", "journalctl"]],
    standIn: "the journal",
    states: {
      SELinux: logged(
        'audit: type=1400 audit(1.2:3): avc:  denied  { read } for  pid=7 comm="engine" name="machine-id"',
        { prints: /avc.*engine/ },
      ),
      AppArmor: logged('audit: type=1400 audit(1.2:3): apparmor="DENIED" operation="open" comm="engine"', {
        prints: /engine/,
        never: /avc/,
      }),
      none: logged(QUIET, { silent: true }),
    },
  },
  {
    name: "the microphone permission",
    selectors: [/^adb shell dumpsys package "\$APP_PACKAGE" \| grep (?:\S+|"[^"]+")\n?$/],
    standIn: "adb",
    states: {
      granted: logged(
        "    requested permissions:\n      android.permission.RECORD_AUDIO\n      android.permission.RECORD_AUDIO: granted=true, flags=[ USER_SET ]",
        { prints: /granted=true/ },
      ),
      "not granted": logged("      android.permission.RECORD_AUDIO: granted=false", { prints: /granted=false/ }),
      "not declared": logged("      android.permission.INTERNET: granted=true", { silent: true }),
    },
  },
  {
    name: "the memory of an app",
    selectors: [["aliyun/nls/240020", "meminfo"]],
    standIn: "adb",
    states: {
      "it runs": logged(
        "** MEMINFO in pid 4711 [com.example.app] **\n  Native Heap    12345\n        TOTAL    54321\n   TOTAL PSS:    54321   TOTAL RSS:    99999",
        { prints: /^ +TOTAL PSS: +54321\b/m, never: /Native Heap/ },
      ),
      "it does not run": logged("No process found for: com.example.app", { silent: true }),
    },
  },
  {
    name: "the last errors of the SDK in the log",
    selectors: [["aliyun/nls/240070", "logcat"]],
    standIn: "adb",
    states: {
      some: logged(Array.from({ length: 9 }, (_, at) => `E/iDST::ErrMgr: errcode=${at}\nI/app: going on`).join("\n"), {
        prints: /^E\/iDST::ErrMgr: errcode=4\n[^]*errcode=8\n$/,
        never: /app|errcode=3/,
      }),
      none: logged("I/app: started", { silent: true }),
    },
  },
  {
    name: "a crash of the recognition service",
    selectors: [["android/speech/11", "logcat"]],
    standIn: "adb",
    states: {
      "it crashed": logged(
        "E AndroidRuntime: FATAL EXCEPTION: main\nE AndroidRuntime: Process: com.google.android.googlequicksearchbox:search, PID: 4711",
        { prints: /^E AndroidRuntime: Process: com\.google\.android\.googlequicksearchbox/ },
      ),
      "another app": logged("E AndroidRuntime: Process: com.example.app, PID: 4711", { silent: true }),
    },
  },
  {
    name: "the app that records",
    selectors: [["android/speech/minus-38", "dumpsys audio"]],
    standIn: "adb",
    states: {
      another: logged(
        "Audio routes:\n  x\nRecordActivityMonitor dump time: 1:02:03 AM\n\n  session:4711 -- source client=MIC -- pack:com.other.app",
        { prints: /source client=MIC -- pack:com\.other\.app/, never: /routes/ },
      ),
      none: logged("Audio routes:\n  x\nRecordActivityMonitor dump time: 1:02:03 AM", { never: /client=|routes/ }),
    },
  },
  {
    name: "why a recorder was not initialised",
    selectors: [["android/speech/state-uninitialized", "logcat"]],
    standIn: "adb",
    states: {
      refused: logged(
        "E AudioRecord: createRecord_l(0): AudioFlinger could not create record track, status: -1\nE AudioRecord-JNI: Error creating AudioRecord instance: initialization check failed with status -1.\nE android.media.AudioRecord: Error code -20 when initializing native AudioRecord object.",
        { prints: /Error code -20 when initializing/ },
      ),
      "no trouble": logged("I app: started", { silent: true }),
    },
  },
  {
    name: "whether the system has GStreamer",
    selectors: [["microsoft/azure-speech/0x029", "ldconfig"]],
    standIn: "ldconfig",
    states: {
      "it has": logged("\tlibgstreamer-1.0.so.0 (libc6,x86-64) => /lib/x86_64-linux-gnu/libgstreamer-1.0.so.0", {
        prints: /libgstreamer-1\.0\.so\.0/,
      }),
      "it has not": logged("\tlibz.so.1 (libc6,x86-64) => /lib/x86_64-linux-gnu/libz.so.1", { silent: true }),
    },
  },
  {
    name: "which libraries of eSpeak the system has",
    selectors: [/^\/sbin\/ldconfig -p \| grep libespeak\n?$/],
    standIn: "ldconfig",
    states: {
      "the new one": listed("\tlibespeak-ng.so.1 (libc6,x86-64) => /lib/x86_64-linux-gnu/libespeak-ng.so.1", {
        prints: /libespeak-ng\.so\.1/,
      }),
      "the old one": listed("\tlibespeak.so.1 (libc6,x86-64) => /lib/x86_64-linux-gnu/libespeak.so.1", {
        prints: /libespeak\.so\.1/,
      }),
      none: listed("\tlibz.so.1 (libc6,x86-64) => /lib/x86_64-linux-gnu/libz.so.1", { silent: true }),
    },
  },
  {
    name: "the version of FFmpeg and its libraries",
    selectors: [["local/runtime/could-not-load-libtorchcodec", "libavutil"]],
    standIn: "ldconfig",
    states: {
      "the libraries are there": listed("\tlibavutil.so.57 (libc6,x86-64) => /lib/x86_64-linux-gnu/libavutil.so.57", {
        prints: /^ffmpeg version .*\n\tlibavutil\.so\.57 /,
      }),
      "the program alone": listed("\tlibz.so.1 (libc6,x86-64) => /lib/x86_64-linux-gnu/libz.so.1", {
        prints: /^ffmpeg version .*\n$/,
      }),
    },
  },
  {
    name: "whether FFmpeg is in PATH",
    selectors: [["local/runtime/ffmpeg-was-not-found", "command -v"]],
    states: {
      "with ffprobe": inPath(["ffmpeg", "ffprobe"], { prints: /^\/.*\/ffmpeg\n\/.*\/ffprobe\n/ }),
      "without ffprobe": inPath(["ffmpeg"], { prints: /^\/.*\/ffmpeg\n/, never: /ffprobe/ }),
      "it is not": inPath([], { silent: true }),
    },
  },
  {
    name: "voices of one language",
    selectors: [["local/runtime/noaudioreceived", "--list-voices"]],
    standIn: "edge-tts",
    states: {
      "it is listed": logged(
        "Name                   Gender    ContentCategories    VoicePersonalities\nen-US-AvaNeural        Female    Conversation, Copilot  Caring\nzh-CN-XiaoxiaoNeural   Female    News, Novel          Warm",
        { prints: /^zh-CN-XiaoxiaoNeural .*\n$/ },
      ),
      "it is not": logged("en-US-AvaNeural        Female    Conversation, Copilot  Caring", { silent: true }),
    },
  },
  {
    name: "microphones of the sound server",
    selectors: [/^pactl list short sources \|/],
    standIn: "pactl",
    states: {
      one: logged(
        "1\talsa_output.pci.analog-stereo.monitor\tmodule-alsa-card.c\ts16le 2ch 44100Hz\tSUSPENDED\n2\tRDPSource\tmodule-rdp-source.c\ts16le 1ch 44100Hz\tSUSPENDED",
        { prints: /^2\tRDPSource\t.*\n$/ },
      ),
      "what is played, alone": logged(
        "1\tauto_null.monitor\tmodule-null-sink.c\ts16le 2ch 44100Hz\tIDLE\n2\tRDPSink.monitor\tmodule-rdp-sink.c\ts16le 2ch 44100Hz\tIDLE",
        { silent: true },
      ),
      "no sound server": ({ program }) => {
        program(
          "pactl",
          "printf 'Connection failure: Connection refused\\npa_context_connect() failed: Connection refused\\n' >&2; exit 1",
        );
        return { prints: /Connection refused/ };
      },
    },
  },
  {
    name: "plug-ins of GStreamer",
    selectors: [["microsoft/azure-speech/0x027", "gst-inspect-1.0"]],
    standIn: "gst-inspect-1.0",
    states: {
      both: plugIns(["mpegaudioparse", "mpg123audiodec"], { prints: /^Factory Details:\nFactory Details:\n$/ }),
      "one of them": plugIns(["mpegaudioparse"], {
        prints: /^Factory Details:\nNo such element or plugin 'mpg123audiodec'\n$/,
      }),
      neither: plugIns([], { prints: /'mpegaudioparse'\n.*'mpg123audiodec'\n$/ }),
    },
  },
  {
    name: "the app that uses the camera",
    selectors: [["tencent/gme/1008", "media.camera"]],
    standIn: "adb",
    states: {
      another: logged("  Client Package Name: com.other.app", { prints: /com\.other\.app/ }),
      none: logged("  Device 0 is closed, no client instance", { silent: true }),
    },
  },
  {
    name: "a library that was not loaded",
    selectors: [["tencent/gme/7014", "logcat"]],
    standIn: "adb",
    states: {
      "not found": logged('E linker: dlopen failed: library "libgmesdk.so" not found', { prints: /libgmesdk\.so/ }),
      none: logged("I app: started", { silent: true }),
    },
  },
];

/** Where the commands that record write to. */
const RECORDED = "/tmp/record-test.wav";

/** A state in which a microphone hears this, or in which ALSA has no such card. */
const microphone =
  (sound: Sound | undefined, details: Details): State =>
  ({ write, plain }) => {
    if (sound !== undefined) write("../plain/heard.raw", pcm({ seconds: 7, rate: 48_000, sound }));
    const heard = `type file\n slave.pcm null\n file /dev/null\n infile ${plain}/heard.raw\n format raw`;
    write("../home/.asoundrc", `pcm.!default {\n ${sound === undefined ? "type hw\n card 31" : heard}\n}\n`);
    return { swap: { [RECORDED]: "record-test.wav" }, changes: true, ...details };
  };

const RECORDERS: readonly Trial[] = [
  {
    name: "three seconds from the microphone, and why not",
    selectors: [/^arecord .* -d 3 /],
    states: {
      "it records": microphone(TONE, { status: 0, holds: madeOne([/^codec_name=pcm_s16le$/m], 3) }),
      "no such card": microphone(undefined, { prints: /audio open error: No such file or directory/ }),
    },
  },
  {
    name: "the level bar of a recording",
    selectors: [/^arecord -V /],
    states: {
      "a voice": microphone(TONE, { prints: /[1-9]\d%\|[1-9]\d%/ }),
      silence: microphone(SILENCE, { prints: /00%\|00%/, never: /[1-9]\d?%/ }),
    },
  },
];

const CLOCKS: readonly Trial[] = [
  {
    name: "the time of this machine",
    selectors: [/^date (?:-u|\+%s|-u \+%Y\S+|'\+%F %T %Z %z')\n?$/],
    oneState: "the clock of this machine should not be changed",
    states: {
      always: () => ({
        holds: ({ output }) => {
          const text = output.trim();
          const time = /^\d+$/.test(text)
            ? Number(text) * 1000
            : Date.parse(text.replace(/ [A-Z]+ (?=[+-]\d{4}$)/, " "));
          return Math.abs(time - Date.now()) < 5_000;
        },
      }),
    },
  },
  {
    name: "the clock compared with a time server",
    selectors: [["conditions/clock-sync-failed", "chronyd"]],
    states: {
      "an hour wrong": async (sandbox) => ({
        set: { NTP_HOST: await timeServer(sandbox, 3600) },
        prints: /System clock wrong by (?:3600|3599)\.\d+ seconds/,
      }),
      right: async (sandbox) => ({
        set: { NTP_HOST: await timeServer(sandbox, 0) },
        prints: /System clock wrong by -?0\.\d+ seconds/,
      }),
      "no way through": () => ({
        set: { NTP_HOST: "127.0.0.1 port 9" },
        swap: { "-t 10": "-t 3" },
        prints: /Timeout reached/,
        never: /wrong by/,
      }),
    },
  },
];

/** Starts a time server whose clock is so many seconds ahead, and returns its host and port. */
async function timeServer(sandbox: Sandbox, ahead: number): Promise<string> {
  const server = createSocket("udp4");
  /** Writes a time in the format of NTP: seconds since 1900 and their fraction. */
  const stamp = (answer: Buffer, at: number) => {
    const seconds = Date.now() / 1000 + ahead + 2_208_988_800;
    answer.writeUInt32BE(Math.floor(seconds), at);
    answer.writeUInt32BE(Math.floor((seconds % 1) * 2 ** 32), at + 4);
  };
  server.on("message", (request, { port, address }) => {
    const answer = Buffer.alloc(48);
    answer.set([0x24, 1, 4, 0xec, 0, 0, 0, 0, 0, 0, 0, 1, 0x4c, 0x4f, 0x43, 0x4c]);
    request.copy(answer, 24, 40, 48);
    for (const at of [16, 32, 40]) stamp(answer, at);
    server.send(answer, port, address);
  });
  server.bind(0, "127.0.0.1");
  await once(server, "listening");
  sandbox.keep({ close: () => void server.close() });
  return `127.0.0.1 port ${server.address().port}`;
}

export const SYSTEM: readonly Trial[] = [...PROCESSES, ...MACHINES, ...LOGS, ...RECORDERS, ...CLOCKS];
