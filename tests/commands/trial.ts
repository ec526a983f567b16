/** What a trial is: commands of the pages, states of the world to run them in, and what has to be seen in each. */
import type { Place } from "./place.ts";

/** Commands by the page and a part of their text, or by a pattern over their whole text. */
export type Selector = readonly [page: string, part: string] | RegExp;

/** What a command left behind. */
export interface Outcome {
  /** Exit status as the shell has it; -1 where it was stopped after the time it was given. */
  status: number;
  /** Both outputs, in the order in which a reader sees them. */
  output: string;
  /** Files that were not there before, by their paths below the folder, sorted. */
  made: readonly string[];
  /** The folder it ran in. */
  folder: string;
}

/** What an outcome must be; whatever is left out may be anything. */
export interface Expected {
  /** Patterns that the output matches, all of them. */
  prints?: RegExp | readonly RegExp[];
  /** A pattern that the output does not match. */
  never?: RegExp;
  /** Nothing is printed. */
  silent?: true;
  status?: number;
  /** What no pattern can say. */
  holds?: (outcome: Outcome) => boolean;
}

/** A state of the world, made: what the reader would put in, and what has to be seen. */
export interface Setting extends Expected {
  /** Values of the command's variables. They are set in the shell and not exported, as a reader does. */
  set?: Readonly<Record<string, string>>;
  /** Texts of the command that cannot be had here, such as a vendor's host, and what stands in their place. */
  swap?: Readonly<Record<string, string>>;
  /** Further states of one name may look the same: kinds of one fault. */
  kind?: string;
  /** What the reader enters once the command runs. */
  enters?: string;
  /** The command is meant to move or change what lies in the folder. */
  changes?: true;
}

/** A setting but for its variables. */
export type Seen = Omit<Setting, "set">;

/** Makes a state of the world in an empty folder. */
export type State = (place: Place) => Setting | Promise<Setting>;

/** Commands that are run in each of several states, which their outcomes have to tell apart. */
export interface Trial {
  name: string;
  of: readonly Selector[];
  states: Readonly<Record<string, State>>;
  /** Why one state is enough: the other cannot be made here. */
  oneState?: string;
  /**
   * A program that is not at hand and whose output is made up after its documentation: only the rest is tried.
   * `sudo` goes without saying.
   */
  standIn?: string;
  /** Why the trial cannot run on this machine, where it cannot. */
  unable?: () => string | undefined;
}

/** The number that a pattern finds in a text. */
export const numberIn = (text: string, pattern: RegExp): number => Number(pattern.exec(text)?.[1] ?? Number.NaN);

/** What an outcome lacks, one sentence each; none where it is as expected. */
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

/** A state in which variables have values. */
export const given =
  (set: Readonly<Record<string, string>>, seen: Seen): State =>
  () => ({ set, ...seen });

/** A state in which variables name files, whose content is given. */
export const files =
  (contents: Readonly<Record<string, string | Uint8Array>>, seen: Seen): State =>
  ({ write }) => ({
    set: Object.fromEntries(
      Object.entries(contents).map(([name, content]) => [name, write(`a ${name} file`, content)]),
    ),
    ...seen,
  });
