/** The catalogue → what a second reader holds against the sources, as plain text for a terminal. */
import type { Catalog, Code, Condition, Variant } from "../catalog/build.ts";
import { sourcesOf } from "../catalog/cite.ts";
import { pathOf } from "../catalog/files.ts";
import type { Statement, Step, Text } from "../schema/text.ts";

/** What to ask of every page, most harmful mistake first. */
export const QUESTIONS: readonly string[] = [
  "Owner: can this person do step 1?",
  "Retry: is it right for the very same call? Could it charge twice, lock an account or add load?",
  "Category and condition: do they describe this code? Does any line of the condition contradict the page?",
  "Facts: are code, symbol, messages, numbers and dates those of the source, letter by letter?",
  "Basis: does the source say what is marked vendor, and only that? Is anything it says marked inferred?",
  "Certainty: is a guess worded as a guess? Is “it went away” used as proof?",
  "Steps: one test each, with the value to expect and what follows from it? Likeliest first? When to stop?",
  "Everybody: who lands here, by interface, kind of input, edition, account and region? Do verdict, steps and conclusions hold for each?",
  "Nothing found: does a test that finds nothing have another explanation, such as a further page of the list, another account or a proxy?",
  "Commands: would they show the fault, and stay silent without it? Safe to paste, finished in time, complete after redirects?",
  "Harm: could a step make things worse? Is the tempting wrong move named?",
  "Ticket: does it ask for what this code needs? Identifiers in full, secrets never?",
  "Editions: does a newer edition give the number another meaning, or is the product gone? Does the page say so?",
  "Languages: do both say the same, and would a native engineer write it like this?",
  "Asked: would people type these phrases? Is any of them padding?",
];

/**
 * The codes that an id stands for: one code, or all of a product or vendor.
 * @param id `aliyun/nls/41050008`, `aliyun/nls` or `aliyun`
 */
export const codesBelow = (id: string, { codes }: Pick<Catalog, "codes">): Code[] =>
  codes.filter((code) => code.id === id || code.id.startsWith(`${id}/`));

/**
 * A random choice of items, in their order. The same seed gives the same choice.
 * @param size how many items; all of them if there are fewer
 */
export function drawSample<Item>(items: readonly Item[], size: number, seed: number): Item[] {
  const random = randomNumbers(seed);
  return items
    .map((item, index) => ({ item, index, rank: random() }))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, size)
    .sort((a, b) => a.index - b.index)
    .map(({ item }) => item);
}

/** A generator of numbers from 0 to 1 that gives the same ones for a seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The questions, then each code with everything to check. A condition is printed in full at its first code. */
export function reviewOf(codes: readonly Code[]): string {
  const printed = new Map<Condition, Code>();
  const pages = codes.flatMap((code, index) => [
    "",
    `━━━ ${index + 1} of ${codes.length} ━━━ ${code.id}`,
    ...codeLines(code, printed),
  ]);
  const questions = QUESTIONS.map((question, index) => `${String(index + 1).padStart(3)}. ${question}`);
  return `${["Ask of every page:", ...questions, ...pages].join("\n")}\n`;
}

/** Lines moved to the right. */
const indent = (lines: readonly string[], by = "  "): string[] => lines.map((line) => by + line);

/** Parts of a line that exist, joined by dots. */
const joined = (...parts: readonly (string | undefined | false)[]): string => parts.filter(Boolean).join(" · ");

/** A text in both languages, one above the other, with their names aligned. */
const textLines = ({ zh, en }: Text): string[] => [`zh  ${zh}`, `en  ${en}`];

/** A heading, and a text in both languages below it. */
const labelled = (label: string, text: Text): string[] => [label, ...indent(textLines(text))];

/** The command of a statement or step, the variables to set for it, and its link. */
const extraLines = ({ command, language, needs = [], link }: Statement | Step): string[] => [
  ...(command === undefined ? [] : command.trim().split("\n")).map((line, index) =>
    index === 0 ? `$ ${line}` : `  ${line}`,
  ),
  ...(language === undefined ? [] : [`(${language})`]),
  ...needs.map(({ name, zh, en }) => `$${name}: ${zh} / ${en}`),
  ...(link === undefined ? [] : [link]),
];

/** A statement with its basis and its source, which for what the vendor says is that of the variant unless it names one. */
const statementLines = (label: string, statement: Statement, source: string | undefined): string[] => {
  const { basis, source: own } = statement;
  return [
    ...labelled(`${label} [${joined(basis, own ?? (basis === "vendor" && source))}]`, statement),
    ...indent(extraLines(statement)),
  ];
};

const stepLines = (name: string, steps: readonly Step[]): string[] =>
  steps.flatMap((step, index) => [...labelled(`${name} ${index + 1}`, step), ...indent(extraLines(step))]);

