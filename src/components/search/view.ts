/** The outcome of a search → the parts of the finder: sentence, results, near misses, related pages, annotated log. */
import { getRequired } from "../../browser/dom.ts";
import { complete } from "../../i18n/sentence.ts";
import { routes } from "../../routes.ts";
import { linesOf, occurrencesOf, type Line } from "../../search/query/annotate.ts";
import type { Outcome } from "../../search/query/ask.ts";
import { isLog } from "../../search/query/question.ts";
import { resultItem, suggestionItem, type ResultView } from "./items.ts";
import { lineElements } from "./lines.ts";
import { relatedItem, relatedPages } from "./related.ts";

/** What the finder shows: an outcome's state, or why there is no outcome. */
export type ShownState = Outcome["state"] | "loading" | "error" | "outdated";

/** What the reader chose beside the question. */
export interface Display {
  /** Most results to list. */
  limit: number;
  /** How many secrets are masked, in the box and in the text. */
  secrets: number;
  areSecretsShown: boolean;
}

/** Shows the elements of a state. */
export function showState(root: HTMLElement, state: ShownState): void {
  for (const element of root.querySelectorAll<HTMLElement>("[data-when]")) {
    element.hidden = element.dataset["when"] !== state;
  }
}

/**
 * Shows an outcome.
 * @param state the outcome's, or what took its place
 */
export function showOutcome(view: ResultView, state: ShownState, outcome: Outcome, display: Display): void {
  const { root, locale } = view;
  const { question, results, unfiltered, suggestions, unknown } = outcome;
  const isLongText = isLog(question.text);
  const lines = isLongText ? linesOf(question, unfiltered) : [];
  const occurrences = occurrencesOf(lines, results);
  const listed = results.slice(0, display.limit);
  const isMore = outcome.hasMore || results.length > display.limit;
  getRequired(root, "[data-list]").replaceChildren(
    ...listed.map((result) => resultItem(view, result, occurrences.get(result.entry.id))),
  );
  getRequired(root, "[data-more]").hidden = !isMore;
  fillList(
    root,
    "[data-suggestions]",
    suggestions.map((suggestion) => suggestionItem(view, suggestion)),
  );
  const products = outcome.named.map((id) => ({
    href: routes.product(locale, id),
    title: view.words["products"]?.[id] ?? id,
  }));
  fillList(root, "[data-related]", [...products, ...relatedPages(outcome.hits, locale)].map(relatedItem));
  const found = getRequired(root, "[data-when=found]");
  found.textContent = counted(found, listed.length, isMore ? "+" : "");
  const none = getRequired(root, "[data-when=none] [data-sentence]");
  const { long = "", sentence = "" } = none.dataset;
  none.textContent = isLongText ? long : complete(sentence, question.masked);
  // About a number that is no code, the sentence about it says everything.
  none.hidden = unknown.length > 0;
  getRequired(root, "[data-hint]").hidden = state !== "none" || unknown.length > 0;
  showUnknown(view, outcome);
  showLog(view, lines, outcome, display);
  showState(root, state);
}

/** Tells a screen reader the outcome. */
export function announce(root: HTMLElement, state: ShownState): void {
  const [sentence] = root.querySelectorAll(`[data-when=${state}] [data-sentence], p[data-when=${state}]`);
  const near = root.querySelectorAll("[data-suggestions]:not([hidden]) p, [data-suggestion] [data-fill=code]");
  const sentences = [sentence, ...root.querySelectorAll("[data-unknown] li"), ...near];
  getRequired(root, "[data-announce]").textContent = sentences
    .map((element) => (element instanceof HTMLElement && !element.hidden ? element.textContent.trim() : ""))
    .filter(Boolean)
    .join(" ");
}

/** A sentence that counts, in the words of its element. */
function counted({ dataset }: HTMLElement, count: number, more = ""): string {
  const { one = "", sentence = "" } = dataset;
  return count === 1 && more === "" ? one : complete(sentence, `${count}${more}`);
}

/** Fills a list, and hides it if it is empty. */
function fillList(root: HTMLElement, selector: string, items: readonly HTMLElement[]): void {
  const box = getRequired(root, selector);
  box.hidden = items.length === 0;
  getRequired(box, "ul").replaceChildren(...items);
}

/** Says which numbers are no codes here, and what their block means. */
function showUnknown({ root, locale, words }: ResultView, { unknown }: Outcome): void {
  const list = getRequired(root, "[data-unknown]");
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

/** Shows the annotated log, and how many secrets are masked. */
function showLog({ root, locale }: ResultView, lines: readonly Line[], outcome: Outcome, display: Display): void {
  const { secrets, areSecretsShown } = display;
  getRequired(root, "[data-log]").hidden = lines.length === 0;
  getRequired(root, "[data-cut]").hidden = !outcome.question.isCut;
  getRequired(root, "[data-lines]").replaceChildren(
    ...lineElements(lines, outcome.unfiltered, locale, areSecretsShown),
  );
  getRequired(root, "[data-masked]").hidden = secrets === 0;
  const sentence = getRequired(root, "[data-masked] [data-sentence]");
  sentence.textContent = counted(sentence, secrets);
  const button = getRequired(root, "[data-reveal]");
  button.dataset["show"] ??= button.textContent.trim();
  button.textContent = (areSecretsShown ? button.dataset["hide"] : button.dataset["show"]) ?? "";
}
