/** The box that takes anything: what is typed or pasted → an outcome, shown; on the search page the address follows. */
import "../elements.ts";
import { getRequired, isWordTables, readData } from "../../browser/dom.ts";
import { searchText } from "../../browser/pagefind.ts";
import { insertText } from "../../browser/paste.ts";
import { fetchedSource, OutdatedPage } from "../../browser/search-files.ts";
import { masked } from "../../masking/mask.ts";
import { secretsIn } from "../../masking/secrets.ts";
import type { Locale } from "../../schema/taxonomy.ts";
import { readState, writeState } from "../../search/query/address.ts";
import { ask, NOTHING_ASKED, type Outcome } from "../../search/query/ask.ts";
import { isLog, readQuestion, type Question } from "../../search/query/question.ts";
import type { Source } from "../../search/query/source.ts";
import { isManifest } from "../../search/shared/shape.ts";
import type { ResultView } from "./items.ts";
import { announce, showOutcome, showState, type ShownState } from "./view.ts";

/** Results of one screen; also pages read from each language's full-text index. */
const PAGE = 20;
/** Debounce after the last key: before the full-text index is asked, the address written, a long text read. In milliseconds. */
const DEBOUNCE = 100;
/** From this length on reading a text takes long enough to be felt at every key, in characters. */
const LONG = 4000;
/** Time without a change after which a screen reader is told the outcome, in milliseconds. */
const SETTLED = 700;
/** Most lines that the box grows to. */
const ROWS_MAX = 12;

/** What scripts see of a state, as the public contract names it. */
const DATA_STATE: Record<ShownState, string> = {
  idle: "idle",
  loading: "loading",
  found: "done",
  none: "done",
  filtered: "done",
  error: "error",
  outdated: "error",
};

/** A paste that the box shows with its secrets masked. */
interface Paste {
  text: string;
  masked: string;
  /** How many secrets it has. */
  secrets: number;
}

const delay = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

class CodeFinder extends HTMLElement {
  /** Counts searches: an answer to an older one is not shown. */
  private run = 0;
  private limit = PAGE;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private announcing: ReturnType<typeof setTimeout> | undefined;
  private paste: Paste | undefined;
  private areSecretsShown = false;
  private question: Question = NOTHING_ASKED.question;
  private isIdle = true;
  private source!: Source;
  private view!: ResultView;
  private readonly pageTitle = document.title;

  connectedCallback() {
    this.source = fetchedSource(readData(this, "manifest", isManifest));
    this.view = { root: this, locale: this.dataset["locale"] as Locale, words: readData(this, "words", isWordTables) };
    this.box.removeAttribute("maxlength");
    this.form.addEventListener("submit", (event) => this.submit(event));
    this.box.addEventListener("input", () => this.typed());
    this.box.addEventListener("paste", (event) => this.insert(event, event.clipboardData));
    this.box.addEventListener("drop", (event) => this.insert(event, event.dataTransfer));
    this.addEventListener("keydown", (event) => this.pressKey(event));
    this.addEventListener("click", (event) => this.pressButton(event));
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
    return getRequired<HTMLFormElement>(this, "form");
  }
  private get box() {
    return getRequired<HTMLTextAreaElement>(this, "[data-box]");
  }
  /** Whether filters and the address belong to this box. */
  private get isPage() {
    return this.dataset["page"] === "true";
  }
  private get filters() {
    const chosen = (name: string) => this.querySelector<HTMLSelectElement>(`select[name=${name}]`)?.value ?? "";
    return { vendor: chosen("vendor"), category: chosen("category") };
  }

  /** Takes the state from the address. */
  private restore() {
    const { query, vendor, category } = readState(location.search);
    this.question = readQuestion(query);
    this.box.value = this.question.masked;
    this.fit();
    for (const [name, value] of Object.entries({ vendor, category })) {
      const select = getRequired<HTMLSelectElement>(this, `select[name=${name}]`);
      select.value = [...select.options].some((option) => option.value === value) ? value : "";
    }
    this.limit = PAGE;
    // A secret that a link brought along leaves the address.
    this.writeAddress({ push: false });
    void this.search();
  }

  /** Reads the box, writes the address and searches. */
  private update(history: { push: boolean }) {
    clearTimeout(this.timer);
    this.question = readQuestion(this.box.value);
    this.limit = PAGE;
    this.writeAddress(history);
    void this.search();
  }

