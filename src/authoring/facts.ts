/** Rows of a table → facts about codes, each checked. */
import { slugOf } from "../routes.ts";
import type { Problem } from "../catalog/problem.ts";
import type { Row } from "./table.ts";

/** What a table says about one code. */
export interface Fact {
  /** Where the row is in its table. */
  place: string;
  code: string;
  symbol: string | undefined;
  label: string | undefined;
  messages: string[];
  /** The same number in other notations. */
  numbers: string[];
  /** Other names, without the reason why they mean this code. */
  aliases: string[];
  surface: string | undefined;
  source: string | undefined;
  httpStatus: number[];
  closeCode: number[];
  /** What has no field of its own and helps the writer: cause, fix, and values that do not fit their field. */
  notes: Record<string, string>;
}

/** Columns that help the writer and have no field in a content file. */
const NOTES = ["product", "message_zh", "message_en", "cause", "fix", "basis"];

/** The columns that a table may have. `name` is another word for `symbol`. */
export const COLUMNS = [
  "code",
  "symbol",
  "name",
  "label",
  "message",
  "aliases",
  "hex",
  "decimal",
  "surface",
  "source",
  "http_status",
  "ws_close_code",
  ...NOTES,
];

/** A number that a spreadsheet or program has rewritten: `4.1050008E7`, `10003.0`. */
const REWRITTEN = /^[+-]?\d+(?:\.\d+)?e[+-]?\d+$|^[+-]?\d+\.0+$/i;

/** The facts in a table. */
export interface Facts {
  facts: Fact[];
  problems: Problem[];
}

/** Reads the rows of a table. Unknown columns, wrong values and codes that occur twice are problems. */
export function factsIn(path: string, rows: readonly Row[]): Facts {
  const facts = rows.map(factOf);
  return {
    facts,
    problems: [
      ...unknownColumns(rows),
      ...rows.flatMap(problemsOfRow),
      ...repeatedCodes(facts.filter(({ code }) => code !== "")),
    ].map((message) => ({ path, message })),
  };
}

/** A problem for each unknown column, at its first row. */
function unknownColumns(rows: readonly Row[]): string[] {
  const firstPlace = new Map<string, string>();
  for (const { place, cells } of rows) {
    for (const name of Object.keys(cells)) if (!firstPlace.has(name)) firstPlace.set(name, place);
  }
  return [...firstPlace]
    .filter(([name]) => !COLUMNS.includes(name))
    .map(
      ([name, place]) =>
        `${place}: unknown column \`${name}\`: remove it, or rename it to one of ${COLUMNS.join(", ")}`,
    );
}

/** What is wrong with the values of one row. */
function problemsOfRow({ place, cells }: Row): string[] {
  const { code, ...others } = cells;
  return [
    ...codeProblems(code),
    ...Object.entries(others).flatMap(([name, value]) =>
      COLUMNS.includes(name) && !isReadable(name, value)
        ? [`\`${name}\` must be a text${LISTS.includes(name) ? " or a list of texts" : ""}: put it in quotes`]
        : [],
    ),
  ].map((message) => `${place}: ${message}`);
}

function codeProblems(code: unknown): string[] {
  if (typeof code === "number")
    return [`code ${code} is a number: codes are texts; write it in quotes, as the source has it`];
  if (code !== undefined && code !== null && typeof code !== "string")
    return ["`code` must be a text: put it in quotes"];
  const text = code?.trim() ?? "";
  if (text === "") return ["`code` is missing: add it, or remove the row"];
  if (REWRITTEN.test(text)) {
    return [
      `code ${text} was rewritten as a number: format the column as text and copy the code from the source again`,
    ];
  }
  if (!/[a-z0-9]/i.test(text))
    return [`code ${text} has no Latin letter or digit, so it cannot have an address: remove the row`];
  return [];
}

/** Columns whose value may be a list in JSON. */
const LISTS = ["message", "aliases"];
/** Columns whose value may be a number in JSON. */
const NUMBERS = ["http_status", "ws_close_code"];

const isReadable = (name: string, value: unknown): boolean =>
  value === undefined ||
  value === null ||
  typeof value === "string" ||
  (typeof value === "number" && NUMBERS.includes(name)) ||
  (Array.isArray(value) && LISTS.includes(name) && value.every((item) => typeof item === "string"));

/** A problem for each code that an earlier row has, or whose file would have the same name. */
function repeatedCodes(facts: readonly Fact[]): string[] {
  return [...Map.groupBy(facts, ({ code }) => slugOf(code))].flatMap(([slug, [first, ...others]]) =>
    others.map(
      ({ place, code }) =>
        `${place}: code ${code} would have the same file (${slug}.yaml) as ${first?.code} at ${first?.place}: keep one row, and write further cases as variants`,
    ),
  );
}

/** The texts of a cell: one or none in a table, any number in JSON. */
const textsOf = (value: unknown): string[] =>
  [value]
    .flat()
    .map((item) => (typeof item === "string" || typeof item === "number" ? String(item).trim() : ""))
    .filter((text) => text !== "");

/** Numbers such as `400/401`; `undefined` if the text says more than that. */
const numbersIn = (text: string): number[] | undefined =>
  /^\d{3,4}(?:\s*[/,;]\s*\d{3,4})*$/.test(text) ? (text.match(/\d+/g) ?? []).map(Number) : undefined;

/** The fact in a row, as far as its values can be read. */
function factOf({ place, cells }: Row): Fact {
  const first = (name: string): string | undefined => textsOf(cells[name])[0];
  const numeric = NUMBERS.map((name) => ({ name, text: first(name), numbers: numbersIn(first(name) ?? "") }));
  const unreadable = numeric.flatMap(({ name, text, numbers }) => (text && !numbers ? [[name, text] as const] : []));
  const notes = NOTES.flatMap((name) => textsOf(cells[name]).map((text) => [name, text] as const));
  return {
    place,
    code: first("code") ?? "",
    symbol: first("symbol") ?? first("name"),
    label: first("label"),
    messages: textsOf(cells["message"]),
    numbers: [...textsOf(cells["hex"]), ...textsOf(cells["decimal"])],
    aliases: textsOf(cells["aliases"]).flatMap((text) => textsOf(text.split(";"))),
    surface: first("surface"),
    source: first("source"),
    httpStatus: numeric[0]?.numbers ?? [],
    closeCode: numeric[1]?.numbers ?? [],
    notes: Object.fromEntries([...notes, ...unreadable]),
  };
}
