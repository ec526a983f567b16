/** Rules of meaning: classification, titles and number blocks agree with one another. */
import { LOCALES } from "../../schema/taxonomy.ts";
import { pathOf } from "../files.ts";
import { compareNumbers } from "../number.ts";
import type { Problem } from "../problem.ts";
import type { Rule } from "./rule.ts";

/** An error has one condition, or is a declared catch-all with a complete classification of its own; others need none. */
export const classificationIsComplete: Rule = ({ codes, conditions, paths }) => {
  const known = new Map(conditions.map(({ condition, data }) => [condition, data]));
  return codes.flatMap(({ path, data }): Problem[] => {
    const { condition, classification: own } = data;
    if (condition !== undefined && !paths.has(pathOf.condition(condition))) {
      const message = `condition \`${condition}\` does not exist: add ${pathOf.condition(condition)} or name another`;
      return [{ path, at: ["condition"], message }];
    }
    const inherited = condition === undefined ? undefined : known.get(condition);
    if (data.kind !== "error") {
      return own?.category === undefined
        ? []
        : [{ path, at: ["classification", "category"], message: `a ${data.kind} has no category: leave it out` }];
    }
    if (condition === undefined) {
      const missing = (["category", "retry", "owner"] as const).filter((key) => own?.[key] === undefined);
      return missing.length === 0
        ? []
        : [
            {
              path,
              at: ["classification"],
              message: `an error needs a \`condition\`, or as a catch-all a \`classification\` with ${missing.join(", ")}`,
            },
          ];
    }
    return (["category", "retry", "owner"] as const)
      .filter((key) => inherited && own?.[key] === inherited[key])
      .map((key) => ({
        path,
        at: ["classification", key],
        message: `\`${key}: ${own?.[key]}\` is what condition \`${condition}\` says already: leave it out`,
      }));
  });
};

export const titlesNameNoCode: Rule = ({ codes }) =>
  codes.flatMap(({ path, data }) =>
    LOCALES.filter((locale) => data.title[locale].includes(data.code)).map((locale) => ({
      path,
      at: ["title", locale],
      message: `\`title.${locale}\` repeats the code: say what happened instead`,
    })),
  );

/** Ranges nest or lie apart: then the narrowest that holds a number is unambiguous. */
export const rangesNest: Rule = ({ products }) =>
  products.flatMap(({ path, data }) =>
    data.ranges.flatMap((range, index): Problem[] => {
      const at = ["ranges", index];
      if (compareNumbers(range.from, range.to) > 0) {
        return [{ path, at, message: `range ${range.from}–${range.to} runs backwards: swap \`from\` and \`to\`` }];
      }
      const crossed = data.ranges.find(
        (other) =>
          compareNumbers(other.from, range.from) < 0 &&
          compareNumbers(other.to, range.from) >= 0 &&
          compareNumbers(other.to, range.to) < 0,
      );
      return crossed
        ? [
            {
              path,
              at,
              message: `range ${range.from}–${range.to} crosses ${crossed.from}–${crossed.to}: let one hold the other`,
            },
          ]
        : [];
    }),
  );
