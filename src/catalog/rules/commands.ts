/** Rules for shell commands: they can be pasted as they are, and readers know what to put into their variables. */
import { commandsIn, unquotedIn, variablesOf, type PlacedCommand } from "../commands.ts";
import type { ContentFiles } from "../files.ts";
import type { Problem } from "../problem.ts";
import { problemIf, type Rule } from "./rule.ts";

interface FileCommand extends PlacedCommand {
  path: string;
  isExtra: boolean;
}

/** Placeholders in angle brackets, which a shell would read as redirections. */
function placeholdersIn({ path, at, command }: FileCommand): Problem[] {
  // A real redirection is followed by a space or a quote; a here-document has a second "<" before this one.
  const [placeholder] = /(?<![<=(])<[A-Za-z][\w .-]*>/.exec(command) ?? [];
  return placeholder === undefined
    ? []
    : [{ path, at, message: `has \`${placeholder}\`, which a shell reads as a redirection: use "$VARIABLE"` }];
}

const unquotedVariables = ({ path, at, command }: FileCommand): Problem[] =>
  unquotedIn(command).map((name) => ({ path, at, message: `uses \`$${name}\` without quotes: write "$${name}"` }));

/** A transfer without a time limit, which may hang for as long as the fault lasts. */
const endlessTransfers = ({ path, at, command }: FileCommand): Problem[] =>
  problemIf(/\bcurl\s/.test(command) && !/\s(?:-[A-Za-z]*m|--max-time)\s/.test(command), {
    path,
    at,
    message: "runs `curl` without a time limit: add `-m 15`",
  });

/** Variables that variables.yaml does not explain. */
const unexplainedVariables = ({ path, isExtra, at, command }: FileCommand, explained: ReadonlySet<string>): Problem[] =>
  variablesOf(command)
    .filter((name) => !explained.has(name))
    .map((name) => {
      const advice = isExtra ? "use one that our variables.yaml explains" : "say in variables.yaml what to put there";
      return { path, at, message: `uses \`$${name}\`: ${advice}` };
    });

/** Variables that are explained although no command uses them. */
function unusedVariables(commands: readonly FileCommand[], files: ContentFiles["variables"]): Problem[] {
  const used = new Set(commands.flatMap(({ command }) => variablesOf(command)));
  return files.flatMap(({ path, data }) =>
    Object.keys(data.variables)
      .filter((name) => !used.has(name))
      .map((name) => ({ path, at: ["variables", name], message: `no command uses \`$${name}\`: remove it` })),
  );
}

export const commandsCanBePasted: Rule = ({ codes, conditions, variables }) => {
  const commands = [...codes, ...conditions].flatMap(({ path, data, isExtra = false }) =>
    commandsIn(data).map((placed) => ({ path, isExtra, ...placed })),
  );
  const explained = new Set(variables.flatMap(({ data }) => Object.keys(data.variables)));
  return [
    ...commands.flatMap(placeholdersIn),
    ...commands.flatMap(unquotedVariables),
    ...commands.flatMap(endlessTransfers),
    ...commands.flatMap((command) => unexplainedVariables(command, explained)),
    ...unusedVariables(commands, variables),
  ];
};
