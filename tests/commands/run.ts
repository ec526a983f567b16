/**
 * `npm run check:commands [part of a trial's name]`: runs the commands of the pages against the fault they look for and
 * against its absence. Needs common tools of a Debian or Ubuntu and names those that are missing.
 */
import { availableParallelism } from "node:os";
import { attempt, type Attempt } from "./attempt.ts";
import { AUDIO } from "./audio.ts";
import { CONVERSIONS } from "./conversions.ts";
import { FILES } from "./files.ts";
import { HTTP } from "./http.ts";
import { nameOf, pageCommands, selects, type PageCommand } from "./pages.ts";
import { PROSE } from "./prose.ts";
import { SYSTEM } from "./system.ts";
import { TEXT } from "./text.ts";
import { missingPackages } from "./tools.ts";
import { complaintsOn, type Trial } from "./trial.ts";
import { UNTRIED } from "./untried.ts";

const TRIALS: readonly Trial[] = [...AUDIO, ...CONVERSIONS, ...HTTP, ...TEXT, ...FILES, ...SYSTEM, ...PROSE];

/** What is wrong with one attempt: what it should have shown, what it destroyed, and which other states look the same. */
function complaintsOf({ state, setting, outcome, harm }: Attempt, others: readonly Attempt[]): string[] {
  const own = [...complaintsOn(outcome, setting), ...harm];
  const alike = others
    .filter((other) => setting.kind === undefined || other.setting.kind !== setting.kind)
    .filter((other) => complaintsOn(other.outcome, setting).length === 0);
  const found = [...own, ...alike.map((other) => `cannot be told from “${other.state}”`)];
  return found.length === 0
    ? []
    : [
        `“${state}”: ${found.join("; ")}\n      prints ${JSON.stringify(outcome.output.slice(-600))}, ends with ${outcome.status}, makes [${outcome.made.join(", ")}]`,
      ];
}

/** What goes wrong with one command of a trial, one sentence for each state. */
async function tryCommand({ states, oneState }: Trial, { text, pages }: PageCommand): Promise<string[]> {
  const names = Object.keys(states);
  if (names.length < 2 && oneState === undefined) return ["has one state and does not say why"];
  const attempts: Attempt[] = [];
  try {
    for (const [name, make] of Object.entries(states)) attempts.push(await attempt(text, name, make));
    return attempts
      .flatMap((each) =>
        complaintsOf(
          each,
          attempts.filter((other) => other !== each),
        ),
      )
      .map((complaint) => `${pages.join(", ")}: ${complaint}`);
  } catch (error) {
    return [`${pages.join(", ")}: ${error instanceof Error ? error.message : String(error)}`];
  } finally {
    for (const { close } of attempts) close();
  }
}

/** Whether a command needs a program that is not here, so that a stand-in runs in its place. */
const needsStandIn = ({ standIn }: Trial, command: PageCommand): boolean =>
  standIn !== undefined || /\bsudo\b/.test(command.text);

/** Runs one trial, prints its line and returns whether it went well. */
async function runTrial(trial: Trial): Promise<boolean> {
  const chosen = chosenBy(trial.of);
  const unable = trial.unable?.();
  const complaints: string[] = [];
  if (unable === undefined) for (const command of chosen) complaints.push(...(await tryCommand(trial, command)));
  const notes = [
    `${chosen.length} ${chosen.length === 1 ? "command" : "commands"}`,
    trial.oneState === undefined ? `${Object.keys(trial.states).length} states` : `one state: ${trial.oneState}`,
    ...(chosen.some((command) => needsStandIn(trial, command)) ? [`stand-in for ${trial.standIn ?? "sudo"}`] : []),
    ...(unable === undefined ? [] : [`not run: ${unable}`]),
  ];
  console.log(`${complaints.length > 0 ? "✗" : unable === undefined ? "✓" : "–"} ${trial.name} (${notes.join("; ")})`);
  for (const complaint of complaints) console.log(`    ${complaint}`);
  return complaints.length === 0;
}

/** Runs the trials, several at a time, and returns how many failed. */
async function runTrials(trials: readonly Trial[]): Promise<number> {
  const waiting = [...trials];
  let failed = 0;
  const work = async () => {
    for (let trial = waiting.shift(); trial !== undefined; trial = waiting.shift()) {
      if (!(await runTrial(trial))) failed++;
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() + 3 }, work));
  return failed;
}

const COMMANDS = pageCommands();

/** Commands that one of these selectors means. */
const chosenBy = (of: Trial["of"]): PageCommand[] =>
  COMMANDS.filter((command) => of.some((selector) => selects(selector, command)));

const TRIED: ReadonlySet<PageCommand> = new Set(TRIALS.flatMap(({ of }) => chosenBy(of)));

/** Commands that one of these selectors means and no trial tries. */
const excusedBy = (of: Trial["of"]): PageCommand[] => chosenBy(of).filter((command) => !TRIED.has(command));

/** What is wrong with the lists themselves: commands that are in neither, entries that mean no command. */
function gaps(): string[] {
  const excused = new Set(UNTRIED.flatMap(({ of }) => excusedBy(of)));
  return [
    ...COMMANDS.filter((command) => !TRIED.has(command) && !excused.has(command)).map(
      ({ text, pages }) => `neither tried nor excused: ${pages.join(", ")}: ${text.trim()}`,
    ),
    ...TRIALS.flatMap(({ name, of }) =>
      of
        .filter((selector) => chosenBy([selector]).length === 0)
        .map((selector) => `the trial “${name}” means no command by ${nameOf(selector)}`),
    ),
    ...UNTRIED.flatMap(({ of }) => of)
      .filter((selector) => excusedBy([selector]).length === 0)
      .map((selector) => `an excuse means no command that is untried: ${nameOf(selector)}`),
  ];
}

/** Prints how many commands there are, are tried and are excused, and for what reason. */
function printCounts(): void {
  const plain = new Set(
    TRIALS.flatMap((trial) => chosenBy(trial.of).filter((command) => !needsStandIn(trial, command))),
  );
  const places = COMMANDS.reduce((sum, { pages }) => sum + pages.length, 0);
  console.log(`\n${COMMANDS.length} commands (${places} times on pages), ${TRIALS.length} trials`);
  console.log(
    `  ${TRIED.size} tried, ${TRIED.size - plain.size} of them with a stand-in for a program that is not here`,
  );
  console.log(`  ${COMMANDS.length - TRIED.size} excused`);
  for (const { why, of } of UNTRIED) console.log(`    ${excusedBy(of).length}: ${why}`);
}

const missing = missingPackages();
if (missing.length > 0) {
  console.error(
    `The commands of the pages need further Debian packages to be tried: apt-get install ${missing.join(" ")}`,
  );
  process.exit(1);
}
const wanted = process.argv[2]?.toLowerCase();
const failed = await runTrials(TRIALS.filter(({ name }) => name.toLowerCase().includes(wanted ?? "")));
const found = wanted === undefined ? gaps() : [];
if (wanted === undefined) printCounts();
for (const gap of found) console.log(`✗ ${gap}`);
if (failed > 0) console.log(`✗ ${failed} ${failed === 1 ? "trial" : "trials"} failed`);
process.exitCode = failed + found.length > 0 ? 1 : 0;
