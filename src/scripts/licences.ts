/** `npm run licences`: lists all packages by licence, and those that ship; exits 1 if a licence is not accepted. */
import { ACCEPTED, licenceProblems, SHIPPED } from "../licences/third-party.ts";
import { readPackages } from "../node/packages.ts";

const packages = readPackages();
const groups = [...Map.groupBy(packages, ({ licence }) => licence)];
groups.sort(([, first], [, second]) => second.length - first.length);
for (const [licence, group] of groups) {
  console.log(`${licence}: ${group.length} (${ACCEPTED.get(licence)?.reason ?? "not accepted"})`);
  for (const { name, version } of group) {
    console.log(`  ${name} ${version}${SHIPPED.has(name) ? `  SHIPS: ${SHIPPED.get(name)}` : ""}`);
  }
}
const problems = licenceProblems(packages);
console.log(`\n${packages.length} packages, ${SHIPPED.size} of them ship.`);
if (problems.length > 0) {
  console.error(`Not accepted (src/licences/third-party.ts lists what is accepted):\n  ${problems.join("\n  ")}`);
  process.exitCode = 1;
}
