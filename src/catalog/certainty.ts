/** A code → how far its source goes: the vendor's own wording, and whether the source says anything beyond it. */
import type { Code, Variant } from "./build.ts";

/**
 * Whether the source of a case gives a phrase and nothing else: no statement rests on it.
 * Its page says so once, at its top, and no statement is marked.
 */
export const isPhraseOnly = ({ meaning, fixes, values }: Pick<Variant, "meaning" | "fixes" | "values">): boolean =>
  [meaning, ...fixes, ...values.map((value) => value.meaning)].every(({ basis }) => basis === "inferred");

/** The vendor's own words for a code, where they are from, and the edition that they belong to. */
export interface Wording {
  text: string;
  source: string;
  edition: string | undefined;
}

/** The vendor's short labels for a code, each once; where the source gives nothing but a message, that. */
export function wordingOf({ variants }: Pick<Code, "variants">): Wording[] {
  const found = variants.flatMap((variant) => {
    const texts = variant.label !== undefined ? [variant.label] : isPhraseOnly(variant) ? variant.messages : [];
    return texts.map((text) => ({ text, source: variant.source, edition: variant.edition }));
  });
  return found.filter(({ text }, index) => found.findIndex((other) => other.text === text) === index);
}

/** Whether a note of a code is marked with how it is known: always, but where the page says once that all is inferred. */
export const isNoteMarked = ({ variants }: Pick<Code, "variants">, note: Code["notes"][number]): boolean =>
  note.basis === "vendor" || !variants.every(isPhraseOnly);

/** Whether any statement of a code's page is marked, so that the page has to explain the marks. */
export const hasMarks = (code: Pick<Code, "variants" | "notes">): boolean =>
  !code.variants.every(isPhraseOnly) || code.notes.some((note) => isNoteMarked(code, note));
