/** The catalogue → what an editor wants to know about it: what there is, what repeats, what is thin. */
import type { Catalog, Code } from "./build.ts";
import type { Statement } from "../schema/text.ts";
import { isPhraseOnly } from "./certainty.ts";
import { commandsIn } from "./commands.ts";
import { contradictsRetry, otherActors } from "./steps.ts";
import { idiomsBelow } from "./style.ts";

/** A figure of the report: how many of what. */
export interface Count {
  name: string;
  count: number;
}

/** The same sentence on several pages. */
export interface Repeat {
  text: string;
  /** Ids of the pages, each once. */
  pages: string[];
}

export interface Report {
  /** Codes by product, category, retry, owner and condition; statements by basis. */
  counts: Record<"product" | "kind" | "category" | "retry" | "owner" | "condition" | "basis", Count[]>;
  /** Meanings, fixes and titles that appear word for word on more than one page. */
  repeats: Repeat[];
  /** Pages with the least text, shortest first: characters of both languages. */
  shortest: Count[];
  /** Errors without a fix of their own. */
  withoutFix: string[];
  /** Codes whose retry is the same call again while their first step changes something. */
  retryAgainstStep: string[];
  /** Codes whose first step is worded as the work of someone other than their owner. */
  ownerAgainstStep: { id: string; owner: string; actors: string[] }[];
  /** Share of inferred statements by product, in per cent, and how many codes rest on a phrase alone. */
  inferred: { product: string; percent: number; phraseOnly: number; codes: number }[];
  /** Turns of phrase that no native writes, with the page and what to write instead. */
  idioms: { page: string; text: string; instead: string }[];
  /** Every shell command, each once, with the pages that have it. */
  commands: { command: string; pages: string[] }[];
}

/** How many pages the list of the shortest names. */
const SHORTEST = 15;

const statementsOf = (code: Code): Statement[] => [
  ...code.variants.flatMap(({ meaning, fixes, values }) => [
    meaning,
    ...fixes,
    ...values.map((value) => value.meaning),
  ]),
  ...code.notes,
];

/** Counts, most first. */
function countBy<T>(items: readonly T[], nameOf: (item: T) => string): Count[] {
  return [...Map.groupBy(items, nameOf)]
    .map(([name, own]) => ({ name, count: own.length }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}

/** Looks a catalogue over. */
export function reportOn({ codes, conditions, products }: Catalog): Report {
  const pages = [
    ...codes.map(({ id, title, reason, variants, notes }) => ({ page: id, texts: { title, reason, variants, notes } })),
    ...conditions.map(({ id, codes: _codes, ...texts }) => ({ page: `conditions/${id}`, texts })),
  ];
  const statements = codes.flatMap(statementsOf);
  const sentences = [
    ...codes.flatMap((code) =>
      statementsOf(code).flatMap(({ zh, en }) => [zh, en].map((text) => ({ text, page: code.id }))),
    ),
    ...codes.flatMap(({ id, title, product }) =>
      [title.zh, title.en].map((text) => ({ text: `${product.id}: ${text}`, page: id })),
    ),
    ...conditions.flatMap(({ id, meaning, causes, fixes, verify, prevention }) =>
      [meaning, ...causes, ...fixes, ...verify, ...prevention].flatMap(({ zh, en }) =>
        [zh, en].map((text) => ({ text, page: `conditions/${id}` })),
      ),
    ),
  ];
  const repeats = [...Map.groupBy(sentences, ({ text }) => text)]
    .map(([text, found]) => ({ text, pages: [...new Set(found.map(({ page }) => page))] }))
    .filter(({ pages }) => pages.length > 1);
  const length = (code: Code) => statementsOf(code).reduce((sum, { zh, en }) => sum + zh.length + en.length, 0);
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
      basis: countBy(statements, ({ basis }) => basis),
    },
    repeats,
    shortest: codes
      .map((code) => ({ name: code.id, count: length(code) }))
      .sort((a, b) => a.count - b.count)
      .slice(0, SHORTEST),
    withoutFix: codes
      .filter(({ kind, variants }) => kind === "error" && variants.some(({ fixes }) => fixes.length === 0))
      .map(({ id }) => id),
    retryAgainstStep: codes.filter(contradictsRetry).map(({ id }) => id),
    ownerAgainstStep: codes.flatMap((code) => {
      const actors = otherActors(code);
      return actors.length === 0 ? [] : [{ id: code.id, owner: code.owner ?? "", actors }];
    }),
    inferred: products.map((product) => {
      const own = product.codes.flatMap(statementsOf);
      const inferred = own.filter(({ basis }) => basis === "inferred").length;
      return {
        product: product.id,
        percent: Math.round((100 * inferred) / (own.length || 1)),
        phraseOnly: product.codes.filter(({ variants }) => variants.every(isPhraseOnly)).length,
        codes: product.codes.length,
      };
    }),
    idioms: pages.flatMap(({ page, texts }) =>
      idiomsBelow(texts).map(({ text, instead }) => ({ page, text, instead })),
    ),
    commands: [
      ...Map.groupBy(
        pages.flatMap(({ page, texts }) => commandsIn(texts).map(({ command }) => ({ command, page }))),
        ({ command }) => command,
      ),
    ].map(([command, found]) => ({ command, pages: [...new Set(found.map(({ page }) => page))] })),
  };
}
