/** The type of a rule, and what rules have in common. */
import { pathOf, type ContentFiles } from "../files.ts";
import type { Problem } from "../problem.ts";

/** Checks all files together and returns what is wrong. */
export type Rule = (files: ContentFiles) => Problem[];

/** A list with the problem if a rule is broken, or else an empty list. */
export const problemIf = (isBroken: boolean, problem: Problem): Problem[] => (isBroken ? [problem] : []);

/** A problem for an id that is not in the list it refers to. */
export function unknownId(
  place: Pick<Problem, "path" | "at">,
  kind: string,
  id: string,
  allowed: readonly { id: string }[],
): Problem[] {
  if (allowed.some((item) => item.id === id)) return [];
  const ids = allowed.map((item) => item.id).join(", ");
  const advice = ids === "" ? `add it to \`${kind}s\` in product.yaml` : `use one of ${ids}`;
  return [{ ...place, message: `${kind} \`${id}\` does not exist: ${advice}` }];
}

/** A problem for a condition that has no file. */
export const unknownCondition = (
  place: Pick<Problem, "path" | "at">,
  condition: string,
  paths: ReadonlySet<string>,
): Problem[] =>
  problemIf(!paths.has(pathOf.condition(condition)), {
    ...place,
    message: `condition \`${condition}\` does not exist: add ${pathOf.condition(condition)} or name another`,
  });
