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
  /** Where a real text stands. Made-up ones have none. */
  source?: string;
}

/**
 * Group of kinds whose figures belong together: `made` for searches that were made up, `real` for what people wrote, `none` for
 * what may find nothing, `elsewhere` for texts about other services that have a number or words of ours.
 */
export const groupOf = ({ kind, need }: Query): "made" | "real" | "none" | "elsewhere" => {
  if (kind === "real-foreign" || kind === "asked") return "elsewhere";
  if (need === "none") return "none";
  return kind.startsWith("real-") ? "real" : "made";
};

const FOLDER = "tests/queries";
/** Number of results that readers look at. */
const TOP = 5;

/** The queries of all files. */
export const QUERIES: Query[] = readdirSync(FOLDER).flatMap((file) =>
  readFileSync(join(FOLDER, file), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Query),
);

/** Whether a query is answered by the first result, and by the first five. */
export interface Verdict {
  first: boolean;
  five: boolean;
}

/** Compares the ids of results, best first, with what a query must find. */
export function judge({ need, expect }: Query, ids: readonly string[]): Verdict {
  if (need === "none") return { first: ids.length === 0, five: ids.length === 0 };
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

/** The least figures that are accepted. */
export const PROMISED = { first: 0.95, five: 0.99, negatives: 0.98, kind: 0.85, otherLanguage: 0.95 };
