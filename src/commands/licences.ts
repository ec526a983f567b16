/** `npm run licences`: lists the packages by licence, and what ships; exits 1 if a licence is not accepted. */
import { ACCEPTED, licenceProblems, SHIPPED } from "../licences/third-party.ts";
import { readPackages } from "../node/packages.ts";

const packages = readPackages();
const groups = [...Map.groupBy(packages, ({ licence }) => licence)];
for (const [licence, group] of groups.sort(([, one], [, other]) => other.length - one.length)) {
  console.log(`${licence}: ${group.length} (${ACCEPTED.get(licence)?.reason ?? "not accepted"})`);
  for (const { name, version } of group) {
    console.log(`  ${name} ${version}${SHIPPED.has(name) ? `  SHIPS: ${SHIPPED.get(name)}` : ""}`);
  }
}
const problems = licenceProblems(packages);
console.log(`\n${packages.length} packages, ${SHIPPED.size} of them ship.`);
if (problems.length > 0) {
  console.error(`Not accepted (src/licences/third-party.ts lists what is):\n  ${problems.join("\n  ")}`);
  process.exitCode = 1;
}
