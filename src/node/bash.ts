/** Checks the syntax of shell commands without running them. */
import { spawnSync } from "node:child_process";

/**
 * The first line of bash's error message; `undefined` if the syntax is correct.
 * @throws if bash is not installed
 */
export function bashError(command: string): string | undefined {
  const { status, stderr, error } = spawnSync("bash", ["-n"], { input: command, encoding: "utf8" });
  if (error) throw new Error("bash is not installed; the syntax of commands in the content is checked with it");
  return status === 0 ? undefined : (stderr.split("\n")[0] ?? "").replace(/^bash: /, "");
}
