/** Judges the search by cross-validation over every query of `tests/queries`, and over the pasted logs. */
import { buildSearchData } from "../../src/search/index/build.ts";
import { traditionalPairs } from "../../src/search/index/traditional.ts";
import type { Source } from "../../src/search/query/source.ts";
import { brokenPromises, figuresOf, isRight, judge, PASTES, PROMISED, QUERIES } from "../queries.ts";
import { catalogOf } from "../unit/content.ts";
import { dataOf, idsOf, sourceOf } from "../unit/search/source.ts";
import { formatShare, printFigures } from "./figures.ts";
import { crossValidate, trialsOf } from "./validation.ts";

/** Settings of the ranking that are tried, besides the present one. */
const TRIALS = 12;

/** The search data without the phrases in which people ask, to see what they add. */
function dataWithoutAsked() {
  const catalog = catalogOf("content");
  for (const page of [...catalog.codes, ...catalog.conditions]) page.asked = [];
  return buildSearchData(catalog, { ...catalog.vocabulary, traditional: traditionalPairs() });
}

const judgeAll = async (source: Source) => {
  const judged = [];
  for (const query of QUERIES) judged.push({ query, ...judge(query, await idsOf(query.q, source)) });
  return figuresOf(judged);
};

/**
 * Prints how good the answers are.
 * @returns the promises that they break, in words
 */
export async function checkQuality(): Promise<string[]> {
  const source = sourceOf(dataOf("content"));
  const { figures: validated, present, values } = await crossValidate(QUERIES, source, trialsOf(TRIALS));
  console.log(`${QUERIES.length} queries: share answered by the first result, and by the first five\n`);
  printFigures([
    { name: "cross-validated", figures: validated },
    { name: "as it is", figures: present },
    { name: "without `asked`", figures: await judgeAll(sourceOf(dataWithoutAsked())) },
  ]);
  console.log(
    `value of the present numbers ${formatShare(values[0]!)}, best of ${TRIALS} others ${formatShare(Math.max(...values.slice(1)))}`,
  );
  const broken = brokenPromises(validated).map((sentence) => `cross-validated: ${sentence}`);

  const rightPastes = [];
  for (const paste of PASTES) if (isRight(paste, await idsOf(paste.text, source))) rightPastes.push(paste.file);
  console.log(`${rightPastes.length} of ${PASTES.length} pastes are right\n`);
  if (rightPastes.length < PASTES.length * PROMISED.pastes) broken.push("pastes");
  return broken;
}
