/** Search results and suggestions → list items, cloned from templates in the page. */
import { cloneTemplate, getRequired, type WordTables } from "../../../browser/dom.ts";
import { fillIn } from "../../../i18n/sentence.ts";
import { routes } from "../../../routes.ts";
import type { Locale } from "../../../schema/taxonomy.ts";
import type { Occurrence } from "../../../search/query/annotate.ts";
import { productIdOf } from "../../../search/query/known-codes.ts";
import { differenceOf } from "../../../search/query/codes/difference.ts";
import type { Suggestion } from "../../../search/query/results.ts";
import type { Result } from "../../../search/query/results.ts";
import type { SearchEntry } from "../../../search/shared/shape.ts";

/** Where results are shown, and in which language. */
export interface ResultView {
  root: HTMLElement;
  locale: Locale;
  /** Labels by kind and id: `products`, `retries`, `owners`. */
  words: WordTables;
}

/** Line numbers to list per result, at most. */
const LINES_MAX = 6;

function itemOf({ root, locale, words }: ResultView, entry: SearchEntry): HTMLElement {
  const item = cloneTemplate(root, "result");
  item.dataset["id"] = entry.id;
  getRequired<HTMLAnchorElement>(item, "a").href = routes.code(locale, entry.id);
  const texts: Record<string, string | undefined> = {
    code: entry.code,
    symbol: entry.symbol,
    title: entry.title[locale],
    variantTitles: (entry.variantTitles ?? []).map((title) => title[locale]).join(" · "),
    product: words["products"]?.[productIdOf(entry.id)],
    retry: words["retries"]?.[entry.retry],
    owner: words["owners"]?.[entry.owner],
  };
  for (const element of item.querySelectorAll<HTMLElement>("[data-fill]")) {
    element.textContent = texts[element.dataset["fill"] ?? ""] ?? "";
  }
  return item;
}

/** Marks in an item's code or symbol what differs from the one that was asked for. */
function markDifference(item: HTMLElement, part: "code" | "symbol", asked: string, near: string): void {
  const pieces = differenceOf(asked, near).map(({ text, differs }) => {
    if (!differs) return text;
    const mark = document.createElement("mark");
    // A thin space stands in for a character that the code does not have.
    mark.textContent = text === "" ? "\u2009" : text;
    return mark;
  });
  getRequired(item, `[data-fill=${part}]`).replaceChildren(...pieces);
}

/** Marks where an item's symbol or code differs from a similar one, if the similarity is in what the item shows. */
function markSimilar(item: HTMLElement, asked: string, { symbol, code }: SearchEntry): void {
  const sharedOf = (name: string) =>
    differenceOf(asked, name).reduce((sum, { text, differs }) => sum + (differs ? 0 : text.length), 0);
  for (const [part, name] of [
    ["symbol", symbol],
    ["code", code],
  ] as const) {
    if (name !== "" && sharedOf(name) > name.length / 2) return markDifference(item, part, asked, name);
  }
}

/** A result. For a log, it shows how often and on which lines the code occurs. */
export function resultItem(view: ResultView, result: Result, occurrence?: Occurrence): HTMLElement {
  const { entry, match, fit, mentions } = result;
  const item = itemOf(view, entry);
  if (fit === "similar") markSimilar(item, mentions[0]?.text ?? "", entry);
  item.toggleAttribute("data-result", true);
  item.dataset["match"] = match;
  for (const word of item.querySelectorAll<HTMLElement>("[data-match-word]")) {
    word.hidden = word.dataset["matchWord"] !== (fit === "whole" ? match : fit);
  }
  if (occurrence && occurrence.lines.length > 0) {
    const row = getRequired(item, "[data-occurrence]");
    const { one = "", sentence = "", further = "" } = row.dataset;
    row.hidden = false;
    getRequired(row, "[data-fill=times]").textContent =
      occurrence.count === 1 ? one : fillIn(sentence, occurrence.count);
    for (const line of occurrence.lines.slice(0, LINES_MAX)) {
      const button = cloneTemplate(view.root, "line-button");
      button.dataset["line"] = button.textContent = String(line);
      row.append(button);
    }
    const rest = occurrence.lines.length - LINES_MAX;
    if (rest > 0) row.append(fillIn(further, rest));
  }
  return item;
}

/** A suggestion. In a similar code or symbol, what differs from the question is marked. */
export function suggestionItem(view: ResultView, suggestion: Suggestion): HTMLElement {
  const { entry } = suggestion;
  const item = itemOf(view, entry);
  item.toggleAttribute("data-suggestion", true);
  for (const word of item.querySelectorAll<HTMLElement>("[data-match-word]")) word.hidden = true;
  if (suggestion.why !== "similar") return item;
  const { asked, near } = suggestion;
  markDifference(item, near === entry.symbol ? "symbol" : "code", asked, near);
  return item;
}
