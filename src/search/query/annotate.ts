/** Splits a pasted log into lines whose codes and secrets are marked, and counts where each code occurs. */
import type { Span } from "../../masking/spans.ts";
import type { Question } from "./text/question.ts";
import type { Result } from "./results.ts";

/** A piece of a line. */
export interface Part {
  text: string;
  /** Id of the code that the piece names. */
  id?: string;
  isSecret?: boolean;
}

export interface Line {
  /** Counted from 1. */
  number: number;
  parts: Part[];
}

/** A part of the text to mark: a secret or a code. */
type Mark = Span & Omit<Part, "text">;

/** Splits the text of a question into lines, and each line at its marks. */
export function linesOf({ text, sensitive }: Question, results: readonly Result[]): Line[] {
  const marks = withoutOverlaps([
    ...sensitive.secrets.map(({ from, to }): Mark => ({ from, to, isSecret: true })),
    ...results.flatMap(({ entry, mentions }) => mentions.map(({ from, to }): Mark => ({ from, to, id: entry.id }))),
  ]);
  let nextMark = 0;
  let start = 0;
  return text.split("\n").map((line, index) => {
    const parts: Part[] = [];
    const end = start + line.length;
    let position = start;
    while (nextMark < marks.length && marks[nextMark]!.from < end) {
      const { from, to, ...kind } = marks[nextMark]!;
      const begin = Math.max(from, start);
      if (begin > position) parts.push({ text: text.slice(position, begin) });
      position = Math.min(to, end);
      if (position > begin) parts.push({ text: text.slice(begin, position), ...kind });
      // A key of several lines goes on in the next one.
      if (to > end) break;
      nextMark++;
    }
    if (position < end) parts.push({ text: text.slice(position, end) });
    start = end + 1;
    return { number: index + 1, parts };
  });
}

/** The marks in order. Of overlapping ones the shortest is kept: a message may contain a secret or a code. */
function withoutOverlaps(marks: Mark[]): Mark[] {
  const occupied = new Set<number>();
  const kept: Mark[] = [];
  for (const mark of marks.sort((a, b) => a.to - a.from - (b.to - b.from))) {
    const positions = Array.from({ length: mark.to - mark.from }, (_, index) => mark.from + index);
    if (positions.some((position) => occupied.has(position))) continue;
    for (const position of positions) occupied.add(position);
    kept.push(mark);
  }
  return kept.sort((a, b) => a.from - b.from);
}

/** How often a text names a code, and on which lines. */
export interface Occurrence {
  count: number;
  /** Numbers of the lines, without repetition. */
  lines: number[];
}

/** The occurrences of each result in the lines, by its id. */
export function occurrencesOf(lines: readonly Line[], results: readonly Result[]): Map<string, Occurrence> {
  const occurrences = new Map<string, Occurrence>(
    results.map(({ entry, mentions }) => {
      // A code and its message in the same response are one occurrence.
      const numbers = mentions.filter(({ kind }) => kind === "number").length;
      return [entry.id, { count: numbers || mentions.length, lines: [] }];
    }),
  );
  for (const { number, parts } of lines) {
    for (const { id } of parts) {
      const occurrence = id === undefined ? undefined : occurrences.get(id);
      if (occurrence && occurrence.lines.at(-1) !== number) occurrence.lines.push(number);
    }
  }
  return occurrences;
}
