/**
 * `npm run check:commands [part of a trial's name]`: runs the commands of the pages with the fault that they look for and
 * without it. Needs common tools of Debian or Ubuntu, and lists those that are missing.
 */
import { availableParallelism } from "node:os";
import { attempt, type Attempt } from "./attempt.ts";
import { AUDIO } from "./audio.ts";
import { CONVERSIONS } from "./conversions.ts";
import { FILES } from "./files.ts";
import { HTTP } from "./http/index.ts";
import { nameOf, pageCommands, selects, type PageCommand } from "./pages.ts";
import { PROSE } from "./prose.ts";
import { PYTHON } from "./python.ts";
import { SYSTEM } from "./system.ts";
import { TEXT } from "./text.ts";
import { missingPackages } from "./tools.ts";
import { complaintsOn, type Trial } from "./trial.ts";
import { UNTRIED } from "./untried.ts";

const TRIALS: readonly Trial[] = [...AUDIO, ...CONVERSIONS, ...HTTP, ...TEXT, ...FILES, ...PYTHON, ...SYSTEM, ...PROSE];

/** What is wrong with an attempt: missing output, harm to files, and other states that it cannot be told apart from. */
function complaintsOf({ state, setting, outcome, harm }: Attempt, others: readonly Attempt[]): string[] {
  const indistinguishable = others
    .filter((other) => setting.kind === undefined || other.setting.kind !== setting.kind)
    .filter((other) => complaintsOn(other.outcome, setting).length === 0);
  const complaints = [
    ...complaintsOn(outcome, setting),
    ...harm,
    ...indistinguishable.map((other) => `cannot be told from “${other.state}”`),
  ];
  return complaints.length === 0
    ? []
    : [
        `“${state}”: ${complaints.join("; ")}\n      prints ${JSON.stringify(outcome.output.slice(-600))}, ends with ${outcome.status}, makes [${outcome.made.join(", ")}]`,
      ];
}

/** Runs one command of a trial in every state, and returns what is wrong. */
async function tryCommand({ states, oneState }: Trial, { text, pages }: PageCommand): Promise<string[]> {
  const names = Object.keys(states);
  if (names.length < 2 && oneState === undefined) return ["has one state and does not say why"];
  const attempts: Attempt[] = [];
  try {
    for (const [name, make] of Object.entries(states)) attempts.push(await attempt(text, name, make));
    return attempts
      .flatMap((current) =>
        complaintsOf(
          current,
          attempts.filter((other) => other !== current),
        ),
      )
      .map((complaint) => `${pages.join(", ")}: ${complaint}`);
  } catch (error) {
    return [`${pages.join(", ")}: ${error instanceof Error ? error.message : String(error)}`];
  } finally {
    for (const { close } of attempts) close();
  }
}

/** Whether a command runs with a substitute for a program that is not available here. */
const needsStandIn = ({ standIn }: Trial, command: PageCommand): boolean =>
  standIn !== undefined || /\bsudo\b/.test(command.text);

/** Runs a trial, prints the result and returns whether it passed. */
async function runTrial(trial: Trial): Promise<boolean> {
  const chosen = chosenBy(trial.selectors);
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

/** Runs trials in parallel and returns how many failed. */
async function runTrials(trials: readonly Trial[]): Promise<number> {
  const queue = [...trials];
  let failed = 0;
  const work = async () => {
    for (let trial = queue.shift(); trial !== undefined; trial = queue.shift()) {
      if (!(await runTrial(trial))) failed++;
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() + 3 }, work));
  return failed;
}

const COMMANDS = pageCommands();

/** Commands that match one of these selectors. */
const chosenBy = (selectors: Trial["selectors"]): PageCommand[] =>
  COMMANDS.filter((command) => selectors.some((selector) => selects(selector, command)));

const TRIED: ReadonlySet<PageCommand> = new Set(TRIALS.flatMap(({ selectors }) => chosenBy(selectors)));

/** Commands that match one of these selectors and that no trial tries. */
const excusedBy = (selectors: Trial["selectors"]): PageCommand[] =>
  chosenBy(selectors).filter((command) => !TRIED.has(command));

/** What is wrong with the lists themselves: commands that are in neither, and selectors that match no command. */
function problemsOfLists(): string[] {
  const excused = new Set(UNTRIED.flatMap(({ selectors }) => excusedBy(selectors)));
  return [
    ...COMMANDS.filter((command) => !TRIED.has(command) && !excused.has(command)).map(
      ({ text, pages }) => `neither tried nor excused: ${pages.join(", ")}: ${text.trim()}`,
    ),
    ...TRIALS.flatMap(({ name, selectors }) =>
      selectors
        .filter((selector) => chosenBy([selector]).length === 0)
        .map((selector) => `no command matches a selector of the trial “${name}”: ${nameOf(selector)}`),
    ),
    ...UNTRIED.flatMap(({ selectors }) => selectors)
      .filter((selector) => excusedBy([selector]).length === 0)
      .map((selector) => `no untried command matches an excuse: ${nameOf(selector)}`),
  ];
}

/** Prints how many commands are tried and how many are excused, with the reasons. */
function printCounts(): void {
  const withoutStandIn = new Set(
    TRIALS.flatMap((trial) => chosenBy(trial.selectors).filter((command) => !needsStandIn(trial, command))),
  );
  const occurrences = COMMANDS.reduce((sum, { pages }) => sum + pages.length, 0);
  console.log(`\n${COMMANDS.length} commands (${occurrences} times on pages), ${TRIALS.length} trials`);
  console.log(
    `  ${TRIED.size} tried, ${TRIED.size - withoutStandIn.size} of them with a stand-in for an unavailable program`,
  );
  console.log(`  ${COMMANDS.length - TRIED.size} excused`);
  for (const { why, selectors } of UNTRIED) console.log(`    ${excusedBy(selectors).length}: ${why}`);
}

const missing = missingPackages();
if (missing.length > 0) {
  console.error(`Trying the commands needs more Debian packages: apt-get install ${missing.join(" ")}`);
  process.exit(1);
}
const wanted = process.argv[2]?.toLowerCase();
const failed = await runTrials(TRIALS.filter(({ name }) => name.toLowerCase().includes(wanted ?? "")));
const listProblems = wanted === undefined ? problemsOfLists() : [];
if (wanted === undefined) printCounts();
for (const problem of listProblems) console.log(`✗ ${problem}`);
if (failed > 0) console.log(`✗ ${failed} ${failed === 1 ? "trial" : "trials"} failed`);
process.exitCode = failed + listProblems.length > 0 ? 1 : 0;