  /** @param push adds an entry to the history; else the last one is replaced */
  private writeAddress({ push }: { push: boolean }) {
    if (!this.isPage) return;
    const query = this.question.masked;
    const address = location.pathname + writeState({ query, ...this.filters });
    if (address !== location.pathname + location.search) {
      history[push ? "pushState" : "replaceState"](null, "", address);
    }
    // The page's title and the language switch follow.
    document.title = [isLog(query) ? "" : query, this.pageTitle].filter(Boolean).join(" · ");
    for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-language]")) link.search = location.search;
  }

  private submit(event: SubmitEvent) {
    const { text, sensitive } = readQuestion(this.box.value);
    // From the home page a question goes to the search page; what must not be in an address is answered here.
    if (!this.isPage && text !== "" && !isLog(text) && sensitive.secrets.length === 0) return;
    event.preventDefault();
    this.update({ push: true });
    getRequired(this, "[data-list]").scrollIntoView({ block: "nearest" });
  }

  private typed() {
    this.fit();
    if (this.box.value !== this.paste?.masked) this.forgetPaste();
    clearTimeout(this.timer);
    if (this.box.value.length > LONG) {
      this.dataset["state"] = "loading";
      this.timer = setTimeout(() => this.update({ push: false }), DEBOUNCE);
      return;
    }
    this.question = readQuestion(this.box.value);
    this.limit = PAGE;
    void this.search();
    this.timer = setTimeout(() => this.writeAddress({ push: false }), DEBOUNCE);
  }

  private forgetPaste() {
    this.paste = undefined;
    this.areSecretsShown = false;
  }

  /** The box grows with its text, and shows a log in a smaller type. */
  private fit() {
    const { value } = this.box;
    this.box.rows = Math.min(value.split("\n", ROWS_MAX).length, ROWS_MAX);
    this.box.toggleAttribute("data-long", isLog(value));
  }

  /** A paste appears with its secrets masked; one that replaces the whole text can be shown again. */
  private insert(event: Event, data: DataTransfer | null) {
    // As the box will give it back.
    const text = (data?.getData("text/plain") ?? "").replace(/\r\n?/g, "\n");
    const secrets = secretsIn(text);
    if (secrets.length === 0) return;
    const { box } = this;
    const isWhole = box.selectionStart === 0 && box.selectionEnd === box.value.length;
    const safe = masked(text, secrets);
    this.forgetPaste();
    if (isWhole) this.paste = { text, masked: safe, secrets: secrets.length };
    // Its `input` event starts the search.
    insertText(event, box, safe);
  }

  private pressKey(event: KeyboardEvent) {
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
      box.value = "";
      this.forgetPaste();
      this.fit();
      this.update({ push: false });
      go(box);
    } else if (event.key === "Enter" && inBox && !event.shiftKey) {
      event.preventDefault();
      this.form.requestSubmit();
    } else if (event.key === "ArrowDown" && (at >= 0 || (inBox && box.selectionStart === box.value.length))) {
      if (links.length > 0) go(links[at + 1] ?? links.at(-1));
    } else if (event.key === "ArrowUp" && at >= 0) go(links[at - 1] ?? box);
  }

  private pressButton({ target }: MouseEvent) {
    const button = target instanceof Element ? target.closest("button") : null;
    if (!button) return;
    if (button.dataset["line"]) {
      const line = this.querySelector<HTMLElement>(`.line[data-number="${button.dataset["line"]}"]`);
      line?.scrollIntoView({ block: "center" });
      line?.querySelector<HTMLElement>("a")?.focus({ preventScroll: true });
    } else if ("again" in button.dataset) void this.search();
    else if ("reload" in button.dataset) location.reload();
    else if ("more" in button.dataset) {
      this.limit += PAGE;
      void this.search();
    } else if ("unfilter" in button.dataset) {
      for (const select of this.querySelectorAll("select")) select.value = "";
      this.update({ push: true });
    } else if ("reveal" in button.dataset) this.toggleSecrets();
  }

  private toggleSecrets() {
    this.areSecretsShown = !this.areSecretsShown;
    if (this.paste) this.box.value = this.areSecretsShown ? this.paste.text : this.paste.masked;
    this.question = readQuestion(this.box.value);
    void this.search();
  }

  /** Answers the question that was read last. */
  private async search() {
    const run = ++this.run;
    const isCurrent = () => run === this.run;
    this.dataset["state"] = "loading";
    if (this.isIdle) showState(this, "loading");
    const { question, filters, limit } = this;
    try {
      const outcome = await ask(
        { question, filters, limit },
        this.source,
        async (...request) => {
          await delay(DEBOUNCE);
          return isCurrent() ? searchText(...request) : { hits: [], hasMore: false };
        },
        (first) => isCurrent() && this.show(first.state, first),
      );
      if (isCurrent()) this.show(outcome.state, outcome);
    } catch (error) {
      if (isCurrent()) this.show(error instanceof OutdatedPage ? "outdated" : "error", NOTHING_ASKED);
    }
  }

  private show(state: ShownState, outcome: Outcome) {
    this.isIdle = state === "idle";
    const secrets = Math.max(outcome.question.sensitive.secrets.length, this.paste?.secrets ?? 0);
    showOutcome(this.view, state, outcome, {
      limit: this.limit,
      secrets,
      areSecretsShown: this.areSecretsShown,
    });
    if (!outcome.isFinal) return;
    this.removeAttribute("data-fresh");
    this.dataset["state"] = DATA_STATE[state];
    clearTimeout(this.announcing);
    this.announcing = setTimeout(() => announce(this, state), SETTLED);
  }
}

customElements.define("code-finder", CodeFinder);
