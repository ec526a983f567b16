/** Scores the pages that contain words of a question: by their words, title and symbols, and by whose they are. */
import { fold, holdsWord } from "../../shared/fold.ts";
import type { SearchEntry, SearchProduct } from "../../shared/shape.ts";
import type { Context } from "../text/context.ts";
import { knownCodes, productIdOf } from "../known-codes.ts";
import { quotesIn } from "../text/mentions.ts";
import { coverageOf, titleCoverage, type WordHit } from "./rank.ts";
import { entriesOf, type Source } from "../source.ts";
import { coreOf } from "../codes/symbols.ts";
import type { Tuning } from "../tuning.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Shortest phrase of a text that may be part of a title, in characters. */
const TITLE_PHRASE_MIN = 4;
/** Factor of pages of a product that is discontinued or unidentified. */
const NOT_CURRENT_FACTOR = 0.97;

/** A question whose pages are scored. */
export interface PageQuery {
  /** The whole text. */
  text: string;
  /** The text without numbers that are, or seem to be, codes. Other numbers, such as `60` seconds, are words of it. */
  rest: string;
  context: Context;
  products: readonly SearchProduct[];
}

/** A page that contains words of the question. */
export interface Page {
  entry: SearchEntry;
  hit: WordHit;
  score: number;
  /** The text names the product of the page. */
  isOfNamedProduct: boolean;
  /** The question's words of the trade that the page has. */
  jargon: readonly string[];
  /**
   * Above 0 if the error of the page comes with an HTTP status of the text, and the text is about its product: more the fewer other
   * statuses it comes with.
   */
  statusWeight: number;
}

/** The pages of the hits, in the same order. */
export async function readPages(
  hits: readonly WordHit[],
  query: PageQuery,
  withStatus: ReadonlyMap<number, number>,
  vocabulary: Vocabulary,
  source: Source,
  tuning: Tuning,
): Promise<Page[]> {
  const { text, rest, context, products } = query;
  const codes = knownCodes(products);
  const entries = await entriesOf(
    hits.map(({ position }) => codes[position]!),
    source,
  );
  const current = new Set(products.filter(({ isCurrent }) => isCurrent).map(({ id }) => id));
  const phrases = [rest, ...quotesIn(text)].map(fold).filter(({ length }) => length >= TITLE_PHRASE_MIN);
  return hits.map((hit, index) => {
    const entry = entries[index]!;
    const product = productIdOf(entry.id);
    const isOfNamedProduct = context.named.has(product);
    const isOfPlatform = !isOfNamedProduct && context.platforms.hinted.has(product);
    const isAbout = isOfNamedProduct || context.hinted.has(product);
    const factor =
      (isOfPlatform ? tuning.platform : isAbout ? tuning.product : 1) * (current.has(product) ? 1 : NOT_CURRENT_FACTOR);
    const score = scoreOf(hit, entry, phrases, vocabulary, tuning) * factor;
    const jargon = [...hit.terms].filter((term) => vocabulary.jargon.has(term));
    const statusWeight = withStatus.get(hit.position) ?? 0;
    return { entry, hit, score, isOfNamedProduct, jargon, statusWeight };
  });
}

/**
 * The score of a page with its title and symbols considered: best is a title that says what was asked, in the same words and no
 * others.
 */
function scoreOf(
  { score, share, terms }: WordHit,
  { title, names }: SearchEntry,
  phrases: readonly string[],
  { fillers }: Vocabulary,
  tuning: Tuning,
): number {
  const titles = [title.zh, title.en].map(fold);
  const symbols = names.map((name) => coreOf(fold(name))).filter((core) => core.includes(" "));
  const hasSameWords = phrases.some((phrase) => titles.some((text) => holdsWord(text, phrase)));
  const byShare = tuning.shareBase + (1 - tuning.shareBase) * share;
  const covered = Math.max(
    tuning.titleCovered * titleCoverage(title, terms, fillers),
    ...symbols.map((symbol) => tuning.symbolCovered * coverageOf(symbol, terms, fillers)),
  );
  return score * byShare * (tuning.titleBase + covered) * (hasSameWords ? tuning.titleSame : 1);
}
