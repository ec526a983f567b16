/** Commands of the content → the variables that their reader has to set. */
import type { Need, Text } from "../schema/text.ts";

/** Variables that a shell or awk sets by itself. */
const GIVEN = new Set(["HOME", "PATH", "PWD", "TMPDIR", "USER", "NF", "NR", "FNR", "FS", "OFS"]);

/**
 * Variables in capitals that a shell command uses and does not set, each once, in order.
 * @example variablesOf('LINK="https://$HOST/"; curl "$LINK"') // => ["HOST"]
 */
export function variablesOf(command: string): string[] {
  const set = new Set(
    [...command.matchAll(/(?:^|[\s;(])(?:for |read (?:-r )?)?([A-Z][A-Z0-9_]*)(?==|\s+in\b)/g)].map(([, name]) => name),
  );
  const used = [...command.matchAll(/(?<!\\)\$\{?([A-Z][A-Z0-9_]*)/g)].map(([, name = ""]) => name);
  return [...new Set(used)].filter((name) => !GIVEN.has(name) && !set.has(name));
}

/**
 * Variables in capitals that a shell command uses outside of double quotes, where a space in their value would split it.
 * @example unquotedIn('file "$AUDIO_FILE"; wc -c $AUDIO_FILE') // => ["AUDIO_FILE"]
 */
export function unquotedIn(command: string): string[] {
  const found: string[] = [];
  let quote = "";
  for (let at = 0; at < command.length; at++) {
    const sign = command[at]!;
    if (sign === "\\" && quote !== "'") at++;
    else if (quote === sign) quote = "";
    else if (quote === "" && (sign === "'" || sign === '"')) quote = sign;
    else if (quote === "" && sign === "$") {
      const [, name] = /^\$\{?([A-Z][A-Z0-9_]*)/.exec(command.slice(at)) ?? [];
      // The right side of an assignment is never split.
      if (name !== undefined && !/(?:^|\s)\w+=\S*$/.test(command.slice(0, at))) found.push(name);
    }
  }
  return [...new Set(found)];
}

/** A statement or step with a command for a shell. */
interface WithCommand {
  command: string;
  language?: string | undefined;
}

const hasCommand = (value: object): value is WithCommand =>
  "command" in value && typeof value.command === "string" && !("language" in value && value.language !== undefined);

/** A command of the shell in a file's data, with the keys that lead to it. */
export interface PlacedCommand {
  command: string;
  at: PropertyKey[];
}

/** Every shell command below a value. */
export function commandsIn(value: unknown, at: PropertyKey[] = []): PlacedCommand[] {
  if (value === null || typeof value !== "object") return [];
  return [
    ...(hasCommand(value) ? [{ command: value.command, at: [...at, "command"] }] : []),
    ...Object.entries(value).flatMap(([key, child]: [string, unknown]) =>
      commandsIn(child, [...at, Array.isArray(value) ? Number(key) : key]),
    ),
  ];
}

/** The same data, where each statement with a shell command also says what its reader puts into the variables. */
export function withNeeds<Data>(data: Data, variables: Readonly<Record<string, Text>>): Data {
  if (data === null || typeof data !== "object") return data;
  if (Array.isArray(data)) return data.map((item: unknown) => withNeeds(item, variables)) as Data;
  const copy = Object.fromEntries(Object.entries(data).map(([key, child]) => [key, withNeeds(child, variables)]));
  const needs: Need[] = hasCommand(data)
    ? variablesOf(data.command).flatMap((name) => (variables[name] ? [{ name, ...variables[name] }] : []))
    : [];
  return (needs.length > 0 ? { ...copy, needs } : copy) as Data;
}
