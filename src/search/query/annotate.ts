/** A pasted log and what was found in it → its lines with codes and secrets marked, and where each code stands. */
import type { Question } from "./question.ts";
import type { Result } from "./results.ts";

/** A piece of a line. */
export interface Part {
  text: string;
  /** Id of the code that the piece names. */
  id?: string;
  /** What the piece holds is nobody else's business. */
  isSecret?: boolean;
}

export interface Line {
  /** Counted from 1. */
  number: number;
  parts: Part[];
}

/** The lines of a text, in pieces. */
export function linesOf({ text, sensitive }: Question, results: readonly Result[]): Line[] {
  const marks = [
    ...sensitive.secrets.map(({ from, to }) => ({ from, to, isSecret: true as const })),
    ...results.flatMap(({ entry, mentions }) =>
      // A phrase is a whole message, and may hold what is marked already: the narrower mark counts.
      mentions.map(({ from, to }) => ({ from, to, id: entry.id })),
    ),
  ].sort((a, b) => a.to - a.from - (b.to - b.from));
  const taken = new Map<number, (typeof marks)[number]>();
  const ends = new Set<number>();
  for (const mark of marks) {
    let isFree = true;
    for (let at = mark.from; at < mark.to && isFree; at++) isFree = !ends.has(at);
    if (!isFree) continue;
    taken.set(mark.from, mark);
    for (let at = mark.from; at < mark.to; at++) ends.add(at);
  }
  const ordered = [...taken.values()].sort((a, b) => a.from - b.from);
  let next = 0;
  let start = 0;
  return text.split("\n").map((line, index) => {
    const parts: Part[] = [];
    const end = start + line.length;
    let at = start;
    for (; next < ordered.length && ordered[next]!.from < end; next++) {
      const { from, to, ...kind } = ordered[next]!;
      if (from > at) parts.push({ text: text.slice(at, from) });
      at = Math.min(to, end);
      parts.push({ text: text.slice(from, at), ...kind });
    }
    if (at < end) parts.push({ text: text.slice(at, end) });
    start = end + 1;
    return { number: index + 1, parts };
  });
}

/** How often a text names a code, and on which lines. */
export interface Occurrence {
  count: number;
  /** Numbers of the lines, each once. */
  lines: number[];
}

/** Where each result stands in the lines. */
export function occurrencesOf(lines: readonly Line[], results: readonly Result[]): Map<string, Occurrence> {
  const found = new Map(
    results.map(({ entry, mentions }) => {
      // A code and its message in one frame are one occurrence.
      const numbers = mentions.filter(({ kind }) => kind === "number").length;
      return [entry.id, { count: numbers || mentions.length, lines: [] as number[] }];
    }),
  );
  for (const { number, parts } of lines) {
    for (const { id } of parts) {
      const own = id === undefined ? undefined : found.get(id);
      if (own && own.lines.at(-1) !== number) own.lines.push(number);
    }
  }
  return found;
}
