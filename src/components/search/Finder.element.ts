/** The box that takes anything: what is typed or pasted → results, status, annotated log; on the search page the address too. */
import type { Locale } from "../../schema/taxonomy.ts";
import type { Edition, ProductFacts } from "../../search/data.ts";
import { listed } from "../../search/data.ts";
import { find, type Answer } from "../../search/find.ts";
import { isLog, masked, QUESTION_MAX } from "../../search/log.ts";
import { holds, needsText, passes, withText } from "../../search/rank.ts";
import type { Result } from "../../search/results.ts";
import { secretsIn } from "../../search/secrets.ts";
import { entriesOf, type Source } from "../../search/source.ts";
import { readState, writeState, type SearchState } from "../../search/state.ts";
import type { Place } from "./items.ts";
import { searchText, type Hit } from "./pagefind.ts";
import { part } from "./part.ts";
import { insertMasked } from "../site/masking.ts";
import { fetchedSource, OutdatedPage } from "./source.ts";
import { announce, reveal, showAnswer, type State } from "./view.ts";

/** Results of one screen; also pages read from each language's text index. */
const PAGE = 20;
/** Pause after the last key before the text index is asked and the address is written, in milliseconds. */
const PAUSE = 100;
/** Text that is long enough for its search to be felt at every key, in characters. */
const LONG = 4000;
/** Pause after which a screen reader is told the outcome, in milliseconds. */
const SETTLED = 700;

/** Most lines that the box grows to. */
const ROWS_MAX = 12;

/** What scripts see of a state. */
const DATA_STATE = {
  idle: "idle",
  loading: "loading",
  found: "done",
  none: "done",
  filtered: "done",
  error: "error",
  outdated: "error",
};
const NOTHING: Answer = { text: "", secrets: [], results: [], suggestions: [], unknown: [], named: [] };

class CodeFinder extends HTMLElement {
  private run = 0;
  private limit = PAGE;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private announcing: ReturnType<typeof setTimeout> | undefined;
  /** What was pasted, while the box shows it with its secrets masked. */
  private pasted: string | undefined;
  private isRevealed = false;
  private shown: Answer = NOTHING;
  private source!: Source;
  private place!: Place;
  private readonly pageTitle = document.title;

  connectedCallback() {
    this.source = fetchedSource(JSON.parse(this.dataset["edition"] ?? "{}") as Edition);
    const words = JSON.parse(this.dataset["words"] ?? "{}") as Place["words"];
    this.place = { root: this, locale: this.dataset["locale"] as Locale, words };
    this.box.removeAttribute("maxlength");
    this.form.addEventListener("submit", (event) => this.submit(event));
    this.box.addEventListener("input", () => this.typed());
    this.box.addEventListener("paste", (event) => this.insert(event, event.clipboardData));
    this.box.addEventListener("drop", (event) => this.insert(event, event.dataTransfer));
    this.addEventListener("keydown", (event) => this.key(event));
    this.addEventListener("click", (event) => this.press(event));
    for (const select of this.querySelectorAll("select")) {
      select.addEventListener("change", () => this.update({ push: true }));
    }
    if (this.isPage) {
      this.restore();
      addEventListener("popstate", () => this.restore());
    } else if (this.box.value !== "") this.typed();
    if (this.isPage && this.box.value === "") this.box.focus();
  }

  private get form() {
    return part<HTMLFormElement>(this, "form");
  }
  private get box() {
    return part<HTMLTextAreaElement>(this, "[data-box]");
  }
  /** Whether filters and the address belong to this box. */
  private get isPage() {
    return this.dataset["page"] === "true";
  }
  /** What the box and the filters say. */
  private get state(): SearchState {
    const filter = (name: string) => this.querySelector<HTMLSelectElement>(`select[name=${name}]`)?.value ?? "";
    return { query: this.box.value.trim(), vendor: filter("vendor"), category: filter("category") };
  }

  /** Takes the state from the address. */
  private restore() {
    const { query, vendor, category } = readState(location.search);
    this.box.value = masked(query);
    this.fit();
    for (const [name, value] of Object.entries({ vendor, category })) {
      const select = part<HTMLSelectElement>(this, `select[name=${name}]`);
      select.value = [...select.options].some((option) => option.value === value) ? value : "";
    }
    this.limit = PAGE;
    // What a link brought along and should not stand in an address goes.
    this.address(false);
    void this.search(this.state);
  }

