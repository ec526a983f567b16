/** Classifies a code: the kind of error, whether to retry, and who has to act. */
import type { CodeData } from "../schema/code.ts";
import type { ConditionData } from "../schema/condition.ts";
import type { Category, Owner, Retry } from "../schema/taxonomy.ts";
import type { Text } from "../schema/text.ts";

/** The kind of error, whether to retry and who has to act, from the condition or overridden by the code. */
export interface Classification {
  /** Undefined unless the code is an error. */
  category: Category | undefined;
  retry: Retry;
  /** Undefined if nobody has to act, as on a notice or a success. */
  owner: Owner | undefined;
  /** Why the code differs from its condition, or why it is classified like this without one. */
  reason: Text | undefined;
}

/** The classification of a code: its own values, or else those of its condition, or else defaults. */
export function classify(
  { kind, classification }: Pick<CodeData, "kind" | "classification">,
  condition: Pick<ConditionData, "category" | "retry" | "owner"> | undefined,
): Classification {
  const reason = classification?.reason;
  if (kind !== "error") {
    return { category: undefined, retry: classification?.retry ?? "ignore", owner: classification?.owner, reason };
  }
  return {
    category: classification?.category ?? condition?.category ?? "unknown",
    retry: classification?.retry ?? condition?.retry ?? "after-fix",
    owner: classification?.owner ?? condition?.owner ?? "developer",
    reason,
  };
}
