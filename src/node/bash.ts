/** A command → what bash says of its syntax, without running it. */
import { spawnSync } from "node:child_process";

/** The first line of bash's complaint; `undefined` for a command that it reads. */
export function bashError(command: string): string | undefined {
  const { status, stderr, error } = spawnSync("bash", ["-n"], { input: command, encoding: "utf8" });
  if (error) throw new Error("bash is not installed: it checks the commands of the content");
  return status === 0 ? undefined : (stderr.split("\n")[0] ?? "").replace(/^bash: /, "");
}
