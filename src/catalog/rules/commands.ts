/** Rules of commands: what the reader has to put in is a variable, and it is explained. */
import { commandsIn, unquotedIn, variablesOf } from "../commands.ts";
import type { ContentFiles } from "../files.ts";
import type { Rule } from "./rule.ts";

/** Every shell command of codes and conditions, with its place. */
const commandsOf = ({ codes, conditions }: Pick<ContentFiles, "codes" | "conditions">) =>
  [...codes, ...conditions].flatMap(({ path, data }) => commandsIn(data).map((found) => ({ path, ...found })));

export const commandsHoldNoPlaceholder: Rule = (files) =>
  commandsOf(files).flatMap(({ path, at, command }) => {
    // A redirection has a space or a quote behind it, a here-document a second sign before it.
    const [placeholder] = /(?<![<=(])<[A-Za-z][\w .-]*>/.exec(command) ?? [];
    return placeholder === undefined
      ? []
      : [{ path, at, message: `has \`${placeholder}\`, which a shell reads as a redirection: use "$VARIABLE"` }];
  });

export const variablesAreQuoted: Rule = (files) =>
  commandsOf(files).flatMap(({ path, at, command }) =>
    unquotedIn(command).map((name) => ({ path, at, message: `uses \`$${name}\` without quotes: write "$${name}"` })),
  );

export const variablesAreExplained: Rule = (files) => {
  const known = new Set(files.variables.flatMap(({ data }) => Object.keys(data.variables)));
  return commandsOf(files).flatMap(({ path, at, command }) =>
    variablesOf(command)
      .filter((name) => !known.has(name))
      .map((name) => ({ path, at, message: `uses \`$${name}\`: say in variables.yaml what to put there` })),
  );
};

export const variablesAreUsed: Rule = (files) => {
  const used = new Set(commandsOf(files).flatMap(({ command }) => variablesOf(command)));
  return files.variables.flatMap(({ path, data }) =>
    Object.keys(data.variables)
      .filter((name) => !used.has(name))
      .map((name) => ({ path, at: ["variables", name], message: `no command uses \`$${name}\`: remove it` })),
  );
};
