/**
 * `npm run bench:search`: how well the search answers (some 20 minutes), then how well and how fast in a browser. Fails if a promise is
 * broken. `npm run bench:search -- browser` or `-- quality` runs one of the two: times are worth something only on an idle machine.
 */
import { checkBrowser } from "./search-browser.ts";
import { checkQuality } from "./search-quality.ts";

const PARTS = { quality: checkQuality, browser: checkBrowser };

const asked = process.argv.slice(2);
const broken: string[] = [];
for (const [name, check] of Object.entries(PARTS)) {
  if (asked.length === 0 || asked.includes(name)) broken.push(...(await check()));
}
if (broken.length > 0) {
  console.log(`\nBroken promises:\n  ${broken.join("\n  ")}`);
  process.exitCode = 1;
}
