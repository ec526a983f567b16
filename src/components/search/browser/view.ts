/** Shows the outcome of a search: summary, results, suggestions, related pages and annotated log. */
import { getRequired } from "../../../browser/dom.ts";
import { fillIn } from "../../../i18n/sentence.ts";
import { routes } from "../../../routes.ts";
import { linesOf, occurrencesOf, type Line } from "../../../search/query/annotate.ts";
import type { Outcome } from "../../../search/query/ask.ts";
import { isLog, maskedOf } from "../../../search/query/question.ts";
import type { Result } from "../../../search/query/results.ts";
import { resultItem, suggestionItem, type ResultView } from "./result-items.ts";
import { lineGroups } from "./log-lines.ts";
import { relatedItem, relatedPages } from "./related-pages.ts";

/** The state of an outcome, or the reason why there is none. */
export type ShownState = Outcome["state"] | "loading" | "error" | "outdated";

/** What the reader chose to see. */
export interface Display {
  /** Results to list at most. */
  limit: number;
  /** Number of secrets in the question. */
  secrets: number;
  areSecretsShown: boolean;
}

/** Most services that are named. */
const SERVICES_MAX = 3;

/** Shows the elements that belong to a state, and hides those of other states. */
export function showState(root: HTMLElement, state: ShownState): void {
  for (const element of root.querySelectorAll<HTMLElement>("[data-when]")) {
    element.hidden = element.dataset["when"] !== state;
  }
}

/**
 * Shows an outcome.
 * @param state the state of the outcome, or `error` or `outdated` if there is none
 */
export function showOutcome(view: ResultView, state: ShownState, outcome: Outcome, display: Display): void {
  const { root, locale } = view;
  const { question, results, unfiltered, suggestions, unknown } = outcome;
  const isLongText = isLog(question.text);
  const lines = isLongText ? linesOf(question, unfiltered) : [];
  const occurrences = occurrencesOf(lines, results);
  const listed = results.slice(0, display.limit);
  const hasMore = outcome.hasMore || results.length > display.limit;
  getRequired(root, "[data-list]").replaceChildren(
    ...listed.map((result) => resultItem(view, result, occurrences.get(result.entry.id))),
  );
  getRequired(root, "[data-more]").hidden = !hasMore;
  for (const list of root.querySelectorAll<HTMLElement>("[data-suggestions]")) {
    const shown = suggestions.filter(({ why }) => why === list.dataset["suggestions"]);
    fillList(
      list,
      shown.map((suggestion) => suggestionItem(view, suggestion)),
    );
  }
  showChooser(root, results);
  const elsewhere = getRequired(root, "[data-elsewhere]");
  const services = outcome.otherServices.slice(0, SERVICES_MAX).map(({ name }) => name[locale]);
  elsewhere.hidden = services.length === 0 || (results.length > 0 && !suggestions.some(({ why }) => why === "same"));
  elsewhere.textContent = fillIn(
    elsewhere.dataset["sentence"] ?? "",
    new Intl.ListFormat(locale, { type: "disjunction" }).format(services),
  );
  const products = outcome.namedProducts.map((id) => ({
    href: routes.product(locale, id),
    title: view.words["products"]?.[id] ?? id,
  }));
  fillList(getRequired(root, "[data-related]"), [...products, ...relatedPages(outcome.hits, locale)].map(relatedItem));
  const summary = getRequired(root, "[data-when=found]");
  summary.textContent = countSentence(summary, listed.length, hasMore ? "+" : "");
  const noMatch = getRequired(root, "[data-when=none] [data-sentence]");
  const { long = "", sentence = "" } = noMatch.dataset;
  noMatch.textContent = isLongText ? long : fillIn(sentence, maskedOf(question));
  // The sentences about unknown numbers and other services say enough.
  noMatch.hidden = unknown.length > 0 || !elsewhere.hidden;
  getRequired(root, "[data-hint]").hidden = state !== "none" || noMatch.hidden || suggestions.length > 0;
  showUnknown(view, outcome);
  showLog(view, lines, outcome, display);
  showState(root, state);
}

