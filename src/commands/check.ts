/** `npm run check`: what can be checked without building, all of it at once; says what was looked at, and how to mend it. */
import { spawn } from "node:child_process";

/** What is looked at, and what helps where it is not well. */
const STAGES = [
  { script: "check:content", looksAt: "every file of content/, and what the files say of each other" },
  { script: "check:format", looksAt: "the format of all files", mend: "npm run format mends it." },
  { script: "check:types", looksAt: "types in .ts and .astro files" },
];

/** Runs a script of package.json; what it prints is kept, for the checks run side by side. */
function run(script: string): Promise<{ isWell: boolean; printed: string }> {
  return new Promise((resolve) => {
    const child = spawn("npm", ["run", "--silent", script], { shell: process.platform === "win32" });
    const parts: Buffer[] = [];
    child.stdout.on("data", (part: Buffer) => parts.push(part));
    child.stderr.on("data", (part: Buffer) => parts.push(part));
    child.on("error", ({ message }) => resolve({ isWell: false, printed: message }));
    child.on("close", (code) => resolve({ isWell: code === 0, printed: Buffer.concat(parts).toString().trim() }));
  });
}

console.log("Checking content, format and types…");
const outcomes = await Promise.all(
  STAGES.map(async ({ script, looksAt, mend }) => {
    const begun = Date.now();
    const { isWell, printed } = await run(script);
    const seconds = Math.round((Date.now() - begun) / 1000);
    console.log(`${isWell ? "✓" : "✗"} ${script} (${seconds} s): ${looksAt}`);
    if (!isWell) console.error(`\n${printed}\n${mend ? `\n${mend}\n` : ""}`);
    return isWell;
  }),
);
if (outcomes.includes(false)) {
  console.error(
    `${outcomes.filter((isWell) => !isWell).length} of ${outcomes.length} checks found something: see above.`,
  );
  process.exit(1);
}
console.log("All is well. Before a pull request: npm test.");
