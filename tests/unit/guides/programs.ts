/** Programs of the guides, taken from their pages and run in a folder of their own. */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LOCALES, type Locale } from "../../../src/schema/taxonomy.ts";

/** Every fenced block of a guide in a language, without its indentation. */
export function blocksOf(guide: string, locale: Locale, language: string): string[] {
  const page = readFileSync(`content/guides/${guide}/${locale}.mdx`, "utf8");
  return [...page.matchAll(new RegExp(`^( *)\`\`\`${language}\\n([^]*?)\\n\\1\`\`\`$`, "gm"))].map(
    ([, indent = "", body = ""]) => body.replaceAll(`\n${indent}`, "\n").slice(indent.length),
  );
}

/** A program of a guide in one language of the guide. */
export interface Program {
  locale: Locale;
  text: string;
}

/**
 * The program of a guide that holds a text, once for each language of the guide: its comments and messages differ.
 * @throws where a language has none or several
 */
export function programOf(guide: string, language: "js" | "bash" | "text", holds: string): Program[] {
  return LOCALES.map((locale) => {
    const found = blocksOf(guide, locale, language).filter((block) => block.includes(holds));
    const [text] = found;
    if (text === undefined || found.length > 1) {
      throw new Error(`guides/${guide}/${locale}.mdx has ${found.length} ${language} programs with ${holds}, not one`);
    }
    return { locale, text };
  });
}

/** What a program left behind. */
export interface Outcome {
  /** Exit status; `null` where it was stopped after the time it was given. */
  status: number | null;
  stdout: string;
  stderr: string;
}

/** Longest that a program may run, in milliseconds: on a busy machine, too. */
const PATIENCE = 20_000;

/**
 * Runs a program in a new folder.
 * @param files further files of the folder, by their names
 */
export async function run(
  command: readonly [name: string, ...args: string[]],
  { files = {}, input = "" }: { files?: Record<string, string | Uint8Array>; input?: string } = {},
): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), "guide-"));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    const [name, ...args] = command;
    // Colours are for terminals; the runner of the tests would force them.
    const env = { ...process.env };
    delete env["FORCE_COLOR"];
    delete env["NO_COLOR"];
    const child = spawn(name === "node" ? process.execPath : name, args, { cwd: folder, env, timeout: PATIENCE });
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (chunk) => (stdout += chunk));
    child.stderr.on("data", (chunk) => (stderr += chunk));
    // A program that stops before it has read everything breaks the pipe, which is no fault of the test.
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
