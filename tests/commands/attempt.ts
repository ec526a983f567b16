/** Runs a command in one state of a trial, and checks that it does not change files that it should leave alone. */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { appendFileSync, lstatSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { variablesOf } from "../../src/catalog/commands.ts";
import { makeSandbox, type Sandbox } from "./sandbox.ts";
import type { Outcome, Setting, State } from "./trial.ts";

/** Time limit for a command in milliseconds, generous enough for a busy machine. */
const TIMEOUT_MS = 60_000;

/** The fingerprint of every folder. */
const FOLDER = "a folder";

/** A short value that changes with the content of a file: its hash, or the target of a link. */
function fingerprint(path: string): string {
  const stats = lstatSync(path);
  if (stats.isSymbolicLink()) return readlinkSync(path);
  return stats.isFile() ? createHash("sha256").update(readFileSync(path)).digest("hex") : FOLDER;
}

/** The fingerprint of everything in a folder, by path. */
const fingerprintsIn = (folder: string): Map<string, string> =>
  new Map(
    (readdirSync(folder, { recursive: true }) as string[]).map((name) => [name, fingerprint(join(folder, name))]),
  );

/** Paths that were removed or changed. */
const changedBetween = (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] =>
  [...before].filter(([name, fingerprint]) => after.get(name) !== fingerprint).map(([name]) => name);

/** Value of `$SERVICE_USER`, unless a state sets another. */
const SERVICE_USER = "nobody";

const inQuotes = (value: string): string => `'${value.replaceAll("'", `'\\''`)}'`;

/**
 * Runs a command as if a reader pasted it into a shell: the variables first, then line by line. A program that reads
 * standard input therefore swallows the lines after it.
 */
async function paste(command: string, { set, enters = "" }: Setting, sandbox: Sandbox) {
  const values = Object.entries({ SERVICE_USER, ...set });
  const lines = [...values.map(([name, value]) => `${name}=${inQuotes(value)}`), command, enters, ""];
  const child = spawn("bash", ["-c", "exec 2>&1 bash"], {
    cwd: sandbox.folder,
    env: sandbox.environment,
    stdio: ["pipe", "pipe", "ignore"],
    detached: true,
  });
  const timer = setTimeout(() => child.pid !== undefined && process.kill(-child.pid, "SIGKILL"), TIMEOUT_MS);
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
  child.stdin.on("error", () => {});
  child.stdin.end(lines.join("\n"));
  const status = await new Promise<number | null>((resolve) => child.on("close", resolve));
  clearTimeout(timer);
  return { status: status ?? -1, output };
}

/** The result of running a command in one state. */
export interface Attempt {
  state: string;
  setting: Setting;
  outcome: Outcome;
  /** Existing files that it changed, and files of its first run that a second run overwrote. */
  harm: readonly string[];
  close: () => void;
}

/**
 * The command with replacements for what is not available on this machine.
 * @throws if the command does not contain a text to replace
 */
function swapped(command: string, swap: Readonly<Record<string, string>>): string {
  return Object.entries(swap).reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the command has no ${from} to replace`);
    return text.replaceAll(from, to);
  }, command);
}

/**
 * Sets up a state in a sandbox and runs a command there.
 * @throws if a variable of the command is not set
 */
async function runIn(sandbox: Sandbox, command: string, make: State) {
  const setting = await make(sandbox);
  const { set = {}, swap = {} } = setting;
  const text = swapped(command, swap);
  const variables = { SERVICE_USER, ...sandbox.environment, ...set };
  const unset = variablesOf(text).filter((name) => !(name in variables));
  if (unset.length > 0) throw new Error(`${unset.join(", ")} is not set`);
  const before = fingerprintsIn(sandbox.folder);
  const { status, output } = await paste(text, setting, sandbox);
  const after = fingerprintsIn(sandbox.folder);
  const made = [...after.keys()].filter((name) => !before.has(name) && after.get(name) !== FOLDER).sort();
  const outcome: Outcome = { status, output, made, folder: sandbox.folder };
  return { setting, text, outcome, changed: changedBetween(before, after) };
}

/** Files that the command made and, after a reader had edited them, overwrote when it was run again. */
async function overwrittenBy(command: string, make: State): Promise<string[]> {
  const sandbox = makeSandbox();
  try {
    const { setting, text, outcome } = await runIn(sandbox, command, make);
    for (const name of outcome.made) appendFileSync(sandbox.path(name), "worked on since");
    const before = fingerprintsIn(sandbox.folder);
    await paste(text, setting, sandbox);
    return changedBetween(before, fingerprintsIn(sandbox.folder));
  } finally {
    sandbox.close();
  }
}

/**
 * Runs a command in one state. The caller must close the attempt.
 * @throws if the state cannot be set up
 */
export async function attempt(command: string, state: string, make: State): Promise<Attempt> {
  const sandbox = makeSandbox();
  try {
    const { setting, outcome, changed } = await runIn(sandbox, command, make);
    sandbox.stop();
    const overwritten = outcome.made.length > 0 && !setting.changes ? await overwrittenBy(command, make) : [];
    const harm = [
      ...(setting.changes ? [] : changed.map((name) => `it changes ${name}`)),
      ...overwritten.map((name) => `a second run overwrites ${name}`),
    ];
    return { state, setting, outcome, harm, close: sandbox.close };
  } catch (error) {
    sandbox.close();
    throw error;
  }
}
