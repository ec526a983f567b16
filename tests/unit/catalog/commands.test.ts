/** The commands and programs in the content parse, and variables of commands are recognised. */
import { expect, test } from "@playwright/test";
import ts from "typescript";
import { unquotedIn, variablesOf, withNeeds } from "../../../src/catalog/commands.ts";
import { bashError } from "../../../src/node/bash.ts";
import { readFolder } from "../../../src/node/folder.ts";
import { codeBlocksIn } from "../../code-blocks.ts";
import { catalogOf } from "../content.ts";

const { codes, conditions } = catalogOf("content");

interface Snippet {
  page: string;
  text: string;
  /** The language of the code fence or of the statement; `sh` if it names none. */
  language: string;
}

/** Every command in a value. */
function snippetsIn(page: string, value: unknown): Snippet[] {
  if (value === null || typeof value !== "object") return [];
  const { command, language = "sh" } = value as { command?: unknown; language?: string };
  return [
    ...(typeof command === "string" ? [{ page, text: command, language }] : []),
    ...Object.values(value).flatMap((child) => snippetsIn(page, child)),
  ];
}

const pageSnippets = [
  ...codes.flatMap(({ id, variants, notes }) => snippetsIn(id, { variants, notes })),
  ...conditions.flatMap(({ id, codes: _codes, ...data }) => snippetsIn(`conditions/${id}`, data)),
];
const proseSnippets = readFolder("content")
  .filter(({ path }) => path.endsWith(".mdx"))
  .flatMap(({ path, text }) => codeBlocksIn(text).map((block) => ({ page: path, ...block })));
const snippets = [...pageSnippets, ...proseSnippets];
const shellSnippets = snippets.filter(({ language }) => ["sh", "bash"].includes(language));

test("every shell command parses", () => {
  expect(shellSnippets.length).toBeGreaterThan(150);
  const broken = shellSnippets.flatMap(({ page, text }) => {
    const error = bashError(text);
    return error === undefined ? [] : [`${page}: ${error}`];
  });
  expect(broken).toEqual([]);
});

test("every JavaScript program parses", () => {
  const programs = snippets.filter(({ language }) => ["js", "javascript"].includes(language));
  expect(programs.length).toBeGreaterThan(20);
  const broken = programs.flatMap(({ page, text }) => {
    const { diagnostics } = ts.transpileModule(text, { reportDiagnostics: true, fileName: "a.mjs" });
    return (diagnostics ?? []).map(
      ({ messageText }) => `${page}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`,
    );
  });
  expect(broken).toEqual([]);
});

test("no shell command has a placeholder that would be a redirection", () => {
  // In a comment, it explains something.
  const placeholders = shellSnippets.flatMap(({ page, text }) =>
    (text.replace(/(?:^|\s)#.*$/gm, "").match(/(?<![<=(])<[A-Za-z][\w .-]*>/g) ?? []).map(
      (placeholder) => `${page}: ${placeholder}`,
    ),
  );
  expect(placeholders).toEqual([]);
});

test("readers do not have to set variables that the command or awk sets", () => {
  expect(variablesOf('LINK="https://$HOST/"; curl "$LINK"')).toEqual(["HOST"]);
  expect(variablesOf('for FILE in *.wav; do file "$FILE"; done')).toEqual([]);
  expect(variablesOf("awk '{print $NF}' \"$LOG_FILE\"")).toEqual(["LOG_FILE"]);
  expect(variablesOf('printf "\\$TOKEN"')).toEqual([]);
});

test("unquoted variables are found, quoted ones are not", () => {
  expect(unquotedIn('file "$AUDIO_FILE"; wc -c $AUDIO_FILE')).toEqual(["AUDIO_FILE"]);
  expect(unquotedIn(`awk '{print $NF}' "a $B c"; C=$D`)).toEqual([]);
});

test("statements with a shell command list the variables to set, other statements do not", () => {
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