/** One page. */
function codeLines(code: Code, printed: Map<Condition, Code>): string[] {
  const { vendor, product, slug, title, asked, variants, notes, related } = code;
  return [
    pathOf.code(vendor.id, product.segment, slug),
    joined(
      code.code,
      code.match !== "exact" && code.match,
      ...code.parts.map(({ field, value }) => `${field} ${value}`),
      code.symbol ?? "no symbol",
      code.kind,
      code.status === "removed" && code.status,
    ),
    ...(code.hex ? [`also ${code.hex} (its range is in hexadecimal)`] : []),
    ...code.aliases.map(({ name, why, source }) => `also ${name} (${joined(why, source)})`),
    ...labelled("title", title),
    ...verdictLines(code, printed),
    ...variants.flatMap((variant) => variantLines(code, variant, printed)),
    ...notes.flatMap((note, index) => statementLines(`note ${index + 1}`, note, undefined)),
    ...related.map((other) => `related ${other.code}: ${other.title.zh} / ${other.title.en}`),
    ...code.evidence.map(({ name }) => `ticket asks for: ${name.zh} / ${name.en}`),
    `asked: ${asked.join(" | ")}`,
    ...sourceLines(code),
  ];
}

/** The documents that the page cites. */
const sourceLines = (code: Code): string[] =>
  sourcesOf(code).flatMap(({ id, title, publisher, authority, language, date, url }) => [
    `source ${joined(id, date ?? "no date", authority, language, publisher)}`,
    ...indent([...textLines(title), ...(url === undefined ? [] : [url])]),
  ]);

/** The verdict, and which part of it comes from where. */
function verdictLines(code: Code, printed: Map<Condition, Code>): string[] {
  const { category, retry, owner, condition, reason } = code;
  const parts = [
    ["category", category],
    ["retry", retry],
    ["owner", owner],
  ] as const;
  const isOwn = (name: (typeof parts)[number][0], value: string | undefined) => condition?.[name] !== value;
  const verdict = parts.map(
    ([name, value]) => `${name} ${value ?? "none"}${condition && isOwn(name, value) ? " (the code's own)" : ""}`,
  );
  const origin = condition ? `from condition ${condition.id}` : "the code's own, without a condition";
  return [
    `VERDICT ${joined(...verdict)} — ${origin}`,
    ...(reason ? indent(labelled("reason", reason)) : []),
    ...(condition ? indent(conditionLines(condition, code, printed)) : []),
  ];
}

/** A condition: its whole text at the first code, a reference after that. */
function conditionLines(condition: Condition, code: Code, printed: Map<Condition, Code>): string[] {
  const first = printed.get(condition);
  if (first !== undefined) return [`condition ${condition.id}: printed at ${first.id}`];
  printed.set(condition, code);
  const { category, retry, owner } = condition;
  return [
    `condition ${joined(condition.id, category, retry, owner)}`,
    ...indent([
      ...labelled("title", condition.title),
      ...labelled("meaning", condition.meaning),
      ...stepLines("cause", condition.causes),
      ...stepLines("fix", condition.fixes),
      ...stepLines("verify", condition.verify),
      ...stepLines("prevention", condition.prevention),
      ...stepLines("evidence", condition.evidence),
      ...condition.neighbours.flatMap((neighbour) =>
        labelled(`not to be confused with ${neighbour.condition}`, neighbour.difference),
      ),
    ]),
  ];
}

/** One case of a code. */
function variantLines(code: Code, variant: Variant, printed: Map<Condition, Code>): string[] {
  const { id, surface, edition, symbol, label, messages, platforms, httpStatus, closeCode, source } = variant;
  const condition = code.conditionByVariant.get(id);
  const statement = (name: string, value: Statement) => statementLines(name, value, source);
  const { fixes, values, meaning, title } = variant;
  return [
    `CASE ${joined(
      id,
      `surface ${surface}`,
      edition !== undefined && `edition ${edition}`,
      symbol,
      ...platforms,
      ...httpStatus.map((status) => `HTTP ${status}`),
      ...closeCode.map((number) => `close code ${number}`),
      `source ${source}`,
    )}`,
    ...indent([
      ...(title ? labelled("title", title) : []),
      ...(label === undefined ? [] : [`label “${label}”`]),
      ...messages.map((message) => `message “${message}”`),
      ...statement("meaning", meaning),
      ...fixes.flatMap((fix, index) => statement(`fix ${index + 1}`, fix)),
      ...values.flatMap((value) => statement(`value “${value.literal}”`, value.meaning)),
      ...(condition ? conditionLines(condition, code, printed) : []),
    ]),
  ];
}
