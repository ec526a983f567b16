/** Shows the outcome of a search: summary, results, suggestions, related pages and annotated log. */
import { getRequired } from "../../../browser/dom.ts";
import { fillIn } from "../../../i18n/sentence.ts";
import { routes } from "../../../routes.ts";
import { linesOf, occurrencesOf, type Line } from "../../../search/query/annotate.ts";
import type { Outcome } from "../../../search/query/ask.ts";
import { isLog, maskedOf } from "../../../search/query/text/question.ts";
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
  const lines = isLog(outcome.question.text) ? linesOf(outcome.question, outcome.unfiltered) : [];
  showResults(view, outcome, lines, display.limit);
  showSuggestions(view, outcome);
  showChooser(view.root, outcome.results);
  showRelated(view, outcome);
  showUnknown(view, outcome);
  const isServiceNamed = showOtherServices(view, outcome);
  // The sentences about unknown numbers and other services say enough.
  const isSaid = outcome.unknown.length > 0 || isServiceNamed;
  showNoMatch(view, outcome, state === "none" && !isSaid);
  showLog(view, lines, outcome, display);
  showState(view.root, state);
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

/** Shows the results, and how many they are. */
function showResults(view: ResultView, outcome: Outcome, lines: readonly Line[], limit: number): void {
  const { root } = view;
  const { results } = outcome;
  const occurrences = occurrencesOf(lines, results);
  const listed = results.slice(0, limit);
  const hasMore = outcome.hasMore || results.length > limit;
  getRequired(root, "[data-list]").replaceChildren(
    ...listed.map((result) => resultItem(view, result, occurrences.get(result.entry.id))),
  );
  getRequired(root, "[data-more]").hidden = !hasMore;
  const summary = getRequired(root, "[data-when=found]");
  summary.textContent = countSentence(summary, listed.length, hasMore ? "+" : "");
}

/** Shows each suggestion in the list of its reason. */
function showSuggestions(view: ResultView, { suggestions }: Outcome): void {
  for (const list of view.root.querySelectorAll<HTMLElement>("[data-suggestions]")) {
    const shown = suggestions.filter(({ why }) => why === list.dataset["suggestions"]);
    fillList(
      list,
      shown.map((suggestion) => suggestionItem(view, suggestion)),
    );
  }
}

/** Shows the products that the question names, and the other pages that were found. */
function showRelated({ root, locale, words }: ResultView, { namedProducts, hits }: Outcome): void {
  const products = namedProducts.map((id) => ({
    href: routes.product(locale, id),
    title: words["products"]?.[id] ?? id,
  }));
  fillList(getRequired(root, "[data-related]"), [...products, ...relatedPages(hits, locale)].map(relatedItem));
}

/**
 * Names the services that the question is about, if results do not contradict it.
 * @returns whether it names one
 */
function showOtherServices({ root, locale }: ResultView, { results, suggestions, otherServices }: Outcome): boolean {
  const element = getRequired(root, "[data-elsewhere]");
  const services = otherServices.slice(0, SERVICES_MAX).map(({ name }) => name[locale]);
  element.hidden = services.length === 0 || (results.length > 0 && !suggestions.some(({ why }) => why === "same"));
  element.textContent = fillIn(
    element.dataset["sentence"] ?? "",
    new Intl.ListFormat(locale, { type: "disjunction" }).format(services),
  );
  return !element.hidden;
}

/** Says that nothing was found, with a hint what to try if there are no suggestions either. */
function showNoMatch({ root }: ResultView, { question, suggestions }: Outcome, isShown: boolean): void {
  const element = getRequired(root, "[data-when=none] [data-sentence]");
  const { long = "", sentence = "" } = element.dataset;
  element.textContent = isLog(question.text) ? long : fillIn(sentence, maskedOf(question));
  element.hidden = !isShown;
  getRequired(root, "[data-hint]").hidden = !isShown || suggestions.length > 0;
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
