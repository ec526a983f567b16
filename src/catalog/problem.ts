/** What is wrong with the content, in words that tell the author how to fix it. */

/** One thing wrong in one file. */
export interface Problem {
  /** Path of the file below the content folder. */
  path: string;
  /** Keys that lead to the place inside the file, as far as known. */
  at?: readonly PropertyKey[];
  /** Line in the file, counted from 1, where known. */
  line?: number;
  /** What is wrong and what would be right. */
  message: string;
}

/** One line a problem, path first.
 * @example formatProblem({ path: "a.yaml", line: 3, message: "is bad" }) // => "a.yaml:3: is bad"
 */
export function formatProblem({ path, line, message }: Problem): string {
  return `${path}${line === undefined ? "" : `:${line}`}: ${message}`;
}

/** Every problem of a run, sorted by file and line, each once. */
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
