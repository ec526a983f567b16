/** `npm run licences`: prints every package by licence and what of it ships; exits 1 where one cannot be accepted. */
import { groupByLicence, licenceProblems } from "../licences/judge.ts";
import { SHIPPED } from "../licences/policy.ts";
import { readPackages } from "./packages.ts";

const packages = readPackages();
const installed = packages.filter(({ isInstalled }) => isInstalled);
for (const [licence, group] of groupByLicence(installed)) {
  console.log(`${licence}: ${group.length}`);
  for (const { name, version } of group) {
    console.log(`  ${name} ${version}${Object.hasOwn(SHIPPED, name) ? `  SHIPS: ${SHIPPED[name]}` : ""}`);
  }
  console.log();
}
console.log(
  `${installed.length} packages installed, ${Object.keys(SHIPPED).length} of them ship; ` +
    `${packages.length - installed.length} more are for other platforms and judged by the lockfile.`,
);
const problems = licenceProblems(packages);
if (problems.length > 0) {
  console.error(`${problems.length} problem(s):\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
  process.exit(1);
}
console.log("Every licence is accepted (src/licences/policy.ts says which, and why).");
