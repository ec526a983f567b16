/** An answer → the parts of the finder: sentence, results, near misses, related pages, annotated log. */
import { routes } from "../../routes.ts";
import { TEXT_MAX, type Answer } from "../../search/find.ts";
import { isLog, linesOf, masked, occurrencesOf, type Line } from "../../search/log.ts";
import type { Result } from "../../search/results.ts";
import { complete } from "../../search/sentence.ts";
import { resultItem, suggestionItem, type Place } from "./items.ts";
import { lineElements } from "./lines.ts";
import type { Hit } from "./pagefind.ts";
import { part } from "./part.ts";
import { relatedItem, relatedPages } from "./related.ts";

/** What a search came to. */
export type State = "idle" | "loading" | "found" | "none" | "filtered" | "error" | "outdated";

export interface Shown {
  /** What the box holds. */
  query: string;
  /** Most results to list. */
  limit: number;
  /** The text index has more. */
  more: boolean;
  /** Pages of the text index. */
  hits: readonly Hit[];
  /** Results before the filters: what a log is annotated with. */
  all: readonly Result[];
  /** How many secrets are masked. */
  secrets: number;
  isRevealed: boolean;
}

/** Shows the elements of a state. */
export function reveal(root: HTMLElement, state: State): void {
  for (const element of root.querySelectorAll<HTMLElement>("[data-when]")) {
    element.hidden = element.dataset["when"] !== state;
  }
}

/** Shows a state's sentence and its answer. */
export function showAnswer(place: Place, state: State, answer: Answer, shown: Shown): void {
  const { root, locale } = place;
  const { results, suggestions, unknown, text } = answer;
  const lines = isLog(text) ? linesOf({ ...answer, results: [...shown.all] }) : [];
  const occurrences = occurrencesOf(lines, results);
  const listed = results.slice(0, shown.limit);
  const isMore = shown.more || results.length > shown.limit;
  part(root, "[data-list]").replaceChildren(
    ...listed.map((result) => resultItem(place, result, occurrences.get(result.entry.id))),
  );
  part(root, "[data-more]").hidden = !isMore;
  const near = suggestions.map((suggestion) => suggestionItem(place, suggestion));
  fill(root, "[data-suggestions]", near);
  const products = answer.named.map((id) => ({
    href: routes.product(locale, id),
    title: place.words["products"]?.[id] ?? id,
  }));
  fill(root, "[data-related]", [...products, ...relatedPages(shown.hits, locale)].map(relatedItem));
  part(root, "[data-when=found]").textContent = counted(root, "[data-when=found]", listed.length, isMore ? "+" : "");
  const none = part(root, "[data-when=none] [data-sentence]");
  const { long = "", sentence = "" } = none.dataset;
  none.textContent = isLog(shown.query) ? long : complete(sentence, masked(shown.query));
  // Of a number that is no code the sentence about it says all.
  none.hidden = unknown.length > 0;
  part(root, "[data-hint]").hidden = state !== "none" || unknown.length > 0;
  showUnknown(place, answer);
  showLog(place, lines, shown);
  reveal(root, state);
}

/** Tells a screen reader the outcome. */
export function announce(root: HTMLElement, state: State): void {
  const [sentence] = root.querySelectorAll(`[data-when=${state}] [data-sentence], p[data-when=${state}]`);
  const near = root.querySelectorAll("[data-suggestions]:not([hidden]) p, [data-suggestion] [data-fill=code]");
  const sentences = [sentence, ...root.querySelectorAll("[data-unknown] li"), ...near];
  part(root, "[data-announce]").textContent = sentences
    .map((element) => (element instanceof HTMLElement && !element.hidden ? element.textContent.trim() : ""))
    .filter(Boolean)
    .join(" ");
}

/** A sentence that counts, in the words of its element. */
function counted(root: HTMLElement, selector: string, count: number, more = ""): string {
  const { one = "", sentence = "" } = part(root, selector).dataset;
  return count === 1 && more === "" ? one : complete(sentence, `${count}${more}`);
}

/** Fills a list and hides it where it is empty. */
function fill(root: HTMLElement, selector: string, items: readonly HTMLElement[]): void {
  const box = part(root, selector);
  box.hidden = items.length === 0;
  part(box, "ul").replaceChildren(...items);
}

/** Says which numbers are no codes here, and what their block means. */
function showUnknown({ root, locale, words }: Place, { unknown }: Answer): void {
  const list = part(root, "[data-unknown]");
  const { sentence = "", block = "" } = list.dataset;
  list.hidden = unknown.length === 0;
  list.replaceChildren(
    ...unknown.map(({ number, blocks }) => {
      const item = document.createElement("li");
      const meanings = blocks.map(({ product, name, from, to }) =>
        [words["products"]?.[product] ?? product, from, to, name[locale]].reduce(
          (text, value) => complete(text, value),
          block,
        ),
      );
      item.textContent = [complete(sentence, number), ...meanings].join(" ");
      return item;
    }),
  );
}

/** Shows the annotated log, and how many secrets it hides. */
function showLog({ root, locale }: Place, lines: readonly Line[], shown: Shown): void {
  const { query, secrets, isRevealed, all } = shown;
  part(root, "[data-log]").hidden = lines.length === 0;
  part(root, "[data-cut]").hidden = query.length <= TEXT_MAX;
  part(root, "[data-lines]").replaceChildren(...lineElements(lines, all, locale, isRevealed));
  part(root, "[data-masked]").hidden = secrets === 0;
  part(root, "[data-masked] [data-sentence]").textContent = counted(root, "[data-masked] [data-sentence]", secrets);
  const button = part(root, "[data-reveal]");
  button.dataset["show"] ??= button.textContent.trim();
  button.textContent = (isRevealed ? button.dataset["hide"] : button.dataset["show"]) ?? "";
}
