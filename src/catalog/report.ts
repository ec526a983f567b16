/** The catalogue → an editor's report: what it contains, what is thin, what looks odd. */
import type { Catalog, Code, Product } from "./build.ts";
import { isPhraseOnly } from "./certainty.ts";
import { commandsIn } from "./commands.ts";
import { statementsOf } from "./statements.ts";
import { otherActors } from "./steps.ts";
import { idiomsBelow } from "./style.ts";

/** How many there are of something. */
export interface Count {
  name: string;
  count: number;
}

export interface Report {
  /** Codes by product, kind, category, retry, owner and condition; statements by basis. */
  counts: Record<"product" | "kind" | "category" | "retry" | "owner" | "condition" | "basis", Count[]>;
  /** Pages with the least text, shortest first, in characters of both languages. */
  shortest: Count[];
  /** Codes whose first step reads like work for someone other than the owner. */
  ownerAgainstStep: { id: string; owner: string; actors: string[] }[];
  /** Share of inferred statements by product, in per cent, and how many codes rest on a phrase alone. */
  inferred: { product: string; percent: number; phraseOnly: number; codes: number }[];
  /** Phrases that a native writer would avoid, with the page and what to write instead. */
  idioms: { page: string; text: string; instead: string }[];
  /** Every shell command, with the pages that have it. */
  commands: { command: string; pages: string[] }[];
}

/** How many pages to list as the shortest. */
const SHORTEST = 15;

/** A command, and the page that has it. */
interface PageCommand {
  page: string;
  command: string;
}

/** Counts items by name, most frequent first. */
function countBy<T>(items: readonly T[], nameOf: (item: T) => string): Count[] {
  return [...Map.groupBy(items, nameOf)]
    .map(([name, members]) => ({ name, count: members.length }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}

/** Every distinct command with the pages that have it. */
function pagesByCommand(commands: readonly PageCommand[]): Report["commands"] {
  const byCommand = Map.groupBy(commands, ({ command }) => command);
  return [...byCommand].map(([command, places]) => ({ command, pages: [...new Set(places.map(({ page }) => page))] }));
}

/** How many statements of a product are inferred. */
function inferredShare({ id, codes }: Product): Report["inferred"][number] {
  const statements = codes.flatMap(statementsOf);
  const inferred = statements.filter(({ basis }) => basis === "inferred").length;
  return {
    product: id,
    percent: Math.round((100 * inferred) / (statements.length || 1)),
    phraseOnly: codes.filter(({ variants }) => variants.every(isPhraseOnly)).length,
    codes: codes.length,
  };
}

/** Length of a code's statements in both languages, in characters. */
const lengthOf = (code: Code): number => statementsOf(code).reduce((sum, { zh, en }) => sum + zh.length + en.length, 0);

/** Reports on a catalogue. */
export function reportOn({ codes, conditions, products }: Catalog): Report {
  const pages = [
    ...codes.map(({ id, title, reason, variants, notes }) => ({ page: id, texts: { title, reason, variants, notes } })),
    ...conditions.map(({ id, codes: _codes, ...texts }) => ({ page: `conditions/${id}`, texts })),
  ];
  const commands = pages.flatMap(({ page, texts }) => commandsIn(texts).map(({ command }) => ({ page, command })));
  return {
    counts: {
      product: countBy(codes, ({ product }) => product.id),
      kind: countBy(codes, ({ kind }) => kind),
      category: countBy(codes, ({ category }) => category ?? "(no error)"),
      retry: countBy(codes, ({ retry }) => retry),
      owner: countBy(codes, ({ owner }) => owner ?? "(nobody)"),
      condition: countBy(
        codes,
        ({ condition, kind }) => condition?.id ?? (kind === "error" ? "(catch-all)" : "(no error)"),
      ),
      basis: countBy(codes.flatMap(statementsOf), ({ basis }) => basis),
    },
    shortest: codes
      .map((code) => ({ name: code.id, count: lengthOf(code) }))
      .sort((a, b) => a.count - b.count)
      .slice(0, SHORTEST),
    ownerAgainstStep: codes
      .map((code) => ({ id: code.id, owner: code.owner ?? "", actors: otherActors(code) }))
      .filter(({ actors }) => actors.length > 0),
    inferred: products.map(inferredShare),
    idioms: pages.flatMap(({ page, texts }) =>
      idiomsBelow(texts).map(({ text, instead }) => ({ page, text, instead })),
    ),
    commands: pagesByCommand(commands),
  };
}
