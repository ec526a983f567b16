/** The search page: box and filters → address, results and status. */
import { routes } from "../../routes.ts";
import type { Locale } from "../../schema/taxonomy.ts";
import type { Entry } from "../../search/entry.ts";
import { mergeResults, needsText, passes, type Result } from "../../search/rank.ts";
import { resolve } from "../../search/resolve.ts";
import { complete } from "../../search/sentence.ts";
import { readState, writeState, type SearchState } from "../../search/state.ts";
import { loadCodes } from "./codes.ts";
import { searchText } from "./pagefind.ts";

/** Results of one screen; also pages read from each language's text index. */
const PAGE = 20;
/** Pause after the last key before a search begins, in milliseconds. */
const PAUSE = 120;

type State = "idle" | "loading" | "found" | "none" | "error";

/** What a search came to. */
interface Answer {
  results: Result[];
  suggestions: Entry[];
  more: boolean;
}

class SearchResults extends HTMLElement {
  private run = 0;
  private limit = PAGE;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly pageTitle = document.title;
  private readonly form = document.querySelector<HTMLFormElement>("form#search");

  connectedCallback() {
    this.restore();
    addEventListener("popstate", () => this.restore());
    this.form?.addEventListener("submit", (event) => {
      event.preventDefault();
      this.update({ push: true });
    });
    this.box?.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.update({ push: false }), PAUSE);
    });
    for (const select of this.querySelectorAll("select")) {
      select.addEventListener("change", () => this.update({ push: true }));
    }
    part(this, "[data-again]").addEventListener("click", () => this.search(this.state));
    part(this, "[data-more]").addEventListener("click", () => {
      this.limit += PAGE;
      void this.search(this.state);
    });
    if (!this.state.query) this.box?.focus();
  }

  private get box() {
    return this.form?.querySelector<HTMLInputElement>("[name=q]");
  }

  /** What the box and the filters say. */
  private get state(): SearchState {
    const data = this.form ? new FormData(this.form) : new FormData();
    const read = (name: string) => String(data.get(name) ?? "").trim();
    return { query: read("q"), vendor: read("vendor"), category: read("category") };
  }

  /** Takes the state from the address. */
  private restore() {
    const { query, vendor, category } = readState(location.search);
    if (this.box) this.box.value = query;
    for (const [name, value] of Object.entries({ vendor, category })) {
      const select = part<HTMLSelectElement>(this, `select[name=${name}]`);
      select.value = [...select.options].some((option) => option.value === value) ? value : "";
    }
    this.limit = PAGE;
    void this.search(this.state);
  }

  /** Puts the state into the address, as a new entry of the history or in place of the last, and searches. */
  private update({ push }: { push: boolean }) {
    clearTimeout(this.timer);
    const address = location.pathname + writeState(this.state);
    if (address !== location.pathname + location.search) {
      history[push ? "pushState" : "replaceState"](null, "", address);
    }
    this.limit = PAGE;
    void this.search(this.state);
  }

  /** The language switch leads to the same search. */
  private followSwitch() {
    for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-language]")) link.search = location.search;
  }

  private async search(state: SearchState) {
    const run = ++this.run;
    document.title = [state.query, this.pageTitle].filter(Boolean).join(" · ");
    this.followSwitch();
    if (Object.values(state).every((value) => value === "")) {
      this.show("idle", { results: [], suggestions: [], more: false });
      return;
    }
    this.show("loading");
    try {
      const answer = await this.answer(state);
      if (run === this.run) this.show(answer.results.length > 0 ? "found" : "none", answer, state.query);
    } catch {
      if (run === this.run) this.show("error", { results: [], suggestions: [], more: false });
    }
  }

  /** The resolver's codes first; the text index is asked only where it has something to add. */
  private async answer({ query, ...filters }: SearchState): Promise<Answer> {
    const { index, byId } = await loadCodes();
    if (query === "") {
      const own = index.entries.filter((entry) => passes(entry, filters));
      const results = own.slice(0, this.limit).map((entry) => ({ entry, match: "text" as const }));
      return { results, suggestions: [], more: own.length > this.limit };
    }
    const resolved = resolve(query, index);
    const found = resolved.found.filter(({ entry }) => passes(entry, filters));
    const suggestions = resolved.suggestions.filter((entry) => passes(entry, filters));
    const text = needsText(query, resolved)
      ? await this.text(query, filters, found.length > 0)
      : { hits: [], more: false };
    const results = mergeResults({ ...resolved, found }, text.hits, byId);
    const more = text.more || results.length > this.limit;
    return { results: results.slice(0, Math.max(this.limit, text.hits.length)), suggestions, more };
  }

  /** Searches the text; where its index cannot be loaded, codes that are found already still stand. */
  private async text(query: string, filters: Omit<SearchState, "query">, isOptional: boolean) {
    try {
      return await searchText(query, filters, this.limit);
    } catch (error) {
      if (isOptional) return { hits: [], more: false };
      throw error;
    }
  }

  /** Shows a state's sentence and, where given, its results. */
  private show(state: State, answer?: Answer, query = "") {
    this.dataset["state"] = state === "found" || state === "none" ? "done" : state;
    for (const element of this.querySelectorAll<HTMLElement>("[data-when]")) {
      element.hidden = element.dataset["when"] !== state;
    }
    if (!answer) return;
    const { results, suggestions, more } = answer;
    const count = part(this, "[data-when=found]");
    const sentence = results.length === 1 ? count.dataset["one"] : count.dataset["sentence"];
    count.textContent = complete(sentence ?? "", more ? `${results.length}+` : results.length);
    const none = part(this, "[data-when=none] [data-sentence]");
    none.textContent = complete(none.dataset["sentence"] ?? "", query);
    part(this, "[data-more]").hidden = !more;
    part(this, "[data-list]").replaceChildren(
      ...results.map(({ entry, match, isBeginning }) => this.item(entry, match, isBeginning)),
    );
    part(this, "[data-suggestions]").hidden = suggestions.length === 0;
    part(this, "[data-suggestions] ul").replaceChildren(...suggestions.map((entry) => this.item(entry)));
  }

  /** One code, cloned from the server's template: a result, or without a match a suggestion. */
  private item(entry: Entry, match?: Result["match"], isBeginning = false): Node {
    const locale = this.dataset["locale"] as Locale;
    const word = JSON.parse(this.dataset["words"] ?? "{}") as Record<string, Record<string, string>>;
    const fragment = part<HTMLTemplateElement>(this, "template").content.cloneNode(true) as DocumentFragment;
    const item = part(fragment, "li");
    item.toggleAttribute(match ? "data-result" : "data-suggestion", true);
    item.dataset["id"] = entry.id;
    if (match) item.dataset["match"] = match;
    part<HTMLAnchorElement>(item, "a").href = routes.code(locale, entry.id);
    const fill: Record<string, string | undefined> = {
      code: entry.code,
      symbol: entry.symbol,
      title: entry.title[locale],
      product: word["products"]?.[entry.id.slice(0, entry.id.lastIndexOf("/"))],
      retry: word["retries"]?.[entry.retry],
      owner: word["owners"]?.[entry.owner],
    };
    for (const hole of item.querySelectorAll<HTMLElement>("[data-fill]")) {
      hole.textContent = fill[hole.dataset["fill"] ?? ""] ?? "";
    }
    for (const matchWord of item.querySelectorAll<HTMLElement>("[data-match-word]")) {
      matchWord.hidden = matchWord.dataset["matchWord"] !== (isBeginning ? "prefix" : match);
    }
    return fragment;
  }
}

/** A part that the server's page has for certain. */
function part<Part extends HTMLElement = HTMLElement>(root: ParentNode, selector: string): Part {
  const found = root.querySelector<Part>(selector);
  if (!found) throw new Error(`${selector} is missing from the search page`);
  return found;
}

customElements.define("search-results", SearchResults);
