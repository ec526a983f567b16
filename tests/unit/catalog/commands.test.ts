/** Commands of the content: bash reads each, what the reader puts in is a quoted variable and explained. */
import { expect, test } from "@playwright/test";
import ts from "typescript";
import { unquotedIn, variablesOf, withNeeds } from "../../../src/catalog/commands.ts";
import { bashError } from "../../../src/node/bash.ts";
import { readFolder } from "../../../src/node/folder.ts";
import { catalogOf } from "../content.ts";

const { codes, conditions } = catalogOf("content");

interface Snippet {
  page: string;
  text: string;
  /** As the fence or the `language` of the statement names it; `sh` where there is none. */
  language: string;
}

/** Every command below a value. */
function snippetsIn(page: string, value: unknown): Snippet[] {
  if (value === null || typeof value !== "object") return [];
  const { command, language = "sh" } = value as { command?: unknown; language?: string };
  return [
    ...(typeof command === "string" ? [{ page, text: command, language }] : []),
    ...Object.values(value).flatMap((child) => snippetsIn(page, child)),
  ];
}

const inPages = [
  ...codes.flatMap(({ id, variants, notes }) => snippetsIn(id, { variants, notes })),
  ...conditions.flatMap(({ id, codes: _codes, ...own }) => snippetsIn(`conditions/${id}`, own)),
];
const inProse = readFolder("content")
  .filter(({ path }) => path.endsWith(".mdx"))
  .flatMap(({ path, text }) =>
    [...text.matchAll(/^( *)```(\w+)\n([^]*?)\n\1```$/gm)].map(([, indent = "", language = "", body = ""]) => ({
      page: path,
      language,
      text: body.replaceAll(`\n${indent}`, "\n").slice(indent.length),
    })),
  );
const SHELL = ["sh", "bash"];

test("bash reads every shell command of codes, conditions, guides and products", () => {
  const shell = [...inPages, ...inProse].filter(({ language }) => SHELL.includes(language));
  expect(shell.length).toBeGreaterThan(150);
  const broken = shell.flatMap(({ page, text }) => {
    const error = bashError(text);
    return error === undefined ? [] : [`${page}: ${error}`];
  });
  expect(broken).toEqual([]);
});

test("every program in JavaScript parses", () => {
  const programs = [...inPages, ...inProse].filter(({ language }) => ["js", "javascript"].includes(language));
  expect(programs.length).toBeGreaterThan(20);
  const broken = programs.flatMap(({ page, text }) => {
    const { diagnostics } = ts.transpileModule(text, { reportDiagnostics: true, fileName: "a.mjs" });
    return (diagnostics ?? []).map(
      ({ messageText }) => `${page}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`,
    );
  });
  expect(broken).toEqual([]);
});

test("no command asks for a placeholder that a shell reads as a redirection", () => {
  const shell = [...inPages, ...inProse].filter(({ language }) => SHELL.includes(language));
  // Behind a comment sign it is an explanation.
  const placeholders = shell.flatMap(({ page, text }) =>
    (text.replace(/(?:^|\s)#.*$/gm, "").match(/(?<![<=(])<[A-Za-z][\w .-]*>/g) ?? []).map(
      (found) => `${page}: ${found}`,
    ),
  );
  expect(placeholders).toEqual([]);
});

test("variables that a command sets itself, or that awk knows, are not for the reader to set", () => {
  expect(variablesOf('LINK="https://$HOST/"; curl "$LINK"')).toEqual(["HOST"]);
  expect(variablesOf('for FILE in *.wav; do file "$FILE"; done')).toEqual([]);
  expect(variablesOf("awk '{print $NF}' \"$LOG_FILE\"")).toEqual(["LOG_FILE"]);
  expect(variablesOf('printf "\\$TOKEN"')).toEqual([]);
});

test("a variable without quotes is found, quoted and single-quoted ones are not", () => {
  expect(unquotedIn('file "$AUDIO_FILE"; wc -c $AUDIO_FILE')).toEqual(["AUDIO_FILE"]);
  expect(unquotedIn(`awk '{print $NF}' "a $B c"; C=$D`)).toEqual([]);
});

test("a statement with a command says what its reader puts in, one in another language does not", () => {
  const variables = { HOST: { zh: "主机名", en: "host name" } };
  const data = {
    fixes: [
      { en: "x", command: 'ping "$HOST"' },
      { en: "y", command: "$HOST", language: "xml" },
    ],
  };
  expect(withNeeds(data, variables)).toEqual({
    fixes: [
      { en: "x", command: 'ping "$HOST"', needs: [{ name: "HOST", ...variables.HOST }] },
      { en: "y", command: "$HOST", language: "xml" },
    ],
  });
});
