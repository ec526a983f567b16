/** What is wrong with the content, worded so that its author can fix it. */

/** One thing wrong in one file. */
export interface Problem {
  /** The content folder, if it is shown. */
  folder?: string | undefined;
  /** Path of the file below the content folder. */
  path: string;
  /** Keys that lead to the faulty part of the file, if known. */
  at?: readonly PropertyKey[];
  /** Line in the file, counted from 1, if known. */
  line?: number;
  /** What is wrong, and how to fix it. */
  message: string;
}

/**
 * A problem as one line that begins with its path.
 * @example formatProblem({ path: "a.yaml", line: 3, message: "is bad" }) // => "a.yaml:3: is bad"
 */
export function formatProblem({ folder, path, line, message }: Problem): string {
  return `${folder === undefined ? "" : `${folder}/`}${path}${line === undefined ? "" : `:${line}`}: ${message}`;
}

/** All problems as lines, sorted by file and line, without duplicates. */
export function formatProblems(problems: readonly Problem[]): string[] {
  const sorted = [...problems].sort((a, b) => a.path.localeCompare(b.path) || (a.line ?? 0) - (b.line ?? 0));
  return [...new Set(sorted.map(formatProblem))];
}

/** Thrown when the content cannot be published; the message lists every problem. */
export class ContentError extends Error {
  override name = "ContentError";
  constructor(problems: readonly Problem[]) {
    super(`${problems.length} problem(s) in the content:\n${formatProblems(problems).join("\n")}`);
  }
}
