/** Parts of a text by their positions: sorting, joining and replacing them. */

/** A part of a text, from its first character up to, but not including, `to`. */
export interface Span {
  from: number;
  to: number;
}

/** The spans in order, with overlapping ones joined. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from || b.to - a.to)) {
    const last = merged.at(-1);
    if (last && span.from < last.to) last.to = Math.max(last.to, span.to);
    else merged.push({ ...span });
  }
  return merged;
}

/**
 * A text with some of its spans replaced.
 * @param spans in order, none overlapping
 * @example replaceSpans("a secret", [{ from: 2, to: 8 }], () => "••••") // => "a ••••"
 */
export function replaceSpans(text: string, spans: readonly Span[], replacement: (span: Span) => string): string {
  let position = 0;
  let replaced = "";
  for (const span of spans) {
    replaced += text.slice(position, span.from) + replacement(span);
    position = span.to;
  }
  return replaced + text.slice(position);
}
