/** Real search queries with the codes that they must find, and measures of how well results answer them. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface Query {
  q: string;
  /** Group that is measured separately: `zh-keyword`. */
  kind: string;
  /** One of the expected codes is enough, all are needed, or nothing may be found. */
  need: "any" | "all" | "none";
  /** Ids of codes: `aliyun/nls/41050008`. */
  expect: string[];
  /** Ids of codes that may be found where nothing must be. */
  may?: string[];
  /** Where a real text stands. Made-up ones have none. */
  source?: string;
  /** The file that has it. */
  file: string;
}

/** What groups of queries are about. */
type Subject = "made" | "real" | "none" | "elsewhere" | "asked";
/** A group of queries whose figures belong together. */
export type Group = Subject | `${"field" | "public"} ${"real" | "none" | "elsewhere"}` | "vague";

/**
 * The group of a query: `made` for searches that were made up, `real` for what people wrote, `none` for what may find nothing,
 * `elsewhere` for texts about other services that have a number or words of ours, `asked` for public questions about services of
 * the whole field, covered or not, not all of which name theirs. Groups of `field` were collected later, and from further afield;
 * those of `public` are texts of public issues and forums that nobody had tuned for, many in words of their own or of other programs.
 * All pages that the search found for them, and those that it should find, were graded by readers who did not know which is which;
 * `vague` are those texts of both which no page answers without the thread around them.
 */
export function groupOf({ kind, need, file }: Query): Group {
  if (kind === "asked") return "asked";
  if (kind === "real-vague") return "vague";
  const subject = kind === "real-foreign" ? "elsewhere" : need === "none" ? "none" : "real";
  if (file === "public.jsonl") return `public ${subject}`;
  if (FIELD_FILES.has(file)) return `field ${subject}`;
  return subject === "real" && !kind.startsWith("real-") ? "made" : subject;
}

/** Harder than the others: texts from further afield, invented by strangers, or of other fields with words of ours (`word won't open`). */
const FIELD_FILES = new Set(["field.jsonl", "everyday.jsonl", "holdout.jsonl", "strangers.jsonl", "guests.jsonl"]);
const FOLDER = "tests/queries";
const PASTES_FOLDER = "tests/pastes";
/** Number of results that readers look at. */
const TOP = 5;

/** The objects of a file with one in each line. */
const readLines = <Item>(path: string): Item[] =>
  readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Item);

/** The queries of all files. */
export const QUERIES: Query[] = readdirSync(FOLDER).flatMap((file) =>
  readLines<Omit<Query, "file">>(join(FOLDER, file)).map((query) => ({ ...query, file })),
);

/** A log, program or table as people paste it, and what it must find. */
export interface Paste {
  text: string;
  file: string;
  /** All expected codes are needed, or no other result than those that may be shown. */
  need: "all" | "none";
  expect: string[];
  must_not: string[];
  may: string[];
}

export const PASTES: Paste[] = readLines<Omit<Paste, "text">>(join(PASTES_FOLDER, "pastes.jsonl")).map((paste) => ({
  ...paste,
  text: readFileSync(join(PASTES_FOLDER, paste.file), "utf8"),
}));

/** Whether the results of a paste are right: all that must be there, and nothing that must not. */
export function isRight({ need, expect, must_not: forbidden, may }: Paste, ids: readonly string[]): boolean {
  const hasAll = expect.every((id) => ids.includes(id));
  const isClean = ids.every((id) => !forbidden.includes(id) && (need === "all" || may.includes(id)));
  return hasAll && isClean;
}

/** Whether a query is answered by the first result, and by the first five. */
export interface Verdict {
  first: boolean;
  five: boolean;
}

/** Compares the ids of results, best first, with what a query must find. */
export function judge({ need, expect, may = [] }: Query, ids: readonly string[]): Verdict {
  if (need === "none") {
    const isClean = ids.every((id) => may.includes(id));
    return { first: isClean, five: isClean };
  }
  const [firstId = ""] = ids;
  const topIds = ids.slice(0, TOP);
  const hasAny = topIds.some((id) => expect.includes(id));
  const hasAll = expect.slice(0, TOP).every((id) => topIds.includes(id));
  return { first: expect.includes(firstId), five: need === "any" ? hasAny : hasAll };
}

/** Number of queries, and the shares that the first result and the first five answer, 0 to 1. */
export interface Figures {
  queries: number;
  first: number;
  five: number;
}

/** The figures of all queries, of each group, and of each kind. */
export function figuresOf(judged: readonly (Verdict & { query: Query })[]) {
  const figures = (list: typeof judged): Figures => ({
    queries: list.length,
    first: list.filter(({ first }) => first).length / (list.length || 1),
    five: list.filter(({ five }) => five).length / (list.length || 1),
  });
  const byKind = Map.groupBy(judged, ({ query }) => query.kind);
  const byGroup = Map.groupBy(judged, ({ query }) => groupOf(query));
  return {
    all: figures(judged),
    groups: new Map([...byGroup].map(([group, list]) => [group, figures(list)])),
    kinds: new Map([...byKind].map(([kind, list]) => [kind, figures(list)])),
  };
}

/** The least figures that are accepted: of each group, and of any kind that was made up. */
export const PROMISED: {
  groups: Record<Group, { first: number; five: number }>;
  kind: number;
  pastes: number;
  /** Most that the figures from pages of the other language may differ. */
  otherLanguage: number;
} = {
  groups: {
    made: { first: 0.95, five: 0.98 },
    real: { first: 0.95, five: 0.98 },
    none: { first: 0.98, five: 0.98 },
    elsewhere: { first: 0.9, five: 0.9 },
    asked: { first: 0.95, five: 0.98 },
    "field real": { first: 0.92, five: 0.95 },
    "field none": { first: 0.84, five: 0.84 },
    "field elsewhere": { first: 0.94, five: 0.94 },
    "public real": { first: 0.86, five: 0.92 },
    vague: { first: 0.44, five: 0.58 },
    "public none": { first: 0.64, five: 0.64 },
    "public elsewhere": { first: 0.83, five: 0.83 },
  },
  kind: 0.85,
  pastes: 0.95,
  otherLanguage: 0.01,
};

/** The promises that figures break, each as a sentence. */
export function brokenPromises({ groups, kinds }: ReturnType<typeof figuresOf>): string[] {
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  const check = (name: string, share: number, least: number) =>
    share < least ? [`${name}: ${percent(share)}, promised ${percent(least)}`] : [];
  const made = new Set(QUERIES.filter((query) => groupOf(query) === "made").map(({ kind }) => kind));
  return [
    ...[...groups].flatMap(([group, { first, five }]) => [
      ...check(`${group}, first`, first, PROMISED.groups[group].first),
      ...check(`${group}, first five`, five, PROMISED.groups[group].five),
    ]),
    ...[...kinds].flatMap(([kind, { first }]) => (made.has(kind) ? check(kind, first, PROMISED.kind) : [])),
  ];
}
