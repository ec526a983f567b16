/** Rules of meaning: classification, titles and number blocks agree with one another. */
import { LOCALES } from "../../schema/taxonomy.ts";
import { pathOf } from "../files.ts";
import { compareNumbers } from "../number.ts";
import type { Problem } from "../problem.ts";
import type { Rule } from "./rule.ts";

/** An error has one condition, or is a declared catch-all with a complete classification of its own; others need none. */
export const classificationIsComplete: Rule = ({ codes, conditions, paths }) => {
  const known = new Map(conditions.map(({ id, data }) => [id, data]));
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

/** A case has a condition of its own only where its code has none: then the cases differ. */
export const casesHaveTheirConditions: Rule = ({ codes, paths }) =>
  codes.flatMap(({ path, data }) =>
    data.variants.flatMap(({ condition }, index): Problem[] => {
      const at = ["variants", index, "condition"];
      if (condition === undefined) return [];
      if (data.condition !== undefined) {
        return [{ path, at, message: "the code has a condition already: name it once, there or on each of its cases" }];
      }
      return paths.has(pathOf.condition(condition))
        ? []
        : [
            {
              path,
              at,
              message: `condition \`${condition}\` does not exist: add ${pathOf.condition(condition)} or name another`,
            },
          ];
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

/** Ranges nest or are disjoint, so that the narrowest that holds a number is unambiguous. */
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

/** What is not offered today says so on every page of its codes: in a line, which only the product can write. */
export const lifecycleIsExplained: Rule = ({ products }) =>
  products.flatMap(({ path, data }) =>
    (data.lifecycle === "current") === (data.lifecycleNote === undefined)
      ? []
      : [
          {
            path,
            at: ["lifecycle"],
            message: `\`${data.lifecycle}\` and \`lifecycleNote\` go together: a product that is not current says in a line what that means`,
          },
        ],
  );
