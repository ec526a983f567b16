/** A command in one state of a trial → what it left behind, and whether it left everything else alone. */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { appendFileSync, lstatSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { variablesOf } from "../../src/catalog/commands.ts";
import { makePlace, type Place } from "./place.ts";
import type { Outcome, Setting, State } from "./trial.ts";

/** Longest that a command may run, in milliseconds: on a busy machine, too. */
const PATIENCE = 60_000;

/** What stands for the content of a folder. */
const A_FOLDER = "a folder";

/** What a file holds, in few characters. */
function fingerprint(path: string): string {
  const about = lstatSync(path);
  if (about.isSymbolicLink()) return readlinkSync(path);
  return about.isFile() ? createHash("sha256").update(readFileSync(path)).digest("hex") : A_FOLDER;
}

/** Every path below a folder with what is there. */
const contentOf = (folder: string): Map<string, string> =>
  new Map(
    (readdirSync(folder, { recursive: true }) as string[]).map((name) => [name, fingerprint(join(folder, name))]),
  );

/** Names whose file is gone or another one. */
const changedBetween = (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] =>
  [...before].filter(([name, was]) => after.get(name) !== was).map(([name]) => name);

/** An account for services, where a state names no other. */
const SERVICE_USER = "nobody";

const inQuotes = (value: string): string => `'${value.replaceAll("'", `'\\''`)}'`;

/**
 * Runs a command as if its reader had pasted it into a shell: variables first, then line by line, so that a program
 * which reads the keyboard swallows the lines after it.
 */
async function paste(command: string, { set, enters = "" }: Setting, place: Place) {
  const values = Object.entries({ SERVICE_USER, ...set });
  const lines = [...values.map(([name, value]) => `${name}=${inQuotes(value)}`), command, enters, ""];
  const child = spawn("bash", ["-c", "exec 2>&1 bash"], {
    cwd: place.folder,
    env: place.environment,
    stdio: ["pipe", "pipe", "ignore"],
    detached: true,
  });
  const stop = setTimeout(() => child.pid !== undefined && process.kill(-child.pid, "SIGKILL"), PATIENCE);
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
  child.stdin.on("error", () => {});
  child.stdin.end(lines.join("\n"));
  const status = await new Promise<number | null>((resolve) => child.on("close", resolve));
  clearTimeout(stop);
  return { status: status ?? -1, output };
}

/** What became of a command in one state. */
export interface Attempt {
  state: string;
  setting: Setting;
  outcome: Outcome;
  /** What it did to files that are not its own. */
  harm: readonly string[];
  close: () => void;
}

/** The command with stand-ins for what cannot be had here. */
function swapped(command: string, swap: Readonly<Record<string, string>>): string {
  return Object.entries(swap).reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the command has no ${from} to stand in for`);
    return text.replaceAll(from, to);
  }, command);
}

/** Makes a state in a place and runs a command in it. */
async function runIn(place: Place, command: string, make: State) {
  const setting = await make(place);
  const { set = {}, swap = {} } = setting;
  const text = swapped(command, swap);
  const given = { SERVICE_USER, ...place.environment, ...set };
  const unset = variablesOf(text).filter((name) => !(name in given));
  if (unset.length > 0) throw new Error(`${unset.join(", ")} is not set`);
  const before = contentOf(place.folder);
  const { status, output } = await paste(text, setting, place);
  const after = contentOf(place.folder);
  const made = [...after.keys()].filter((name) => !before.has(name) && after.get(name) !== A_FOLDER).sort();
  const outcome: Outcome = { status, output, made, folder: place.folder };
  return { setting, text, outcome, changed: changedBetween(before, after) };
}

/** Files that the command made, was run again after somebody had worked on them, and then overwrote. */
async function overwrittenBy(command: string, make: State): Promise<string[]> {
  const place = makePlace();
  try {
    const { setting, text, outcome } = await runIn(place, command, make);
    for (const name of outcome.made) appendFileSync(place.path(name), "worked on since");
    const before = contentOf(place.folder);
    await paste(text, setting, place);
    return changedBetween(before, contentOf(place.folder));
  } finally {
    place.close();
  }
}

/** Tries a command in one state. */
export async function attempt(command: string, state: string, make: State): Promise<Attempt> {
  const place = makePlace();
  try {
    const { setting, outcome, changed } = await runIn(place, command, make);
    place.stop();
    const overwritten = outcome.made.length > 0 && !setting.changes ? await overwrittenBy(command, make) : [];
    const harm = [
      ...(setting.changes ? [] : changed.map((name) => `it changes ${name}`)),
      ...overwritten.map((name) => `a second run overwrites ${name}`),
    ];
    return { state, setting, outcome, harm, close: place.close };
  } catch (error) {
    place.close();
    throw error;
  }
}
