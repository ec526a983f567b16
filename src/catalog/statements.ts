/** The statements of a code, in the order of its page. */
import type { Statement } from "../schema/text.ts";
import type { Code, Variant } from "./build.ts";

/** The parts of a variant that are statements. */
export type VariantStatements = Pick<Variant, "meaning" | "fixes" | "values">;

/** The statements of one variant. */
export const statementsOfVariant = ({ meaning, fixes, values }: VariantStatements): Statement[] => [
  meaning,
  ...fixes,
  ...values.map((value) => value.meaning),
];

/** All statements of a code: those of its variants, then its notes. */
export const statementsOf = ({ variants, notes }: Pick<Code, "variants" | "notes">): Statement[] => [
  ...variants.flatMap(statementsOfVariant),
  ...notes,
];
