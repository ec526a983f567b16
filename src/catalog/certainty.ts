/** How much the sources of a code say: the vendor's own wording, and which statements are our own judgement. */
import type { Code, Variant } from "./build.ts";
import { statementsOfVariant, type VariantStatements } from "./statements.ts";

/**
 * Whether the source of a variant gives a phrase and nothing else, so that every statement is inferred.
 * Its page then says so once, at the top, instead of marking each statement.
 */
export const isPhraseOnly = (variant: VariantStatements): boolean =>
  statementsOfVariant(variant).every(({ basis }) => basis === "inferred");

/** A text quoted from the vendor, with its source and the edition it belongs to. */
export interface Wording {
  text: string;
  source: string;
  edition: string | undefined;
}

/** Most messages that are read before the answer. Each case lists its own. */
const MESSAGES_MAX = 3;

/** The vendor's own texts for a variant: its label or, if the source gives only a message or a few, the messages. */
function textsOf(variant: Variant): string[] {
  if (variant.label !== undefined) return [variant.label];
  return isPhraseOnly(variant) && variant.messages.length <= MESSAGES_MAX ? variant.messages : [];
}

/** The vendor's own wording for a code, without duplicates. Messages of one of several cases are not the wording of the code. */
export function wordingOf({ variants }: Pick<Code, "variants">): Wording[] {
  const byText = new Map<string, Wording>();
  for (const variant of variants) {
    if (variants.length > 1 && variant.label === undefined) continue;
    for (const text of textsOf(variant)) {
      if (!byText.has(text)) byText.set(text, { text, source: variant.source, edition: variant.edition });
    }
  }
  return [...byText.values()];
}

/** Whether a note shows its basis: always, unless it is inferred on a page that says once that everything is. */
export const isNoteMarked = ({ variants }: Pick<Code, "variants">, note: Code["notes"][number]): boolean =>
  note.basis === "vendor" || !variants.every(isPhraseOnly);

/** Whether any statement on the page of a code shows its basis, so that the page has to explain the marks. */
export const hasMarks = ({ variants, notes }: Pick<Code, "variants" | "notes">): boolean =>
  !variants.every(isPhraseOnly) || notes.some(({ basis }) => basis === "vendor");
