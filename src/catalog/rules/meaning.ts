/** Rules of meaning: classifications, titles and number ranges are complete and do not contradict each other. */
import type { CodeData } from "../../schema/code.ts";
import type { ConditionData } from "../../schema/condition.ts";
import { LOCALES } from "../../schema/taxonomy.ts";
import { classify } from "../classify.ts";
import { compareNumbers } from "../number.ts";
import type { Problem } from "../problem.ts";
import { contradictsRetry, firstStep } from "../steps.ts";
import { problemIf, unknownCondition, type Rule } from "./rule.ts";

const CLASSIFICATION = ["category", "retry", "owner"] as const;

/** An error without a condition must classify itself completely. */
function missingClassification(path: string, classification: CodeData["classification"]): Problem[] {
  const missing = CLASSIFICATION.filter((key) => classification?.[key] === undefined);
  return problemIf(missing.length > 0, {
    path,
    at: ["classification"],
    message: `an error needs a \`condition\`, or as a catch-all a \`classification\` with ${missing.join(", ")}`,
  });
}

/** A code must not repeat what its condition says. */
const redundantClassification = (path: string, { condition, classification }: CodeData, inherited: ConditionData) =>
  CLASSIFICATION.filter((key) => classification?.[key] === inherited[key]).map((key) => ({
    path,
    at: ["classification", key],
    message: `\`${key}: ${classification?.[key]}\` is already set by condition \`${condition}\`: leave it out`,
  }));

/** An error has a condition, or is a catch-all with a complete classification. Notices and successes are always ignored. */
export const classificationIsComplete: Rule = ({ codes, conditions, paths }) => {
  const conditionById = new Map(conditions.map(({ id, data }) => [id, data]));
  return codes.flatMap(({ path, data }): Problem[] => {
    const { kind, condition, classification } = data;
    if (condition !== undefined) {
      const unknown = unknownCondition({ path, at: ["condition"] }, condition, paths);
      if (unknown.length > 0) return unknown;
    }
    if (kind !== "error") {
      return (["category", "retry"] as const).flatMap((key) =>
        problemIf(classification?.[key] !== undefined, {
          path,
          at: ["classification", key],
          message: `a ${kind} has no ${key}: leave it out`,
        }),
      );
    }
    if (condition === undefined) return missingClassification(path, classification);
    // Undefined if the file of the condition has a problem of its own.
    const inherited = conditionById.get(condition);
    return inherited ? redundantClassification(path, data, inherited) : [];
  });
};

/** Whoever follows `backoff` or `reconnect` repeats the call as it was, so the first step must not change it. */
export const retryFitsTheFirstStep: Rule = ({ codes, conditions }) => {
  const conditionById = new Map(conditions.map(({ id, data }) => [id, data]));
  return codes.flatMap(({ path, data }) => {
    const { kind, condition, variants } = data;
    const { retry } = classify(data, condition === undefined ? undefined : conditionById.get(condition));
    const code = { retry, variants };
    return problemIf(kind === "error" && contradictsRetry(code), {
      path,
      at: ["variants", 0, "fixes", 0],
      message: `\`retry: ${retry}\` repeats the same call, but step 1 changes it (“${firstStep(code)}”): correct one of them`,
    });
  });
};

/** Conditions are named by the code or, if its variants have different ones, by the variants. */
export const conditionsAreNamedOnce: Rule = ({ codes, paths }) =>
  codes.flatMap(({ path, data }) =>
    data.variants.flatMap(({ condition }, index): Problem[] => {
      if (condition === undefined) return [];
      const place = { path, at: ["variants", index, "condition"] };
      return data.condition === undefined
        ? unknownCondition(place, condition, paths)
        : [{ ...place, message: "the code already has a condition: name it there or on each variant" }];
    }),
  );

export const titlesNameNoCode: Rule = ({ codes }) =>
  codes.flatMap(({ path, data }) =>
    LOCALES.filter((locale) => data.title[locale].includes(data.code)).map((locale) => ({
      path,
      at: ["title", locale],
      message: `\`title.${locale}\` repeats the code: say what happened instead`,
    })),
  );

/** Words of failure, in titles. */
const FAILURE = { zh: /失败|错误|异常/, en: /fail|error/i };

export const onlyErrorsAreCalledFailures: Rule = ({ codes }) =>
  codes.flatMap(({ path, data: { kind, title } }) =>
    LOCALES.flatMap((locale) => {
      const [word] = FAILURE[locale].exec(title[locale]) ?? [];
      return problemIf(kind !== "error" && word !== undefined, {
        path,
        at: ["title", locale],
        message: `\`title.${locale}\` says “${word}”, but the code is a ${kind}: say what happened`,
      });
    }),
  );

/** Ranges nest or are disjoint, and none occurs twice, so that one range is the narrowest for each number. */
export const rangesNest: Rule = ({ products }) =>
  products.flatMap(({ path, data }) =>
    data.ranges.flatMap((range, index): Problem[] => {
      const at = ["ranges", index];
      if (compareNumbers(range.from, range.to) > 0) {
        return [{ path, at, message: `range ${range.from}–${range.to} runs backwards: swap \`from\` and \`to\`` }];
      }
      if (data.ranges.slice(0, index).some(({ from, to }) => from === range.from && to === range.to)) {
        return [{ path, at, message: `range ${range.from}–${range.to} appears twice: leave one out` }];
      }
      const overlapping = data.ranges.find(
        (other) =>
          compareNumbers(other.from, range.from) < 0 &&
          compareNumbers(other.to, range.from) >= 0 &&
          compareNumbers(other.to, range.to) < 0,
      );
      if (!overlapping) return [];
      const message = `range ${range.from}–${range.to} overlaps ${overlapping.from}–${overlapping.to}: nest one in the other`;
      return [{ path, at, message }];
    }),
  );

export const lifecycleIsExplained: Rule = ({ products }) =>
  products.flatMap(({ path, data }) =>
    problemIf((data.lifecycle === "current") !== (data.lifecycleNote === undefined), {
      path,
      at: ["lifecycle"],
      message:
        data.lifecycle === "current"
          ? "a `current` product has no `lifecycleNote`: leave it out"
          : `a product that is \`${data.lifecycle}\` needs a \`lifecycleNote\` that says what this means`,
    }),
  );