  /** Puts the state into the address, as a new entry of the history or in place of the last, and searches. */
  private update({ push }: { push: boolean }) {
    clearTimeout(this.timer);
    this.address(push);
    this.limit = PAGE;
    void this.search(this.state);
  }

  private address(push: boolean) {
    const { state } = this;
    if (!this.isPage) return;
    const address = location.pathname + writeState(state);
    if (address !== location.pathname + location.search) {
      history[push ? "pushState" : "replaceState"](null, "", address);
    }
    this.follow();
  }

  /** The page's title and the language switch follow the address. */
  private follow() {
    const { query } = this.state;
    const isQuestion = query.length <= QUESTION_MAX;
    document.title = [isQuestion ? masked(query) : "", this.pageTitle].filter(Boolean).join(" · ");
    for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-language]")) link.search = location.search;
  }

  private submit(event: SubmitEvent) {
    const { query } = this.state;
    // From the home page a question goes to the search page; what must not stand in an address is answered here.
    if (!this.isPage && query !== "" && !isLog(query) && secretsIn(query).length === 0) return;
    event.preventDefault();
    this.update({ push: true });
    part(this, "[data-list]").scrollIntoView({ block: "nearest" });
  }

  private typed() {
    this.fit();
    if (this.box.value !== masked(this.pasted ?? "")) {
      this.pasted = undefined;
      this.isRevealed = false;
    }
    this.limit = PAGE;
    clearTimeout(this.timer);
    if (this.box.value.length > LONG) {
      this.dataset["state"] = "loading";
      this.timer = setTimeout(() => this.update({ push: false }), PAUSE);
      return;
    }
    void this.search(this.state);
    this.timer = setTimeout(() => this.address(false), PAUSE);
  }

  /** The box grows with its text, and a log is set as one. */
  private fit() {
    const { value } = this.box;
    this.box.rows = Math.min(value.split("\n", ROWS_MAX).length, ROWS_MAX);
    this.box.toggleAttribute("data-long", isLog(value));
  }

  /** A paste appears with its secrets masked; what replaces the whole text can be shown again. */
  private insert(event: Event, data: DataTransfer | null) {
    const text = data?.getData("text/plain") ?? "";
    const { box } = this;
    const isWhole = box.selectionStart === 0 && box.selectionEnd === box.value.length;
    if (!insertMasked(event, box, text)) return;
    this.pasted = isWhole ? text : undefined;
    this.isRevealed = false;
    void this.search(this.state);
  }

  private key(event: KeyboardEvent) {
    const { box } = this;
    if (event.isComposing) return;
    const links = [...this.querySelectorAll<HTMLElement>("[data-result] a, [data-suggestion] a, [data-related] a")];
    const at = links.indexOf(document.activeElement as HTMLElement);
    const inBox = document.activeElement === box;
    const go = (target: HTMLElement | undefined) => {
      event.preventDefault();
      target?.focus();
    };
    if (event.key === "Escape" && box.value !== "") {
      this.clear();
      go(box);
    } else if (event.key === "Enter" && inBox && !event.shiftKey) {
      event.preventDefault();
      this.form.requestSubmit();
    } else if (event.key === "ArrowDown" && (at >= 0 || (inBox && box.selectionStart === box.value.length))) {
      if (links.length > 0) go(links[at + 1] ?? links.at(-1));
    } else if (event.key === "ArrowUp" && at >= 0) go(links[at - 1] ?? box);
  }

  private clear() {
    this.box.value = "";
    this.isRevealed = false;
    this.fit();
    this.pasted = undefined;
    this.update({ push: false });
  }

  private press({ target }: MouseEvent) {
    const button = target instanceof Element ? target.closest("button") : null;
    if (!button) return;
    if (button.dataset["line"]) {
      const line = this.querySelector<HTMLElement>(`.line[data-number="${button.dataset["line"]}"]`);
      line?.scrollIntoView({ block: "center" });
      line?.querySelector<HTMLElement>("a")?.focus({ preventScroll: true });
    } else if ("again" in button.dataset) void this.search(this.state);
    else if ("reload" in button.dataset) location.reload();
    else if ("more" in button.dataset) {
      this.limit += PAGE;
      void this.search(this.state);
    } else if ("unfilter" in button.dataset) {
      for (const select of this.querySelectorAll("select")) select.value = "";
      this.update({ push: true });
    } else if ("reveal" in button.dataset) {
      this.isRevealed = !this.isRevealed;
      this.box.value = this.isRevealed ? (this.pasted ?? this.box.value) : masked(this.pasted ?? this.box.value);
      void this.search(this.state);
    }
  }

  private async search(state: SearchState) {
    const run = ++this.run;
    const isCurrent = () => run === this.run;
    if (Object.values(state).every((value) => value === "")) return this.show("idle", NOTHING);
    this.dataset["state"] = "loading";
    if (this.shown === NOTHING) reveal(this, "loading");
    try {
      const answer = state.query === "" ? { ...NOTHING } : await find(state.query, this.source);
      const { results, suggestions, ...rest } = answer;
      let found = results.filter(({ entry }) => passes(entry, state));
      const own = { ...rest, results: found, suggestions: suggestions.filter(({ entry }) => passes(entry, state)) };
      if (!isCurrent()) return;
      const isTextWanted = state.query === "" || (needsText(answer) && !isLog(answer.text));
      const hidden = results.length > found.length;
      const outcome = () => (found.length > 0 ? "found" : hidden || state.query === "" ? "filtered" : "none");
      if (!isTextWanted) return this.show(outcome(), own, { all: results });
      if (found.length > 0) this.show("found", own, { isFinal: false, all: results });
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
      if (!isCurrent()) return;
      const { hits, more } = await this.text(state, found.length > 0);
      found = withText(found, await this.entries(hits)).filter(({ entry }) => passes(entry, state));
      if (!isCurrent()) return;
      this.show(outcome(), { ...own, results: found }, { more, hits, all: results });
    } catch (error) {
      if (isCurrent()) this.show(error instanceof OutdatedPage ? "outdated" : "error", NOTHING);
    }
  }

  /** Searches the text; where its index cannot be loaded, codes that are found already still stand. */
  private async text({ query, vendor, category }: SearchState, isOptional: boolean) {
    try {
      const { hits, more } = await searchText(query || null, { vendor, category }, this.limit);
      if (query === "") return { hits, more };
      const { fillers } = await this.source.vocabulary();
      // Beyond the first pages hardly any holds what was asked for: of those nobody is told that there are more.
      return { hits: hits.filter(({ content }) => holds(query, content, fillers)), more: false };
    } catch (error) {
      if (isOptional) return { hits: [], more: false };
      throw error;
    }
  }

  /** The entries of the codes among the hits. */
  private async entries(hits: readonly Hit[]) {
    const ids = new Set(hits.map(({ meta }) => meta["id"]));
    if (ids.size === 0) return [];
    const products: readonly ProductFacts[] = await this.source.products();
    const order = new Map([...ids].map((id, at) => [id, at]));
    const codes = listed(products).filter(({ id }) => ids.has(id));
    return entriesOf(
      codes.sort((a, b) => order.get(a.id)! - order.get(b.id)!),
      this.source,
    );
  }

  /** Shows what a search came to; what is not final may still grow. */
  private show(
    state: State,
    answer: Answer,
    { isFinal = true, more = false, hits = [] as readonly Hit[], all = answer.results as readonly Result[] } = {},
  ) {
    this.shown = answer;
    if (isFinal) this.removeAttribute("data-fresh");
    const { query } = this.state;
    const secrets = Math.max(answer.secrets.length, this.pasted === undefined ? 0 : secretsIn(this.pasted).length);
    showAnswer(this.place, state, answer, {
      all,
      query,
      limit: this.limit,
      more,
      hits,
      secrets,
      isRevealed: this.isRevealed,
    });
    if (!isFinal) return;
    this.dataset["state"] = DATA_STATE[state];
    clearTimeout(this.announcing);
    this.announcing = setTimeout(() => announce(this, state), SETTLED);
  }
}

customElements.define("code-finder", CodeFinder);
