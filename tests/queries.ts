/** Real searches with what they must find, and how well a list of results answers them. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface Query {
  q: string;
  kind: string;
  /** One expected code suffices, all are needed, or nothing may be found. */
  need: "any" | "all" | "none";
  /** Ids of codes: `aliyun/nls/41050008`. */
  expect: string[];
}

const FOLDER = "tests/queries";
/** Results that a person looks at. */
const SEEN = 5;

/** Every query of every file. */
export const QUERIES: Query[] = readdirSync(FOLDER).flatMap((file) =>
  readFileSync(join(FOLDER, file), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Query),
);

/** Whether a query is answered by the first result, and by the first five. */
export function judge({ need, expect }: Query, ids: readonly string[]): { first: boolean; five: boolean } {
  if (need === "none") return { first: ids.length === 0, five: ids.length === 0 };
  const isFirst = ids[0] !== undefined && expect.includes(ids[0]);
  const seen = ids.slice(0, SEEN);
  const five =
    need === "any" ? seen.some((id) => expect.includes(id)) : expect.slice(0, SEEN).every((id) => seen.includes(id));
  return { first: isFirst, five };
}

/** Shares of queries that were answered, 0 to 1. */
export interface Figures {
  queries: number;
  first: number;
  five: number;
}

/** The figures of a whole and of each of its kinds. */
export function figuresOf(judged: readonly { query: Query; first: boolean; five: boolean }[]) {
  const share = (list: typeof judged): Figures => ({
    queries: list.length,
    first: list.filter(({ first }) => first).length / (list.length || 1),
    five: list.filter(({ five }) => five).length / (list.length || 1),
  });
  const negatives = judged.filter(({ query }) => query.need === "none");
  return {
    all: share(judged),
    negatives: share(negatives),
    kinds: new Map([...Map.groupBy(judged, ({ query }) => query.kind)].map(([kind, own]) => [kind, share(own)])),
  };
}

/** What the search promises, as shares of the queries. */
export const PROMISED = { first: 0.95, five: 0.99, negatives: 0.98, kind: 0.85, otherLanguage: 0.95 };
