/**
 * Cross-validation of the search's ranking: each query is judged with numbers that were chosen on other queries only, so that
 * no figure is fitted to what it measures.
 */
import { randomNumbers } from "../../src/authoring/review.ts";
import { hash } from "../../src/search/shared/shards.ts";
import type { Source } from "../../src/search/query/source.ts";
import { TUNING, type Tuning } from "../../src/search/query/tuning.ts";
import { figuresOf, groupOf, judge, type Query, type Verdict } from "../queries.ts";
import { idsOf } from "../unit/search/source.ts";

/** Parts of the queries that take turns to be judged. */
const FOLDS = 5;
/** Numbers that are changed together in one trial, and the factors by which they are. */
const CHANGES = { count: 3, factors: [0.6, 0.8, 1.25, 1.6] };

/** How much better other numbers must be than the present ones to be chosen: less is chance. */
const MARGIN = 0.005;

/** The present numbers, followed by so many that differ from them in a few places. */
export function trialsOf(count: number): Tuning[] {
  const random = randomNumbers(16);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;
  const names = Object.keys(TUNING) as (keyof Tuning)[];
  const changed = Array.from({ length: count }, () => {
    const changes = Array.from({ length: CHANGES.count }, () => pick(names)).map((name) => [
      name,
      TUNING[name] * pick(CHANGES.factors),
    ]);
    return { ...TUNING, ...Object.fromEntries(changes) } as Tuning;
  });
  return [TUNING, ...changed];
}

/** Part of the queries to which a query belongs. Queries from one source stay together. */
const foldOf = ({ q, source }: Query): number => hash(source ?? q) % FOLDS;

/**
 * How good the numbers are on some queries: the mean of each group's first and five, weighted by the square root of its size, so
 * that neither large groups outvote small ones nor a few texts all others.
 */
function valueOf(
  queries: readonly Query[],
  verdicts: readonly Verdict[],
  isCounted: (query: Query) => boolean,
): number {
  const groups = new Map<string, { total: number; right: number }>();
  for (const [index, query] of queries.entries()) {
    if (!isCounted(query)) continue;
    const group = groups.get(groupOf(query)) ?? { total: 0, right: 0 };
    group.total += 2;
    group.right += Number(verdicts[index]!.first) + Number(verdicts[index]!.five);
    groups.set(groupOf(query), group);
  }
  const list = [...groups.values()].map(({ total, right }) => ({ share: right / total, weight: Math.sqrt(total) }));
  const weights = list.reduce((sum, { weight }) => sum + weight, 0);
  return list.reduce((sum, { share, weight }) => sum + share * weight, 0) / weights;
}

/**
 * Judges every query with the numbers that do best on the queries of the other parts.
 * @param trials the present numbers first
 * @returns the figures, and for each trial its value on all queries
 */
export async function crossValidate(queries: readonly Query[], source: Source, trials: readonly Tuning[]) {
  const verdicts: Verdict[][] = [];
  for (const tuning of trials) {
    const judged: Verdict[] = [];
    for (const query of queries) judged.push(judge(query, await idsOf(query.q, source, tuning)));
    verdicts.push(judged);
  }
  const best = Array.from({ length: FOLDS }, (_, fold) => {
    const values = verdicts.map((judged) => valueOf(queries, judged, (query) => foldOf(query) !== fold));
    const highest = Math.max(...values);
    return highest > values[0]! + MARGIN ? values.indexOf(highest) : 0;
  });
  const held = queries.map((query, index) => ({ query, ...verdicts[best[foldOf(query)]!]![index]! }));
  return {
    figures: figuresOf(held),
    present: figuresOf(queries.map((query, index) => ({ query, ...verdicts[0]![index]! }))),
    values: verdicts.map((judged) => valueOf(queries, judged, () => true)),
    chosen: best,
  };
}