/** Announces the outcome to screen readers. */
export function announce(root: HTMLElement, state: ShownState): void {
  const [sentence] = root.querySelectorAll(`[data-when=${state}] [data-sentence], p[data-when=${state}]`);
  const suggestions = root.querySelectorAll("[data-suggestions]:not([hidden]) p, [data-suggestion] [data-fill=code]");
  const sentences = [
    sentence,
    getRequired(root, "[data-elsewhere]"),
    ...root.querySelectorAll("[data-unknown] li"),
    ...suggestions,
  ];
  getRequired(root, "[data-announce]").textContent = sentences
    .map((element) => (element instanceof HTMLElement && !element.hidden ? element.textContent.trim() : ""))
    .filter(Boolean)
    .join(" ");
}

/** The sentence of an element for a count, singular or plural. */
function countSentence({ dataset }: HTMLElement, count: number, suffix = ""): string {
  const { one = "", sentence = "" } = dataset;
  return count === 1 && suffix === "" ? one : fillIn(sentence, `${count}${suffix}`);
}

/** Fills the list of a container, and hides the container if it is empty. */
function fillList(container: HTMLElement, items: readonly HTMLElement[]): void {
  container.hidden = items.length === 0;
  getRequired(container, "ul").replaceChildren(...items);
}

/** Links to the page that tells products apart, if the first results are one code of several products. */
function showChooser(root: HTMLElement, [first, second]: readonly Result[]): void {
  const chooser = getRequired(root, "[data-chooser]");
  const isShared = first?.match === "code" && second?.match === "code" && first.entry.code === second.entry.code;
  chooser.hidden = !isShared;
  if (!isShared) return;
  const { id, code } = first.entry;
  const link = getRequired<HTMLAnchorElement>(chooser, "a");
  link.href = routes.bareCode(id.slice(id.lastIndexOf("/") + 1));
  link.textContent = fillIn(chooser.dataset["sentence"] ?? "", code);
}

/** Shows which numbers are not in the catalogue, and what their number blocks mean. */
function showUnknown({ root, locale, words }: ResultView, { unknown }: Outcome): void {
  const list = getRequired(root, "[data-unknown]");
  const { sentence = "", block = "" } = list.dataset;
  list.hidden = unknown.length === 0;
  list.replaceChildren(
    ...unknown.map(({ number, ranges }) => {
      const item = document.createElement("li");
      const meanings = ranges.map(({ product, name, from, to }) =>
        [words["products"]?.[product] ?? product, from, to, name[locale]].reduce(
          (text, value) => fillIn(text, value),
          block,
        ),
      );
      item.textContent = [fillIn(sentence, number), ...meanings].join(" ");
      return item;
    }),
  );
}

/** Shows the annotated log, and the number of masked secrets. */
function showLog({ root, locale }: ResultView, lines: readonly Line[], outcome: Outcome, display: Display): void {
  const { secrets, areSecretsShown } = display;
  getRequired(root, "[data-log]").hidden = lines.length === 0;
  getRequired(root, "[data-cut]").hidden = !outcome.question.isCut;
  getRequired(root, "[data-lines]").replaceChildren(...lineGroups(lines, outcome.unfiltered, locale, areSecretsShown));
  getRequired(root, "[data-masked]").hidden = secrets === 0;
  const sentence = getRequired(root, "[data-masked] [data-sentence]");
  sentence.textContent = fillIn(sentence.dataset["sentence"] ?? "", `${secrets}`);
  const button = getRequired(root, "[data-reveal]");
  button.dataset["show"] ??= button.textContent.trim();
  button.textContent = (areSecretsShown ? button.dataset["hide"] : button.dataset["show"]) ?? "";
}
