/** Shell commands in the content, and the variables that readers have to set before they run them. */
import type { Need, Text } from "../schema/text.ts";
import { objectsIn } from "./walk.ts";

/** Variables that the shell or awk provides. */
const PREDEFINED = new Set(["HOME", "PATH", "PWD", "TMPDIR", "USER", "NF", "NR", "FNR", "FS", "OFS"]);

/**
 * Names in capitals of the variables that a shell command uses without setting them, in order and without duplicates.
 * @example variablesOf('LINK="https://$HOST/"; curl "$LINK"') // => ["HOST"]
 */
export function variablesOf(command: string): string[] {
  const assigned = new Set(
    [...command.matchAll(/(?:^|[\s;(])(?:for |read (?:-r )?)?([A-Z][A-Z0-9_]*)(?==|\s+in\b)/g)].map(([, name]) => name),
  );
  const used = [...command.matchAll(/(?<!\\)\$\{?([A-Z][A-Z0-9_]*)/g)].map(([, name = ""]) => name);
  return [...new Set(used)].filter((name) => !PREDEFINED.has(name) && !assigned.has(name));
}

/**
 * Names in capitals of the variables that a shell command uses unquoted, so that the shell would split values with spaces.
 * @example unquotedIn('file "$AUDIO_FILE"; wc -c $AUDIO_FILE') // => ["AUDIO_FILE"]
 */
export function unquotedIn(command: string): string[] {
  const unquoted = new Set<string>();
  let quote = "";
  for (let at = 0; at < command.length; at++) {
    const character = command.charAt(at);
    if (character === "\\" && quote !== "'") at++;
    else if (quote === character) quote = "";
    else if (quote === "" && (character === "'" || character === '"')) quote = character;
    else if (quote === "" && character === "$") {
      const [, name] = /^\$\{?([A-Z][A-Z0-9_]*)/.exec(command.slice(at)) ?? [];
      // The shell does not split the value of an assignment.
      const isAssigned = /(?:^|\s)\w+=\S*$/.test(command.slice(0, at));
      if (name !== undefined && !isAssigned) unquoted.add(name);
    }
  }
  return [...unquoted];
}

/** A statement or step with a shell command. */
interface WithCommand {
  command: string;
}

/** Whether an object has a shell command. Commands for other programs name their `language`. */
const hasCommand = (value: object): value is WithCommand =>
  "command" in value && typeof value.command === "string" && !("language" in value && value.language !== undefined);

/** A shell command in the data of a file, with the keys that lead to it. */
export interface PlacedCommand {
  command: string;
  at: PropertyKey[];
}

/** Every shell command in a value. */
export const commandsIn = (data: unknown): PlacedCommand[] =>
  objectsIn(data).flatMap(({ value, at }) =>
    hasCommand(value) ? [{ command: value.command, at: [...at, "command"] }] : [],
  );

/** A copy of some data in which statements with a shell command list the variables to set, as `needs`. */
export function withNeeds<Data>(data: Data, variables: Readonly<Record<string, Text>>): Data {
  if (data === null || typeof data !== "object") return data;
  if (Array.isArray(data)) return data.map((item: unknown) => withNeeds(item, variables)) as Data;
  const copy = Object.fromEntries(Object.entries(data).map(([key, child]) => [key, withNeeds(child, variables)]));
  const needs: Need[] = hasCommand(data)
    ? variablesOf(data.command).flatMap((name) => (variables[name] ? [{ name, ...variables[name] }] : []))
    : [];
  return (needs.length > 0 ? { ...copy, needs } : copy) as Data;
}
