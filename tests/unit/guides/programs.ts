/** Extracts the programs of the guides and runs each in a temporary folder. */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LOCALES, type Locale } from "../../../src/schema/taxonomy.ts";
import { codeBlocksIn } from "../../code-blocks.ts";

/** The code blocks of a guide in a programming language. */
export function blocksOf(guide: string, locale: Locale, language: string): string[] {
  const page = readFileSync(`content/guides/${guide}/${locale}.mdx`, "utf8");
  return codeBlocksIn(page)
    .filter((block) => block.language === language)
    .map(({ text }) => text);
}

/** A program, as printed in one language of a guide. */
export interface Program {
  locale: Locale;
  text: string;
}

/**
 * The program of a guide that contains a text, in each language of the guide. Comments and messages differ.
 * @throws unless each language has exactly one such program
 */
export function programOf(guide: string, language: "js" | "bash" | "text", content: string): Program[] {
  return LOCALES.map((locale) => {
    const [text, ...others] = blocksOf(guide, locale, language).filter((block) => block.includes(content));
    if (text === undefined || others.length > 0) {
      throw new Error(`guides/${guide}/${locale}.mdx does not have exactly one ${language} program with ${content}`);
    }
    return { locale, text };
  });
}

/** The result of running a program. */
export interface Outcome {
  /** Exit status; `null` if the program was stopped after the time limit. */
  status: number | null;
  stdout: string;
  stderr: string;
}

/** Time limit for a program in milliseconds, generous enough for a busy machine. */
const TIMEOUT_MS = 20_000;

/**
 * Runs a program in a new temporary folder.
 * @param files contents of files in the folder, by name
 * @param input what the program reads from standard input
 */
export async function run(
  command: readonly [name: string, ...args: string[]],
  { files = {}, input = "" }: { files?: Record<string, string | Uint8Array>; input?: string } = {},
): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), "guide-"));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    const [name, ...args] = command;
    // The test runner sets variables that would force coloured output.
    const env = { ...process.env };
    delete env["FORCE_COLOR"];
    delete env["NO_COLOR"];
    const child = spawn(name === "node" ? process.execPath : name, args, { cwd: folder, env, timeout: TIMEOUT_MS });
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (chunk) => (stdout += chunk));
    child.stderr.on("data", (chunk) => (stderr += chunk));
    // A program that exits before it has read all input breaks the pipe. The test does not fail for that.
    child.stdin.on("error", () => {});
    child.stdin.end(input);
    const status = await new Promise<number | null>((resolve, reject) => {
      child.on("error", reject);
      child.on("close", resolve);
    });
    return { status, stdout, stderr };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
