/** Codes → items of the result list, cloned from the server's template and filled. */
import { routes } from "../../routes.ts";
import type { Locale } from "../../schema/taxonomy.ts";
import type { Entry } from "../../search/entry.ts";
import type { Occurrence } from "../../search/log.ts";
import { differenceOf, productOf, type Suggestion } from "../../search/near.ts";
import type { Result } from "../../search/results.ts";
import { complete } from "../../search/sentence.ts";
import { clone, part } from "./part.ts";

/** Words in the reader's language: `products`, `retries` and `owners` by their ids. */
export type Words = Record<string, Record<string, string>>;

/** Where items are put, in whose language. */
export interface Place {
  root: HTMLElement;
  locale: Locale;
  words: Words;
}

/** Most lines that an item names. */
const LINES_MAX = 6;

function item({ root, locale, words }: Place, entry: Entry): HTMLElement {
  const element = clone(root, "result");
  element.dataset["id"] = entry.id;
  part<HTMLAnchorElement>(element, "a").href = routes.code(locale, entry.id);
  const fill: Record<string, string | undefined> = {
    code: entry.code,
    symbol: entry.symbol,
    title: entry.title[locale],
    cases: (entry.cases ?? []).map((title) => title[locale]).join(" · "),
    product: words["products"]?.[productOf(entry.id)],
    retry: words["retries"]?.[entry.retry],
    owner: words["owners"]?.[entry.owner],
  };
  for (const hole of element.querySelectorAll<HTMLElement>("[data-fill]")) {
    hole.textContent = fill[hole.dataset["fill"] ?? ""] ?? "";
  }
  return element;
}

/** A result; for a log with how often and on which lines it stands. */
export function resultItem(place: Place, { entry, match, isBeginning }: Result, occurrence?: Occurrence): HTMLElement {
  const element = item(place, entry);
  element.toggleAttribute("data-result", true);
  element.dataset["match"] = match;
  for (const word of element.querySelectorAll<HTMLElement>("[data-match-word]")) {
    word.hidden = word.dataset["matchWord"] !== (isBeginning ? "prefix" : match);
  }
  if (occurrence && occurrence.lines.length > 0) {
    const row = part(element, "[data-occurrence]");
    const { one = "", sentence = "", further = "" } = row.dataset;
    row.hidden = false;
    part(row, "[data-fill=times]").textContent = occurrence.count === 1 ? one : complete(sentence, occurrence.count);
    for (const line of occurrence.lines.slice(0, LINES_MAX)) {
      const button = clone(place.root, "line-button");
      button.dataset["line"] = button.textContent = String(line);
      row.append(button);
    }
    const rest = occurrence.lines.length - LINES_MAX;
    if (rest > 0) row.append(complete(further, rest));
  }
  return element;
}

/** A suggestion, with what differs from the question marked. */
export function suggestionItem(place: Place, { entry, asked, near }: Suggestion): HTMLElement {
  const element = item(place, entry);
  element.toggleAttribute("data-suggestion", true);
  for (const word of element.querySelectorAll<HTMLElement>("[data-match-word]")) word.hidden = true;
  const parts = differenceOf(asked, near).map(({ text, differs }) => {
    if (!differs) return text;
    const mark = document.createElement("mark");
    // A character that is missing from the code leaves a gap.
    mark.textContent = text === "" ? "\u2009" : text;
    return mark;
  });
  part(element, `[data-fill=${near === entry.symbol ? "symbol" : "code"}]`).replaceChildren(...parts);
  return element;
}
