/** Trials run commands of the pages in several states of a system, and check what each state must show. */
import type { Sandbox } from "./sandbox.ts";

/** Selects commands by their page and a part of their text, or by a pattern for their whole text. */
export type Selector = readonly [page: string, part: string] | RegExp;

/** The result of running a command. */
export interface Outcome {
  /** Exit status of the shell, or -1 if the command was stopped after the time limit. */
  status: number;
  /** Standard output and standard error, in the order in which a reader sees them. */
  output: string;
  /** New files, as sorted paths below the folder. */
  made: readonly string[];
  /** The folder it ran in. */
  folder: string;
}

/** What an outcome must be. Everything that is left out may be anything. */
export interface Expected {
  /** The output must match all of these. */
  prints?: RegExp | readonly RegExp[];
  /** The output must not match this. */
  never?: RegExp;
  /** The command must print nothing. */
  silent?: true;
  status?: number;
  /** A check that patterns cannot express. */
  holds?: (outcome: Outcome) => boolean;
}

/** A state that has been set up: the values for the command, and what it must show. */
export interface Setting extends Expected {
  /** Values of the command's variables. They are set in the shell without exporting them, as readers do. */
  set?: Readonly<Record<string, string>>;
  /** Replacements for parts of the command that are not available here, such as a vendor's host. */
  swap?: Readonly<Record<string, string>>;
  /** States of the same kind may look the same: they are variants of one fault. */
  kind?: string;
  /** What the reader enters while the command runs. */
  enters?: string;
  /** Whether the command is supposed to move or change existing files. */
  changes?: true;
}

/** A setting without its variables. */
export type Details = Omit<Setting, "set">;

/** Sets up a state in an empty sandbox. */
export type State = (sandbox: Sandbox) => Setting | Promise<Setting>;

/** Commands to run in several states. Their outcomes must distinguish the states. */
export interface Trial {
  name: string;
  selectors: readonly Selector[];
  states: Readonly<Record<string, State>>;
  /** Why there is only one state, if others cannot be set up here. */
  oneState?: string;
  /**
   * A program that is not available here and is replaced with output written according to its documentation, so that only
   * the rest of the command is tried. `sudo` is always replaced and need not be named.
   */
  standIn?: string;
  /** Returns why the trial cannot run on this machine, or undefined if it can. */
  unable?: () => string | undefined;
}

/** The number that a pattern finds in a text. */
export const numberIn = (text: string, pattern: RegExp): number => Number(pattern.exec(text)?.[1] ?? Number.NaN);

/** What is wrong with an outcome, as short phrases; none if it is as expected. */
export function complaintsOn(outcome: Outcome, { prints = [], never, silent, status, holds }: Expected): string[] {
  const patterns = prints instanceof RegExp ? [prints] : prints;
  return [
    ...(outcome.status === -1 ? ["did not end in time"] : []),
    ...patterns.filter((pattern) => !pattern.test(outcome.output)).map((pattern) => `does not print ${pattern}`),
    ...(never?.test(outcome.output) ? [`prints ${never}`] : []),
    ...(silent && outcome.output.trim() !== "" ? ["prints something"] : []),
    ...(status !== undefined && outcome.status !== status ? [`ends with ${outcome.status}, not ${status}`] : []),
    ...(holds && !holds(outcome) ? ["does not hold what the state asks"] : []),
  ];
}

/** A state that only sets variables. */
export const given =
  (set: Readonly<Record<string, string>>, details: Details): State =>
  () => ({ set, ...details });

/** A state in which variables name files with the given contents. */
export const files =
  (contents: Readonly<Record<string, string | Uint8Array>>, details: Details): State =>
  ({ write }) => ({
    set: Object.fromEntries(
      Object.entries(contents).map(([name, content]) => [name, write(`a ${name} file`, content)]),
    ),
    ...details,
  });
