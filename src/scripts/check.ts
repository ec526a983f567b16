/** `npm run check`: runs all checks that need no build, at the same time, and says how to fix what they find. */
import { spawn } from "node:child_process";

const CHECKS = [
  { script: "check:content", subject: "every file of content/, and the references between them" },
  { script: "check:format", subject: "the formatting of all files", fix: "npm run format fixes it." },
  { script: "check:types", subject: "types in .ts and .astro files" },
];

/** Runs a script of package.json. Its output is collected, so that parallel checks do not mix theirs. */
function run(script: string): Promise<{ hasPassed: boolean; output: string }> {
  return new Promise((resolve) => {
    const child = spawn("npm", ["run", "--silent", script], { shell: process.platform === "win32" });
    const chunks: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.on("error", ({ message }) => resolve({ hasPassed: false, output: message }));
    child.on("close", (code) => resolve({ hasPassed: code === 0, output: Buffer.concat(chunks).toString().trim() }));
  });
}

console.log("Checking content, formatting and types…");
const results = await Promise.all(
  CHECKS.map(async ({ script, subject, fix }) => {
    const start = Date.now();
    const { hasPassed, output } = await run(script);
    const seconds = Math.round((Date.now() - start) / 1000);
    console.log(`${hasPassed ? "✓" : "✗"} ${script} (${seconds} s): ${subject}`);
    if (!hasPassed) console.error(`\n${output}\n${fix ? `\n${fix}\n` : ""}`);
    return hasPassed;
  }),
);
const failures = results.filter((hasPassed) => !hasPassed).length;
if (failures > 0) {
  console.error(`${failures} of ${results.length} checks failed: see above.`);
  process.exit(1);
}
console.log("All checks passed. Before a pull request, run npm test.");
