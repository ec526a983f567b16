/** The search page: box and filters → address, results and status. */
import { routes } from "../../routes.ts";
import type { Locale } from "../../schema/taxonomy.ts";
import { rankHits, type Match } from "../../search/rank.ts";
import { complete } from "../../search/sentence.ts";
import { readState, writeState, type SearchState } from "../../search/state.ts";
import { searchPages, type PageHit } from "./pagefind.ts";

/** Pages read from each language's index for one screen of results. */
const PAGE = 20;
/** Pause after the last key before a search begins, in milliseconds. */
const PAUSE = 120;

type State = "idle" | "loading" | "found" | "none" | "error";
type Found = PageHit & { match: Match };

class SearchResults extends HTMLElement {
  private run = 0;
  private limit = PAGE;
  private timer: ReturnType<typeof setTimeout> | undefined;
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
    this.querySelector("[data-again]")?.addEventListener("click", () => this.search(this.state));
    this.querySelector("[data-more]")?.addEventListener("click", () => {
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
      const select = this.querySelector<HTMLSelectElement>(`select[name=${name}]`);
      if (select) select.value = [...select.options].some((option) => option.value === value) ? value : "";
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

  private async search({ query, vendor, category }: SearchState) {
    const run = ++this.run;
    this.followSwitch();
    const filters = Object.fromEntries(Object.entries({ vendor, category }).filter(([, value]) => value));
    if (!query && Object.keys(filters).length === 0) {
      this.show("idle", []);
      return;
    }
    this.show("loading");
    try {
      const { hits, more } = await searchPages(query || null, filters, this.limit);
      if (run !== this.run) return;
      const found = rankHits(query, hits);
      this.show(found.length > 0 ? "found" : "none", found, query);
      part(this, "[data-more]").hidden = !more || found.length === 0;
    } catch {
      if (run === this.run) this.show("error", []);
    }
  }

  /** Shows a state's sentence and, where given, its results. */
  private show(state: State, found?: Found[], query = "") {
    this.dataset["state"] = state === "found" || state === "none" ? "done" : state;
    for (const element of this.querySelectorAll<HTMLElement>("[data-when]")) {
      element.hidden = element.dataset["when"] !== state;
    }
    if (!found) return;
    const count = part(this, "[data-when=found]");
    const sentence = found.length === 1 ? count.dataset["one"] : count.dataset["sentence"];
    count.textContent = complete(sentence ?? "", found.length);
    const none = part(this, "[data-when=none] [data-sentence]");
    none.textContent = complete(none.dataset["sentence"] ?? "", query);
    part(this, "[data-more]").hidden = true;
    part(this, "[data-list]").replaceChildren(...found.map((hit) => this.item(hit)));
  }

  /** One result, cloned from the server's template. */
  private item({ id, match, meta }: Found): Node {
    const locale = this.dataset["locale"] as Locale;
    const fragment = part<HTMLTemplateElement>(this, "template").content.cloneNode(true) as DocumentFragment;
    const item = part<HTMLElement>(fragment, "[data-result]");
    item.dataset["id"] = id;
    item.dataset["match"] = match;
    part<HTMLAnchorElement>(item, "a").href = routes.code(locale, id);
    const fill: Record<string, string | undefined> = {
      code: meta["code"],
      symbol: meta["symbol"],
      title: meta[locale],
      product: meta[`${locale}-product`],
      answer: meta[`${locale}-answer`],
    };
    for (const hole of item.querySelectorAll<HTMLElement>("[data-fill]")) {
      hole.textContent = fill[hole.dataset["fill"] ?? ""] ?? "";
    }
    for (const word of item.querySelectorAll<HTMLElement>("[data-match-word]")) {
      word.hidden = word.dataset["matchWord"] !== match;
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
